"""Numbers with their units: signs and codes before, units and classifiers after, ranges, compound amounts."""

from __future__ import annotations

from dataclasses import replace

from analytics.figures.fields.ages import is_age
from analytics.figures.fields.counted_noun import counted_noun
from analytics.figures.numbers.grammar import read_number
from analytics.figures.numbers.number import Number, Quantity
from analytics.figures.quantities.ranges import (
    MINUS_OR_BRACKET,
    changes_near,
    ends,
    hanging_minus,
    read_range,
    signed,
    weather,
)
from analytics.figures.quantities.units import attach, ending
from analytics.figures.text.lexicon import Unit, currencies, prefixes, signs
from analytics.figures.text.sentence import Clause


def read_quantity(clause: Clause, at: int) -> Quantity | None:
    """The number with its unit that starts at a word (a sign before it included), or None."""
    amount = clause.tongue.amounts.get(clause.form(at))
    if amount is not None:
        return Quantity(at, at + 1, Number(at, at + 1, amount.value, "amount-word"), amount.unit, rule="amount-word")
    if clause.says(at, "articles") and (one := _one_and_half(clause, at)) is not None:
        return one
    if (below := _signed_money(clause, at)) is not None:
        return _joined_range(clause, below)
    sign, first = _sign(clause, at)
    number = signed(clause, first) if first < len(clause.words) else None
    if number is None:
        return None
    number = read_range(clause, _suffixed(clause, number) if sign else number, sign)
    found = _money(clause, at, number, sign) if sign else attach(clause, number)
    whole = _joined_range(clause, _part_of_amount(clause, found))
    return _multiplied(clause, _halved(clause, _compound(clause, whole)))


def _part_of_amount(clause: Clause, found: Quantity) -> Quantity:
    """«миллиард еуроның төрттен үші», "million tonnaning uchdan ikki qismi": a part of one of a scale."""
    number, last = found.number, found.last
    lone = number.last - number.first == 1 and number.step > 1 and number.value == number.step
    if not lone or "gen" not in found.tags or last >= len(clause.words):
        return found
    part = read_number(clause.words, last, clause.tongue)
    if part is None or part.kind != "fraction" or part.value is None:
        return found
    value = (number.value or 0.0) * part.value
    whole = replace(number, last=part.last, value=value, head=part.value, rule="part-of-scale")
    return replace(found, last=part.last, number=whole, tags=part.tags, rule="part-of-scale")


_DIVISIBLE = frozenset({"time", "length", "mass", "area", "volume"})


def _halves(clause: Clause, at: int) -> int:
    """How many words say "and a half" of the unit before them: «бір сағат жарым»."""
    for phrase in clause.tongue.words["unit_half"]:
        said = phrase.split()
        if clause.forms[at : at + len(said)] == said:
            return len(said)
    return 0


def _halved(clause: Clause, found: Quantity) -> Quantity:
    """ "two hours and a half", «бір сағат жарым», «три часа с половиной»."""
    more = _halves(clause, found.last) if found.unit.kind in _DIVISIBLE and not found.tags else 0
    if not more or found.number.value is None or found.number.value != int(found.number.value):
        return found
    number = replace(found.number, value=found.number.value + 0.5, rule="unit-and-half", digits=False)
    return replace(found, last=found.last + more, number=number, rule="unit-and-half")


def _one_and_half(clause: Clause, at: int) -> Quantity | None:
    """ "an hour and a half": the article counts where a half follows its unit."""
    unit = clause.unit(at + 1) if at + 1 < len(clause.words) else None
    more = _halves(clause, unit[1].last) if unit is not None and unit[0].kind in _DIVISIBLE else 0
    if unit is None or not more:
        return None
    last = unit[1].last + more
    return Quantity(at, last, Number(at, last, 1.5, "unit-and-half"), unit[0], rule="unit-and-half")


_TIMES = Unit("times", "times")
_DEGREE, _COLDEST, _HOTTEST = Unit("degree", "temperature"), -80, 60
_POUND = Unit("pound", "mass")  # "11 million pounds of copper"
_YEARS = Unit("year", "age")
# "three times more", "twice as": what follows a factor
_COMPARED = frozenset(
    {"more", "higher", "larger", "greater", "as", "bigger", "the", "longer", "faster", "less", "lower", "over"}
)


def _multiplied(clause: Clause, found: Quantity) -> Quantity:
    """«в 1,8 раза» and "three times more" multiply, «семь раз» counts; «Jones, 37, ...» is an age."""
    if found.unit.kind == "count" and _cold(clause, found):
        return replace(found, unit=_DEGREE, rule="weather")
    if found.unit.kind == "count" and (_aside(clause, found) or is_age(clause, found)):
        return replace(found, unit=_YEARS, rule="age-aside")
    if found.unit.kind == "length":
        return _hourly(clause, found)
    if found.unit.id == "GBP" and found.rule == "unit" and clause.all("weight"):
        return replace(found, unit=_POUND)
    if found.unit.id == "index_point":
        return _points(clause, found)
    if clause.tongue.code == "ru" and found.unit.kind == "count" and _inverted(clause, found):
        return replace(found, first=found.first - 2, unit=_TIMES, tags=("about",))
    if clause.tongue.code == "ru" and found.unit.kind == "count" and (rough := _rough(clause, found)) is not None:
        return rough
    if found.unit.kind != "occurrence":
        return found
    if clause.tongue.code in ("kk", "uz") and _compared(clause, found):
        return replace(found, unit=_TIMES)  # «uch marta uzoqroq», «екі рет кіші»
    if clause.tongue.code == "ru" and clause.says(found.first - 1, "times_led"):
        return replace(found, first=found.first - 1, unit=_TIMES)
    if clause.tongue.code == "en" and (clause.form(found.last) in _COMPARED or changes_near(clause, found.first)):
        return replace(found, unit=_TIMES)
    return found


def _cold(clause: Clause, found: Quantity) -> bool:
    """«ночью -4…-9», «днем +3»: what has a sign beside words of the weather, or two of them, is degrees."""
    number = found.number
    low, high = (number.low, number.high) if number.value is None else (number.value, number.value)
    if low is None or high is None or not _COLDEST <= low <= high <= _HOTTEST:
        return False
    marked = low < 0 or clause.form(found.first) == "+"
    return marked and number.digits and (weather(clause) or number.value is None)


def _inverted(clause: Clause, found: Quantity) -> bool:
    """«раз в шесть больше»: the noun before the number makes it a rough one."""
    words = clause.tongue.words
    return clause.form(found.first - 1) in words["times_led"] and clause.form(found.first - 2) in words["times_word"]


_ROUGH = frozenset({"length", "time", "mass", "area", "volume", "money", "occurrence"})


def _rough(clause: Clause, found: Quantity) -> Quantity | None:
    """«метров триста», «километров за сорок», «человек двести»: the noun before the number makes it a rough one."""
    at = found.first - 1
    if at > 0 and clause.says(at, "rough_between"):
        at -= 1
    if at < 0 or found.tags or clause.words[at].kind != "w" or counted_noun(clause, found) is not None:
        return None
    before = clause.words[at - 1] if at else None
    if before is not None and (before.kind == "n" or before.number.role):
        return None
    if clause.says(at, "headless"):
        return replace(found, first=at, tags=("about",))
    unit = clause.unit(at)
    if unit is None or unit[0].kind not in _ROUGH or unit[1].last != at + 1 or not _plural_genitive(clause, at):
        return None
    count = unit[0].kind == "occurrence"
    return replace(found, first=at, unit=found.unit if count else unit[0], tags=("about",), rule="unit-before")


def _plural_genitive(clause: Clause, at: int) -> bool:
    words, form = clause.tongue.words, clause.form(at)
    return form.endswith(tuple(words["rough_endings"])) or form in words["rough_forms"]


_POINT, _PERCENTAGE_POINT = Unit("point", "point"), Unit("percentage_point", "points")


def _points(clause: Clause, found: Quantity) -> Quantity:
    """«уступив 1,3 пункта» beside percentages, «индекс 7 011,4 тармақ»; «план из 12 пунктов» counts items."""
    value = found.number.value or 0.0
    indexed = any(form.startswith(tuple(clause.tongue.words["index"])) for form in clause.forms)
    if indexed:
        return replace(found, unit=_POINT)
    if value != int(value) and value < 100:
        return replace(found, unit=_PERCENTAGE_POINT)
    return replace(found, unit=Unit("count", "count"), last=found.number.last, tags=found.number.tags)


def _compared(clause: Clause, found: Quantity) -> bool:
    """Whether a comparative, a word of size or, but for «бес ретке көбейді», a verb of change follows."""
    form = clause.form(found.last)
    changed = not found.tags and bool(clause.between("change", found.last, found.last + 1))
    words = clause.tongue.words
    return form.endswith(tuple(words["comparative_endings"])) or form in words["sizes"] or changed


_SPEEDS = {"kilometre": Unit("kilometre_per_hour", "speed"), "mile": Unit("mile_per_hour", "speed")}


def _hourly(clause: Clause, found: Quantity) -> Quantity:
    """«сағатына 120 шақырым», "soatiga 85 mil": a length an hour is a speed."""
    speed = _SPEEDS.get(found.unit.id)
    hourly = any(hit.value == "per_hour" and hit.last == found.first for hit in clause.all("rate"))
    return replace(found, unit=speed) if speed and hourly else found


_BORN = frozenset({"is", "was", "turned", "turns", "aged"})


def _aside(clause: Clause, found: Quantity) -> bool:
    """ "Willoughby, 37, said": bare digits between commas after a name; "who is 49,", "aged 33"."""
    if clause.form(found.first - 1) == "aged" and found.number.digits:
        return True
    if clause.form(found.first - 1) in _BORN and clause.form(found.first - 2) in ("who", "he", "she"):
        return found.number.digits and (found.last >= len(clause.words) or clause.words[found.last].kind == "p")
    value, words = found.number.value, clause.words
    if not found.number.digits or value is None or not 14 <= value <= 110 or value != int(value) or found.tags:
        return False
    if found.first < 2 or found.last >= len(words) or clause.form(found.first - 1) != ",":
        return False
    closed = clause.form(found.last) in (",", ";", "–", "—", ")")
    named = words[found.first - 2].text[:1].isupper() or (clause.tongue.code == "en" and _goes_on(clause, found))
    return closed and named and words[found.first - 2].kind == "w"


def _goes_on(clause: Clause, found: Quantity) -> bool:
    """ "the presenter, 37, said": a verb and no further number after the comma."""
    after = clause.words[found.last + 1] if found.last + 1 < len(clause.words) else None
    return after is not None and after.kind == "w" and after.form not in ("and", "or") and not after.number.role


def _sign(clause: Clause, at: int) -> tuple[str | None, int]:
    """The currency before a number and where the number starts: "$", "US$", "USD", «€», "Rs"."""
    words = clause.words
    word = words[at]
    start, code = at + 1, signs().get(word.text if word.kind == "p" else word.form)
    if word.kind == "w" and start < len(words) and words[start].join == "g" and words[start].text == "$":
        code, start = signs().get(f"{word.form}$"), at + 2
    elif word.kind == "w" and word.text.isupper() and word.text in currencies():
        code = word.text
    if code is None or start >= len(words) or not _amount_starts(clause, start):
        return None, at
    return code, start


def _amount_starts(clause: Clause, at: int) -> bool:
    """Digits behind the sign of a currency, with a minus («$-5 млн») or the brackets of accounts ("$(2.4) million")."""
    word = clause.words[at]
    if word.kind == "n":
        return True
    after = clause.words[at + 1] if at + 1 < len(clause.words) else None
    return word.text in MINUS_OR_BRACKET and word.join == "g" and after is not None and after.kind == "n"


def _signed_money(clause: Clause, at: int) -> Quantity | None:
    """«-$5 млн», "−€2.4 billion": a minus that stands glued before the sign of a currency."""
    if not hanging_minus(clause, at):
        return None
    sign, first = _sign(clause, at + 1)
    number = signed(clause, first) if sign and clause.words[first].kind == "n" else None
    if sign is None or number is None or number.value is None:
        return None
    below = replace(_suffixed(clause, number), first=at, rule="minus")
    return _money(clause, at, replace(below, value=-(below.value or 0.0)), sign)


def _suffixed(clause: Clause, number: Number) -> Number:
    """«$3B», "$1MM", «€5M»: letters that scale a sum behind its sign."""
    word = clause.words[number.last] if number.last < len(clause.words) else None
    scales = number.digits and number.step == 1 and number.value is not None and word is not None and word.kind == "w"
    if not scales or word is None or not (word.join == "g" or word.text.isupper()):
        return number
    scale = prefixes().get(word.form)
    if scale is None:
        return number
    value = number.value or 0.0
    return replace(number, last=number.last + 1, value=value * scale, step=scale, head=value)


def _money(clause: Clause, at: int, number: Number, code: str) -> Quantity:
    """A sum behind its sign; a currency that is said again after it («$5 млн долларов») belongs to it."""
    last, tags = number.last, number.tags
    hanging = last < len(clause.words) and clause.words[last].join == "-"  # «$3 млрд-тан»
    if last < len(clause.words) and (number.digits or (hanging and clause.form(last) in clause.tongue.endings)):
        last, tags = ending(clause, last, tags)
    again = clause.unit(last) if last < len(clause.words) and _sign(clause, last)[0] is None else None
    if again is not None and again[0].kind == "money" and again[0].id == code:
        last, tags = again[1].last, again[1].tags
    return Quantity(at, last, number, Unit(code, "money"), tags, rule="money-sign")


def _joined_range(clause: Clause, found: Quantity) -> Quantity:
    """«5 млн тоннадан 7 млн тоннаға дейін», «$5–$7 млн»: both ends with their unit, and no verb of change near."""
    number, at, words = found.number, found.last, clause.words
    if number.value is None or at >= len(words) or found.unit.kind in ("count", "ordinal", "fraction"):
        return found
    dash = words[at].text in _DASHES and at + 1 < len(words)
    if not (dash or _bridged(clause, found) or "abl" in found.tags):
        return found
    start = at + 1 if dash or _bridged(clause, found) else at
    if start >= len(words):
        return found
    sign, first = _sign(clause, start)  # "between $40 billion and $50 billion"
    other = signed(clause, first)
    if other is None or other.value is None or other.kind != "cardinal":
        return found
    second = _money(clause, start, _suffixed(clause, other), sign) if sign else attach(clause, other)
    limited = start > at or "lim" in second.tags or clause.says(second.last, "until")
    low, high = ends(number, second.number)
    if second.unit != found.unit or not limited or not low < high:
        return found
    span = replace(second.number, first=number.first, value=None, low=low, high=high, rule="range-units")
    return replace(second, first=found.first, number=span, rule="range-units")


_DASHES = frozenset("-–—‒")


def _bridged(clause: Clause, found: Quantity) -> bool:
    """ "from $5 to $7", «от $5 до $7», "A$550m to A$600m"; but "rose from 5 % to 7 %" tells two levels."""
    words, at = clause.tongue.words, found.last
    lead = clause.form(found.first - 1)
    if lead in words["range_fixed"] and clause.form(at) in words["range_bridges"]:
        return lead in words["range_bridges"][clause.form(at)]
    led = lead in words["range_bridges"].get(clause.form(at), ())
    alone = clause.form(at) in words["range_alone"] and at + 1 < len(clause.words)
    alone = alone and _sign(clause, at + 1)[0] is not None
    return (led or alone) and not changes_near(clause, at)


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
    joined = found.tags == ("and",)  # «икки соату ўттиз дақиқа»
    if found.number.value is None or (found.tags and not joined) or found.last >= len(clause.words):
        return found
    skip = 1 if clause.says(found.last, "compound_and") else 0
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
