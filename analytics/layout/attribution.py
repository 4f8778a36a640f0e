"""Who reports: «деп хабарлайды BAQ.KZ», «передаёт ТАСС», "Trend reports", «Манба: kun.uz».

The weakest of all signs of a source: it is asked only where nothing else names one.
"""

from __future__ import annotations

import re
from functools import cache

from analytics.errors import LexiconError
from analytics.language.normalise import fold, lower
from analytics.lexicons import read_toml
from analytics.outlets import find_outlet
from analytics.paths import LEXICONS
from analytics.records import Span

_LEXICON = LEXICONS / "layout" / "attributions.toml"
_FIELDS = ("before", "after", "filler", "label", "cited")
_LEAD = 900  # characters of the text in which a lead names its outlet
_TAIL = 400
_LABEL = 40  # characters in which what opens a source line stands
_NAME_WORDS = 4
_DOMAIN = re.compile(
    r"[a-z0-9-]+(?:\.[a-z0-9-]+)?\.(?:kz|uz|ru|kg|tj|tm|az|com|org|net|info|media|news|tv|uk|cn)(?!\w)", re.IGNORECASE
)
_QUOTED = re.compile(r"\s*[«\"“„]([^«»\"“”„\n]{2,40})[»\"”“]\s*\.?\s*$")
_WORD = re.compile(r"[\w.ʻ-]+")


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """{field: phrases of all languages, longest first}; raises LexiconError for an unknown or missing field."""
    table = read_toml(_LEXICON)
    for language, fields in table.items():
        if set(fields) != set(_FIELDS):
            raise LexiconError(_LEXICON.name, language, f"fields must be {', '.join(_FIELDS)}")
    return {
        field: tuple(sorted({p for fields in table.values() for p in fields[field]}, key=len, reverse=True))
        for field in _FIELDS
    }


@cache
def _pattern(field: str) -> re.Pattern[str]:
    """Finds the phrases of a field in a text in small letters.

    Phrases of one first letter stand together behind it: a search for one of some letters is many times faster.
    """
    groups: dict[str, list[str]] = {}
    for phrase in _phrases()[field]:
        groups.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    led = (rf"{re.escape(first)}(?<!\w{re.escape(first)})(?:{'|'.join(rest)})" for first, rest in groups.items())
    return re.compile(rf"(?:{'|'.join(led)})(?!\w)")


def find_attribution(text: str, title: Span | None, body: int, own: tuple[str, ...] = ()) -> str | None:
    """The outlet that the headline, the lead, the closing lines or a source line names as reporting; else None."""
    places = [text[slice(*title)]] if title else []
    places += [text[body : body + _LEAD], text[max(body + _LEAD, len(text) - _TAIL) :]]
    for place in places:
        folded = fold(place).text
        small = lower(folded)
        found = _labelled(folded, own) or _after_phrase(folded, small, own) or _before_phrase(folded, small, own)
        if found:
            return found
    return None


def _labelled(text: str, own: tuple[str, ...]) -> str | None:
    for line in text.splitlines():
        if ":" not in line:
            continue
        shown = line.strip()
        found = _pattern("label").match(lower(shown[:_LABEL]))
        rest = shown[found.end() :].lstrip() if found else ""
        if rest.startswith(":") and (name := _outlet_at_start(rest[1:], own) or _proper_name(rest[1:])):
            return name
    return None


def _after_phrase(text: str, small: str, own: tuple[str, ...]) -> str | None:
    """«..., деп хабарлайды Kazinform тілшісі»: the name stands to the right."""
    for found in _pattern("before").finditer(small):
        name = _outlet_at_start(text[found.end() : found.end() + 80], own)
        if name:
            return name
    return None


def _proper_name(text: str) -> str | None:
    """What a source line names beside known outlets: a name in quotation marks, or two words or more in capitals.

    An inflected name, or the first word of a sentence, is not told from a name by one capital: it is left.
    """
    quoted = _QUOTED.match(text)
    if quoted:
        return quoted[1].strip() if quoted[1][:1].isupper() else None
    words = text.strip().rstrip(".").split()
    named = 2 <= len(words) <= _NAME_WORDS and all(word[:1].isupper() and word.isalpha() for word in words)
    return " ".join(words) if named else None


def _outlet_at_start(text: str, own: tuple[str, ...]) -> str | None:
    """The outlet that a text begins with, fillers passed over; a domain names itself."""
    words = _words(text)
    while words and (words[0].lower() in _phrases()["filler"] or words[0] in '«"“'):
        words = words[1:]
    for count in range(min(_NAME_WORDS, len(words)), 0, -1):
        outlet = find_outlet(" ".join(words[:count]), own)
        if outlet:
            return outlet.name
    domain = _DOMAIN.fullmatch(words[0]) if words else None
    return domain[0] if domain else None


def _before_phrase(text: str, small: str, own: tuple[str, ...]) -> str | None:
    """ "Trend reports", «UzA хабарига кўра»: the name stands to the left, unless it is only cited."""
    for found in _pattern("after").finditer(small):
        left = re.split(r"[\n.!?]\s", text[max(0, found.start() - 80) : found.start()])[-1]
        cited = list(_pattern("cited").finditer(lower(left)))
        name = _outlet_at_end(left[cited[-1].end() :] if cited else left, own)
        if name:
            return name
    return None


def _outlet_at_end(text: str, own: tuple[str, ...]) -> str | None:
    words = _words(text)
    while words and words[-1].lower() in _phrases()["filler"]:
        words = words[:-1]
    for count in range(min(_NAME_WORDS, len(words)), 0, -1):
        outlet = find_outlet(" ".join(words[-count:]), own)
        if outlet:
            return outlet.name
    domain = _DOMAIN.fullmatch(words[-1]) if words else None
    return domain[0] if domain else None


def _words(text: str) -> list[str]:
    line = text.split("\n", 1)[0]
    return [word.rstrip(".") if _DOMAIN.match(word) else word.strip(".") for word in _WORD.findall(line)]
