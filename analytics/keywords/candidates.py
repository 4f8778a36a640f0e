"""The candidates for keywords: noun phrases with all their occurrences, and what the mentions say of their words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from analytics.keywords.phrases import LONGEST, Occurrences, code, noun_phrases
from analytics.keywords.reading import Reading
from analytics.keywords.yake import Flags, Ints
from analytics.records import Mention

_TOPICS = frozenset(("concept", "corridor", "project", "document", "event"))
_NAMES = frozenset(("organisation", "company", "corridor", "facility", "place", "country"))


@dataclass(frozen=True, slots=True)
class Cover:
    """Which words of the stream stand in mentions, (words,) each; and what a text is about, _TOPICS."""

    people: Flags
    countries: Flags
    places: Flags  # countries too
    media: Flags
    name_size: Ints  # words of the longest name of two words or more that a word stands in, 0 for none
    name_left: Ints  # how many of them from this word on
    concepts: Ints  # `code` of each place of a concept and its like
    next_end: Ints  # where the first to end of those concepts ends that begin at this word or after it


def phrases(reading: Reading) -> Occurrences:
    """The noun phrases of an article."""
    return noun_phrases(reading.kinds, reading.marks, reading.attaches, reading.numbers, reading.document.language)


def cover(reading: Reading, mentions: Iterable[Mention]) -> Cover:
    """The mentions by the words that they hold."""
    tokens, places = reading.document.tokens, reading.words.places
    begins, ends = [tokens[p].start for p in places], [tokens[p].end for p in places]
    marks = {kind: np.zeros(len(places), np.bool_) for kind in ("person", "country", "place", "media")}
    name_size, name_left = np.zeros((2, len(places)), np.int64)
    concepts: list[tuple[int, int]] = []
    for mention in mentions:
        first, last = bisect_right(ends, mention.start), bisect_left(begins, mention.end)
        if mention.kind in marks:
            marks[mention.kind][first:last] = True
        if mention.kind in _TOPICS and first < last:
            concepts.append((first, last))
        if mention.kind in _NAMES and last - first > 1 and last - first > name_size[first:last].max():
            name_size[first:last] = last - first
            name_left[first:last] = np.arange(last - first, 0, -1)
    starts, ends_of = np.array(concepts, np.int64).reshape(-1, 2).T
    next_end = np.full(len(places), len(places) + 1)
    np.minimum.at(next_end, starts, ends_of)
    return Cover(
        people=marks["person"],
        countries=marks["country"],
        places=marks["country"] | marks["place"],
        media=marks["media"],
        name_size=name_size,
        name_left=name_left,
        concepts=code(starts, ends_of - starts)[ends_of - starts <= LONGEST],
        next_end=np.minimum.accumulate(next_end[::-1])[::-1],
    )
