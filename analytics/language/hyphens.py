"""Words that a line end cuts in two: «дол-/ларов» is one word, «пресс-/служба» keeps its hyphen.

A hyphen goes where the joined word is known, or where the parts are not both words; it stays before a capital, in the
compounds of data/lexicons/language/hyphens.toml, and where the same text writes it inside a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

import simplemma

from analytics.language.lexicon import read_toml
from analytics.language.normalise import fold_word
from analytics.language.russian import is_known as is_russian
from analytics.language.turkic import is_attested
from analytics.language.uzbek import to_latin
from analytics.records import Folded

_BREAK = re.compile("(?<=[^\\W\\d_])([-\u00ad\u2010¬])[ \t]*\r?\n[ \t]*(?=[^\\W\\d_])")
_LEFT = re.compile(r"[^\W\d_]+$")
_RIGHT = re.compile(r"[^\W\d_]+(?:[-'ʻʼ’‘][^\W\d_]+)*")
_INSIDE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?+")
_MOST = 5_000  # line ends of a text for which dictionaries are asked
_LONGEST = 40  # letters of a part
_SHORTEST = 3  # letters of a part that is a word of its own
_SURE = "\u00ad¬"  # which no compound has


@cache
def _compounds() -> tuple[frozenset[str], frozenset[str]]:
    table = read_toml("hyphens.toml")
    return frozenset(table["first"].split()), frozenset(table["last"].split())


def join_lines(text: str) -> str:
    """The text with the words that line ends cut joined.

    >>> join_lines("желез-\\nной дороги, пресс-\\nслужба, Нью-\\nЙорк")
    'железной дороги, пресс-служба, Нью-Йорк'
    """
    parts, last = [], 0
    for start, end in _cuts(text):
        parts.append(text[last:start])
        last = end
    return "".join((*parts, text[last:])) if parts else text


def mended(folded: Folded, text: str) -> Folded:
    """The folded text without the line ends (and hyphens) inside words; `text` is the original."""
    cuts = list(_cuts(text)) if "\n" in text else []
    if not cuts:
        return folded
    parts: list[str] = []
    offsets: list[int] = []
    last = 0
    for start, end in cuts:
        left, right = (bisect_left(folded.offsets, place) for place in (start, end))
        parts.append(folded.text[last:left])
        offsets.extend(folded.offsets[last:left])
        last = right
    parts.append(folded.text[last:])
    offsets.extend(folded.offsets[last:])
    return Folded("".join(parts), tuple(offsets))


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """What is no part of a word at its line end: [start, end), with the hyphen or behind it."""
    inside: frozenset[str] | None = None
    for number, found in enumerate(_BREAK.finditer(text)):
        left = _LEFT.search(text, max(0, found.start() - _LONGEST), found.start())
        right = _RIGHT.match(text, found.end(), found.end() + _LONGEST)
        if left and right:
            inside = frozenset(_INSIDE.findall(text.lower())) if inside is None else inside
            stays = found[1] not in _SURE and number < _MOST and keeps_hyphen(left[0], right[0], inside)
            yield found.start() + stays, found.end()


def keeps_hyphen(left: str, right: str, inside: frozenset[str] = frozenset()) -> bool:
    """Whether two parts are a compound with a hyphen; `inside`: words inside the lines of a text, in small letters."""
    if right[0].isupper() and not left.isupper():
        return True
    plain = f"{left}{right}".lower()
    if plain in inside or f"{left}-{right}".lower() in inside:
        return plain not in inside
    first, last = _compounds()
    small, rest = fold_word(left), fold_word(right)
    if small in first or rest in last:
        return True
    if is_word(small + rest):
        return False
    return len(small) >= _SHORTEST and len(rest) >= _SHORTEST and is_word(small) and is_word(rest)


@lru_cache(maxsize=5_000)
def is_word(form: str) -> bool:
    """Whether a dictionary of one of the languages has a folded form in small letters."""
    if form.isascii() or form[0] < "\u0400":
        return bool(simplemma.is_known(form, lang="en")) or is_attested(form, "uz")
    return is_russian(form) or is_attested(form, "kk") or is_attested(to_latin(form), "uz")
