"""The words and endings of grammar.toml, by which the rules for names and things find their way."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from analytics.endings import FOLDER
from analytics.lexicons import blaming, read_toml


@dataclass(frozen=True, slots=True)
class Grammar:
    """The lists of grammar.toml, which says what each is for."""

    between_parties: frozenset[str]
    loosely_about: frozenset[str]
    ends_subject: frozenset[str]
    ends_list: frozenset[str]
    begins_clause: frozenset[str]
    numbered: frozenset[str]
    heads_of_firms: tuple[str, ...]
    cups: frozenset[str]
    bodies: frozenset[str]
    generic: frozenset[str]
    after_person: frozenset[str]
    named_after: frozenset[str]
    as_spoken: tuple[str, ...]
    pairs: frozenset[str]
    where: frozenset[str]
    ands: frozenset[str]
    joins_names: frozenset[str]
    together: frozenset[str]
    begins_sentence: frozenset[str]


@cache
def grammar() -> Grammar:
    """The lists; raises LexiconError where one is missing."""
    path = FOLDER / "grammar.toml"
    with blaming(path):
        data = read_toml(path)
        sets = {each.name: frozenset(data[each.name].split()) for each in fields(Grammar)}
        tuples = {name: tuple(data[name].split()) for name in _BEGINNINGS}
        return Grammar(**(sets | tuples))  # type: ignore[arg-type]  # the names are those of the fields


_BEGINNINGS = ("heads_of_firms", "as_spoken")  # tried on the begin or end of words
