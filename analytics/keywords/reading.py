"""A document as the search for keywords reads it: the words of its headline and text, numbered without the marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analytics.keywords.lexicon import function_words
from analytics.keywords.phrases import attached
from analytics.keywords.stream import Sentences, Words, read
from analytics.keywords.units import EITHER, MODIFIER, MODIFIERS, NOMINAL, NOUN, Unit, unit
from analytics.keywords.yake import Measures, measure
from analytics.records import Document, Span

_FOLLOWED = NOMINAL | MODIFIERS


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything below goes by the position of a word in the stream."""

    document: Document
    sentences: Sentences
    words: Words
    units: tuple[Unit, ...]
    attaches: tuple[bool, ...]  # whether the next word may follow in a phrase
    measures: Measures
    stop: Callable[[str], bool]

    def span(self, start: int, size: int) -> Span:
        """Where `size` words from `start` on stand in the text."""
        tokens, places = self.document.tokens, self.words.places
        return Span(tokens[places[start]].start, tokens[places[start + size - 1]].end)

    def surface(self, start: int, size: int) -> str:
        """The words as they stand, one space between them."""
        span = self.span(start, size)
        return " ".join(self.document.text[span.start : span.end].split())


def read_document(document: Document) -> Reading:
    """The reading of a document; the date line («ASTANA. Kazinform –») is left out."""
    units: list[Unit] = []
    sentences: list[list[tuple[int, str | None]]] = []
    for sentence in document.sentences:
        if sentence.kind == "dateline":
            continue
        row: list[tuple[int, str | None]] = []
        for place in range(sentence.first, sentence.last):
            token = document.tokens[place]
            if token.kind == "punct":
                row.append((place, None))
                continue
            found = unit(token.text, token.form, token.morph, document.language)
            units.append(found)
            row.append((place, found.text))
        sentences.append(row)
    closed = function_words(document.language) | {u.text.lower() for u in units if u.stop}
    words = read(sentences, closed.__contains__)
    settled = _settled(units, words)
    attaches = attached(settled, words.stream.blocks.tolist(), document.language)
    return Reading(document, sentences, words, settled, tuple(attaches), measure(words.stream), closed.__contains__)


def _settled(units: list[Unit], words: Words) -> tuple[Unit, ...]:
    """What can be adjective or noun is an adjective where a noun or another adjective follows in its block."""
    blocks = words.stream.blocks
    for at in range(len(units) - 1, -1, -1):
        if units[at].kind == EITHER:
            before = at + 1 < len(units) and blocks[at] == blocks[at + 1] and units[at + 1].kind in _FOLLOWED
            units[at] = units[at]._replace(kind=MODIFIER if before else NOUN)
    return tuple(units)
