"""What is counted, in the words of the text."""

from __future__ import annotations

from analytics.figures.number import Quantity
from analytics.figures.sentence import Clause

_LONGEST = 6


def object_span(clause: Clause, found: Quantity) -> tuple[int, int] | None:
    """The words of the object: to the right of a count, to the left of money, shares and quantities."""
    if found.unit.kind in ("count", "ordinal", "times", "occurrence", "fraction"):
        return _right(clause, found.last) or _left(clause, found)
    if found.unit.kind in ("mass", "volume", "area", "energy", "length"):
        return _left(clause, found) or _right(clause, found.last)
    return _left(clause, found)


def _stops(clause: Clause) -> set[int]:
    return {at for hit in clause.all("noun_stop") for at in range(hit.first, hit.last)}


def _right(clause: Clause, at: int) -> tuple[int, int] | None:
    after = next((hit for hit in clause.between("after", at, at + 1)), None)
    start = after.last if after else at
    stops = _stops(clause)
    if clause.tongue.code == "en" and clause.form(start) == "of":
        start += 1
    last = start
    heads = [hit.last for hit in clause.between("measure", start, start + _LONGEST)]
    while last < len(clause.words) and last - start < _LONGEST:
        word = clause.words[last]
        if word.kind != "w" or last in stops or word.number.role:
            break
        last += 1
        if last in heads and clause.tongue.code in ("kk", "uz"):
            break
    return (start, last) if last > start else None


def _left(clause: Clause, found: Quantity) -> tuple[int, int] | None:
    """The nearest head of a measure to the left with the words before it."""
    heads = [hit for hit in clause.all("measure") if hit.last <= found.first and found.unit.kind in hit.value.kinds]
    if not heads:
        return None
    hit = max(heads, key=lambda h: h.last)
    first = hit.first
    stops = _stops(clause)
    while first > 0 and hit.last - first < _LONGEST:
        word = clause.words[first - 1]
        if word.kind != "w" or first - 1 in stops or word.number.role:
            break
        first -= 1
    return first, hit.last
