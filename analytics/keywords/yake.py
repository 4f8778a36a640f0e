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

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

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


def score_candidates(stream: Stream, size: int = 3, window: int = 1) -> Scores:
    """The scores of all valid candidates of at most `size` words; linear in the words but for sorting."""
    terms = stream.term_of[stream.words]
    if not len(terms) or stream.stop.all():
        nothing = np.zeros(0, np.int64)
        return Scores(nothing, nothing, nothing, np.zeros(0))
    count = np.bincount(terms, minlength=len(stream.stop))
    edges = _edges(stream, terms, window)
    h = _term_scores(stream, terms, count, edges)
    grams = [_grams(stream, terms, k, starts, ids) for k, (starts, ids) in enumerate(_ids(stream, size), 1)]
    start, length, tf = (np.concatenate([gram[i] for gram in grams]) for i in range(3))
    order = np.lexsort((length, start + length))
    start, length, tf = start[order], length[order], tf[order]
    return Scores(start, length, tf, _phrase_scores(stream, terms, count, edges, h, start, length) / tf)


def _edges(stream: Stream, terms: Ints, window: int) -> _Edges:
    fine = stream.tags > UNUSUAL
    keys = []
    for gap in range(1, window + 1):
        near = (stream.blocks[gap:] == stream.blocks[:-gap]) & fine[gap:] & fine[:-gap]
        keys.append((terms[:-gap] * len(stream.stop) + terms[gap:])[near])
    return _Edges(*np.unique(np.concatenate(keys), return_counts=True))


def _weight(edges: _Edges, keys: Ints) -> Ints:
    if not len(edges.keys):
        return np.zeros(len(keys), np.int64)
    at = np.minimum(np.searchsorted(edges.keys, keys), len(edges.keys) - 1)
    return np.where(edges.keys[at] == keys, edges.weights[at], 0)


def _term_scores(stream: Stream, terms: Ints, count: Ints, edges: _Edges) -> Floats:
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
    position = np.log(np.log(3.0 + median))
    return np.asarray(position * rel / (case + freq / rel + held / stream.sentence_count / rel))


def _sentences(stream: Stream, terms: Ints) -> tuple[Ints, Floats]:
    """In how many sentences each term stands, and the median of their numbers."""
    pairs = np.unique(terms * stream.sentence_count + stream.sentences)
    term, sentence = np.divmod(pairs, stream.sentence_count)
    held = np.bincount(term, minlength=len(stream.stop))
    first = np.cumsum(held) - held
    return held, (sentence[first + (held - 1) // 2] + sentence[first + held // 2]) / 2


def _ids(stream: Stream, size: int) -> list[tuple[Ints, Ints]]:
    """For 1, 2 ... `size` words: where the n-grams start, and the id of each."""
    starts, ids = np.arange(len(stream.words)), stream.words
    found = [(starts, ids)]
    for k in range(1, size):
        inside = starts + k < len(stream.words)
        starts, ids = starts[inside], ids[inside]
        inside = stream.blocks[starts] == stream.blocks[starts + k]
        starts, ids = starts[inside], ids[inside]
        if not len(starts):
            break
        keys = ids * len(stream.term_of) + stream.words[starts + k]
        ids = np.unique(keys, return_inverse=True)[1]
        found.append((starts, ids))
    return found


def _grams(stream: Stream, terms: Ints, k: int, starts: Ints, ids: Ints) -> tuple[Ints, Ints, Ints]:
    """First occurrence, length and count of the valid n-grams of `k` words."""
    unfit = np.concatenate(([0], np.cumsum(stream.tags <= UNUSUAL)))
    count = np.bincount(ids)
    fit = np.zeros(len(count), np.bool_)
    fit[ids[unfit[starts + k] == unfit[starts]]] = True
    first = np.zeros(len(count), np.int64)
    first[ids[::-1]] = starts[::-1]
    fit &= ~(stream.stop[terms[first]] | stream.stop[terms[first + k - 1]])
    return first[fit], np.full(int(fit.sum()), k), count[fit]


def _phrase_scores(
    stream: Stream, terms: Ints, count: Ints, edges: _Edges, h: Floats, start: Ints, length: Ints
) -> Floats:
    before = _weight(edges, terms[:-1] * len(stream.stop) + terms[1:])  # of each word to the next
    product, total = np.ones(len(start)), np.zeros(len(start))
    for j in range(int(length.max(initial=0))):
        held = np.flatnonzero(length > j)
        at = start[held] + j
        content = ~stream.stop[terms[at]]
        value = h[terms[at[content]]]
        product[held[content]] *= value
        total[held[content]] += value
        inner = at[~content]
        q = before[inner - 1] / count[terms[inner - 1]] * (before[inner] / count[terms[inner + 1]])
        product[held[~content]] *= 1.0 + (1.0 - q)
        total[held[~content]] -= 1.0 - q
    return np.asarray(product / (total + 1.0))
