"""The words and background counts that the choice of keywords knows, read from data/lexicons/keywords."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analytics.errors import LexiconError
from analytics.language import stopwords
from analytics.lexicons import read_toml
from analytics.paths import LEXICONS

FOLDER = LEXICONS / "keywords"
_WORDS = ("join", "modifier", "noun", "link", "modal", "light", "quantity", "role", "furniture", "many")
_ENDINGS = ("either", "abstract", "adjectival", "verbal", "counted")
_KEYS = (*_WORDS, *_ENDINGS)
_APOSTROPHES = str.maketrans("'’‘ʼ`", "ʻʻʻʻʻ")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language; for a language without its own, empty."""

    join: frozenset[str] = frozenset()
    modifier: frozenset[str] = frozenset()
    noun: frozenset[str] = frozenset()
    either: tuple[str, ...] = ()
    abstract: tuple[str, ...] = ()
    adjectival: tuple[str, ...] = ()
    verbal: tuple[str, ...] = ()
    link: frozenset[str] = frozenset()
    modal: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    quantity: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
    counted: tuple[str, ...] = ()
    role: frozenset[str] = frozenset()
    furniture: frozenset[str] = frozenset()


def stem_language(language: str) -> str:
    """The language whose lemmas are meant: Uzbek has one set for both scripts.

    >>> stem_language("uz-Cyrl")
    'uz'
    """
    return language.partition("-")[0]


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language; LexiconError where the file is wrong."""
    return _lexicons(FOLDER / "words.toml").get(stem_language(language), Lexicon())


@cache
def _lexicons(path: Path) -> dict[str, Lexicon]:
    return {language: _checked(path.name, language, table) for language, table in read_toml(path).items()}


def _checked(file: str, language: str, table: object) -> Lexicon:
    if not isinstance(table, dict) or set(table) != set(_KEYS):
        raise LexiconError(file, language, f"must have exactly the keys {', '.join(_KEYS)}")
    for key, words in table.items():
        wrong = [w for w in words if not isinstance(w, str) or w != w.lower().strip() or not w]
        if wrong:
            raise LexiconError(file, f"{language}.{key}", f"not a word in small letters: {wrong[0]!r}")
    folded = {key: [w.translate(_APOSTROPHES) for w in words] for key, words in table.items()}
    endings = {key: tuple(folded.pop(key)) for key in _ENDINGS}
    return Lexicon(**endings, **{key: frozenset(words) for key, words in folded.items()})  # type: ignore[arg-type]


@cache
def function_words(language: str) -> frozenset[str]:
    """Stop words of the statistic, as forms and lemmas: no phrase starts or ends with one."""
    return stopwords(language) | (stopwords("uz-Latn") if stem_language(language) == "uz" else frozenset())


@dataclass(frozen=True, slots=True)
class Background:
    """How often lemmas stand in general text."""

    counts: dict[str, int]
    total: int

    def surprise(self, lemma: str) -> float:
        """From 0 (every hundredth word or more) to 1 (never seen): log frequency against the table's own range.

        >>> table = Background({"ел": 200, "дәліз": 1}, 10_000)
        >>> [round(table.surprise(lemma), 2) for lemma in ("ел", "дәліз", "консорциум")]
        [0.0, 0.77, 1.0]
        """
        if self.total < 100:
            return 1.0
        share = (self.counts.get(lemma, 0) + 0.4) / self.total
        return min(max(math.log(0.01 / share) / math.log(0.01 * self.total / 0.4), 0.0), 1.0)


@cache
def background(language: str) -> Background:
    """The background counts of a language; empty where there are none."""
    path = FOLDER / "background" / f"{stem_language(language)}.csv"
    if not path.exists():
        return Background({}, 0)
    counts = _counts(path)
    return Background(counts, sum(counts.values()))


def _counts(path: Path) -> dict[str, int]:
    found: dict[str, int] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file), 1):
            if row and row[0].startswith("#"):
                continue
            if len(row) != 2 or not row[1].isdigit():
                raise LexiconError(path.name, number, f"not 'lemma,count': {row!r}")
            found[row[0]] = int(row[1])
    return found
