"""The words that claims are read by: `data/lexicons/claims/`, one file a language, checked as they are read."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, TypeVar

from analytics.errors import LexiconError
from analytics.language.uzbek import to_latin
from analytics.lexicons import read_toml
from analytics.paths import LEXICONS

FOLDER = LEXICONS / "claims"
LANGUAGES = {"kk": "kk", "uz-Cyrl": "uz", "uz-Latn": "uz", "ru": "ru", "en": "en"}
_MOST = 50_000  # forms that are remembered of a language

Found = TypeVar("Found")


class Cue(NamedTuple):
    """A phrase of a category found at `tokens[first:last]` of a sentence."""

    category: str
    first: int
    last: int


Rest = tuple[tuple[str, ...], str]  # the words of a phrase that are still wanted, and its category


class Starts(NamedTuple):
    """What a form is (`whole`), and what it may start: by the second word, or by a pattern for it."""

    whole: tuple[str, ...]
    seconds: dict[str, list[Rest]]
    loose: list[Rest]
    kinds: frozenset[str]  # all categories of these


class Remembered(dict[str, Found]):
    """What a function says of the forms met so far; one look-up is all that most words cost."""

    def __init__(self, ask: Callable[[str], Found]) -> None:
        self._ask = ask

    def __missing__(self, form: str) -> Found:
        if len(self) >= _MOST:
            self.clear()
        found = self[form] = self._ask(form)
        return found


class CueBook:
    """The phrases of one language by category, found in a row of forms.

    A word of a pattern is a form as it stands; `word*` is any form that begins so, `*word` any that ends so.
    """

    def __init__(self, table: dict[str, Any], file: str) -> None:
        self._exact: dict[str, list[Rest]] = {}
        self._prefixes: dict[str, list[Rest]] = {}
        self._suffixes: dict[str, list[Rest]] = {}
        for category, patterns in table.items():
            for pattern in _patterns(patterns, file, category):
                words = tuple(pattern.split())
                head = words[0]
                if head.endswith("*"):
                    self._prefixes.setdefault(head[:-1], []).append((words[1:], category))
                elif head.startswith("*"):
                    self._suffixes.setdefault(head[1:], []).append((words[1:], category))
                else:
                    self._exact.setdefault(head, []).append((words[1:], category))
        self._longest = max(map(len, (*self._prefixes, *self._suffixes)), default=0)
        self.starts = Remembered(self._starts)

    def _starts(self, form: str) -> Starts | None:
        """What a form is and may start; None for most forms."""
        found = list(self._exact.get(form, ()))
        for length in range(1, min(len(form), self._longest) + 1):
            found += self._prefixes.get(form[:length], ())
            found += self._suffixes.get(form[-length:], ())
        if not found:
            return None
        kinds = frozenset(category for _, category in found)
        starts = Starts(tuple(category for rest, category in found if not rest), {}, [], kinds)
        for rest, category in found:
            if rest and "*" not in rest[0]:
                starts.seconds.setdefault(rest[0], []).append((rest[1:], category))
            elif rest:
                starts.loose.append((rest, category))
        return starts

    def may_hold(self, forms: Iterable[str], kinds: frozenset[str]) -> bool:
        """Whether a sentence may hold a cue of some categories: a quick look at its words."""
        return any(not starts.kinds.isdisjoint(kinds) for starts in filter(None, map(self.starts.__getitem__, forms)))

    def find(self, forms: list[str]) -> tuple[Cue, ...]:
        """All cues of a sentence in order of their first word."""
        found: list[Cue] = []
        for first, starts in enumerate(map(self.starts.__getitem__, forms)):
            if starts is None:
                continue
            found.extend(Cue(category, first, first + 1) for category in starts.whole)
            if first + 1 < len(forms):
                if rows := starts.seconds.get(forms[first + 1]):
                    found += _longer(rows, forms, first, first + 2)
                if starts.loose:
                    found += _longer(starts.loose, forms, first, first + 1)
        return tuple(found)


def _longer(rows: Iterable[Rest], forms: list[str], first: int, at: int) -> Iterator[Cue]:
    """The phrases whose rests stand from a word on."""
    for rest, category in rows:
        last = at + len(rest)
        if last <= len(forms) and all(map(_fits, rest, forms[at:last])):
            yield Cue(category, first, last)


def _fits(pattern: str, form: str) -> bool:
    if pattern.endswith("*"):
        return form.startswith(pattern[:-1])
    return form.endswith(pattern[1:]) if pattern.startswith("*") else form == pattern


def _patterns(value: object, file: str, category: str) -> Iterator[str]:
    if not isinstance(value, str):
        raise LexiconError(file, category, f"expected patterns separated by commas, not {value!r}")
    for pattern in value.replace("\n", " ").lower().split(","):
        if pattern.strip():
            yield " ".join(pattern.split())


@cache
def read(name: str) -> dict[str, Any]:
    """A file of the folder as tables; what is no TOML names the file."""
    return read_toml(FOLDER / name)


@cache
def cue_book(code: str) -> CueBook:
    """The cues of kk, uz (written in Latin letters, for both scripts), ru or en."""
    file = f"{code}.toml"
    return CueBook(read(file)["cues"], file)


@cache
def spelling(code: str) -> Remembered[str]:
    """The keys of the forms met so far in a language."""
    return Remembered(lambda form: key(form, code))


def key(form: str, code: str) -> str:
    """A token's form as the lexicon of a language writes it.

    >>> key("эса", "uz"), key("счёт", "ru")
    ('esa', 'счет')
    """
    if code == "uz":
        return to_latin(form)
    if code == "en":
        return form.removesuffix("ʻs")
    return form.replace("ё", "е") if code == "ru" else form


def _table(section: str) -> dict[str, Any]:
    table = read("parties.toml").get(section)
    if not isinstance(table, dict):
        raise LexiconError("parties.toml", section, "is missing")
    return table


def _turned(section: str) -> dict[str, str]:
    """Rows of a country and its names, the other way round."""
    return {name: country for country, names in _table(section).items() for name in str(names).split()}


@cache
def blocs() -> dict[str, str]:
    """The entities that are parties as a bloc."""
    return {str(entity): str(bloc) for entity, bloc in _table("blocs").items()}


@cache
def unions() -> dict[str, frozenset[str]]:
    """The members of each bloc."""
    return {str(bloc): frozenset(str(codes).split()) for bloc, codes in _table("union").items()}


@cache
def members() -> dict[str, tuple[str, ...]]:
    """The countries that a corridor or project lies between, by entity."""
    return {str(entity): tuple(str(codes).split()) for entity, codes in _table("members").items()}


@cache
def places() -> dict[str, str]:
    """The towns and sites by entity, with their countries; a capital stands in its own."""
    with (LEXICONS / "entities" / "places.csv").open(encoding="utf-8", newline="") as lines:
        capitals = {row["entity"]: row["capital"] for row in csv.DictReader(lines) if row["capital"]}
    return capitals | _turned("places")


@cache
def speakers() -> dict[str, str]:
    """The people by entity, with the countries that they speak for."""
    return _turned("people")


@cache
def flows() -> dict[str, dict[str, str]]:
    """By measure that flows from a giver to a taker: which end a role stands at."""
    found = {}
    for measure, row in _table("flows").items():
        pairs = [pair.partition(":") for pair in str(row).split()]
        if any(end not in ("giver", "taker") for _, _, end in pairs):
            raise LexiconError("parties.toml", f"flows.{measure}", "an end is giver or taker")
        found[str(measure)] = {role: end for role, _, end in pairs}
    return found


@cache
def families() -> dict[str, frozenset[str]]:
    """By measure: the families that it belongs to."""
    found: dict[str, set[str]] = {}
    for family, measures in _table("families").items():
        for measure in str(measures).split():
            found.setdefault(measure, set()).add(str(family))
    return {measure: frozenset(names) for measure, names in found.items()}


@cache
def money_words() -> tuple[str, ...]:
    """The beginnings of words beside which a country's name is a currency's."""
    return tuple(_patterns(_table("currency")["words"], "parties.toml", "currency"))


@cache
def money_states() -> frozenset[str]:
    """The countries that are a currency's behind its name: «долларов США»."""
    return frozenset(str(_table("currency")["states"]).split())


@cache
def media_word() -> re.Pattern[str]:
    """What follows the name of a country that a medium comes from, at most a word between."""
    words = _patterns(_table("media")["words"], "parties.toml", "media")
    forms = "|".join(word[:-1] + r"\w*" if word.endswith("*") else word for word in words)
    return re.compile(rf"(?:\s+[\w-]+)?[\s-]+(?:[\w-]+-)?(?:{forms})\b", re.IGNORECASE)


@cache
def homes() -> dict[str, str]:
    """The country of those who write in a language."""
    return {str(code): str(country) for code, country in _table("home").items()}
