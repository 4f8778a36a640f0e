"""The order in which candidates are shown: a sum of weighted features, less what a phrase repeats of better ones."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from analytics.keywords.candidates import Cover, cover, phrases
from analytics.keywords.phrases import IS_MODIFIER, IS_NOMINAL, Occurrences
from analytics.keywords.reading import Reading
from analytics.keywords.table import Table, table_of
from analytics.keywords.units import (
    FURNITURE,
    JOIN,
    LIGHT,
    LINK,
    OBLIQUE,
    PARTICIPLE,
    POSSESSED,
    ROLE,
)
from analytics.keywords.yake import Flags, Floats, Ints
from analytics.records import Mention

WEIGHTS = {
    "frequency": 1.4,  # ln(occurrences)
    "head": 0.2,  # ln of how often its noun stands in the text, of phrases
    "surprise": 2.0,  # mean rarity of its content words in general text, 0 to 1
    "salience": 0.4,  # mean -ln h of its content words, without YAKE's case feature
    "headline": 0.2,  # first stands in the headline
    "two": 1.4,  # two words
    "more": 1.2,  # three to five
    "modified": 0.2,  # opens with an adjective
    "participle": -0.6,  # opens with one («арналған карта»)
    "compound": 0.3,  # of more than one noun
    "possessed": 0.2,  # closes with a possessive («савдо айланмаси»)
    "plural": -0.8,  # holds a plural before its last noun, whose possessive does not take it up («олимлар шўрга»)
    "linked": -0.8,  # «мораторий на вылов»
    "cut_after": -0.3,  # share of occurrences after which it goes on
    "oblique": -0.6,  # a single word that the text has in oblique cases only: share of them
    "concept": 0.8,  # is a concept, corridor, project, document or event, of more than one word
    "concept_word": 0.2,  # the same, of one word
    "holds": 0.2,  # is or holds one
    "name": -0.6,  # share of words in capitals, not counting the first of a sentence
    "all_name": -0.7,  # nothing but capitalised words
    "role": -1.0,  # its noun is an office or profession, or one stands before a name
    "light": -0.7,  # its noun has little content
    "person": -1.0,  # share of words in names of people
    "place": -0.7,  # share of words in names of countries and places
}
REPEATED = 2.6  # what a phrase loses when all its words stand in better ones; a quarter of it when half of them do
_POOL = 100  # phrases among which repetition is looked at
MOST_PLACES = 1000  # of a keyword that are kept: a text that repeats one phrase for a megabyte has enough with them
_WEIGHTS = np.array(list(WEIGHTS.values()))


class Phrase(NamedTuple):
    """A noun phrase that is a keyword, with all its occurrences, whatever their inflection."""

    lemmas: tuple[str, ...]
    starts: list[int]  # positions in the stream, ascending; of a great many the first MOST_PLACES

    @property
    def size(self) -> int:
        """Number of words."""
        return len(self.lemmas)


def best(reading: Reading, mentions: Iterable[Mention], top: int) -> list[Phrase]:
    """At most `top` phrases, best first: each time the one worth most, less what it repeats of those before."""
    if not reading.units:
        return []
    found, held = phrases(reading), cover(reading, mentions)
    table = table_of(reading, found)
    worth = features(table, held) @ _WEIGHTS
    fit = np.flatnonzero(allowed(table, held))
    order = fit[np.argsort(-worth[fit], kind="stable")][:_POOL]
    numbers = reading.numbers.tolist()
    starts, sizes = found.start[order].tolist(), found.size[order].tolist()
    pool = [numbers[start : start + size] for start, size in zip(starts, sizes, strict=True)]
    ends = np.cumsum(found.places)
    return [
        Phrase(reading.lemmas(starts[i], sizes[i]), _starts(found, ends, int(order[i])))
        for i in varied(worth[order].tolist(), pool, top)
    ]


def _starts(found: Occurrences, ends: Ints, phrase: int) -> list[int]:
    last = int(ends[phrase])
    first = last - int(found.places[phrase])
    starts: list[int] = found.starts[first : min(last, first + MOST_PLACES)].tolist()
    return starts


def allowed(table: Table, held: Cover) -> Flags:
    """Which may be keywords: no agency or furniture of the article, no people, countries, offices or empty words alone.

    A place of one word, and what is only a part of a longer name ("Eurasian Economic"), is left out too. More than one
    stop word of the statistic (a word of two letters is one) leaves a score without meaning.
    """
    content = table.kinds < JOIN
    words = table.total(content)
    stops = table.total(table.stop)
    furniture = table.total(held.media | table.marked(FURNITURE))
    empty = table.total(content & (table.marked(LIGHT) | table.short)) == words
    who = table.total(content & (held.people | held.countries)) == words
    office = table.total(content & (held.people | table.marked(ROLE))) == words
    place = (table.size == 1) & held.places[table.start]
    meant = ~empty & ~who & ~office & ~place & ~_cut_names(table, held)
    return np.asarray((stops < 2) & (stops < table.size) & (furniture == 0) & meant)


def _cut_names(table: Table, held: Cover) -> Flags:
    """Whether a phrase of nothing but capitalised words stands inside a longer name wherever it stands."""
    row = np.repeat(np.arange(len(table.size)), table.count)
    starts, sizes = table.found.starts, table.size[row]
    inside = (held.name_size[starts] > sizes) & (held.name_left[starts] >= sizes)
    always = np.bincount(row, inside, minlength=len(table.size)) == table.count
    return np.asarray(always & (table.total(table.name) == table.size))


def features(table: Table, held: Cover) -> Floats:
    """(phrases, features) in the order of WEIGHTS."""
    start, size, kinds = table.start, table.size, table.kinds
    last = start + size - 1
    content = kinds < JOIN
    words, names = table.total(content), table.total(table.name)
    concept = np.zeros(len(start), np.bool_)
    concept[table.found.find(held.concepts)] = True
    columns = {
        "frequency": np.log(table.count),
        "head": (size > 1) * np.log(table.word_count[table.head]),
        "surprise": table.total(content * table.surprise) / words,
        "salience": -table.total(content * table.log_h) / words,
        "headline": start < table.headline,
        "two": size == 2,
        "more": size > 2,
        "modified": IS_MODIFIER[kinds[start]],
        "participle": IS_MODIFIER[kinds[start]] & table.marked(PARTICIPLE)[start],
        "compound": table.total(IS_NOMINAL[kinds]) > 1,
        "possessed": (size > 1) & table.marked(POSSESSED)[last],
        "plural": table.total(table.plural, -1) > 0,
        "linked": table.total(kinds == LINK) > 0,
        "cut_after": table.share(table.goes_on, size - 1),
        "oblique": (size == 1) * table.share(kinds == OBLIQUE, 0 * size),
        "concept": concept & (size > 1),
        "concept_word": concept & (size == 1),
        "holds": held.next_end[start] <= start + size,
        "name": names / size,
        "all_name": names == words,
        "role": table.marked(ROLE)[table.head] | ((table.total(table.marked(ROLE)) > 0) & table.name[last]),
        "light": table.marked(LIGHT)[table.head],
        "person": table.total(held.people) / size,
        "place": table.total(held.places) / size,
    }
    return np.column_stack([columns[name] for name in WEIGHTS]).astype(np.float64)


def varied(worth: Sequence[float], words: Sequence[Sequence[int]], top: int) -> list[int]:
    """The order in which phrases, each of words as numbers, are taken when each loses by the words that it repeats.

    >>> varied([3.0, 2.9, 2.0], [(0, 1), (1,), (2,)], 3)  # state border, border, trade
    [0, 2, 1]
    """
    rows_of: dict[int, list[int]] = {}
    for row, numbers in enumerate(words):
        for number in dict.fromkeys(numbers):
            rows_of.setdefault(number, []).append(row)
    left, repeated, taken = list(worth), [0.0] * len(words), []
    for _ in range(min(top, len(words))):
        best = left.index(max(left))
        taken.append(best)
        left[best] = -math.inf
        for number in words[best]:
            for row in rows_of.pop(number, ()):  # a word repeated twice is repeated once
                repeated[row] += 1 / len(words[row])
                if left[row] > -math.inf:
                    left[row] = worth[row] - REPEATED * repeated[row] ** 2
    return taken
