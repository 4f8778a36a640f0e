"""Which column of a table is which field: by its cells as well as by its name.

A name counts only where the cells agree with it (a "date" holds days, a "link" addresses). Without a known name the
text is the longest column of words, the date one of days, the address one of addresses, the title short and never
twice the same, the source one of known outlets or domains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from analytics.errors import LexiconError
from analytics.language.normalise import fold
from analytics.lexicons import read_toml
from analytics.outlets import find_outlet
from analytics.paths import LEXICONS
from analytics.read.day import read_date
from analytics.read.given import AUTOMATIC, Choices, known, read_language

_LEXICON = LEXICONS / "layout" / "columns.toml"
FIELDS = ("id", "text", "title", "date", "source", "url", "language")
SAMPLE = 200  # rows that are looked at
_MOST = 0.6  # of the filled cells: so many must be what the field wants
_LONGEST_DAY = 60  # characters
_SOME_DAY = "2024-12-31"  # whether it is a day is asked here, not which
_LOOKED_AT = 400  # characters of a cell
_WORD = re.compile(r"[^\W\d_]+(?:ʻ[^\W\d_]+)*")
_CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|[\w-]+(?:\.[\w-]+)+/\S*$", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,10}$", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[\d.,\s]+%?$")
WHOLE, _PART = 2, 1  # how surely a name is that of a field


@dataclass(frozen=True, slots=True)
class Profile:
    """What the cells of a column are like; the shares are of its filled cells."""

    filled: int
    length: float  # mean, in characters
    words: float  # mean
    distinct: float
    days: float
    addresses: float
    numbers: float
    outlets: float
    languages: float
    spoken: float  # with letters, and none of the above
    solid: float  # without a space


@cache
def _names() -> dict[str, dict[str, frozenset[str]]]:
    """{field: {names, parts}}; raises LexiconError for a table of another shape."""
    table = read_toml(_LEXICON)
    if set(table) != set(FIELDS) or any(set(lists) != {"names", "parts"} for lists in table.values()):
        raise LexiconError(_LEXICON.name, "fields", f"must be {', '.join(FIELDS)}, each with names and parts")
    return {field: {kind: frozenset(words) for kind, words in lists.items()} for field, lists in table.items()}


def name_score(name: str, field: str) -> int:
    """How surely a name is that of a field: 2 for the whole name, 1 for a word of it, else 0.

    >>> name_score("Publication_Date", "date"), name_score("date_extracted", "date"), name_score("likes", "date")
    (2, 1, 0)
    """
    words = _WORD.findall(fold(_CAMEL.sub(" ", name.strip()[:100])).text.lower())
    lists = _names()[field]
    if " ".join(words) in lists["names"]:
        return WHOLE
    return _PART if lists["parts"].intersection(words) else 0


def known_names(field: str) -> list[str]:
    """Whole names of a field, for telling what was looked for."""
    return sorted(_names()[field]["names"])


def profile(cells: Sequence[str]) -> Profile:
    """What the cells of a column are like."""
    filled = [cell for cell in (known(cell[:5_000]) for cell in cells) if cell]
    count = max(len(filled), 1)
    heads = [cell[:_LOOKED_AT] for cell in filled]

    def share(test: Callable[[str], bool]) -> float:
        return sum(map(test, heads)) / count

    return Profile(
        filled=len(filled),
        length=sum(map(len, filled)) / count,
        words=sum(len(_WORD.findall(head)) for head in heads) / count,
        distinct=len(set(heads)) / count,
        days=share(_is_day),
        addresses=share(lambda cell: bool(_ADDRESS.match(cell))),
        numbers=share(lambda cell: bool(_NUMBER.match(cell))),
        outlets=share(lambda cell: len(cell) <= 60 and bool(_DOMAIN.match(cell) or find_outlet(cell))),
        languages=share(lambda cell: len(cell) <= 12 and (read_language(cell) is not None or cell.lower() == "uz")),
        spoken=share(_is_spoken),
        solid=share(lambda cell: not any(map(str.isspace, cell))),
    )


def _is_day(cell: str) -> bool:
    if len(cell) > _LONGEST_DAY or not any(map(str.isdigit, cell)):
        return False
    try:
        read_date(cell, as_of=_SOME_DAY)
    except ValueError as error:
        return "may be two dates" in str(error)
    return True


def _is_spoken(cell: str) -> bool:
    return not _ADDRESS.match(cell) and not _NUMBER.match(cell) and any(map(str.isalpha, cell)) and not _is_day(cell)


def guess_fields(names: Sequence[str], rows: Sequence[Sequence[str]], choices: Choices = AUTOMATIC) -> dict[str, str]:
    """{field: the table's name for it}: chosen, else guessed from names and cells; the text may be missing."""
    places = {name: at for at, name in reversed(list(enumerate(names))) if name}
    lower = {name.strip().lower(): name for name in places}
    found = {field: lower[key] for column, field in choices.columns if (key := column.strip().lower()) in lower}
    profiles = {
        name: profile([row[at] if at < len(row) else "" for row in rows[:SAMPLE]]) for name, at in places.items()
    }
    for field, choose in _CHOOSERS.items():
        free = {name: one for name, one in profiles.items() if name not in found.values()}
        if field not in found and (name := choose(free)):
            found[field] = name
    return found


Profiles = dict[str, Profile]


def _text(free: Profiles) -> str | None:
    """The longest column of words; a named one that is at least a third as long goes before."""
    fits = {n: p for n, p in free.items() if p.spoken >= _MOST or not p.filled}
    longest = max((p.length for p in fits.values()), default=0.0)
    scores = {n: name_score(n, "text") for n in fits}
    named = [n for n, p in fits.items() if scores[n] and p.length >= longest / 3]
    if named:
        return max(named, key=lambda n: (scores[n] == WHOLE, fits[n].length))
    unnamed = [n for n, p in fits.items() if p.length == longest and p.words >= 4 and not _other(n)]
    return unnamed[0] if unnamed else None


def _other(name: str) -> bool:
    """Whether a name is that of a field other than the text."""
    return any(name_score(name, field) == WHOLE for field in FIELDS if field != "text")


def _date(free: Profiles) -> str | None:
    """A column of days, one of mere numbers only by its name; else one that is called so, for what it holds is told."""
    days = {n: p for n, p in free.items() if p.days >= _MOST or not p.filled}
    other = next((n for n, p in days.items() if p.filled and p.numbers < _MOST), None)
    called = {n: p for n, p in free.items() if name_score(n, "date") == WHOLE and p.length <= _LONGEST_DAY}
    return _best_named(days, "date") or other or next(iter(called), None)


def _url(free: Profiles) -> str | None:
    fits = {n: p for n, p in free.items() if p.addresses >= _MOST or not p.filled}
    named = _best_named(fits, "url")
    filled = [n for n, p in fits.items() if p.filled]
    called = (n for n, p in free.items() if name_score(n, "url") == WHOLE and p.solid >= _MOST > p.numbers)
    return named or max(filled, key=lambda n: fits[n].distinct, default=None) or next(called, None)


def _source(free: Profiles) -> str | None:
    """A named column of short names, or one of known outlets and domains."""
    fits = {n: p for n, p in free.items() if p.length <= 60 and p.addresses < _MOST and p.days < _MOST}
    named = _best_named({n: p for n, p in fits.items() if p.numbers < _MOST}, "source")
    return named or next((n for n, p in fits.items() if p.outlets >= _MOST), None)


def _language(free: Profiles) -> str | None:
    return _best_named({n: p for n, p in free.items() if p.languages >= _MOST or not p.filled}, "language")


def _title(free: Profiles) -> str | None:
    """A named column, or one of short lines of which hardly one stands twice."""
    fits = {n: p for n, p in free.items() if p.length <= 300 and (p.spoken >= _MOST or not p.filled)}
    named = _best_named(fits, "title")
    return named or next(
        (n for n, p in fits.items() if p.filled > 1 and p.distinct >= 0.8 and p.words >= 3 and p.length <= 140), None
    )


def _id(free: Profiles) -> str | None:
    named = [n for n in free if name_score(n, "id") == WHOLE]
    return named[0] if named else None


def _best_named(fits: Profiles, field: str) -> str | None:
    """The column with the surest name; of equally sure ones the first that is filled."""
    named = [n for n in fits if name_score(n, field)]
    return max(named, key=lambda n: (name_score(n, field), fits[n].filled > 0), default=None)


_CHOOSERS: dict[str, Callable[[Profiles], str | None]] = {
    "text": _text,
    "date": _date,
    "url": _url,
    "source": _source,
    "language": _language,
    "title": _title,
    "id": _id,
}
