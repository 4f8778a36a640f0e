"""The vocabulary of the domain: measures, units, rates and the codes of a figure, with their traits and their names.

Every fact of them stands once, in data/lexicons/vocabulary; code asks for a trait and never lists measures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from analytics.errors import LexiconError
from analytics.lexicons import read_toml
from analytics.paths import LEXICONS

FOLDER = LEXICONS / "vocabulary"
LANGUAGES = ("en", "ru", "kk", "uz-Latn", "uz-Cyrl")  # of the interface
TRAITS = frozenset(
    {"flow", "directed", "between_two", "whole", "timeless", "projected", "verbal", "goods", "people", "counted"}
    | {"tallied", "head", "never_drawn", "standing", "of_object", "plain"}
)
SETS = ("measures", "units", "rates", "kinds", "qualifiers", "modalities", "confidences", "hows", "fields")
_KEYS = frozenset({"label", "traits", "carried", "tabs", "first", "of", "factor", "undated"})


@dataclass(frozen=True, slots=True)
class Term:
    """A code of the vocabulary. A name is one text, or the plural forms of its language in CLDR's order."""

    id: str
    names: Mapping[str, tuple[str, ...]]
    traits: frozenset[str] = frozenset()
    carried: tuple[str, ...] = ()  # kinds of units
    tabs: tuple[str, ...] = ()
    first: int = 0  # 0 where it is not among those drawn first
    of: str = ""  # the unit that this one is a larger size of
    factor: float = 1.0
    undated: bool = False

    def name(self, language: str) -> str:
        """The name in a language of the interface; of plural forms the last, as after a large number."""
        return self.names[language][-1] if len(self.names[language]) < 3 else self.names[language][2]


@cache
def terms(kind: str) -> dict[str, Term]:
    """The terms of one of SETS by id, in the order of the file."""
    file = f"{kind}.toml"
    return {name: term(file, name, row) for name, row in read_toml(FOLDER / file).items()}


def term(file: str, name: str, row: Mapping[str, Any]) -> Term:
    """A row of the vocabulary; raises LexiconError for a key, a trait or a language that is not known or lacks."""
    traits, label = frozenset(row.get("traits", ())), row.get("label", {})
    unknown = [*(set(row) - _KEYS), *(traits - TRAITS)]
    if unknown:
        raise LexiconError(file, name, f"{', '.join(sorted(unknown))} is not known")
    if set(label) != (set() if "head" in traits else set(LANGUAGES)):
        raise LexiconError(file, name, f"a name is wanted in each of {', '.join(LANGUAGES)}")
    return Term(
        name,
        {language: tuple(str(text).split("|")) for language, text in label.items()},
        traits,
        tuple(row.get("carried", ())),
        tuple(row.get("tabs", ())),
        int(row.get("first", 0)),
        str(row.get("of", "")),
        float(row.get("factor", 1)),
        bool(row.get("undated", False)),
    )


def measures() -> dict[str, Term]:
    """What figures measure, without the heads that only say who is counted."""
    return {name: one for name, one in terms("measures").items() if "head" not in one.traits}


@cache
def having(trait: str) -> frozenset[str]:
    """The measures (and heads) with a trait.

    >>> sorted(having("projected"))
    ['freight_capacity', 'jobs', 'power_capacity', 'project_cost']
    """
    if trait not in TRAITS:
        raise LexiconError("measures.toml", trait, "no such trait")
    return frozenset(name for name, one in terms("measures").items() if trait in one.traits)


@cache
def carried(kind: str) -> tuple[str, ...]:
    """The measures that a sentence may take from those before, for a kind of unit."""
    return tuple(name for name, one in terms("measures").items() if kind in one.carried)


@cache
def undated() -> frozenset[str]:
    """The units of values that take no date of their sentence."""
    return frozenset(name for name, one in terms("units").items() if one.undated)


@cache
def sizes(unit: str) -> tuple[Term, ...]:
    """The larger sizes in which values of a unit are shown, the smallest first.

    >>> [one.id for one in sizes("watt")]
    ['kilowatt', 'megawatt']
    """
    return tuple(sorted((one for one in terms("units").values() if one.of == unit), key=lambda one: one.factor))
