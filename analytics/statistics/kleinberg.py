"""Bursts of a term in a stream of articles that comes in batches (days, weeks, months)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

_MOST = 0.9999  # no state may hold its term to be certain: one article without it would cost infinitely much


class Bursts(NamedTuple):
    """One row a burst: which term (row of `counts`), the batches first .. last (both inside), and its weight."""

    term: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    weight: NDArray[np.float64]


def bursts(counts: ArrayLike, totals: ArrayLike, s: float = 2.0, gamma: float = 1.0) -> Bursts:
    """The bursts of each term, by term and time.

    `counts` (terms, batches) or (batches,): articles, best stories, with the term; `totals` (batches,): all of them.
    State 0 has the term at its share over all batches, p0, state 1 at s p0; a batch of d with r costs -ln(p^r (1 -
    p)^(d - r)), going up γ ln(number of batches), going down nothing. The cheapest sequence of states (Viterbi) gives
    the bursts; the weight of one is by how much state 1 is cheaper than state 0 over its batches. Batches without
    articles cost nothing in either state.
    Source: Kleinberg 2003, "Bursty and hierarchical structure in streams", Data Mining and Knowledge Discovery 7,
    section 4.

    Ten batches of 100; the term is in 5 of each, but in 20 of batches 4 and 5. p0 = .08, p1 = .16, going up costs ln
    10 = 2.30, and each of the two gains 20 ln 2 + 80 ln (.84 / .92) = 6.585:

    >>> found = bursts([[5, 5, 5, 5, 20, 20, 5, 5, 5, 5]], [100] * 10)
    >>> found.first.tolist(), found.last.tolist(), found.weight.round(2).tolist()
    ([4], [5], [13.17])
    """
    count, size = np.atleast_2d(np.asarray(counts, np.float64)), np.asarray(totals, np.float64)
    if count.shape[1] != size.size:
        raise ValueError(f"{count.shape[1]} batches of counts, but {size.size} totals")
    gain = _gain(count, size, s)
    return _intervals(_states(gain, gamma * np.log(max(size.size, 1))), gain)


def _gain(count: NDArray[np.float64], size: NDArray[np.float64], s: float) -> NDArray[np.float64]:
    """By how much state 1 is cheaper than state 0, (terms, batches)."""
    base = np.clip(count.sum(axis=1, keepdims=True) / max(size.sum(), 1.0), 1e-12, _MOST)
    high = np.maximum(np.minimum(s * base, _MOST), base)
    return np.asarray(count * np.log(high / base) + (size - count) * (np.log1p(-high) - np.log1p(-base)))


def _states(gain: NDArray[np.float64], up: float) -> NDArray[np.bool_]:
    """The cheapest sequence of states, (terms, batches); a tie stays in, or falls to, state 0."""
    terms, batches = gain.shape
    stay_up = np.zeros((terms, batches), np.bool_)  # best way into state 1 comes from state 1
    stay_down = np.zeros((terms, batches), np.bool_)  # best way into state 0 comes from state 0
    low, high = np.zeros(terms), np.full(terms, np.inf)
    for t in range(batches):
        stay_up[:, t], stay_down[:, t] = high < low + up, low <= high
        low, high = np.minimum(low, high), np.minimum(high, low + up) - gain[:, t]
    state = np.zeros((terms, batches), np.bool_)
    now = high < low
    for t in range(batches - 1, -1, -1):
        state[:, t] = now
        now = np.where(now, stay_up[:, t], ~stay_down[:, t])
    return state


def _intervals(state: NDArray[np.bool_], gain: NDArray[np.float64]) -> Bursts:
    edge = np.diff(np.pad(state, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    term, first = np.nonzero(edge == 1)
    last = np.nonzero(edge == -1)[1] - 1
    total = np.pad(np.cumsum(gain, axis=1), ((0, 0), (1, 0)))
    return Bursts(term, first, last, total[term, last + 1] - total[term, first])
