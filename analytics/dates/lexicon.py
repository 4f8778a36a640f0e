"""The dates' lexicons: months, relative words and rules of each language, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from analytics.dates.tense import Tenses
from analytics.errors import LexiconError
from analytics.lexicons import read_toml
from analytics.paths import LEXICONS
from analytics.records import LANGUAGES

FOLDER = LEXICONS / "dates"
_KEYS = (
    "months",
    "days",
    "millennium",
    "month_end",
    "month_case",
    "year_word",
    "rules",
    "quarters",
    "relative",
    "year_told",
    "counts",
    "weekdays",
    "links",
    "past",
    "future",
)
_ROMAN = "[iі]{1,3}|[iі]v"  # also with the Cyrillic letter


@dataclass(frozen=True, slots=True)
class Calendar:
    """A language's dates: where one may start, the rules tried there, and what their words mean."""

    anchor: re.Pattern[str]
    # by what they start with: y four digits, d fewer, o an ordinal or a millennium in words, w another word
    rules: dict[str, tuple[re.Pattern[str], ...]]
    months: tuple[re.Pattern[str], ...]
    days: tuple[re.Pattern[str], ...]  # in words
    millennium: re.Pattern[str]
    quarters: tuple[tuple[re.Pattern[str], int], ...]
    relative: dict[str, str]
    told: tuple[tuple[re.Pattern[str], int], ...]  # what tells an article's year, and how many years before it that is
    counts: tuple[re.Pattern[str], ...]  # of months in words, from 2
    weekdays: tuple[re.Pattern[str], ...]  # from Monday
    links: tuple[re.Pattern[str], re.Pattern[str]]  # between a part of a year and its year, and the other way round
    tenses: Tenses

    def month(self, text: str) -> int:
        """The number of a month's name."""
        return next(number for number, name in enumerate(self.months, 1) if name.match(text))

    def day(self, text: str) -> int:
        """The number of a day in digits or in words."""
        return int(text) if text.isdecimal() else next(n for n, name in enumerate(self.days, 1) if name.fullmatch(text))

    def year(self, text: str) -> int:
        """The number of a year in digits, or in words: a millennium and the words of a day (2001 to 2031)."""
        if text.isdecimal():
            return int(text) if len(text) > 2 else 2000 + int(text)
        return 2000 + self.day(self.millennium.sub("", text, count=1))

    def quarter(self, text: str) -> int:
        """The number of a quarter or half in digits or in words."""
        return next(number for name, number in self.quarters if name.fullmatch(text))

    def count(self, text: str) -> int:
        """How many months, days or weeks are said, in digits or in words."""
        return (
            int(text) if text.isdecimal() else next(n for n, name in enumerate(self.counts, 2) if name.fullmatch(text))
        )

    def weekday(self, text: str) -> int:
        """The number of a day of the week, Monday 0."""
        return next(number for number, name in enumerate(self.weekdays) if name.match(text))

    def months_first(self, text: str) -> bool:
        """Whether a text writes 12/31/2025: some date of it can be read no other way."""
        return _MONTH_FIRST.search(text) is not None and _DAY_FIRST.search(text) is None


def _read(name: str) -> dict[str, Any]:
    file = f"{name}.toml"
    table = read_toml(FOLDER / file)
    for key in _KEYS:
        if key not in table:
            raise LexiconError(file, key, "is missing")
    for key, count in (("months", 12), ("days", 31), ("counts", 11), ("weekdays", 7), ("links", 2)):
        if len(table[key]) != count:
            raise LexiconError(file, key, f"{len(table[key])} {key}")
    for word, meaning in table["relative"].items():
        if not re.fullmatch(r"(?:year|month|week|day)(?:[+-]\d)?|so far", meaning):
            raise LexiconError(
                file, word, f"{meaning!r} is not year, month, week or day with + or - a digit, or so far"
            )
    return table


def _fragments(table: dict[str, Any]) -> dict[str, str]:
    month = "|".join(table["months"])
    relative = "|".join(sorted((re.escape(word) for word in table["relative"]), key=len, reverse=True))
    year = "|".join(
        sorted((re.escape(w) for w, m in table["relative"].items() if m.startswith("year")), key=len, reverse=True)
    )
    quarter = "|".join(table["quarters"])
    said = r"(?:" + "|".join(table["days"]) + r")(?!\w)"
    day = rf"(?:0?[1-9]|[12]\d|3[01])(?!\d)|{said}"
    return {
        "{y}": rf"(?P<y>(?:1[5-9]|20|21)\d\d(?!\d)|(?:{table['millennium']}) {said})",
        "{y2}": r"(?P<y2>(?:1[5-9]|20|21)\d\d|\d\d)(?!\d)",
        "{yy}": r"(?P<y>(?:20\d\d|\d\d))(?!\d)",
        "{n}": rf"(?P<n>(?:1[0-2]|[2-9])(?!\d)|(?:{'|'.join(table['counts'])})(?!\w))",
        "{wd}": f"(?P<wd>{'|'.join(table['weekdays'])})",
        "{d}": f"(?P<d>{day})",
        "{d2}": f"(?P<d2>{day})",
        "{m_case}": f"(?P<m>{month}){table['month_case']}(?!\\w)",
        "{m}": f"(?P<m>{month})",
        "{m2}": f"(?P<m2>{month})",
        "{me}": table["month_end"],
        "{yw}": table["year_word"],
        "{qo}": f"(?P<q>{quarter}|{_ROMAN})",
        "{ho}": f"(?P<h>{quarter}|{_ROMAN})",
        "{rel_year}": f"(?P<rel>{year})",
        "{rel}": f"(?P<rel>{relative})(?:ʻs)?(?!\\w)",
        "{dash}": "[-–—]",
    }


# 2025-11-13 and 2025/11/13; 13.11.2025 and 11/13/2025; 13.11.25; 9M2025; 4Q25; 1H 2025
# a year in brackets, or before a dash or colon and its value: «4,4 млрд (2023)», «2023 — 4,4; 2024 — 4,2»
_YEAR_FIRST = (
    r"(?P<y>(?:1[5-9]|20|21)\d\d)(?P<between>[-/])(?P<mn>0[1-9]|1[0-2])(?P=between)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
    r"(?<=\()(?P<y>(?:19|20)\d\d)(?=\))",
    r"(?P<y>(?:19|20)\d\d)(?=\)?(?: [–—-]|:) (?:[$€£¥₸₽]|us\$)?\d{1,3}(?:[.,]\d| \w|[;,)]|$)(?! ?\d\d\d))",
)
_DAY_OR_MONTH_FIRST = (
    r"(?P<d>0?[1-9]|[12]\d|3[01])[.](?P<mn>0?[1-9]|1[0-2])[.](?P<y>(?:1[5-9]|20|21)\d\d)(?!\d)",
    r"(?P<d>0?[1-9]|[12]\d|3[01])(?P<slash>/)(?P<mn>0?[1-9]|[12]\d|3[01])/(?P<y>(?:1[5-9]|20|21)\d\d)(?!\d)",
    r"(?P<d>0[1-9]|[12]\d|3[01])\.(?P<mn>0[1-9]|1[0-2])\.(?P<y>\d\d)(?![.,]?\d|\w)",
    r"(?P<n>1[0-2]|[2-9])[mм] ?(?P<y>20\d\d)(?!\d)",
    r"(?P<n>1[0-2]|[2-9])[mм](?P<y>\d\d)(?!\d)",
    r"(?P<qn>[1-4])q ?[ʻ]?(?P<y>20\d\d|\d\d)(?!\d)",
    r"(?P<hn>[12])h ?[ʻ]?(?P<y>20\d\d|\d\d)(?!\d)",
)
_LETTERED = (
    r"q(?P<qn>[1-4]),?(?: of)? ?[ʻ]?(?P<y>20\d\d|\d\d(?=[\s.,;:)]|$))(?!\d)",
    r"h(?P<hn>[12]),?(?: of)? ?[ʻ]?(?P<y>20\d\d|\d\d(?=[\s.,;:)]|$))(?!\d)",
    r"fy ?[ʻ]?(?P<y>20\d\d|\d\d)(?!\d)",
    r"q(?P<qn>[1-4])(?!\w)",
    r"h(?P<hn>[12])(?!\w)",
)
_MONTH_FIRST = re.compile(r"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?:1[5-9]|20|21)\d\d(?![\d/])")
_DAY_FIRST = re.compile(r"(?<![\d/])(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/(?:1[5-9]|20|21)\d\d(?![\d/])")


def _compile(rule: str, fragments: dict[str, str]) -> re.Pattern[str]:
    def fill(found: re.Match[str]) -> str:
        return fragments[found[0]]

    return re.compile(re.sub(r"\{(?:y2?|yy|n|wd|d2?|m2?|m_case|me|yw|qo|ho|rel_year|rel|dash)\}", fill, rule))


_STARTS = {"{n": "dn", "{y": "yo", "{d": "do", "{m": "w", "{r": "w", "{q": "dwo", "{h": "dwo", "{w": "w"}


def _sorted(fragments: dict[str, str], rules: Iterable[str]) -> dict[str, tuple[re.Pattern[str], ...]]:
    """The rules by what they may start with (as `rules` of a calendar); each keeps its place in the order."""
    found: dict[str, list[re.Pattern[str]]] = {
        "y": [re.compile(rule) for rule in _YEAR_FIRST],
        "d": [re.compile(rule) for rule in _DAY_OR_MONTH_FIRST],
        "o": [],
        "n": [],
        "w": [re.compile(rule) for rule in _LETTERED],
    }
    for rule in rules:
        bare = re.sub(r"^(?:\(\?(?:<[=!]|P<\w+>)[^)]*\)|\(\?:(?:\(\?<[=!][^)]*\)\|?)+\))+", "", rule)
        for start in _STARTS.get(bare[:2], "ydow"):
            found[start].append(_compile(rule, fragments))
    return {start: tuple(patterns) for start, patterns in found.items()}


def _anchor(ordinals: list[str], counts: list[str], words: list[str]) -> re.Pattern[str]:
    """Where a date may start, found by the letters that such words begin with; groups o, n: at an ordinal, a number."""
    letters = "".join(
        sorted({letter for word in (*ordinals, *counts, *words) for letter in re.findall(r"(?:^|[(|:])(\w)", word)})
    )
    either = "|".join(words)
    numbers = rf"(?P<n>(?:{'|'.join(counts)})(?!\w))|" if counts else ""
    return re.compile(rf"(?<![\w.,])(?=[\d{letters}])(?:\d|(?P<o>{'|'.join(ordinals)})|{numbers}{either})")


_NEVER = re.compile("(?!)")


@cache
def calendar(language: str) -> Calendar:
    """The dates of one of LANGUAGES; of any other language only those in digits."""
    if language not in LANGUAGES:
        never = Tenses(_NEVER, _NEVER)
        digits = re.compile(r"(?<![\w.])\d")
        return Calendar(digits, _sorted({}, ()), (), (), _NEVER, (), {}, (), (), (), (_NEVER, _NEVER), never)
    table = _read(language)
    fragments = _fragments(table)
    words = [*table["months"], *map(re.escape, table["relative"]), *table["quarters"], *table["weekdays"], "i", "і"]
    words += [*_SHORT, *table.get("leads", [])]
    return Calendar(
        _anchor([*table["days"], table["millennium"]], table["counts"], words),
        _sorted(fragments, table["rules"]),
        tuple(map(re.compile, table["months"])),
        tuple(map(re.compile, table["days"])),
        re.compile(f"(?:{table['millennium']}) "),
        tuple(
            [(re.compile(k), v) for k, v in table["quarters"].items()]
            + [(re.compile(r), n) for r, n in zip(("[iі]", "[iі]{2}", "[iі]{3}", "[iі]v"), (1, 2, 3, 4), strict=True)]
        ),
        table["relative"],
        tuple(
            (_compile(rule, fragments), years)
            for name, years in (("same", 0), ("before", 1))
            for rule in table["year_told"].get(name, [])
        ),
        tuple(map(re.compile, table["counts"])),
        tuple(map(re.compile, table["weekdays"])),
        (re.compile(table["links"][0]), re.compile(table["links"][1])),
        Tenses(re.compile(table["past"]), re.compile(table["future"])),
    )


_SHORT = ("q[1-4]", "h[12]", "fy")
