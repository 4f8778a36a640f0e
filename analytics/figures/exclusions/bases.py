"""What other amounts are told by: the base of a rate, the sides of a thing, the points of a scale."""

from __future__ import annotations

from analytics.figures.numbers.number import Quantity
from analytics.figures.text.forms import forms
from analytics.figures.text.sentence import Clause

_PHYSICAL = frozenset({"time", "volume", "mass", "area", "energy", "length"})


def denominator(clause: Clause, found: Quantity) -> bool:
    """«за тысячу кубометров», «бір баррелі 73 доллар», «бир АҚШ доллари 11 987 сўм», "$1": what a price is for."""
    number, kind = found.number, found.unit.kind
    if number.value not in (1.0, 100.0, 1e3, 1e4, 1e5, 1e6) or kind not in _PHYSICAL | {"money", "count"}:
        return False
    if kind == "count":
        return _thousand_people(clause, found)
    if number.digits and (kind != "money" or number.value != 1):
        return False
    if clause.form(found.first - 1) in forms(clause.tongue.code, "per"):
        return True
    if number.value == 1 and not number.digits and kind != "time":
        return _goes_on(clause, found)
    if kind == "money":
        others = (hit.value for hit in clause.all("unit") if not found.first <= hit.first < found.last)
        return number.value == 1 and any(unit.kind == "money" and unit.id != found.unit.id for unit in others)
    return "p3" in found.tags and any(hit.value.kind == "money" for hit in clause.all("unit"))


def _goes_on(clause: Clause, found: Quantity) -> bool:
    """«бир гектарга 10 минг куб метр»: what one is worth or needs follows; «бір шақырымнан астам» says it all."""
    if clause.between("after", found.last, found.last + 1):
        return False
    ahead = clause.words[found.last : found.last + _SOON]
    return any(word.kind == "n" or word.number.role in ("unit", "ten", "teen", "hundred", "scale") for word in ahead)


_SOON = 6  # words


def _thousand_people(clause: Clause, found: Quantity) -> bool:
    """«минг кишига 24,3 промилле», "per thousand people": a rate's base, right before the number that it is for."""
    if found.number.digits or found.number.value == 1:
        return False
    if clause.form(found.first - 1) in forms(clause.tongue.code, "per"):
        return True
    people = clause.between("measure", found.last, found.last + 1)
    behind = clause.words[found.last + 1] if found.last + 1 < len(clause.words) else None
    dative = clause.form(found.last).endswith(forms(clause.tongue.code, "dative") + forms(clause.tongue.code, "given"))
    return dative and behind is not None and behind.kind == "n" and any(hit.value.id == "person" for hit in people)


def size_pair(clause: Clause, found: Quantity) -> bool:
    """ "35 x 45 mm", «3×4 м»: the sides of a thing."""
    before, after = clause.form(found.first - 1), clause.form(found.number.last)
    left = before in _BY and clause.words[found.first - 2].kind == "n" if found.first > 1 else False
    right = (
        after in _BY and found.number.last + 1 < len(clause.words) and clause.words[found.number.last + 1].kind == "n"
    )
    return found.number.digits and (left or right)


_BY = frozenset({"x", "\u0445", "×", "*"})


def scale(clause: Clause, found: Quantity) -> bool:
    """«10 ballik tizim», "a five-point scale": what points are counted on."""
    code = clause.tongue.code
    if found.unit.kind not in ("point", "count"):
        return False
    if found.unit.kind == "count" and not clause.form(found.last).startswith(forms(code, "scale_of") or ("\0",)):
        return False
    return any(clause.form(at).startswith(forms(code, "scale")) for at in range(found.last, found.last + 2))
