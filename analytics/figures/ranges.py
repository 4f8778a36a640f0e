"""Minus signs and ranges: «10 – 15 мың», "between 5 and 7 million", «жеті жүзден екі мыңға дейін»."""

from __future__ import annotations

from dataclasses import replace

from analytics.figures.grammar import read_number
from analytics.figures.lexicon import signs
from analytics.figures.number import Number
from analytics.figures.sentence import Clause

_DASHES = frozenset("-–—−…") | {"...", ".."}


def signed(clause: Clause, at: int) -> Number | None:
    """A number, with a minus before it where one is said or stands glued («-25 °C», «минус 35 градус»)."""
    words = clause.words
    word = words[at]
    if word.form in clause.tongue.words["minus"] or (word.text in "-−–" and _glued_minus(clause, at)):
        number = read_number(words, at + 1, clause.tongue) if at + 1 < len(words) else None
        if number is None or number.value is None or not (word.kind == "w" or words[at + 1].kind == "n"):
            return None
        return replace(number, first=at, value=-number.value, rule="minus")
    if word.text == "+" and at + 1 < len(words) and words[at + 1].kind == "n" and words[at + 1].join == "g":
        number = read_number(words, at + 1, clause.tongue)
        return replace(number, first=at) if number and _degrees(clause, number.last) else None
    return read_number(words, at, clause.tongue)


def _glued_minus(clause: Clause, at: int) -> bool:
    words = clause.words
    if at + 1 >= len(words) or words[at + 1].kind != "n" or words[at + 1].join != "g" or words[at].join == "g":
        return False
    return _degrees(clause, at + 2)


def _degrees(clause: Clause, at: int) -> bool:
    """Whether degrees follow within a range: "-25...-30 °C"."""
    return any(hit.value.kind == "temperature" for hit in clause.between("unit", at, at + 5))


def read_range(clause: Clause, number: Number, sign: str | None) -> Number:
    """The range that starts with a number, else the number itself."""
    words, at = clause.words, number.last
    if number.value is None or at >= len(words) or number.kind not in ("cardinal", "tens_of"):
        return number
    other = _second(clause, number, at, sign)
    if other is None or other.value is None or other.kind != "cardinal":
        return number
    low, high = _ends(number, other)
    if not low < high:
        return number
    rule = "range" if number.digits and other.digits else "range-words"
    return replace(other, first=number.first, value=None, low=low, high=high, rule=rule, kind="cardinal")


def _second(clause: Clause, number: Number, at: int, sign: str | None) -> Number | None:
    words, tongue = clause.words, clause.tongue
    word = words[at]
    if word.text in _DASHES and at + 1 < len(words):
        if number.tags or (word.text in "—" and word.join == "" and not number.digits):
            return None
        start = at + 2 if sign and words[at + 1].text in signs() and at + 2 < len(words) else at + 1
        if words[start].text in ("+", "-", "−") and start + 1 < len(words):
            return signed(clause, start)
        return read_number(words, start, tongue)
    if word.join == "-" and word.number.role and not number.digits:
        return read_number(words, at, tongue)
    if number.tags and "abl" in number.tags and "p3" not in number.tags:
        return _until(clause, at)
    return _linked(clause, number, at)


def _until(clause: Clause, at: int) -> Number | None:
    """«жеті жүзден екі мыңға дейін», "oʻndan yigirmagacha": from the ablative to the limit."""
    other = read_number(clause.words, at, clause.tongue)
    if other is None or other.value is None:
        return None
    unit = clause.unit(other.last)
    tags = unit[1].tags if unit else other.tags
    end = unit[1].last if unit else other.last
    limited = "lim" in tags or clause.form(end) in ("дейін", "шейін", "qadar")
    return other if limited else None


_LINKS: dict[str, dict[str, tuple[str, ...]]] = {
    "ru": {"до": ("от", "с", "со")},
    "en": {"to": ("from", "between"), "and": ("between",)},
}


def _linked(clause: Clause, number: Number, at: int) -> Number | None:
    """«от 5 до 7», "between 5 and 7", "5 to 7 million"."""
    before = _LINKS.get(clause.tongue.code, {}).get(clause.form(at))
    if before is None or at + 1 >= len(clause.words):
        return None
    led = clause.form(number.first - 1) in before
    if (
        led
        and clause.tongue.code == "en"
        and clause.form(number.first - 1) == "from"
        and changes_near(clause, number.first)
    ):
        return None
    if led and clause.tongue.code == "ru" and changes_near(clause, number.first):
        return None
    if not led and clause.form(at) != "to":
        return None
    return read_number(clause.words, at + 1, clause.tongue)


def changes_near(clause: Clause, at: int) -> bool:
    """Whether a verb of change stands near: "rose from 5 to 7" tells two levels, no range."""
    return bool(clause.between("change", max(0, at - 9), at + 12))


def _ends(low: Number, high: Number) -> tuple[float, float]:
    """«10 – 15 мың»: the scale of the second goes for both, unless the first has its own or would pass the second."""
    first, second = low.value or 0.0, high.value or 0.0
    if high.step > 1 and low.step == 1 and abs(first) < 1000 and (abs(first) <= high.head or high.head == 0):
        first *= high.step
    return first, second
