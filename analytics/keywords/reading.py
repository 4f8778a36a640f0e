"""A document as the search for keywords reads it: the words of its headline and text, numbered without the marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analytics.keywords.lexicon import lexicon
from analytics.keywords.stream import Sentences, Words, read
from analytics.keywords.units import Unit, unit
from analytics.keywords.yake import Measures, measure
from analytics.records import Document, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything below goes by the position of a word in the stream."""

    document: Document
    sentences: Sentences
    words: Words
    units: tuple[Unit, ...]
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
    closed = lexicon(document.language).function | {u.text.lower() for u in units if u.stop}
    words = read(sentences, closed.__contains__)
    return Reading(document, sentences, words, tuple(units), measure(words.stream), closed.__contains__)
