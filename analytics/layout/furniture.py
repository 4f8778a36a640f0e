"""Lines of a site inside the text of an article: notices, other stories, credits of pictures.

They stay in the text, and nothing is read of them. The phrases stand in data/lexicons/layout/furniture.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analytics.errors import LexiconError
from analytics.language.normalise import fold, lower
from analytics.lexicons import read_toml
from analytics.paths import LEXICONS
from analytics.records import Span

_LEXICON = LEXICONS / "layout" / "furniture.toml"
_FIELDS = ("other", "notice", "inside", "alone", "credit")
_LINE = re.compile(r"[^\r\n]+")
_OPENERS = ' \t*#>_-–—•·►▶→|[(«"“'
_BEFORE_TITLE = ("", ":", ".", "…", "–", "—", "-", "«", '"', "“", "[", "*")
_LONGEST = 260  # characters of a line that is the site's
_CREDIT = 120
_NAME = 40  # of whom a picture is from, behind a dash
_TITLE = 160
_MOST_TITLES = 8  # of other stories below their announcement
_ENDED = tuple(".!?…")


@cache
def _pattern(field: str) -> re.Pattern[str]:
    """Finds the phrases of a field in small letters; raises LexiconError for an unknown or missing field."""
    table = read_toml(_LEXICON)
    for language, fields in table.items():
        if set(fields) != set(_FIELDS):
            raise LexiconError(_LEXICON.name, language, f"fields must be {', '.join(_FIELDS)}")
    phrases = sorted({phrase for fields in table.values() for phrase in fields[field]}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, phrases)))


def find_furniture(text: str, body: int = 0) -> tuple[Span, ...]:
    """The lines below the header that are the site's, in order."""
    return tuple(_lines(text, body))


def _lines(text: str, body: int) -> Iterator[Span]:
    titles = 0  # how many more lines may be titles of other stories
    for found in _LINE.finditer(text, body):
        line = found[0].strip()
        if not line or len(line) > _LONGEST:
            titles = titles if not line else 0
            continue
        plain = fold(line).text.lstrip(_OPENERS)
        shown = lower(plain)
        announced = _pattern("other").match(shown)
        rest = plain[announced.end() :].lstrip(" *_") if announced else ""
        if announced and (rest[:1] in _BEFORE_TITLE or rest[:1].isupper()):
            titles = 0 if rest.strip(" :.…*#_–—-") else _MOST_TITLES
            yield Span(*found.span())
        elif _is_furniture(shown) or (titles and _is_title(line)):
            titles -= titles > 0
            yield Span(*found.span())
        else:
            titles = 0


def _is_furniture(line: str) -> bool:
    plain = line.rstrip(" .:!…*#_")
    return bool(
        _pattern("notice").match(line)
        or _pattern("inside").search(line)
        or _pattern("alone").fullmatch(plain)
        or (len(line) <= _CREDIT and _is_credit(line))
    )


def _is_credit(line: str) -> bool:
    """«Фото: пресс-служба», "Photo by A. Smith", «Сурет © Дала»; a sentence about photos is none."""
    found = _pattern("credit").match(line)
    if found is None:
        return line.startswith("©")
    rest = line[found.end() :].strip()
    if rest[:1] in (":", "©", "/", "|") or found[0].endswith((" by", " of")):
        return True
    return rest[:1] in ("–", "—", "-") and len(rest) <= _NAME and not rest.endswith(_ENDED)


def _is_title(line: str) -> bool:
    return len(line) <= _TITLE and not line.endswith(_ENDED)
