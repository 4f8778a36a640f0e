"""The candidates and the words of an article as columns, so that a feature is a line of arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.keywords.lexicon import stem_language
from analytics.keywords.phrases import IS_NOMINAL, Occurrences
from analytics.keywords.reading import Reading
from analytics.keywords.units import NOUN, PLURAL, POSSESSED, SHORT
from analytics.keywords.yake import ACRONYM, NAME, Flags, Floats, Ints


@dataclass(frozen=True, slots=True)
class Table:
    """Of the candidates, by their first occurrence; of the words, by their position in the stream."""

    found: Occurrences
    start: Ints  # (phrases,)
    size: Ints
    count: Ints
    head: Ints  # position of the noun that the phrase is about
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
        sums = np.zeros(len(values) + 1)
        np.cumsum(values, dtype=np.float64, out=sums[1:])
        return np.asarray(sums[self.start + self.size + but] - sums[self.start])

    def share(self, values: Flags, from_start: Ints) -> Floats:
        """The share of the occurrences of each phrase that have a mark, `values` (words,), so far from their start."""
        row = np.repeat(np.arange(len(self.size)), self.count)
        return np.bincount(row, values[self.found.starts + from_start[row]], minlength=len(self.size)) / self.count


def table_of(reading: Reading, found: Occurrences) -> Table:
    """The table of the candidates."""
    stream, kinds, marks = reading.words.stream, reading.kinds, reading.marks
    terms = reading.measures.terms
    language = reading.document.language
    turkic = stem_language(language) in ("kk", "uz")
    return Table(
        found=found,
        start=found.start,
        size=found.size,
        count=found.places,
        head=_heads(kinds, found.start, found.size, language),
        kinds=kinds,
        marks=marks,
        word_count=np.bincount(reading.numbers)[reading.numbers],
        surprise=reading.surprise,
        log_h=np.log(np.maximum(reading.measures.plain[terms], 1e-9)),
        short=marks & SHORT > 0,
        stop=stream.stop[terms],
        name=(stream.tags == NAME) | (stream.tags == ACRONYM),
        goes_on=reading.attaches & ~((marks & POSSESSED > 0) & turkic),
        plural=_loose_plurals(kinds, marks, language),
        headline=reading.headline,
    )


def _heads(kinds: Ints, start: Ints, size: Ints, language: str) -> Ints:
    """The last word; in Russian the first noun («председатель совета»)."""
    if language != "ru":
        return np.asarray(start + size - 1)
    nouns = np.flatnonzero(IS_NOMINAL[kinds])
    return np.asarray(nouns[np.searchsorted(nouns, start)])


def _loose_plurals(kinds: Ints, marks: Ints, language: str) -> Flags:
    """Plural nouns in front of a noun: in Turkic and English two phrases, unless a possessive takes the plural up."""
    found = np.zeros(len(kinds), np.bool_)
    if language != "ru":
        taken = (marks & POSSESSED > 0) & (stem_language(language) in ("kk", "uz"))
        found[:-1] = (kinds[:-1] == NOUN) & (marks[:-1] & PLURAL > 0) & IS_NOMINAL[kinds[1:]] & ~taken[1:]
    return found
