"""The units of a language met so far, as columns of numbers, so that a document is read by looking its words up."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from analytics.keywords.lexicon import function_words
from analytics.keywords.stream import Row, is_stop, numbered, word
from analytics.keywords.units import Unit, unit
from analytics.keywords.yake import Floats, Ints
from analytics.records import Morph, Token

_MOST = 1 << 16  # units kept of a language
_FIELDS = len(Row._fields) + 3


class Shelf:
    """Grows with each new unit; what was read before stays valid."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.known: dict[str, tuple[Morph, int]] = {}  # by spelling, its latest analysis
        self.units: list[Unit] = []
        self.columns: Ints = np.zeros((_FIELDS, 1024), np.int64)  # the fields of Row, then kind, marks and lemma
        self.surprise: Floats = np.zeros(1024)
        self._analysed: dict[tuple[str, Morph], int] = {}
        self._numbers: dict[str, int] = {}
        self._lemmas: dict[str, int] = {}
        self._stop = function_words(language).__contains__

    def find(self, token: Token) -> int:
        """The number of the unit of a word whose latest analysis was another, or which is new."""
        key = token.text, token.morph
        number = self._analysed.get(key)
        if number is None:
            number = self._analysed[key] = self._add(token)
        self.known[token.text] = token.morph, number
        return number

    def _add(self, token: Token) -> int:
        number = len(self.units)
        if number == len(self.surprise):
            self.columns = np.concatenate((self.columns, np.zeros_like(self.columns)), axis=1)
            self.surprise = np.concatenate((self.surprise, np.zeros_like(self.surprise)))
        found = unit(token.text, token.form, token.morph, self.language)
        spelt = word(found.text)
        row = numbered(spelt, self._numbers, is_stop(spelt, self._stop))
        lemma = self._lemmas.setdefault(found.lemma, len(self._lemmas))
        self.columns[:, number] = (*row, found.kind, found.marks, lemma)
        self.surprise[number] = found.surprise
        self.units.append(found)
        return number


@lru_cache(maxsize=16)
def _shelf(language: str) -> list[Shelf]:
    return [Shelf(language)]


def shelf_of(language: str) -> Shelf:
    """The shelf of a language; a full one is replaced by an empty one, which documents being read do not notice."""
    held = _shelf(language)
    if len(held[0].units) > _MOST:
        held[0] = Shelf(language)
    return held[0]
