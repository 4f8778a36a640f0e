"""The part that each date of a sentence plays: a value's time, a base, a deadline, a beginning, a reckoning day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analytics.figures.numbers.number import Quantity
from analytics.figures.text.phrases import Hit
from analytics.figures.text.sentence import Clause
from analytics.records import DateMention

OWN, BASE, AS_OF, SINCE, DEADLINE = "own", "base", "as_of", "since", "deadline"
_NEAR = 2  # words between a cue and its date
_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
RELATIVE = frozenset({"previous_year", "next_year"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A date's words, its EDTF and its role; `to` and `from_` mark «к 2030 году», "from 2020", which others decide."""

    first: int
    last: int
    edtf: str
    role: str = OWN
    leads: str = ""  # to, from: a preposition whose meaning the value decides
    repeated: bool = False  # "the same period of 2023": its months are told before

    @property
    def day(self) -> bool:
        """Whether it is one day."""
        return _DAY.fullmatch(self.edtf) is not None


def dated(clause: Clause, found: Sequence[Quantity], dates: Sequence[DateMention]) -> list[Dated]:
    """The dates of a sentence with their roles, left to right; no role reaches over a quantity."""
    walls = {at for quantity in found for at in range(quantity.first, quantity.last)}
    places = [*_placed(clause, dates), *_relative(clause, dates)]
    roles = sorted((_with_role(clause, walls, *place) for place in places), key=lambda one: one.first)
    return [replace(one, role=BASE) if one.leads and _of_change(one, found) else one for one in roles]


def _of_change(one: Dated, found: Sequence[Quantity]) -> bool:
    """«на 5% к 2024 году», "3 percent on 2023": beside a ratio such a date is what it is compared with."""
    return any(q.unit.kind in _RATIOS and 0 <= one.first - q.last <= _NEAR for q in found)


_RATIOS = frozenset({"percent", "points", "times", "fraction"})


def _placed(clause: Clause, dates: Sequence[DateMention]) -> Iterator[tuple[int, int, str]]:
    """The words of each date, with its EDTF."""
    for date in dates:
        yield bisect_left(clause.places, date.start), bisect_left(clause.places, date.end), date.date


def _relative(clause: Clause, dates: Sequence[DateMention]) -> Iterator[tuple[int, int, str]]:
    """«ўтган йили», "last year" where the article has no date that tells which."""
    for hit in clause.all("relative"):
        start = clause.places[hit.first]
        if not any(date.start <= start < date.end for date in dates):
            yield hit.first, hit.last, str(hit.value)


def _with_role(clause: Clause, walls: set[int], first: int, last: int, edtf: str) -> Dated:
    repeated = _same_period(clause, first, last)
    start, end = min([first, *(hit.first for hit in repeated)]), max([last, *(hit.last for hit in repeated)])
    cue = _cue(clause, walls, start, end)
    role, leads = (OWN, cue) if cue in ("to", "from") else (cue or OWN, "")
    if role == OWN and not leads:
        role = _by_case(clause, last, repeated)
    if role == AS_OF and not _DAY.fullmatch(edtf):
        role = OWN
    return Dated(first, last, edtf, role, leads, bool(repeated))


def _same_period(clause: Clause, first: int, last: int) -> list[Hit]:
    """ "The same period" beside a date."""
    hits = clause.between("same_period", first - _BESIDE, last + 2)
    return [hit for hit in hits if hit.last >= first - 1]


_BESIDE = 7  # words


def _cue(clause: Clause, walls: set[int], first: int, last: int) -> str:
    """The role that the words round a date tell: those before it, else those behind it."""
    leading = [hit for hit in clause.all("date_led") if first - _NEAR <= hit.last <= first + 1 and hit.first <= first]
    leading = [hit for hit in leading if _joined(clause, walls, hit.last, first)]
    if leading:
        return str(max(leading, key=lambda hit: (hit.value == BASE, hit.last, hit.last - hit.first)).value)
    behind = [hit for hit in clause.all("date_followed") if last - 1 <= hit.first <= last + _NEAR and hit.last >= last]
    behind = [hit for hit in behind if _joined(clause, walls, last, hit.first)]
    return str(min(behind, key=lambda hit: hit.first).value) if behind else ""


def _joined(clause: Clause, walls: set[int], first: int, last: int) -> bool:
    """Whether neither a quantity nor a mark stands between a cue and its date."""
    return all(clause.words[at].kind == "w" and at not in walls for at in range(first, last))


def _by_case(clause: Clause, last: int, repeated: list[Hit]) -> str:
    """«2021 жылдан», «мос давридан»: what a value is compared with or counted from stands in the ablative."""
    cases = clause.tongue.cases
    if not cases:
        return OWN
    form = clause.form(repeated[-1].last - 1 if repeated and repeated[-1].last > last else last - 1)
    if form.endswith(cases["lim"]):
        return DEADLINE
    return BASE if form.endswith(cases["abl"]) else OWN


def owned(clause: Clause, one: Dated, found: Sequence[Quantity]) -> tuple[int, bool] | None:
    """The quantity that a date is bound to, and whether this is only what another value is compared with.

    "4 billion in 2022", «4,2 млрд (2024)», «2023 г. — 4,4 млрд»: a preposition, a bracket, a dash between.
    """
    enclosed = clause.form(one.first - 1) == "(" or (clause.form(one.first) == "(")
    enclosed = enclosed and not any(_heads(clause, one, quantity) for quantity in found)  # «3 млн (2022: 2 млн)»
    for at, quantity in enumerate(found):
        between = clause.words[quantity.last : one.first]
        if enclosed and 0 <= one.first - quantity.last <= 1:
            return at, False
        if not enclosed and quantity.last <= one.first and len(between) <= 1 and _linked(clause, quantity.last, one):
            return at, _compared(clause, quantity)
        if _heads(clause, one, quantity) or _encloses(clause, one, quantity):
            return at, False
        if clause.tongue.cases and quantity.first == one.last and _compared(clause, quantity):
            return at, True
    return None


_DASHES = frozenset("–—:-=")


def _heads(clause: Clause, one: Dated, found: Quantity) -> bool:
    """«2023 г. — 4,4», "2023: about 4.4": a date, a dash or a colon, and its value."""
    at = one.last + (clause.form(one.last) == ".")
    return clause.form(at) in _DASHES and at < found.first <= at + _NEAR


def _encloses(clause: Clause, one: Dated, found: Quantity) -> bool:
    """«по сравнению с 2023 годом (2,2 млрд)»: a value in brackets behind a date."""
    return clause.form(one.last) == "(" and 0 < found.first - one.last <= _NEAR


def _linked(clause: Clause, at: int, one: Dated) -> bool:
    """Whether a preposition leads from a value to its date, and the date does not lead on to another value."""
    led = at == one.first or bool(clause.between("date_in", at, at + 1))
    led = led and (at < one.first or bool(clause.between("date_in", one.first, one.first + 1)))
    return led and not _DASHES & {clause.form(one.last), clause.form(one.last + 1)} and one.role != BASE


def _compared(clause: Clause, found: Quantity) -> bool:
    """«против 4 млрд», "up from 4 billion", «4 миллиардтан»: what a value is compared with, «4 млрд-тан астам» not."""
    bounds = {at for hit in clause.all("before") for at in range(hit.first, hit.last)}  # "more than a third"
    hits = (hit for hit in clause.all("value_base") if hit.last - 1 not in bounds)
    led = any(0 <= found.first - hit.last <= 1 for hit in hits)
    based = "abl" in found.tags and "p3" not in found.tags
    return led or (based and not clause.between("after", found.last, found.last + 1))


compared = _compared
