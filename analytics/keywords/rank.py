"""The order in which candidates are shown: a sum of weighted features, less what a phrase repeats of better ones."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.keywords.candidates import Cover, Flags, Lemmas, Phrase, cover, phrases
from analytics.keywords.reading import Reading
from analytics.keywords.units import JOIN, LINK, MODIFIERS, NOMINAL
from analytics.keywords.yake import ACRONYM, NAME
from analytics.records import Mention

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WEIGHTS = {
    "frequency": 1.4,  # ln(occurrences)
    "surprise": 1.5,  # mean rarity of its content words in general text, 0 to 1
    "weakest": 0.5,  # the least rarity of any
    "salience": 0.5,  # mean -ln h of its content words, without YAKE's case feature
    "headline": 0.4,  # first stands in the headline
    "two": 1.2,  # words
    "three": 1.0,
    "longer": 0.5,
    "modified": 0.3,  # opens with an adjective
    "relational": 0.1,  # holds an adjective made of a noun
    "compound": 0.2,  # of more than one noun
    "joined": -0.5,  # «көлік және логистика»
    "linked": -0.8,  # «мораторий на вылов»
    "verbal": -0.2,  # share of participles and verbal nouns
    "cut_before": -0.2,  # share of occurrences before which the phrase could go on
    "cut_after": -0.3,  # share of occurrences after which it goes on
    "concept": 1.0,  # is a concept, corridor, project, document or event
    "name": -0.3,  # share of words in capitals, not counting the first of a sentence
    "all_name": -0.7,  # nothing but capitalised words
    "role": -1.0,  # its noun is an office or profession, or one stands before a name
    "light": -0.8,  # its noun has little content
    "person": -1.0,  # share of words in names of people
    "place": -1.0,  # share of words in names of countries and places
}
REPEATED = 2.4  # what a phrase loses when all its words stand in better ones; a quarter of it when half of them do
_POOL = 120  # phrases among which repetition is looked at


@dataclass(frozen=True, slots=True)
class Table:
    """The candidates as columns, from the first occurrence of each, and the words of the stream likewise."""

    lemmas: list[Lemmas]
    start: Ints
    size: Ints
    count: Ints
    starts: Ints  # of all occurrences, phrase by phrase
    head: Ints  # position of the noun that the phrase is about
    kinds: Ints  # (words,)

    def total(self, values: NDArray[np.generic]) -> Floats:
        """The sum of `values` (words,) over each phrase."""
        sums = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
        return np.asarray(sums[self.start + self.size] - sums[self.start])

    def least(self, values: Floats) -> Floats:
        """The least of `values` (words,) in each phrase."""
        found = values[self.start]
        for word in range(1, int(self.size.max())):
            held = self.size > word
            found[held] = np.minimum(found[held], values[self.start[held] + word])
        return found

    def share(self, values: NDArray[np.bool_], word: int) -> Floats:
        """The share of occurrences whose first (0) or last (-1) word has a mark, `values` (words,)."""
        row = np.repeat(np.arange(len(self.size)), self.count)
        at = self.starts if word == 0 else self.starts + self.size[row] - 1
        return np.bincount(row, values[at], minlength=len(self.size)) / self.count


def best(reading: Reading, mentions: Iterable[Mention], top: int) -> list[Phrase]:
    """At most `top` phrases, best first: each time the one worth most, less what it repeats of those before."""
    found, held = phrases(reading), cover(reading, mentions)
    if not found:
        return []
    table = table_of(reading, found)
    worth = features(reading, table, held) @ np.array(list(WEIGHTS.values()))
    fit = np.flatnonzero(allowed(reading, table, held))
    order = fit[np.argsort(-worth[fit], kind="stable")][:_POOL]
    pool = [table.lemmas[i] for i in order.tolist()]
    return [Phrase(pool[i], found[pool[i]]) for i in varied(worth[order], pool, top)]


def table_of(reading: Reading, found: dict[Lemmas, list[int]]) -> Table:
    start = np.array([starts[0] for starts in found.values()], np.int64)
    size = np.array([len(lemmas) for lemmas in found], np.int64)
    kinds = np.array([u.kind for u in reading.units], np.int64)
    head = start + size - 1
    if reading.document.language == "ru":  # «председатель совета»: the first noun, not the last
        nouns = np.flatnonzero(np.isin(kinds, list(NOMINAL)))
        head = nouns[np.searchsorted(nouns, start)]
    count = np.array([len(starts) for starts in found.values()], np.int64)
    starts = np.array(list(itertools.chain.from_iterable(found.values())), np.int64)
    return Table(list(found), start, size, count, starts, head, kinds)


def allowed(reading: Reading, table: Table, held: Cover) -> Flags:
    """Which may be keywords: no agency or furniture of the article, no person or empty word alone.

    More than one stop word of the statistic (a word of two letters is one) leaves a score without meaning.
    """
    units = reading.units
    furniture = table.total(held.media | np.array([u.furniture for u in units]))
    empty = np.array([u.light or u.role or len(u.lemma) < 3 for u in units])[table.start]
    stops = table.total(reading.words.stream.stop[reading.measures.terms])
    return np.asarray(
        (stops < 2)
        & (stops < table.size)
        & (furniture == 0)
        & (table.total(held.people) < table.size)
        & ((table.size > 1) | ~empty)
    )


def features(reading: Reading, table: Table, held: Cover) -> Floats:
    """(phrases, features) in the order of WEIGHTS."""
    units, start, size, kinds = reading.units, table.start, table.size, table.kinds
    content = kinds < JOIN
    surprise = np.array([u.surprise for u in units])
    role, name = np.array([u.role for u in units]), np.isin(reading.words.stream.tags, (ACRONYM, NAME))
    words = table.total(content)
    h = np.log(np.maximum(reading.measures.plain[reading.measures.terms], 1e-9))
    columns = {
        "frequency": np.log(table.count),
        "surprise": table.total(content * surprise) / words,
        "weakest": table.least(np.where(content, surprise, 1.0)),
        "salience": -table.total(content * h) / words,
        "headline": start < headline_end(reading),
        "two": size == 2,
        "three": size == 3,
        "longer": size > 3,
        "modified": np.isin(kinds[start], list(MODIFIERS)),
        "compound": table.total(np.isin(kinds, list(NOMINAL))) > 1,
        "joined": table.total(kinds == JOIN) > 0,
        "linked": table.total(kinds == LINK) > 0,
        "name": table.total(name) / size,
        "all_name": table.total(name) == words,
        "concept": np.array([lemmas in held.concepts for lemmas in table.lemmas]),
        "role": role[table.head] | ((table.total(role) > 0) & name[start + size - 1]),
        "light": np.array([u.light for u in units])[table.head],
        "person": table.total(held.people) / size,
        "relational": table.total(np.array([u.relational for u in units])) > 0,
        "verbal": table.total(np.array([u.verbal for u in units])) / size,
        "cut_before": table.share(np.array([False, *reading.attaches[:-1]]), 0),
        "cut_after": table.share(np.array(reading.goes_on), -1),
        "place": table.total(held.places) / size,
    }
    return np.column_stack([columns[name] for name in WEIGHTS]).astype(np.float64)


def headline_end(reading: Reading) -> int:
    """The position where the headline ends; 0 without one."""
    return sum(text is not None for row in reading.sentences[: reading.headlines] for _, text in row)


def varied(worth: Floats, lemmas: Sequence[Lemmas], top: int) -> list[int]:
    """The order in which phrases are taken when each loses by the words that it repeats."""
    number = {lemma: i for i, lemma in enumerate(dict.fromkeys(itertools.chain.from_iterable(lemmas)))}
    holds = np.zeros((len(lemmas), len(number)))
    for row, words in enumerate(lemmas):
        holds[row, [number[lemma] for lemma in words]] = 1 / len(words)
    used, left = np.zeros(len(number)), worth.copy()
    taken: list[int] = []
    for _ in range(min(top, len(lemmas))):
        taken.append(int(np.argmax(left - REPEATED * (holds @ used) ** 2)))
        left[taken[-1]] = -np.inf
        used[holds[taken[-1]] > 0] = 1
    return taken
