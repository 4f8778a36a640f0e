"""What stands in which article, as arrays of numbers that are counted under any choice of articles."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]
RUNS = 256  # stretches of chosen articles up to which they are cut out one by one
TABLE = 100_000_000  # booleans that may be laid out to tell pairs apart; more pairs are sorted


class Postings:
    """`things[offsets[r] : offsets[r + 1]]` stand in the article of row r, each once; numbers are below `size`."""

    def __init__(self, rows: Ints, things: Ints, articles: int, size: int) -> None:
        """`rows` and `things` are of one length, best in the order of rows."""
        if np.any(rows[1:] < rows[:-1]):
            things = things[np.argsort(rows, kind="stable")]
        self.things, self.size = np.ascontiguousarray(things, np.int32), size
        self.offsets = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=articles))])

    @cached_property
    def totals(self) -> Ints:
        """In how many articles each thing stands."""
        return np.bincount(self.things, minlength=self.size)

    def of(self, chosen: Mask) -> Ints:
        """What stands in the chosen articles, article by article."""
        return self.part(self.things, chosen)

    def part(self, values: NDArray[Any], chosen: Mask) -> NDArray[Any]:
        """Of an array with one value a posting, those of the chosen articles."""
        edges = np.flatnonzero(np.diff(chosen, prepend=False, append=False))
        if len(edges) <= 2 * RUNS:
            bounds = self.offsets[edges].reshape(-1, 2)
            parts = [values[first:last] for first, last in bounds]
            return parts[0] if len(parts) == 1 else np.concatenate([values[:0], *parts])
        first, last = edges[0], edges[-1]
        kept = np.repeat(chosen[first:last], np.diff(self.offsets[first : last + 1]))
        return values[self.offsets[first] : self.offsets[last]][kept]

    def spread(self, values: NDArray[Any], chosen: Mask) -> NDArray[Any]:
        """The values of the chosen articles (an array of one an article), repeated for each of their postings."""
        rows = np.flatnonzero(chosen)
        return np.repeat(values[rows], self.offsets[rows + 1] - self.offsets[rows])

    def numbered(self, things: Ints) -> Ints:
        """The place of each thing among some of them, -1 of all others."""
        place = np.full(self.size, -1, np.int32)
        place[things] = np.arange(len(things), dtype=np.int32)
        return place

    def places(self, things: Ints) -> tuple[Ints, Ints, Ints]:
        """Where some of the things stand: the place of each among `things`, the row of the article, the posting."""
        place = self.numbered(things)
        postings = np.flatnonzero((place >= 0)[self.things])
        rows = np.searchsorted(self.offsets, postings, side="right") - 1
        return place[self.things[postings]], rows, postings

    def count(self, chosen: Mask) -> Ints:
        """In how many of the chosen articles each thing stands; where most are chosen, the others are counted."""
        if np.count_nonzero(chosen) * 2 > len(chosen):
            return self.totals - np.bincount(self.of(~chosen), minlength=self.size)
        return np.bincount(self.of(chosen), minlength=self.size)

    def count_groups(self, chosen: Mask, groups: Ints) -> Ints:
        """In how many groups of chosen articles each thing stands; `groups` has one number an article."""
        alone = _alone(chosen, groups)
        shared = chosen & ~alone
        single = self.count(alone)
        return single + distinct(self.of(shared), self.spread(groups, shared), self.size)


def _alone(chosen: Mask, groups: Ints) -> Mask:
    """The chosen articles that are the only chosen one of their group: nothing in them is counted twice."""
    inside = groups[chosen]
    if not len(inside):
        return chosen
    low = inside.min()
    sizes = np.bincount(inside - low)
    alone = chosen.copy()
    alone[chosen] = sizes[inside - low] == 1
    return alone


def distinct(things: Ints, groups: Ints, size: int) -> Ints:
    """How many different groups stand beside each thing."""
    if not len(things):
        return np.zeros(size, np.int64)
    low = int(groups.min())
    width = int(groups.max()) - low + 1
    if size * width <= TABLE:
        seen = np.zeros(size * width, np.bool_)
        seen[things.astype(np.int64) * width + (groups - low)] = True
        return np.asarray(seen.reshape(size, width).sum(axis=1))
    pairs = np.sort(things.astype(np.int64) * width + (groups.astype(np.int64) - low))
    first = np.concatenate([[True], pairs[1:] != pairs[:-1]])
    return np.bincount(pairs[first] // width, minlength=size)
