"""The order in which candidates are shown: a sum of weighted features, less what a phrase repeats of better ones."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from analytics.keywords.candidates import Cover, Phrase, allowed, cover, phrases
from analytics.keywords.phrases import NOMINAL
from analytics.keywords.reading import Reading
from analytics.keywords.units import Kind
from analytics.records import Mention

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WEIGHTS = {
    "frequency": 1.0,  # ln(occurrences)
    "surprise": 1.5,  # mean rarity of its content words in general text, 0 to 1
    "salience": 0.6,  # mean -ln h of its content words, without YAKE's case feature
    "headline": 0.7,  # first stands in the headline
    "lead": 0.2,  # first stands in the first two sentences
    "early": 0.3,  # 1 at the beginning, 0 at the end
    "two": 1.2,  # words
    "three": 1.0,
    "longer": 0.5,
    "modified": 0.3,  # opens with an adjective
    "compound": 0.2,  # of more than one noun
    "joined": -0.5,  # «көлік және логистика»
    "linked": -0.8,  # «мораторий на вылов»
    "name": -0.3,  # share of capitalised words
    "known": 1.0,  # is a concept or a named thing
    "named": 0.3,  # share of words in concepts and named things
    "role": -1.0,  # its noun is an office or profession
    "light": -1.0,  # its noun has little content
    "person": -1.0,  # share of words in names of people
    "place": -1.0,  # share of words in names of countries and places
}
REPEATED = 2.0  # what a phrase loses when all its words stand in better ones
_POOL = 150  # phrases among which repetition is looked at


def best(reading: Reading, mentions: Iterable[Mention], top: int) -> list[Phrase]:
    """At most `top` phrases, best first: each time the one worth most, less what it repeats of those before."""
    found = cover(reading, mentions)
    candidates = [p for p in phrases(reading) if allowed(reading, p, found)]
    if not candidates:
        return []
    worth = features(reading, candidates, found) @ np.array(list(WEIGHTS.values()))
    order = np.argsort(-worth, kind="stable")[:_POOL].tolist()
    pool = [candidates[i] for i in order]
    return [pool[i] for i in varied(worth[order], [p.lemmas for p in pool], top)]


def features(reading: Reading, candidates: Sequence[Phrase], found: Cover) -> Floats:
    """(phrases, features) in the order of WEIGHTS, from the first occurrence of each phrase."""
    units = reading.units
    start = np.array([p.starts[0] for p in candidates], np.int64)
    size = np.array([p.size for p in candidates], np.int64)
    kinds = np.array([u.kind for u in units])
    content = kinds < Kind.JOIN
    words = _sums(content, start, size)
    nominal = np.isin(kinds, list(NOMINAL))
    head = start + size - 1
    if reading.document.language == "ru":  # «председатель совета»: the first noun, not the last
        nouns = np.flatnonzero(nominal)
        head = nouns[np.searchsorted(nouns, start)]
    headline, lead = opening(reading)
    h = np.log(np.maximum(reading.measures.plain[reading.measures.terms], 1e-9))
    columns = {
        "frequency": np.log([len(p.starts) for p in candidates]),
        "surprise": _sums(content * [u.surprise for u in units], start, size) / words,
        "salience": -_sums(content * h, start, size) / words,
        "headline": start < headline,
        "lead": (start >= headline) & (start < lead),
        "early": 1 - start / len(units),
        "two": size == 2,
        "three": size == 3,
        "longer": size > 3,
        "modified": (kinds[start] == Kind.MODIFIER) | (kinds[start] == Kind.MODIFIER_GENITIVE),
        "compound": _sums(nominal, start, size) > 1,
        "joined": _sums(kinds == Kind.JOIN, start, size) > 0,
        "linked": _sums(kinds == Kind.LINK, start, size) > 0,
        "name": _sums(np.array([u.name for u in units]), start, size) / size,
        "known": np.array([p.lemmas in found.terms for p in candidates]),
        "named": _sums(found.named, start, size) / size,
        "role": np.array([u.role for u in units])[head],
        "light": np.array([u.light for u in units])[head],
        "person": _sums(found.people, start, size) / size,
        "place": _sums(found.places, start, size) / size,
    }
    return np.column_stack([columns[name] for name in WEIGHTS]).astype(np.float64)


def _sums(values: NDArray[np.generic], start: Ints, size: Ints) -> Floats:
    """The sum of `values` (words,) over each phrase."""
    total = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    return np.asarray(total[start + size] - total[start])


def opening(reading: Reading) -> tuple[int, int]:
    """Up to which position the headline goes, and up to which the first two sentences of the text."""
    end = headline = texts = 0
    kinds = (s.kind for s in reading.document.sentences if s.kind != "dateline")
    for kind, row in zip(kinds, reading.sentences, strict=True):
        end += sum(text is not None for _, text in row)
        if kind == "headline":
            headline = end
            continue
        texts += 1
        if texts == 2:
            break
    return headline, end


def varied(worth: Floats, lemmas: Sequence[tuple[str, ...]], top: int) -> list[int]:
    """The order in which phrases are taken when each loses by the words that it repeats."""
    number = {lemma: i for i, lemma in enumerate(dict.fromkeys(itertools.chain.from_iterable(lemmas)))}
    holds = np.zeros((len(lemmas), len(number)))
    for row, words in enumerate(lemmas):
        holds[row, [number[lemma] for lemma in words]] = 1 / len(words)
    used, left = np.zeros(len(number)), worth.copy()
    taken: list[int] = []
    for _ in range(min(top, len(lemmas))):
        taken.append(int(np.argmax(left - REPEATED * (holds @ used))))
        left[taken[-1]] = -np.inf
        used[holds[taken[-1]] > 0] = 1
    return taken
