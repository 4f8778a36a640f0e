"""The closed set of endings that a word of a lexicon may take, by language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from analytics.lexicons import read_toml
from analytics.paths import LEXICONS

FOLDER = LEXICONS / "entities"
TURKIC = ("kk", "uz-Cyrl", "uz-Latn")


@dataclass(frozen=True, slots=True)
class Endings:
    """What may follow the dictionary form of a word in one language."""

    strings: frozenset[str]
    possessed: frozenset[str]  # what follows a word that ends in a possessive only
    longest: int
    voiced: dict[str, str]  # what a stem's last letter becomes before a vowel, and what it was
    vowels: str


@dataclass(frozen=True, slots=True)
class Paradigm:
    """The endings that replace a Russian nominative ending (or follow it, where `keep`)."""

    nominative: tuple[str, ...]
    endings: frozenset[str]
    keep: bool


@cache
def _data() -> dict[str, Any]:
    return read_toml(FOLDER / "endings.toml")


@cache
def endings(language: str) -> Endings:
    """The endings of an agglutinative language or of English; none for a language without a table.

    >>> "тың" in endings("kk").strings and "larining" in endings("uz-Latn").strings
    True
    """
    table = _data().get(language)
    if not isinstance(table, dict):
        return Endings(frozenset(), frozenset(), 0, {}, "")
    plural, possessive, case = [*table["slots"][0], ""], table["slots"][1], [*table["slots"][2], ""]
    owned = ["".join(parts) for parts in product(plural, possessive, [*case, *table.get("possessed", [])])]
    short = [*plural, *("".join(parts) for parts in product(plural, possessive))]
    attributive = ["".join(parts) for parts in product(short, table["attributive"], {*plural, *case})]
    strings = frozenset([*("".join(parts) for parts in product(plural, case)), *owned, *attributive]) - {""}
    return Endings(
        strings, frozenset(table.get("possessed", ())), max(map(len, strings)), table["voiced"], table["vowels"]
    )


@cache
def paradigms() -> tuple[Paradigm, ...]:
    """The Russian nominal paradigms, in the order in which they are tried."""
    return tuple(
        Paradigm(tuple(row["nominative"]), frozenset(row["endings"].split()), bool(row.get("keep")))
        for row in _data()["ru"]
    )


def russian_stem(word: str) -> tuple[str, frozenset[str]]:
    """The unchanging part of a Russian dictionary form, and what may follow it there.

    >>> stem, endings = russian_stem("россия"); stem, "ей" in endings
    ('росс', False)
    """
    for paradigm in paradigms():
        for nominative in paradigm.nominative:
            if word.endswith(nominative) and len(word) > len(nominative) + 1:
                kept = word if paradigm.keep or not nominative else word[: -len(nominative)]
                return kept, paradigm.endings
    return word, frozenset()
