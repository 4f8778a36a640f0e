"""YAKE's statistic (Campos et al. 2020, Information Sciences 509) over integer ids, in numpy.

It computes what the `yake` package 0.7.3 does, to the last digits, without its strings and graph objects:

- tf of a term over all its occurrences; an edge from each of the `window` preceding words of the block, unless one
  of the two is digits or unusual (stop words take part);
- DL, DR = distinct / total in- and out-edges, 0 without any; rel = (.5 + DL tf/max) + (.5 + DR tf/max);
- freq = tf / (mean + deviation of tf over the terms that are not stop words); spread = share of sentences with it;
- case = max(tf all capitals, tf capitalised) / (1 + ln tf); pos = ln ln (3 + median of its distinct sentence numbers);
- h = pos rel / (case + freq/rel + spread/rel);
- a candidate is an n-gram of a block; valid if one occurrence at least is free of digits and unusual words, and no stop
  word stands at its edges. P = 1, S = 0; a content term: P *= h, S += h; an inner stop word:
  q = w(prev, s)/tf(prev) · w(s, next)/tf(next), P *= 2 - q, S -= 1 - q; score = P / ((S + 1) tf), lower is better.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_SMALL = 1 << 17
DIGITS, UNUSUAL, ACRONYM, NAME, PLAIN = range(5)  # YAKE's tags d, u, a, n, p


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of an article, marks left out, as numbers. A phrase never leaves its block."""

    words: Ints  # (tokens,) the form: what makes two candidates the same
    blocks: Ints  # (tokens,) not decreasing
    sentences: Ints  # (tokens,) from 0
    tags: Ints  # (tokens,)
    term_of: Ints  # (forms,) the term of a form: what is counted
    stop: Flags  # (terms,)
    sentence_count: int


class Scores(NamedTuple):
    """The valid candidates in order of first appearance (where each ends, then length)."""

    start: Ints  # position of the first word of the first occurrence
    size: Ints  # number of words
    frequency: Ints  # occurrences
    score: Floats  # lower is better


class _Edges(NamedTuple):
    keys: Ints  # left * terms + right, sorted
    weights: Ints


@dataclass(frozen=True, slots=True)
class Measures:
    """What is known of the single terms of a stream."""

    terms: Ints  # (tokens,) the term of each word
    count: Ints  # (terms,)
    after: Ints  # (tokens - 1,) weight of the edge from each word to the next
    h: Floats  # (terms,) YAKE's score of a term; lower is better
    plain: Floats  # (terms,) the same without the case feature


def measure(stream: Stream, window: int = 1) -> Measures:
    """The measures of all terms; linear in the words but for sorting. A stream of stop words alone has h = 0."""
    terms, number = stream.term_of[stream.words], len(stream.stop)
    count = np.bincount(terms, minlength=number)
    if stream.stop.all():
        return Measures(terms, count, np.zeros(max(len(terms) - 1, 0), np.int64), np.zeros(number), np.zeros(number))
    edges = _edges(stream, terms, window)
    case, rest, numerator = _features(stream, terms, count, edges)
    after = _weight(edges, terms[:-1] * number + terms[1:])
    return Measures(terms, count, after, numerator / (case + rest), numerator / rest)


def score_candidates(stream: Stream, size: int = 3, window: int = 1) -> Scores:
    """The scores of all valid candidates of at most `size` words."""
    measures = measure(stream, window)
    grams = [_valid(stream, measures.terms, gram) for gram in ngrams(stream, size)]
    nothing = np.zeros(0, np.int64)
    start, length, tf = (np.concatenate([nothing, *(gram[i] for gram in grams)]) for i in range(3))
    order = np.lexsort((length, start + length))
    start, length, tf = start[order], length[order], tf[order]
    return Scores(start, length, tf, phrase_scores(stream, measures, start, length) / tf)


def score_spans(stream: Stream, measures: Measures, start: Ints, size: Ints) -> Floats:
    """The scores of chosen n-grams, valid or not, by where one occurrence starts and its number of words."""
    tf = np.ones(len(start), np.int64)
    for gram in ngrams(stream, int(size.max(initial=0))):
        held = np.flatnonzero(size == gram.size)
        ids, alike = gram.ids[np.searchsorted(gram.starts, start[held])], np.sort(gram.ids)
        tf[held] = np.searchsorted(alike, ids, "right") - np.searchsorted(alike, ids)
    return np.asarray(phrase_scores(stream, measures, start, size) / tf)


def _edges(stream: Stream, terms: Ints, window: int) -> _Edges:
    fine = stream.tags > UNUSUAL
    keys = []
    for gap in range(1, window + 1):
        near = (stream.blocks[gap:] == stream.blocks[:-gap]) & fine[gap:] & fine[:-gap]
        keys.append((terms[:-gap] * len(stream.stop) + terms[gap:])[near])
    return _Edges(*_counted(np.concatenate(keys)))


def _counted(values: Ints) -> tuple[Ints, Ints]:
    """The distinct values, ascending, and how often each stands; np.unique takes three times as long."""
    values = np.sort(values)
    first = np.flatnonzero(np.concatenate((np.ones(min(len(values), 1), np.bool_), values[1:] != values[:-1])))
    return values[first], np.diff(np.append(first, len(values)))


def _weight(edges: _Edges, keys: Ints) -> Ints:
    if not len(edges.keys):
        return np.zeros(len(keys), np.int64)
    at = np.minimum(np.searchsorted(edges.keys, keys), len(edges.keys) - 1)
    return np.where(edges.keys[at] == keys, edges.weights[at], 0)


def _features(stream: Stream, terms: Ints, count: Ints, edges: _Edges) -> tuple[Floats, Floats, Floats]:
    """Of each term: case, freq/rel + spread/rel, and pos rel."""
    number = len(stream.stop)
    rel = 1.0 + 0.0 * count
    for side in np.divmod(edges.keys, number):
        distinct, total = np.bincount(side, minlength=number), np.bincount(side, edges.weights, minlength=number)
        rel += distinct / np.maximum(total, 1) * (count / count.max())
    content = count[~stream.stop]
    freq = count / (content.mean() + content.std())
    held, median = _sentences(stream, terms)
    capitals = [np.bincount(terms, stream.tags == tag, minlength=number) for tag in (ACRONYM, NAME)]
    case = np.maximum(*capitals) / (1.0 + np.log(count))
    return case, freq / rel + held / stream.sentence_count / rel, np.log(np.log(3.0 + median)) * rel


def _sentences(stream: Stream, terms: Ints) -> tuple[Ints, Floats]:
    """In how many sentences each term stands, and the median of their numbers."""
    pairs, _ = _counted(terms * stream.sentence_count + stream.sentences)
    term = pairs // stream.sentence_count
    sentence = pairs - term * stream.sentence_count
    held = np.bincount(term, minlength=len(stream.stop))
    first = np.cumsum(held) - held
    return held, (sentence[first + (held - 1) // 2] + sentence[first + held // 2]) / 2


class Ngrams(NamedTuple):
    """All n-grams of one length."""

    size: int
    starts: Ints  # ascending
    ids: Ints  # of each a number: the same for the same words


def ngrams(stream: Stream, size: int) -> Iterator[Ngrams]:
    """The n-grams of 1, 2 ... `size` words that stay in their block."""
    starts, chain = np.arange(len(stream.words)), Chain(stream.words, len(stream.term_of))
    for k in range(size):
        if k:
            inside = starts + k < len(stream.words)
            inside[inside] = stream.blocks[starts[inside]] == stream.blocks[starts[inside] + k]
            starts = starts[inside]
            chain.grow(inside, stream.words[starts + k])
        if not len(starts):
            return
        yield Ngrams(k + 1, starts, chain.ids)


def by_appearance(values: Ints) -> tuple[Ints, Ints]:
    """Where each value stands first, in this order, and the values numbered so: sums must not hang on earlier texts.

    >>> first, numbers = by_appearance(np.array([7, 2, 7, 9]))
    >>> first.tolist(), numbers.tolist()
    ([0, 1, 3], [0, 1, 0, 2])
    """
    if int(values.max(initial=0)) < _SMALL:  # no need to sort
        at = np.full(int(values.max(initial=0)) + 1, len(values))
        at[values[::-1]] = np.arange(len(values))[::-1]
        first = np.sort(at[at < len(values)])
        at[values[first]] = np.arange(len(first))
        return first, at[values]
    _, first, same = np.unique(values, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return first[order], rank[same]


class Chain:
    """Sequences of numbers below `many`, each as one number, that grow at their end."""

    def __init__(self, ids: Ints, many: int) -> None:
        self.ids, self._many, self._top = ids, max(many, 1), max(many, 1)

    def grow(self, kept: Flags | Ints, after: Ints) -> None:
        """Keep some, and put a number at the end of each of these; what would not fit is numbered anew."""
        self.ids = self.ids[kept]
        if self._top * self._many >= 1 << 58:
            values, self.ids = np.unique(self.ids, return_inverse=True)
            self._top = len(values)
        self.ids, self._top = self.ids * self._many + after, self._top * self._many


def _valid(stream: Stream, terms: Ints, gram: Ngrams) -> tuple[Ints, Ints, Ints]:
    """First occurrence, length and count of the valid n-grams of one length."""
    size, starts = gram.size, gram.starts
    first, ids = by_appearance(gram.ids)
    unfit = np.concatenate(([0], np.cumsum(stream.tags <= UNUSUAL)))
    count, first = np.bincount(ids), starts[first]
    fit = np.zeros(len(count), np.bool_)
    fit[ids[unfit[starts + size] == unfit[starts]]] = True
    fit &= ~(stream.stop[terms[first]] | stream.stop[terms[first + size - 1]])
    return first[fit], np.full(int(fit.sum()), size), count[fit]


def phrase_scores(stream: Stream, measures: Measures, start: Ints, size: Ints) -> Floats:
    """P / (S + 1) of the given n-grams: their score, but for the division by their frequency."""
    terms, count = measures.terms, measures.count
    product, total = np.ones(len(start)), np.zeros(len(start))
    for j in range(int(size.max(initial=0))):
        held = np.flatnonzero(size > j)
        at = start[held] + j
        content = ~stream.stop[terms[at]]
        value = measures.h[terms[at[content]]]
        product[held[content]] *= value
        total[held[content]] += value
        stops, at = held[~content], at[~content]
        inner = (at > start[stops]) & (at < start[stops] + size[stops] - 1)  # at an edge there is no bridge: q = 0
        q = np.zeros(len(at))
        mid = at[inner]
        q[inner] = measures.after[mid - 1] / count[terms[mid - 1]] * (measures.after[mid] / count[terms[mid + 1]])
        product[stops] *= 1.0 + (1.0 - q)
        total[stops] -= 1.0 - q
    return np.asarray(product / (total + 1.0))
