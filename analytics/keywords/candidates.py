"""The candidates for keywords: noun phrases with all their occurrences, and what the mentions say of their words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from analytics.keywords.phrases import noun_phrases
from analytics.keywords.reading import Reading
from analytics.records import Mention

Flags = NDArray[np.bool_]


@dataclass(slots=True)
class Phrase:
    """A noun phrase with all its occurrences, whatever their inflection."""

    lemmas: tuple[str, ...]
    starts: list[int] = field(default_factory=list)  # positions in the stream, ascending

    @property
    def size(self) -> int:
        """Number of words."""
        return len(self.lemmas)


@dataclass(frozen=True, slots=True)
class Cover:
    """Which words of the stream stand in mentions, (words,) each; and the terms that are mentions."""

    people: Flags
    places: Flags
    media: Flags
    named: Flags  # concepts, organisations, corridors, projects, documents, events ...
    terms: frozenset[tuple[str, ...]]  # the lemmas of `named` mentions


def phrases(reading: Reading) -> list[Phrase]:
    """The noun phrases, one for all its inflected occurrences, in order of first appearance."""
    lemmas = [u.lemma for u in reading.units]
    blocks = reading.words.stream.blocks.tolist()
    found: dict[tuple[str, ...], Phrase] = {}
    for start, size in noun_phrases(reading.units, blocks, reading.document.language):
        key = tuple(lemmas[start : start + size])
        if key not in found:
            found[key] = Phrase(key)
        found[key].starts.append(start)
    return list(found.values())


def cover(reading: Reading, mentions: Iterable[Mention]) -> Cover:
    """The mentions by the words that they hold."""
    tokens, places = reading.document.tokens, reading.words.places
    begins, ends = [tokens[p].start for p in places], [tokens[p].end for p in places]
    marks = {kind: np.zeros(len(places), np.bool_) for kind in ("person", "place", "media", "named")}
    terms = set()
    for mention in mentions:
        first, last = bisect_right(ends, mention.start), bisect_left(begins, mention.end)
        kind = {"country": "place"}.get(mention.kind, mention.kind)
        if kind not in marks:
            kind = "named"
            terms.add(tuple(u.lemma for u in reading.units[first:last]))
        marks[kind][first:last] = True
    return Cover(marks["person"], marks["place"], marks["media"], marks["named"], frozenset(terms))


def allowed(reading: Reading, phrase: Phrase, found: Cover) -> bool:
    """Whether a phrase may be a keyword: no agency or furniture of the article, no person or empty word alone."""
    held = slice(phrase.starts[0], phrase.starts[0] + phrase.size)
    units = reading.units[held]
    if any(u.furniture for u in units) or found.media[held].any() or found.people[held].all():
        return False
    return phrase.size > 1 or not (units[0].light or units[0].role or len(phrase.lemmas[0]) < 3)
