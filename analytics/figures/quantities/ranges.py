"""Minus signs and ranges: «10 – 15 мың», "between 5 and 7 million", «жеті жүзден екі мыңға дейін»."""

from __future__ import annotations

from dataclasses import replace

from analytics.figures.numbers.grammar import read_number
from analytics.figures.numbers.number import Number
from analytics.figures.text.lexicon import signs
from analytics.figures.text.sentence import Clause

_DASHES = frozenset("-–—−‒…") | {"...", ".."}
_MINUS = frozenset("-−–‒")
MINUS_OR_BRACKET = frozenset({*_MINUS, "("})
_OPENING = frozenset({*_DASHES, "(", *"$€£¥₸₽₺₴₹₩₼₾֏₮"})  # what a minus may hang on: «-4…-9», «$-5 млн»
_SIGNED = frozenset({"percent", "points", "permille", "money", "temperature"})  # what may be below nothing


def signed(clause: Clause, at: int) -> Number | None:
    """A number, with a minus before it where one is said, stands glued («-2,4 %») or is meant by brackets.

    A sum has its sign before the number («-$5 млн»); that is the caller's to read.
    """
    words = clause.words
    word = words[at]
    if word.form in clause.tongue.words["minus"] or hanging_minus(clause, at):
        number = read_number(words, at + 1, clause.tongue) if at + 1 < len(words) else None
        if number is None or number.value is None or not (word.kind == "w" or words[at + 1].kind == "n"):
            return None
        if word.kind != "w" and not _below(clause, at, number.last):
            return None
        return replace(number, first=at, value=-number.value, rule="minus")
    if word.text == "(":
        return _accounted(clause, at)
    if word.text == "+" and at + 1 < len(words) and words[at + 1].kind == "n" and words[at + 1].join == "g":
        number = read_number(words, at + 1, clause.tongue)
        warm = number is not None and (_degrees(clause, number.last) or weather(clause))
        return replace(number, first=at) if number and warm else None
    return read_number(words, at, clause.tongue)


def hanging_minus(clause: Clause, at: int) -> bool:
    """Whether a mark that may be a minus stands at a word, glued to the next one alone."""
    return clause.words[at].text in _MINUS and _apart(clause, at)


def _apart(clause: Clause, at: int) -> bool:
    """Whether a sign hangs on the number behind it and on nothing before it but the mark of a range («-4…-9»)."""
    words = clause.words
    if at + 1 >= len(words) or words[at + 1].join != "g" or (at and words[at - 1].kind == "n"):
        return False
    return words[at].join != "g" or words[at - 1].text in _OPENING


def _below(clause: Clause, at: int, last: int) -> bool:
    """Whether what is measured can be below nothing; at the head of a clause a mark may open an item of a list."""
    if _degrees(clause, last) or (at and clause.words[at - 1].text in signs()):
        return True
    unit = clause.unit(last) if last < len(clause.words) else None
    if unit is None:
        return weather(clause) or (last < len(clause.words) and clause.words[last].text in _DASHES - _MINUS)
    opens = at == 0 and clause.words[at].text != "−" and unit[0].kind != "percent"
    return unit[0].kind in _SIGNED and not opens


def weather(clause: Clause) -> bool:
    """Whether a clause speaks of the weather, whose numbers with signs are degrees."""
    return bool(clause.all("weather"))


def _accounted(clause: Clause, at: int) -> Number | None:
    """«убыток (2,4) млрд тенге»: in accounts a number in brackets before its scale or unit is below nothing."""
    words = clause.words
    if at + 3 >= len(words) or at == 0 or words[at + 1].kind != "n" or words[at + 2].text != ")":
        return None
    if words[at + 1].join != "g" or words[at - 1].kind == "n" or words[at - 1].number.role:
        return None
    value, scale = words[at + 1].value, words[at + 3].number
    if value is None or (scale.role != "scale" and clause.unit(at + 3) is None):
        return None
    last, step, tags = (at + 4, scale.value, scale.tags) if scale.role == "scale" else (at + 3, 1.0, ())
    return Number(at, last, -value * step, "minus-brackets", tags=tags, digits=True, step=step, head=value)


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
    low, high = ends(number, other)
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
        if (words[start].text == "+" or words[start].text in _MINUS) and start + 1 < len(words):
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
    limited = "lim" in tags or clause.says(end, "until")
    return other if limited else None


def _linked(clause: Clause, number: Number, at: int) -> Number | None:
    """«от 5 до 7», "between 5 and 7", "5 to 7 million"."""
    if clause.says(at, "range_or") and not number.tags:
        return _either(clause, number, at)
    before = clause.tongue.words["range_links"].get(clause.form(at))
    if before is None or at + 1 >= len(clause.words):
        return None
    lead = clause.form(number.first - 1)
    led = lead in before
    if led and lead in clause.tongue.words["range_levels"] and changes_near(clause, number.first):
        return None
    if not led and not clause.says(at, "range_alone"):
        return None
    return signed(clause, at + 1)


def _either(clause: Clause, number: Number, at: int) -> Number | None:
    """The second of "three or four", «две или три», «екі немесе үш»: a number that hardly differs."""
    other = read_number(clause.words, at + 1, clause.tongue) if at + 1 < len(clause.words) else None
    if other is None or other.value is None or number.value is None:
        return None
    return other if number.value < other.value / other.step <= number.value + _NEAR else None


_NEAR = 2  # how far the numbers of a choice lie from each other


def changes_near(clause: Clause, at: int) -> bool:
    """Whether a verb of change stands near: "rose from 5 to 7" tells two levels, no range."""
    return bool(clause.between("change", max(0, at - 9), at + 12))


def ends(low: Number, high: Number) -> tuple[float, float]:
    """«10 – 15 мың»: the scale of the second goes for both, unless the first has its own or would pass the second."""
    first, second = low.value or 0.0, high.value or 0.0
    if high.step > 1 and low.step == 1 and abs(first) < 1000 and (abs(first) <= abs(high.head) or high.head == 0):
        first *= high.step
    return (second, first) if second < first < 0 else (first, second)  # «-4…-9 градусов»
