"""Whether a number says by how much something rose or fell, or the level that it reached."""

from __future__ import annotations

from analytics.figures.numbers.number import Quantity
from analytics.figures.text.forms import forms
from analytics.figures.text.phrases import Hit
from analytics.figures.text.sentence import Clause

_MARKS = frozenset(",;:–—()")


def changes(clause: Clause, found: Quantity) -> bool:
    """Whether the number says by how much something rose or fell."""
    told = _changes(clause, found)
    if told:
        clause.memo.setdefault("changes", set()).add(found.last)
    return told


def _changes(clause: Clause, found: Quantity) -> bool:
    percent = found.unit.kind == "percent"
    if found.unit.kind == "points" or (percent and (_below_zero(clause, found) or clause.form(found.first - 1) == "+")):
        return True
    if _by_so_much(clause, found) or _restated(clause, found):
        return True
    cues = clause.all("change")
    if _to_level(clause, found) or _part_of(clause, found):
        return False
    if _noun_of_change(clause, found) or _gapped(clause, found):
        return True
    still = {at for hit in cues if hit.value == "none" for at in range(hit.first, hit.last)}
    cues = [hit for hit in cues if hit.first not in still]
    if clause.tongue.cases:
        return any(_after(clause, found, hit) for hit in cues)
    bounds = {at for hit in clause.all("before") for at in range(hit.first, hit.last)}
    left, right = range(found.first - 6, found.first + 1), range(found.last, found.last + 3)
    for hit in cues:
        if hit.first in bounds and hit.first < found.first:
            continue  # "more than half" is no rise
        if hit.value != "more" and hit.first in left and _open(clause, hit.last, found.first):
            return True
        joined = any(clause.at("joint", at) for at in range(found.last, hit.first))
        if hit.value != "sign" and hit.first in right and _open(clause, found.last, hit.first) and not joined:
            return True
    return False


def _part_of(clause: Clause, found: Quantity) -> bool:
    """«елу сегіз пайызы», "foizi": of something, a share; what it does is no change of it."""
    return bool(clause.tongue.cases) and found.unit.kind == "percent" and found.tags in _POSSESSED


def _below_zero(clause: Clause, found: Quantity) -> bool:
    """«(минус 5,9 фоиз)», "minus 3 percent": what has shrunk by so much."""
    value = found.number.value
    return value is not None and value < 0 and clause.form(found.first - 1) == "("


def _by_so_much(clause: Clause, found: Quantity) -> bool:
    """«упала до 9 млн, то есть на четверть», "trade between them by 6.7 percent": the preposition tells the change.

    In Russian «на» may also tell a part («на 70% состоит»), so that a change must be told before it.
    """
    if found.unit.kind not in _RATIOS or not _led_by(clause, found):
        return False
    if clause.tongue.code == "en":
        return not clause.between("of_whole", found.last, found.last + 1)
    return any(hit.value in ("up", "down") and hit.last < found.first for hit in clause.all("change"))


def _led_by(clause: Clause, found: Quantity) -> bool:
    """Whether a "by" leads to a number, at most some words of about-ness between."""
    for hit in clause.between("by", found.first - _BY_REACH, found.first):
        between = range(hit.last, found.first)
        inside = {at for cue in clause.all("before") for at in range(cue.first, cue.last)}
        if all(at in inside or clause.at("hedge", at) or clause.at("hedge", at - 1) for at in between):
            return True
    return False


_BY_REACH = 5  # words


def _restated(clause: Clause, found: Quantity) -> bool:
    """ "by more than a third, or 34.4 percent", "by 4.6 percent (4.7 percent in Oman)": the change said again."""
    if found.unit.kind != "percent":
        return False
    opens = clause.form(found.first - 1) == "(" or bool(clause.between("restated", found.first - 2, found.first))
    told: set[int] = clause.memo.setdefault("changes", set())
    return opens and any(0 < found.first - last <= _RESTATED for last in told)


_RESTATED = 6  # words


def _gapped(clause: Clause, found: Quantity) -> bool:
    """«экспорт 12 пайызға, импорт 8 пайызға өсті»: of items in the dative the last has the verb."""
    if not clause.tongue.cases or found.unit.kind != "percent" or found.tags != ("dat",):
        return False
    later = [hit.last for hit in clause.all("unit") if hit.first > found.last and hit.value.kind == "percent"]
    if not later or clause.form(found.last) != ",":
        return False
    return any(0 <= hit.first - later[-1] <= _VERB and hit.value in ("up", "down") for hit in clause.all("change"))


_VERB = 3  # words between the last item and its verb
_RATIOS = ("percent", "fraction")
_POSSESSED = (("p3",), ("p3", "acc"), ("p3", "dat"), ("p3", "abl"), ("p3", "loc"))
_SPELT = ("unit", "teen", "ten", "hundred", "scale")


def _to_level(clause: Clause, found: Quantity) -> bool:
    """«выросла до 26,8%», «20 foizdan 13 foizga tushdi»: the level that is reached, not the change."""
    code, before_last = clause.tongue.code, clause.form(found.first - 1)
    if not clause.tongue.cases and starts_change(clause, found):
        return True
    if clause.tongue.cases:
        before = [hit.tags for hit in clause.between("unit", found.first - 2, found.first) if hit.last == found.first]
        if starts_change(clause, found) or _from_percent(clause, found.first):
            return True
        level = "dat" in found.tags and any(
            clause.form(at).startswith(forms(code, "rate_of")) for at in range(found.first - 3, found.first)
        )
        return level or "lim" in found.tags or clause.form(found.last) in forms(code, "limit") or ("abl",) in before
    if clause.form(found.first - 2) in forms(code, "came"):
        return False
    return before_last in forms(code, "to") and found.number.value is not None


def starts_change(clause: Clause, found: Quantity) -> bool:
    """«4,7%дан 3,9%га камайган», «с 60 до 100», "from 60 to 100": the level before a change, with the one after."""
    if clause.tongue.cases:
        after = clause.words[found.last] if found.last < len(clause.words) else None
        counted = after is not None and (after.kind == "n" or after.number.role in _SPELT)
        return "abl" in found.tags and "p3" not in found.tags and counted
    if clause.form(found.first - 1) not in forms(clause.tongue.code, "from"):
        return False
    ahead = range(found.last, min(found.last + _TO_REACH, len(clause.words) - 1))
    return any(clause.form(at) in forms(clause.tongue.code, "to") and clause.words[at + 1].kind == "n" for at in ahead)


_TO_REACH = 3  # words


def _from_percent(clause: Clause, at: int) -> bool:
    """Whether a percentage in the ablative stands before a word: «4,7%дан», «14,5 фоиздан»."""
    percent = any(hit.value.kind == "percent" for hit in clause.between("unit", at - 2, at))
    return percent and clause.form(at - 1).endswith(clause.tongue.cases["abl"])


_NOUN_REACH = {"ru": 9, "en": 7}


def _noun_of_change(clause: Clause, found: Quantity) -> bool:
    """«Рост к тому же периоду — 7,6 %», «oʻsish 4 foizni tashkil etdi»: the noun of change is the subject."""
    reach = _NOUN_REACH.get(clause.tongue.code, 1)
    for hit in clause.between("growth_noun", max(0, found.first - reach - 3), found.first):
        between = clause.words[hit.last : found.first]
        if len(between) <= reach and not any(
            (word.kind == "n" and len(word.text) != 4) or word.text in ",;:()" for word in between
        ):
            return True
    return False


def _after(clause: Clause, found: Quantity, hit: Hit) -> bool:
    """A verb of change after the number; «62%-ға көп» needs the dative, «62%-ы көп» is a share."""
    if not found.last <= hit.first <= found.last + 3 or not _open(clause, found.last, hit.first):
        return False
    bounds = {cue.first for cue in clause.all("after") if cue.value[1] in found.tags}
    if hit.first in bounds and hit.first == found.last:
        return False  # «3,2 foizdan oshmaydi» is a bound
    return hit.value != "more" or (hit.first == found.last and (not found.tags or "dat" in found.tags))


def _open(clause: Clause, first: int, last: int) -> bool:
    return not any(word.text in _MARKS for word in clause.words[first:last])
