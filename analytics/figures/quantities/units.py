"""What follows a number: endings on digits, classifiers, units, also behind a cue («үштен астам онжылдық»)."""

from __future__ import annotations

from dataclasses import replace

from analytics.figures.numbers.grammar import indo_ending
from analytics.figures.numbers.number import Number, Quantity
from analytics.figures.text.lexicon import Unit
from analytics.figures.text.phrases import Hit
from analytics.figures.text.sentence import Clause

_COUNT = Unit("count", "count")
_ORDINAL = Unit("ordinal", "ordinal")
_FRACTION = Unit("fraction", "fraction")


_SIGNS = frozenset("¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_SUFFIXES = frozenset({"dan", "ga", "da", "ning", "ni", "gacha", "dagi", "tadan"})


def attach(clause: Clause, number: Number) -> Quantity:
    """The unit that follows a number, after an ending, a classifier or a cue between the two."""
    words, at = clause.words, number.last
    tags = number.tags
    if at < len(words) and (number.digits or words[at - 1].kind == "n"):
        at, tags = ending(clause, at, tags)  # «5 минг 200 дан»
    number = _ordinal_digits(number, at, tags)
    if clause.says(at, "classifiers") and number.kind != "ordinal":
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


def ending(clause: Clause, at: int, tags: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
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
    return indo_ending(word.form, at, tags, tongue)


def _ordinal_digits(number: Number, at: int, tags: tuple[str, ...]) -> Number:
    """Digits whose ending or whose hyphen before a noun makes them an ordinal."""
    if "ord" in tags:
        return replace(number, kind="ordinal", last=at, tags=tags, rule="digits-ordinal")
    if tags is not number.tags:
        return replace(number, last=at, tags=tags)
    return number


def _unit(clause: Clause, number: Number, at: int) -> tuple[Unit, Hit] | None:
    """The unit at a word; «m» after digits is a million in English money, and metres in length."""
    if number.kind == "tens_of" and clause.form(at) in clause.tongue.words["of_links"][:1]:
        at += 1  # "millions of dollars"
    found = clause.unit(at) if at < len(clause.words) else None
    if found is not None and clause.form(at) == "p" and clause.words[at].join != "g":
        return None  # "410p" is pence, "5 p.m." is not
    if found is not None and clause.says(at, "gram_or_year") and not 1000 <= (number.value or 0) <= 2100:
        return Unit("gram", "mass"), found[1]
    if found is not None and found[0].kind == "time" and _elsewhen(clause, number, found[1]):
        return None
    if (
        found is None
        or (found[0].kind in ("rank", "anniversary") and number.kind != "cardinal")
        or (found[0].kind == "rank" and "lik" in found[1].tags)  # «үш жүз орындық», «300 oʻrinli»: seats
        or (number.kind == "cardinal" and number.tags not in _OPEN and "lik" not in number.tags)
    ):
        return None
    return found


_OPEN = ((), ("none",), ("eqv",))  # «елудей шақырым» is measured, «елуден» has ended


def _elsewhen(clause: Clause, number: Number, hit: Hit) -> bool:
    """«против 81 млрд годом ранее»: the word of time starts a phrase of its own."""
    words = clause.tongue.words
    alone = number.step >= 1e6 and clause.form(hit.first) in words["time_apart"]
    return alone and clause.form(hit.last) in words["earlier_later"]


def _scaled_behind(clause: Clause, number: Number, at: int) -> tuple[Number, int, tuple[int, int] | None]:
    """«10 с лишним миллиардов», "10-odd million": a cue between the number and its scale."""
    for hit in clause.between("after", at, at + 1):
        scale = clause.words[hit.last].number if hit.last < len(clause.words) else None
        if hit.value[1] or scale is None or scale.role != "scale" or number.step > 1 or number.value is None:
            continue
        whole = replace(number, last=hit.last + 1, value=number.value * scale.value, step=scale.value)
        return whole, hit.last + 1, (hit.first, hit.last)
    return number, at, None


def _apart(clause: Clause, number: Number, at: int, tags: tuple[str, ...]) -> Quantity:
    """«Үштен астам онжылдық», «20 mingdan ortiq tonna»: a cue between the number and its unit; else a plain count."""
    number, at, bound = _scaled_behind(clause, number, at)
    if bound is not None:
        unit = clause.unit(at) if at < len(clause.words) else None
        meant, last = (unit[0], unit[1].last) if unit else (_COUNT, at)
        return Quantity(number.first, last, number, meant, unit[1].tags if unit else (), bound, "unit-apart")
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
    if clause.form(at) == "(" and clause.form(at + 2) == ")" and at + 3 < len(clause.words):
        unit = clause.unit(at + 3)
        if unit is not None:  # «90 миллион (су) куб»
            return Quantity(number.first, unit[1].last, number, unit[0], unit[1].tags, rule="unit-apart")
    if clause.words[number.last - 1].text in _SIGNS and number.last - number.first == 1:
        return Quantity(number.first, at, number, _FRACTION, tags, rule="fraction-sign")
    kind = {"ordinal": _ORDINAL, "fraction": _FRACTION}.get(number.kind, _COUNT)
    return Quantity(number.first, at, number, kind, tags, rule=number.rule)
