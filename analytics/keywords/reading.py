"""A document as the search for keywords reads it: the words of its headline and text, numbered without the marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analytics.keywords.lexicon import function_words, lexicon
from analytics.keywords.phrases import attached
from analytics.keywords.stream import Cuts, Sentences, Words, stream_of
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
    known_units,
    new_unit,
)
from analytics.keywords.yake import Flags, Ints, Measures, measure
from analytics.records import Document, Sentence, Span

_BYLINE = 6  # tokens
_ENDS = frozenset('.!?…:»"”')
_FOLLOWED = NOMINAL | MODIFIERS
Lemmas = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything below goes by the position of a word in the stream."""

    document: Document
    read: list[Sentence]  # which sentences: not the date line, no byline
    headline: int  # the position where the headline ends
    words: Words
    units: list[Unit]
    kinds: Ints
    marks: Ints
    numbers: Ints  # its lemma as a number
    attaches: Flags  # whether the next word may follow in a phrase
    measures: Measures
    stop: Callable[[str], bool]

    def span(self, start: int, size: int) -> Span:
        """Where `size` words from `start` on stand in the text."""
        tokens, places = self.document.tokens, self.words.places
        return Span(tokens[places[start]].start, tokens[places[start + size - 1]].end)

    def surface(self, span: Span) -> str:
        """The words as they stand, one space between them."""
        return " ".join(self.document.text[span.start : span.end].split())

    def lemmas(self, start: int, size: int) -> Lemmas:
        """The lemmas of `size` words from `start` on."""
        return tuple(unit.lemma for unit in self.units[start : start + size])

    def sentences(self) -> Sentences:
        """The words by sentence, with their places and None for a mark: what the yake package is given."""
        text_of = {place: unit.text for place, unit in zip(self.words.places, self.units, strict=True)}
        return [[(place, text_of.get(place)) for place in range(s.first, s.last)] for s in self.read]


def read_document(document: Document) -> Reading:
    """The reading of a document; the date line («ASTANA. Kazinform –») is left out."""
    read = [s for s in document.sentences if s.kind != "dateline" and not _is_byline(document, s)]
    units, places, cuts = _units(document, read)
    closed = function_words(document.language) | {unit.text.lower() for unit in units if unit.marks & STOP}
    words = Words(stream_of([unit.text for unit in units], cuts, closed.__contains__), tuple(places))
    kinds = np.array([unit.kind for unit in units], np.int64)
    marks = np.array([unit.marks for unit in units], np.int64)
    _settle(kinds, marks, words.stream.blocks)
    known: dict[str, int] = {}
    return Reading(
        document=document,
        read=read,
        headline=cuts.sentences[sum(s.kind == "headline" for s in read)],
        words=words,
        units=units,
        kinds=kinds,
        marks=marks,
        numbers=np.array([known.setdefault(unit.lemma, len(known)) for unit in units], np.int64),
        attaches=attached(kinds, marks, words.stream.blocks, document.language),
        measures=measure(words.stream),
        stop=closed.__contains__,
    )


def _units(document: Document, sentences: list[Sentence]) -> tuple[list[Unit], list[int], Cuts]:
    """The words, the index of their tokens, and where marks and sentences cut them."""
    units: list[Unit] = []
    places: list[int] = []
    cuts = Cuts()
    tokens, known, language = document.tokens, known_units(document.language), document.language
    for sentence in sentences:
        if sentence.first < sentence.last and tokens[sentence.first].kind != "punct":
            cuts.opening.append(len(units))
        for place in range(sentence.first, sentence.last):
            token = tokens[place]
            if token.kind == "punct":
                cuts.blocks.append(len(units))
                continue
            entry = known.get(token.text)
            units.append(entry[1] if entry and entry[0] is token.morph else new_unit(token, language))
            places.append(place)
        cuts.blocks.append(len(units))
        cuts.sentences.append(len(units))
    return units, places, cuts


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


def _settle(kinds: Ints, marks: Ints, blocks: Ints) -> None:
    """Decide, in place, what a word's neighbours decide.

    What can be adjective or noun is an adjective where a noun or another adjective follows in its block. A number makes
    one adjective with some («икки томонлама»). A bare noun after a modal verb is a verb ("will cost jobs").
    """
    many = np.flatnonzero((marks[:-1] & MANY > 0) & (marks[1:] & COUNTED > 0) & (blocks[:-1] == blocks[1:]))
    kinds[many], marks[many], kinds[many + 1], marks[many + 1] = MODIFIER, 0, MODIFIER, INNER
    verbs = np.flatnonzero((kinds[1:] == NOUN) & (marks[1:] & BARE > 0) & (marks[:-1] & MODAL > 0)) + 1
    kinds[verbs] = NONE
    for at in np.flatnonzero(kinds == EITHER)[::-1].tolist():
        before = at + 1 < len(kinds) and blocks[at] == blocks[at + 1] and int(kinds[at + 1]) in _FOLLOWED
        kinds[at] = MODIFIER if before else NOUN
