"""Numbers with their units: signs and codes before, units and classifiers after, ranges, compound amounts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analytics.figures.grammar import indo_ending, read_number
from analytics.figures.lexicon import Unit, currencies, signs
from analytics.figures.number import Number
from analytics.figures.phrases import Hit
from analytics.figures.sentence import Clause

_DASHES = frozenset("-–—−…") | {"...", ".."}
_COUNT = Unit("count", "count")
_ORDINAL = Unit("ordinal", "ordinal")
_FRACTION = Unit("fraction", "fraction")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit at `words[first:last]`; `tags` are those of its last word, `bound` a cue inside."""

    first: int
    last: int
    number: Number
    unit: Unit
    tags: tuple[str, ...] = ()
    bound: tuple[int, int] | None = None  # the words of an "after" cue between number and unit
    rule: str = ""

    @property
    def size(self) -> float:
        number = self.number
        return abs(number.value if number.value is not None else number.high or 0.0)


def read_quantity(clause: Clause, at: int) -> Quantity | None:
    """The number with its unit that starts at a word (a sign before it included), or None."""
    amount = clause.tongue.amounts.get(clause.form(at))
    if amount is not None:
        return Quantity(at, at + 1, Number(at, at + 1, amount.value, "amount-word"), amount.unit, rule="amount-word")
    sign, first = _sign(clause, at)
    number = _signed(clause, first) if first < len(clause.words) else None
    if number is None:
        return None
    number = _range(clause, number, sign)
    found = _money(clause, at, number, sign) if sign else _attach(clause, number)
    return _multiplied(clause, _compound(clause, _joined_range(clause, found)))


_TIMES = Unit("times", "times")
_YEARS = Unit("year", "age")
# "three times more", "twice as": what follows a factor
_COMPARED = frozenset(
    {"more", "higher", "larger", "greater", "as", "bigger", "the", "longer", "faster", "less", "lower", "over"}
)


def _multiplied(clause: Clause, found: Quantity) -> Quantity:
    """«в 1,8 раза» and "three times more" multiply, «семь раз» counts; «Jones, 37, ...» is an age."""
    if found.unit.kind == "count" and _aside(clause, found):
        return replace(found, unit=_YEARS, rule="age-aside")
    if found.unit.kind != "occurrence":
        return found
    if clause.tongue.code in ("kk", "uz") and clause.form(found.last).endswith(("roq", "рақ", "рек")):
        return replace(found, unit=_TIMES)  # «uch marta uzoqroq»
    if clause.tongue.code == "ru" and clause.form(found.first - 1) == "в":
        return replace(found, first=found.first - 1, unit=_TIMES)
    if clause.tongue.code == "en" and (clause.form(found.last) in _COMPARED or _changes(clause, found.first)):
        return replace(found, unit=_TIMES)
    return found


def _aside(clause: Clause, found: Quantity) -> bool:
    """ "Willoughby, 37, said": bare digits between commas after a name."""
    value, words = found.number.value, clause.words
    if not found.number.digits or value is None or not 14 <= value <= 110 or value != int(value) or found.tags:
        return False
    if found.first < 2 or found.last >= len(words) or clause.form(found.first - 1) != ",":
        return False
    closed = clause.form(found.last) in (",", ";", "–", "—", ")")
    return closed and words[found.first - 2].text[:1].isupper() and words[found.first - 2].kind == "w"


def _sign(clause: Clause, at: int) -> tuple[str | None, int]:
    """The currency before a number and where the number starts: "$", "US$", "USD", «€»."""
    words = clause.words
    word = words[at]
    start, code = at + 1, signs().get(word.text)
    if word.kind == "w" and start < len(words) and words[start].join == "g" and words[start].text == "$":
        code, start = signs().get(f"{word.form}$"), at + 2
    elif word.kind == "w" and word.text.isupper() and word.text in currencies():
        code = word.text
    if code is None or start >= len(words) or words[start].kind != "n":
        return None, at
    return code, start


def _signed(clause: Clause, at: int) -> Number | None:
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


def _range(clause: Clause, number: Number, sign: str | None) -> Number:
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
            return _signed(clause, start)
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
        and _changes(clause, number.first)
    ):
        return None
    if led and clause.tongue.code == "ru" and _changes(clause, number.first):
        return None
    if not led and clause.form(at) != "to":
        return None
    return read_number(clause.words, at + 1, clause.tongue)


def _changes(clause: Clause, at: int) -> bool:
    """Whether a verb of change stands near: "rose from 5 to 7" tells two levels, no range."""
    return bool(clause.between("change", max(0, at - 9), at + 12))


def _ends(low: Number, high: Number) -> tuple[float, float]:
    """«10 – 15 мың»: the scale of the second goes for both, unless the first has its own or would pass the second."""
    first, second = low.value or 0.0, high.value or 0.0
    if high.step > 1 and low.step == 1 and abs(first) < 1000 and (abs(first) <= high.head or high.head == 0):
        first *= high.step
    return first, second


_SUFFIXES = frozenset({"dan", "ga", "da", "ning", "ni", "gacha", "dagi", "tadan"})


def _attach(clause: Clause, number: Number) -> Quantity:
    """The unit that follows a number, after an ending, a classifier or a cue between the two."""
    words, at = clause.words, number.last
    tags = number.tags
    if number.digits and at < len(words):
        at, tags = _ending(clause, at, tags)
    number = _ordinal_digits(number, at, tags)
    if clause.form(at) in clause.tongue.words["classifiers"] and number.kind != "ordinal":
        return Quantity(number.first, at + 1, number, _COUNT, _classified(clause.form(at)), rule="classifier")
    if number.kind == "ordinal":
        return _ordered(clause, number, at)
    if number.kind == "fraction":
        return _part_of_unit(clause, number, at)
    unit = _unit(clause, number, at)
    if unit is not None:
        return _with_ending(clause, Quantity(number.first, unit[1].last, number, unit[0], unit[1].tags, rule="unit"))
    return _apart(clause, number, at, tags)


def _classified(form: str) -> tuple[str, ...]:
    """The case on a classifier: «13 tadan ortiq»."""
    if "si" in form or "nafari" in form:
        return ("p3", "abl") if form.endswith("dan") else ("p3",)
    for ending, tag in (("gacha", "lim"), ("tacha", "eqv"), ("dan", "abl"), ("ga", "dat")):
        if form.endswith(ending):
            return (tag,)
    return ()


def _ordered(clause: Clause, number: Number, at: int) -> Quantity:
    """An ordinal: of a place it is a rank, of an anniversary years; «23-марта» and «екінші рет» keep the word."""
    found = clause.unit(at) if at < len(clause.words) else None
    rank = number.first
    if found is not None:
        unit, hit = found
        if unit.kind in ("anniversary", "rank"):
            return Quantity(rank, hit.last, number, unit, hit.tags, rule="ordinal-unit")
        if unit.kind == "occurrence" and clause.tongue.code in ("kk", "uz"):
            return Quantity(rank, hit.last, number, _ORDINAL, hit.tags, rule="ordinal-times")
    return Quantity(rank, at, number, _ORDINAL, number.tags, rule=number.rule)


def _part_of_unit(clause: Clause, number: Number, at: int) -> Quantity:
    """ "half an hour", «четверть часа», «жарты ғасыр»: a part of a unit of time; else a share of something."""
    start = at
    for link in ("of", "a", "an"):
        start += clause.form(start) == link
    found = clause.unit(start) if start < len(clause.words) else None
    measured = found is not None and found[0].kind in ("time", "length", "mass", "area", "volume")
    if found is not None and measured and (found[0].kind == "time" or start > at) and number.rule != "every":
        whole = replace(number, kind="cardinal")
        return Quantity(number.first, found[1].last, whole, found[0], found[1].tags, rule="part-of-unit")
    return Quantity(number.first, at, number, _FRACTION, number.tags, rule=number.rule)


def _with_ending(clause: Clause, found: Quantity) -> Quantity:
    """The ending that hangs on a sign or an abbreviation: «85%-ын», «54%га»."""
    if found.last >= len(clause.words) or clause.tongue.code not in ("kk", "uz"):
        return found
    word = clause.words[found.last]
    if word.kind != "w" or not word.join:
        return found
    tags = clause.tongue.endings.get(word.form)
    return found if tags is None else replace(found, last=found.last + 1, tags=tags)


def _ending(clause: Clause, at: int, tags: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """The ending that hangs on digits: «170-тен», «100dan», "21st", «23-й»."""
    word = clause.words[at]
    tongue = clause.tongue
    if word.kind != "w" or (word.join == "" and not (tongue.code == "uz" and word.form in _SUFFIXES)):
        return at, tags
    if tongue.code in ("kk", "uz"):
        found = tongue.endings.get(word.form)
        if found is not None and (word.join or word.form in _SUFFIXES) and "lik" not in found:
            return at + 1, found or ("none",)
        measured = clause.unit(at)
        hyphened = word.join == "-" and (measured is None or measured[0].kind in ("rank", "occurrence"))
        return at, ("ord",) if hyphened else tags
    return indo_ending(word.form, at, tags, tongue.code)


def _ordinal_digits(number: Number, at: int, tags: tuple[str, ...]) -> Number:
    """Digits whose ending or whose hyphen before a noun makes them an ordinal."""
    if "ord" in tags:
        return replace(number, kind="ordinal", last=at, tags=tags, rule="digits-ordinal")
    if tags is not number.tags:
        return replace(number, last=at, tags=tags)
    return number


def _unit(clause: Clause, number: Number, at: int) -> tuple[Unit, Hit] | None:
    """The unit at a word; «m» after digits is a million in English money, and metres in length."""
    found = clause.unit(at) if at < len(clause.words) else None
    if (
        found is None
        or (found[0].kind in ("rank", "anniversary") and number.kind != "cardinal")
        or (number.tags and number.tags != ("none",) and number.kind == "cardinal" and "lik" not in number.tags)
    ):
        return None
    return found


def _apart(clause: Clause, number: Number, at: int, tags: tuple[str, ...]) -> Quantity:
    """«Үштен астам онжылдық», «20 mingdan ortiq tonna»: a cue between the number and its unit; else a plain count."""
    for hit in clause.between("after", at, at + 1):
        _, governed = hit.value
        if (not governed or governed in tags) and hit.last < len(clause.words):
            unit = clause.unit(hit.last)
            if unit is not None:
                return Quantity(
                    number.first, unit[1].last, number, unit[0], unit[1].tags, (hit.first, hit.last), "unit-apart"
                )
    if any(hit.first == at for hit in clause.between("filler", at, at + 1)) and not tags:
        unit = clause.unit(at + 1) if at + 1 < len(clause.words) else None
        if unit is not None and unit[0].kind == "time":  # "ten more years"
            return Quantity(number.first, unit[1].last, number, unit[0], unit[1].tags, rule="unit-apart")
    kind = {"ordinal": _ORDINAL, "fraction": _FRACTION}.get(number.kind, _COUNT)
    return Quantity(number.first, at, number, kind, tags, rule=number.rule)


def _money(clause: Clause, at: int, number: Number, code: str) -> Quantity:
    """A sum behind its sign; a currency that is said again after it («$5 млн долларов») belongs to it."""
    last, tags = number.last, number.tags
    if number.digits and last < len(clause.words):
        last, tags = _ending(clause, last, tags)
    again = clause.unit(last) if last < len(clause.words) else None
    if again is not None and again[0].kind == "money" and again[0].id == code:
        last, tags = again[1].last, again[1].tags
    return Quantity(at, last, number, Unit(code, "money"), tags, rule="money-sign")


def _joined_range(clause: Clause, found: Quantity) -> Quantity:
    """«5 млн тоннадан 7 млн тоннаға дейін», «$5–$7 млн»: both ends with their unit, and no verb of change near."""
    number, at, words = found.number, found.last, clause.words
    if number.value is None or at >= len(words) or found.unit.kind in ("count", "ordinal", "fraction"):
        return found
    dash = words[at].text in "-–—" and at + 1 < len(words)
    bridge = clause.form(at) in ("to", "and", "до") and clause.form(found.first - 1) in ("from", "between", "от", "с")
    if not (dash or bridge or "abl" in found.tags) or (not dash and _changes(clause, at)):
        return found
    start = at + 1 if dash or bridge else at
    if start >= len(words):
        return found
    other = _signed(clause, start)
    if other is None or other.value is None or other.kind != "cardinal":
        return found
    second = _attach(clause, other)
    limited = dash or bridge or "lim" in second.tags or clause.form(second.last) in ("дейін", "шейін", "qadar")
    if second.unit != found.unit or not limited or not number.value < other.value:
        return found
    span = replace(other, first=number.first, value=None, low=number.value, high=other.value, rule="range-units")
    return replace(second, first=found.first, number=span, rule="range-units")


# how many of the smaller make one of the greater
_PARTS = {
    ("hour", "minute"): 60,
    ("metre", "centimetre"): 100,
    ("tonne", "kilogram"): 1000,
    ("kilometre", "metre"): 1000,
    ("year", "month"): 12,
    ("minute", "second"): 60,
    ("kilogram", "gram"): 1000,
}


def _compound(clause: Clause, found: Quantity) -> Quantity:
    """«4 сағат 20 минут», "2 hours 30 minutes": the smaller unit adds to the greater."""
    if found.number.value is None or found.tags or found.last >= len(clause.words):
        return found
    skip = 1 if clause.form(found.last) in ("and", "и", "u", "yu", "у") else 0
    at = found.last + skip
    number = read_number(clause.words, at, clause.tongue) if at < len(clause.words) else None
    if number is None or number.value is None:
        return found
    second = clause.unit(number.last)
    if second is None:
        return found
    minutes = found.unit.id == "hour" and clause.form(number.last) == "m"
    size = 60 if minutes else _PARTS.get((found.unit.id, second[0].id))
    if found.unit.kind == "money" and second[0].id == found.unit.id and second[0].factor == 0.01 != found.unit.factor:
        size = 100
    if size is None or number.value >= size:
        return found
    whole = replace(found.number, value=found.number.value + number.value / size, rule="compound-units")
    return replace(found, last=second[1].last, number=whole, tags=second[1].tags, rule="compound-units")
