"""The order in which candidates are shown: a sum of weighted features, less what a phrase repeats of better ones."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from analytics.keywords.candidates import Cover, Flags, Lemmas, Phrase, cover, phrases
from analytics.keywords.reading import Reading
from analytics.keywords.table import Table, table_of
from analytics.keywords.units import (
    EITHER,
    FURNITURE,
    JOIN,
    LIGHT,
    LINK,
    MODIFIERS,
    NOMINAL,
    RELATIONAL,
    ROLE,
    VERBAL,
)
from analytics.records import Mention

Floats = NDArray[np.float64]

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
_POOL = 100  # phrases among which repetition is looked at

# by kind
_IS_NOMINAL = np.isin(np.arange(EITHER + 1), list(NOMINAL))
_MODIFIES = np.isin(np.arange(EITHER + 1), list(MODIFIERS))


def best(reading: Reading, mentions: Iterable[Mention], top: int) -> list[Phrase]:
    """At most `top` phrases, best first: each time the one worth most, less what it repeats of those before."""
    found, held = phrases(reading), cover(reading, mentions)
    if not found:
        return []
    table = table_of(reading, found)
    worth = features(table, held) @ np.array(list(WEIGHTS.values()))
    fit = np.flatnonzero(allowed(table, held))
    order = fit[np.argsort(-worth[fit], kind="stable")][:_POOL]
    pool = [table.lemmas[i] for i in order.tolist()]
    return [Phrase(pool[i], found[pool[i]]) for i in varied(worth[order], pool, top)]


def allowed(table: Table, held: Cover) -> Flags:
    """Which may be keywords: no agency or furniture of the article, no person or empty word alone.

    More than one stop word of the statistic (a word of two letters is one) leaves a score without meaning.
    """
    furniture = table.total(held.media | table.marked(FURNITURE))
    empty = table.marked(LIGHT | ROLE)[table.start] | table.short[table.start]
    stops = table.total(table.stop)
    person = table.total(held.people) == table.size
    return np.asarray((stops < 2) & (stops < table.size) & (furniture == 0) & ~person & ((table.size > 1) | ~empty))


def features(table: Table, held: Cover) -> Floats:
    """(phrases, features) in the order of WEIGHTS."""
    start, size, kinds = table.start, table.size, table.kinds
    last = start + size - 1
    content = kinds < JOIN
    words, names = table.total(content), table.total(table.name)
    columns = {
        "frequency": np.log(table.count),
        "surprise": table.total(content * table.surprise) / words,
        "weakest": table.least(np.where(content, table.surprise, 1.0)),
        "salience": -table.total(content * table.log_h) / words,
        "headline": start < table.headline,
        "two": size == 2,
        "three": size == 3,
        "longer": size > 3,
        "modified": _MODIFIES[kinds[start]],
        "relational": table.total(table.marked(RELATIONAL)) > 0,
        "compound": table.total(_IS_NOMINAL[kinds]) > 1,
        "joined": table.total(kinds == JOIN) > 0,
        "linked": table.total(kinds == LINK) > 0,
        "verbal": table.total(table.marked(VERBAL)) / size,
        "cut_before": table.share(table.goes_back, table.starts),
        "cut_after": table.share(table.goes_on, table.starts + np.repeat(size, table.count) - 1),
        "concept": np.array([lemmas in held.concepts for lemmas in table.lemmas]),
        "name": names / size,
        "all_name": names == words,
        "role": table.marked(ROLE)[table.head] | ((table.total(table.marked(ROLE)) > 0) & table.name[last]),
        "light": table.marked(LIGHT)[table.head],
        "person": table.total(held.people) / size,
        "place": table.total(held.places) / size,
    }
    return np.column_stack([columns[name] for name in WEIGHTS]).astype(np.float64)


def varied(worth: Floats, lemmas: Sequence[Lemmas], top: int) -> list[int]:
    """The order in which phrases are taken when each loses by the words that it repeats."""
    number = {lemma: i for i, lemma in enumerate(dict.fromkeys(itertools.chain.from_iterable(lemmas)))}
    size = np.array([len(words) for words in lemmas], np.int64)
    holds = np.zeros((len(lemmas), len(number)))
    columns = [number[lemma] for lemma in itertools.chain.from_iterable(lemmas)]
    holds[np.repeat(np.arange(len(lemmas)), size), columns] = np.repeat(1 / size, size)
    repeated, left = np.zeros(len(lemmas)), worth.copy()
    taken: list[int] = []
    for _ in range(min(top, len(lemmas))):
        taken.append(int(np.argmax(left - REPEATED * repeated**2)))
        left[taken[-1]] = -np.inf
        new = np.flatnonzero(holds[taken[-1]])
        repeated += holds[:, new].sum(axis=1)
        holds[:, new] = 0  # a word repeated twice is repeated once
    return taken
