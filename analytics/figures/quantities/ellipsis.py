"""A unit that is not repeated: «... 32,7 млрд долларов, в прессе — 24,3 млрд», "69.8 percent, another at 72.3"."""

from __future__ import annotations

from dataclasses import replace

from analytics.domain import having
from analytics.figures.numbers.number import Quantity
from analytics.figures.text.forms import forms
from analytics.figures.text.lexicon import Unit
from analytics.figures.text.sentence import Clause

_LARGE = 1e6  # from here on a bare amount is money, mass or volume rather than a count
_KINDS = frozenset({"money", "mass", "volume"})
_HEADS = 4  # words in which the thing counted would stand


def complete(clause: Clause, found: list[Quantity], before: Unit | None) -> list[Quantity]:
    """The quantities with the units that others lend them: the next of the sentence, else the one before."""
    done: list[Quantity] = []
    for at, quantity in enumerate(found):
        open_ = quantity.unit.kind == "count" and quantity.number.kind == "cardinal" and _bare(clause, quantity)
        open_ = open_ and quantity.rule != "classifier"  # «5,4 mln nafarni»
        done.append(_lent(clause, quantity, done, found[at + 1 :], before) if open_ else quantity)
    return done


def last_unit(found: list[Quantity], before: Unit | None) -> Unit | None:
    """The unit that the next sentence may leave out."""
    return next((quantity.unit for quantity in reversed(found) if quantity.unit.kind in _KINDS), before)


def _lent(
    clause: Clause, quantity: Quantity, done: list[Quantity], rest: list[Quantity], before: Unit | None
) -> Quantity:
    number = quantity.number
    if number.step >= _LARGE:
        if _people_before(clause, quantity) or (done and done[-1].unit.kind == "count" and done[-1].size >= _LARGE):
            return quantity
        near = [other.unit for other in (*rest, *reversed(done)) if other.unit.kind in _KINDS]
        unit = near[0] if near else before
        return replace(quantity, unit=unit, rule="unit-left-out") if unit else quantity
    shared = _listed(clause, quantity, done, rest)
    if shared is not None:
        return replace(quantity, unit=shared, rule="unit-shared")
    decimal = number.digits and number.value is not None and number.value != int(number.value)
    if decimal and done and done[-1].unit.kind in ("percent", "money"):
        return replace(quantity, unit=done[-1].unit, rule="unit-left-out")
    return quantity


_SUBJECT = 5  # words


def _people_before(clause: Clause, quantity: Quantity) -> bool:
    """ "Passenger numbers topped 5.8 million": what is counted stands before the number."""
    heads = clause.between("measure", quantity.first - _SUBJECT, quantity.first)
    marks = {at for at in range(quantity.first - _SUBJECT, quantity.first) if clause.form(at) in (",", ";", "–", "—")}
    return any(hit.value.id in having("tallied") and not any(hit.last <= at for at in marks) for hit in heads)


_SHARED = frozenset({"percent", "age", "money", "mass", "length", "temperature", "time"})


def _listed(clause: Clause, quantity: Quantity, done: list[Quantity], rest: list[Quantity]) -> Unit | None:
    """«33, 34 және 39 жастағы», "5, 7 and 9 percent": the unit at the end of a row of digits goes for all."""
    if not quantity.number.digits or quantity.tags:
        return None
    at = quantity.last
    for other in rest:
        gap = [clause.form(place) for place in range(at, other.first)]
        if not gap or len(gap) > 2 or not {",", *forms(clause.tongue.code, "joined")}.issuperset(gap):
            return None
        if other.unit.kind in _SHARED:
            return other.unit if other.number.digits else None
        if other.unit.kind != "count" or not other.number.digits:
            return None
        at = other.last
    return None


_QUOTES = frozenset('«“„"')


def _bare(clause: Clause, quantity: Quantity) -> bool:
    """Whether nothing that could be counted follows."""
    last = quantity.last
    if any(hit.value.id == "population" for hit in clause.between("measure", quantity.first - 3, quantity.first)):
        return False  # «aholisi esa 170 milliondan ortiq»
    if clause.between("tally", quantity.first - 2, quantity.first):
        return False  # «қой саны 20,9 миллионнан»
    if last >= len(clause.words) or clause.words[last].kind == "p":
        return clause.form(last) not in _QUOTES  # «12,9 млн «шаршы»»
    if clause.form(last) in forms(clause.tongue.code, "ago"):
        return True
    if clause.form(last + 1) in clause.tongue.words["company_of"]:
        return False  # "five million of them"
    if quantity.number.step >= _LARGE and "p3" in quantity.tags:
        return not any("count" in hit.value.kinds for hit in clause.between("measure", last, last + 1))
    if any("count" in hit.value.kinds for hit in clause.between("measure", last, last + _HEADS)):
        return False
    stopped = any(hit.first == last for hit in clause.all("noun_stop"))
    return stopped or bool(set(quantity.tags) & {"dat", "abl", "acc", "gen", "loc"})
