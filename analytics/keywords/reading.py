"""A document as the search for keywords reads it: the words of its headline and text, numbered without the marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analytics.keywords.lexicon import function_words, lexicon
from analytics.keywords.phrases import attached
from analytics.keywords.stream import Sentences, Words, read
from analytics.keywords.units import (
    BARE,
    COUNTED,
    EITHER,
    INNER,
    MANY,
    MODAL,
    MODIFIER,
    MODIFIERS,
    NOMINAL,
    NONE,
    NOUN,
    STOP,
    Unit,
    unit_of,
)
from analytics.keywords.yake import Measures, measure
from analytics.records import Document, Sentence, Span

_BYLINE = 6  # tokens
_ENDS = frozenset('.!?…:»"”')
_FOLLOWED = NOMINAL | MODIFIERS


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything below goes by the position of a word in the stream."""

    document: Document
    sentences: Sentences
    headlines: int  # how many of the first sentences are the headline
    words: Words
    units: list[Unit]
    kinds: tuple[int, ...]
    marks: tuple[int, ...]
    lemmas: tuple[str, ...]
    attaches: tuple[bool, ...]  # whether the next word may follow in a phrase
    measures: Measures
    stop: Callable[[str], bool]

    def span(self, start: int, size: int) -> Span:
        """Where `size` words from `start` on stand in the text."""
        tokens, places = self.document.tokens, self.words.places
        return Span(tokens[places[start]].start, tokens[places[start + size - 1]].end)

    def surface(self, span: Span) -> str:
        """The words as they stand, one space between them."""
        return " ".join(self.document.text[span.start : span.end].split())


def read_document(document: Document) -> Reading:
    """The reading of a document; the date line («ASTANA. Kazinform –») is left out."""
    units: list[Unit] = []
    sentences: list[list[tuple[int, str | None]]] = []
    for sentence in document.sentences:
        if sentence.kind == "dateline" or _is_byline(document, sentence):
            continue
        row: list[tuple[int, str | None]] = []
        for place, token in enumerate(document.tokens[sentence.first : sentence.last], sentence.first):
            if token.kind == "punct":
                row.append((place, None))
                continue
            found = unit_of(token, document.language)
            units.append(found)
            row.append((place, found.text))
        sentences.append(row)
    headlines = sum(s.kind == "headline" for s in document.sentences)
    closed = function_words(document.language) | {u.text.lower() for u in units if u.marks & STOP}
    words = read(sentences, closed.__contains__)
    kinds, marks, blocks = [u.kind for u in units], [u.marks for u in units], words.stream.blocks.tolist()
    _settled(kinds, marks, blocks)
    return Reading(
        document=document,
        sentences=sentences,
        headlines=headlines,
        words=words,
        units=units,
        kinds=tuple(kinds),
        marks=tuple(marks),
        lemmas=tuple(u.lemma for u in units),
        attaches=tuple(attached(kinds, marks, blocks, document.language)),
        measures=measure(words.stream),
        stop=closed.__contains__,
    )


def _is_byline(document: Document, sentence: Sentence) -> bool:
    """A line of few words without a full stop, all names or with a word of the trade: «By Nadia Rahimova»."""
    if sentence.kind == "headline" or not 0 < sentence.last - sentence.first <= _BYLINE:
        return False
    tokens = document.tokens[sentence.first : sentence.last]
    if tokens[-1].text in _ENDS:
        return False
    furniture = lexicon(document.language).furniture
    words = [t for t in tokens if t.kind == "word" and t.text.lower() != "by"]
    named = len(words) > 1 and all(t.text[0].isupper() for t in words)
    return named or any(t.form in furniture or t.lemma in furniture for t in words)


def _settled(kinds: list[int], marks: list[int], blocks: list[int]) -> None:
    """Decide, in place, what a word's neighbours decide.

    What can be adjective or noun is an adjective where a noun or another adjective follows in its block. A number makes
    one adjective with some («икки томонлама»). A bare noun after a modal verb is a verb ("will cost jobs").
    """
    for at in range(len(kinds) - 1, -1, -1):
        after = at + 1 if at + 1 < len(kinds) and blocks[at] == blocks[at + 1] else None
        if kinds[at] == EITHER:
            kinds[at] = MODIFIER if after and kinds[after] in _FOLLOWED else NOUN
        elif after and marks[at] & MANY and marks[after] & COUNTED:
            kinds[at], marks[at], kinds[after], marks[after] = MODIFIER, 0, MODIFIER, INNER
        elif kinds[at] == NOUN and at and marks[at] & BARE and marks[at - 1] & MODAL:
            kinds[at] = NONE
