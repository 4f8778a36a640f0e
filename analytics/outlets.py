"""News outlets by any of their names or by their web address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from analytics.endings import FOLDER, TURKIC, endings
from analytics.errors import LexiconError
from analytics.glossary import Entry, own_words, spellings
from analytics.lexicons import read_csv

OWNERSHIP = ("state", "private", "foreign")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:[/?#:]|$)", re.IGNORECASE)
# «Кazinform» is met with a Cyrillic К: letters of one shape are one letter in a key
_SHAPES = str.maketrans("асеорхукмнтві", "aceopxykmhtbi")
_MARKS = re.compile(r"[«»“”„\"()]")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet as data/lexicons/entities/outlets.csv lists it."""

    entity: str  # the slug that its mentions carry
    name: str
    country: str  # ISO 3166 of its seat
    ownership: str  # state, private, or foreign: a state's service for another country
    languages: tuple[str, ...]
    domains: tuple[str, ...]
    aliases: tuple[str, ...]


@cache
def outlets() -> dict[str, Outlet]:
    """All outlets by slug.

    Raises:
        LexiconError: a line lacks a name, or its ownership is none of OWNERSHIP.
    """
    path = FOLDER / "outlets.csv"
    rows = read_csv(path)
    found: dict[str, Outlet] = {}
    for number, row in enumerate(rows, 2):
        if row["ownership"] not in OWNERSHIP or not row["name"] or row["entity"] in found:
            raise LexiconError(
                path.name, number, f"{row['entity']!r} is no new outlet with an ownership of {OWNERSHIP}"
            )
        found[row["entity"]] = _outlet(row)
    return found


def _outlet(row: dict[str, str]) -> Outlet:
    aliases = [alias for column in ("en", "ru", "kk", "uz") for alias in row[column].split("|") if alias]
    return Outlet(
        row["entity"],
        row["name"],
        row["country"],
        row["ownership"],
        tuple(row["languages"].split("|")),
        tuple(row["domains"].split("|")),
        tuple(dict.fromkeys([row["name"], *aliases])),
    )


def _key(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text).lower().split()).rstrip(".")


Table = dict[str, Outlet]


@lru_cache(maxsize=64)
def _tables(own: tuple[str, ...]) -> tuple[Table, Table]:
    """Outlets by name and by domain; those of an article's own words go before."""
    names: Table = {}
    domains: Table = {}
    for outlet in (*outlets().values(), *map(own_outlet, own_words(own, "outlet"))):
        names |= {_key(alias).translate(_SHAPES): outlet for alias in outlet.aliases}
        domains |= dict.fromkeys(outlet.domains, outlet)
    return names, domains


def own_outlet(word: Entry) -> Outlet:
    """The outlet of an own word."""
    aliases = tuple(dict.fromkeys([word.name, *(name for _, name in spellings(word))]))
    return Outlet(word.entity, word.name, word.country, word.kind, tuple(word.aliases), word.domains, aliases)


@lru_cache(maxsize=10_000)
def find_outlet(text: str, own: tuple[str, ...] = ()) -> Outlet | None:
    """The outlet that a name, with any ending, or an address stands for; `own` are the own words of an article.

    >>> find_outlet("Kazinformнинг").name, find_outlet("https://www.tass.ru/a?b=1").country
    ('Kazinform', 'RU')
    """
    text = text.strip()[:300]
    key = _key(text)
    names, domains = _tables(own)
    return names.get(key.translate(_SHAPES)) or _by_address(text, domains) or _without_ending(key, names)


def _by_address(text: str, domains: Table) -> Outlet | None:
    host = _HOST.match(text)
    parts = host[1].lower().split(".") if host else []
    found = (domains.get(".".join(parts[at:])) for at in range(len(parts) - 1))
    return next((outlet for outlet in found if outlet), None)


def _without_ending(key: str, names: Table) -> Outlet | None:
    for cut in range(len(key) - 1, max(len(key) - 10, 3), -1):
        stem, ending = key[:cut].translate(_SHAPES), key[cut:].lstrip("-–'’ʻʼ")
        if stem in names and (not ending or any(ending in endings(lang).strings for lang in TURKIC)):
            return names[stem]
    return None
