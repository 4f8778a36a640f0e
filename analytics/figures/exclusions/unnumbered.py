"""Scales without a number, which name a unit and no amount: «Экспорт, млрд долл.», "in millions of euros"."""

from __future__ import annotations

from analytics.figures.numbers.number import Quantity
from analytics.figures.text.sentence import Clause

_CLOSING = frozenset({"", ")", ";", ":", "/", "|", "]"})
_HEADING = frozenset({"", ",", "(", ":", "/", "|", "["})
_UNIT_CASES = frozenset({"loc", "ins"})  # «миллиард теңгемен», "million dollarda": what amounts are given in


def unnumbered(clause: Clause, found: Quantity) -> bool:
    """Whether a scale stands alone where "a" or a number would make it an amount."""
    number, words = found.number, clause.tongue.words
    if number.last - number.first != 1 or clause.words[number.first].number.role not in ("scale", "whole"):
        return False
    if number.step == 1 and number.kind != "tens_of":
        return False
    form = clause.form(number.first)
    if clause.form(number.first - 1) in words["foreign_numbers"]:
        return True
    if form in words["abbreviated"] or _names_unit(clause, found):
        return True
    if number.kind == "tens_of":
        return False
    bounded = any(hit.last == found.first for hit in clause.all("before"))
    return (form in words["unnumbered"] and not bounded) or bool(_UNIT_CASES & {*found.tags, *number.tags})


def _names_unit(clause: Clause, found: Quantity) -> bool:
    """«(миллиард теңге)», "Exports, millions of tonnes", «в миллионах евро»: a heading, or what values are in."""
    before = clause.form(found.first - 1)
    if before in clause.tongue.words["measured_in"]:
        return found.number.kind == "tens_of"
    closed = clause.form(found.last) in (_CLOSING | {","} if found.unit.kind != "count" else _CLOSING)
    return before in _HEADING and closed and found.first > 0
