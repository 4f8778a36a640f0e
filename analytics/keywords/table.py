"""The candidates and the words of an article as columns, so that a feature is a line of arithmetic."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.keywords.candidates import Flags, Lemmas
from analytics.keywords.lexicon import stem_language
from analytics.keywords.reading import Reading
from analytics.keywords.units import NOMINAL, NOUN, PLURAL, POSSESSED
from analytics.keywords.yake import ACRONYM, NAME

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Table:
    """Of the candidates, by their first occurrence; of the words, by their position in the stream."""

    lemmas: list[Lemmas]
    start: Ints  # (phrases,)
    size: Ints
    count: Ints
    head: Ints  # position of the noun that the phrase is about
    starts: Ints  # of all occurrences, phrase by phrase
    kinds: Ints  # (words,)
    marks: Ints
    word_count: Ints  # how often its lemma stands in the text
    surprise: Floats
    log_h: Floats  # ln h, without YAKE's case feature
    short: Flags  # under three letters
    stop: Flags  # stop words of the statistic
    name: Flags  # in capitals, but for the first of a sentence
    goes_on: Flags  # whether the next word continues a phrase; a possessed Turkic noun («айналымы») closes it
    plural: Flags  # a plural before a noun that does not take it up with a possessive
    headline: int  # the position where the headline ends

    def marked(self, mark: int) -> Flags:
        """(words,) which have one of the marks."""
        return np.asarray(self.marks & mark > 0)

    def total(self, values: NDArray[np.generic], but: int = 0) -> Floats:
        """The sum of `values` (words,) over each phrase; with `but` -1 over all its words but the last."""
        sums = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
        return np.asarray(sums[self.start + self.size + but] - sums[self.start])

    def share(self, values: Flags, at: Ints) -> Floats:
        """The share of the occurrences of each phrase that have a mark, `values` (words,), where `at` says."""
        row = np.repeat(np.arange(len(self.size)), self.count)
        return np.bincount(row, values[at], minlength=len(self.size)) / self.count


def table_of(reading: Reading, found: dict[Lemmas, list[int]]) -> Table:
    """The table of the candidates, each with all its starts."""
    units, stream = reading.units, reading.words.stream
    terms = reading.measures.terms
    counts = Counter(reading.lemmas)
    start = np.array([starts[0] for starts in found.values()], np.int64)
    size = np.array([len(lemmas) for lemmas in found], np.int64)
    kinds, marks = np.array(reading.kinds, np.int64), np.array(reading.marks, np.int64)
    language = reading.document.language
    attaches = np.array(reading.attaches)
    return Table(
        lemmas=list(found),
        start=start,
        size=size,
        count=np.array([len(starts) for starts in found.values()], np.int64),
        head=_heads(kinds, start, size, language),
        starts=np.array(list(itertools.chain.from_iterable(found.values())), np.int64),
        kinds=kinds,
        marks=marks,
        word_count=np.array([counts[lemma] for lemma in reading.lemmas], np.int64),
        surprise=np.array([u.surprise for u in units]),
        log_h=np.log(np.maximum(reading.measures.plain[terms], 1e-9)),
        short=np.array([len(lemma) < 3 for lemma in reading.lemmas]),
        stop=stream.stop[terms],
        name=(stream.tags == NAME) | (stream.tags == ACRONYM),
        goes_on=attaches & ~((marks & POSSESSED > 0) & (stem_language(language) in ("kk", "uz"))),
        plural=_loose_plurals(kinds, marks, language),
        headline=sum(text is not None for row in reading.sentences[: reading.headlines] for _, text in row),
    )


def _heads(kinds: Ints, start: Ints, size: Ints, language: str) -> Ints:
    """The last word; in Russian the first noun («председатель совета»)."""
    if language != "ru":
        return np.asarray(start + size - 1)
    nouns = np.flatnonzero(np.isin(kinds, list(NOMINAL)))
    return np.asarray(nouns[np.searchsorted(nouns, start)])


def _loose_plurals(kinds: Ints, marks: Ints, language: str) -> Flags:
    """Plural nouns in front of a noun: in Turkic and English two phrases, unless a possessive takes the plural up."""
    found = np.zeros(len(kinds), np.bool_)
    if language != "ru":
        nominal = np.isin(kinds, list(NOMINAL))
        taken = (marks & POSSESSED > 0) & (stem_language(language) in ("kk", "uz"))
        found[:-1] = (kinds[:-1] == NOUN) & (marks[:-1] & PLURAL > 0) & nominal[1:] & ~taken[1:]
    return found
