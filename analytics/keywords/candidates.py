"""The candidates for keywords: noun phrases with all their occurrences, and what the mentions say of their words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analytics.keywords.phrases import noun_phrases
from analytics.keywords.reading import Reading
from analytics.records import Mention

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Lemmas = tuple[str, ...]

_TOPICS = frozenset(("concept", "corridor", "project", "document", "event"))


class Phrase(NamedTuple):
    """A noun phrase with all its occurrences, whatever their inflection."""

    lemmas: Lemmas
    starts: list[int]  # positions in the stream, ascending

    @property
    def size(self) -> int:
        """Number of words."""
        return len(self.lemmas)


@dataclass(frozen=True, slots=True)
class Cover:
    """Which words of the stream stand in mentions, (words,) each; and the concepts."""

    people: Flags
    countries: Flags
    places: Flags  # countries too
    media: Flags
    concepts: frozenset[Lemmas]  # the lemmas of concepts and of what else a text is about, _TOPICS
    next_end: Ints  # where the first to end of those concepts ends that begin at this word or after it


def phrases(reading: Reading) -> dict[Lemmas, list[int]]:
    """The noun phrases by their lemmas, in order of first appearance, and where each starts."""
    found: dict[Lemmas, list[int]] = {}
    lemmas = reading.lemmas
    for start, end in noun_phrases(reading.kinds, reading.marks, reading.attaches, reading.document.language):
        found.setdefault(lemmas[start:end], []).append(start)
    return found


def cover(reading: Reading, mentions: Iterable[Mention]) -> Cover:
    """The mentions by the words that they hold."""
    tokens, places = reading.document.tokens, reading.words.places
    begins, ends = [tokens[p].start for p in places], [tokens[p].end for p in places]
    marks = {kind: np.zeros(len(places), np.bool_) for kind in ("person", "country", "place", "media")}
    concepts, next_end = set(), np.full(len(places), len(places) + 1)
    for mention in mentions:
        first, last = bisect_right(ends, mention.start), bisect_left(begins, mention.end)
        if mention.kind in marks:
            marks[mention.kind][first:last] = True
        elif mention.kind in _TOPICS:
            concepts.add(reading.lemmas[first:last])
            next_end[first] = min(next_end[first], last)
    return Cover(
        people=marks["person"],
        countries=marks["country"],
        places=marks["country"] | marks["place"],
        media=marks["media"],
        concepts=frozenset(concepts),
        next_end=np.minimum.accumulate(next_end[::-1])[::-1],
    )
