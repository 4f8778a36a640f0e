"""How exactly a value is claimed: case plus cue decides."""

from __future__ import annotations

from analytics.figures.numbers.number import Quantity
from analytics.figures.text.sentence import Clause

_REACH = 3  # words that may stand between a cue and its number: «кемінде жылына 5 миллион»


def qualifier(clause: Clause, found: Quantity) -> str:
    """exact, at_least, at_most, about, up_to, approaching or tens_of."""
    if found.number.kind == "tens_of":
        return "tens_of"
    after = _after(clause, found)
    if after:
        return after
    before = _before(clause, found)
    if before:
        return before
    if found.number.rule == "scale-before":
        return "about"
    if {"about", "eqv"} & {*found.tags, *found.number.tags}:
        return "about"
    if "lim" in found.tags and found.number.value is not None and not _level(clause, found):
        return "up_to"
    return "exact"


def _before(clause: Clause, found: Quantity) -> str | None:
    best: tuple[int, int, str] | None = None
    for hit in clause.all("before"):
        gap = found.first - hit.last
        if gap and hit.last - hit.first == 1 and clause.says(hit.first, "range_ends"):
            continue  # «спасти от дефолта могут 15 млрд»
        if not 0 <= gap < _REACH or (gap and not _clear(clause, hit.last, found.first)):
            continue
        rank = (gap, -(hit.last - hit.first), str(hit.value))
        if best is None or rank < best:
            best = rank
    if best is None:
        return None
    if clause.form(found.first - 1) == "over" and _spanned(clause, found):
        return None
    name = _negated(clause, found.first - best[0] + best[1], best[2])
    if found.number.value is None and name in ("up_to", "at_least") and clause.says(found.first - 1, "range_ends"):
        return "exact"
    if name == "up_to" and (_level(clause, found) or _distance(clause, found)):
        return "exact"
    return name


def _distance(clause: Clause, found: Quantity) -> bool:
    """«до мюнхенских 22 евро далеко», «до врача очередь семь недель»: how far something is."""
    return (
        clause.tongue.code == "ru"
        and not clause.says(found.first - 1, "limits")
        and found.unit.kind in ("money", "time")
    )


def _spanned(clause: Clause, found: Quantity) -> bool:
    """ "Over five years trade grew by a quarter": in the course of, where a clause starts."""
    at = found.first - 2
    if found.unit.kind != "time":
        return False
    return at < 0 or clause.words[at].kind == "p" or not clause.says(at, "lasting")


_OPPOSITE = {"at_least": "at_most", "at_most": "at_least"}


def _negated(clause: Clause, at: int, name: str) -> str:
    """«не должна занимать больше», "will not exceed": a negation within three words turns a bound round."""
    negations = clause.tongue.words["negation"]
    admitted = tuple(clause.tongue.words["admitted"]) or ("\0",)  # «не исключает результата свыше ...» denies nothing
    turned = any(
        (clause.form(back) in negations or clause.form(back).endswith("nʻt"))
        and not clause.form(back + 1).startswith(admitted)
        for back in range(at - 1, at - 4, -1)
    )
    return _OPPOSITE.get(name, name) if turned else name


def _clear(clause: Clause, first: int, last: int) -> bool:
    """Whether only words that may stand between lie there: no mark and no other number."""
    return all(
        word.kind == "w" and not word.number.role and word.form not in clause.tongue.words["barriers"]
        for word in clause.words[first:last]
    )


def _after(clause: Clause, found: Quantity) -> str | None:
    tags = found.tags or found.number.tags
    if found.bound:
        hit = next(h for h in clause.all("after") if h.first == found.bound[0])
        return str(hit.value[0])
    for at in (found.last, found.last + 1):
        for hit in clause.between("after", at, at + 1):
            name, governed = hit.value
            if governed and governed not in tags and not (governed == "abl" and _endingless(found, at)):
                continue
            if at > found.last and (clause.words[found.last].kind != "w" or not (governed or name == "about")):
                continue
            if name == "up_to":
                return "exact" if found.number.value is None or _level(clause, found) else "up_to"
            return str(name)
    return _behind_noun(clause, found)


_CASES = {"abl": "ablative_endings", "dat": "dative_endings"}
_NOUN_REACH = 4


def _behind_noun(clause: Clause, found: Quantity) -> str | None:
    """«38 миллион кишидан ошди», «3 мың адамнан астам»: the counted noun bears the case that the cue governs."""
    if clause.tongue.code not in ("kk", "uz") or found.tags:
        return None
    for hit in clause.between("after", found.last + 1, found.last + _NOUN_REACH):
        name, governed = hit.value
        cased = governed in _CASES and clause.ends(hit.first - 1, _CASES[governed])
        if cased and name != "up_to" and _clear(clause, found.last, hit.first):
            return str(name)
    return None


def _endingless(found: Quantity, at: int) -> bool:
    """«1000 астам», "1000 ortiq": digits without the ending that the cue asks for."""
    return at == found.last and found.unit.kind == "count" and found.number.digits and not found.tags


def _level(clause: Clause, found: Quantity) -> bool:
    """«5,3 пайызға дейін төмендетті», «снизил до 5,3%»: the level that is reached."""
    verbs = clause.all("level")
    if clause.tongue.code in ("kk", "uz"):
        return any(found.last <= hit.first <= found.last + 4 for hit in verbs)
    if clause.form(found.first - 2) in _DASHES:
        return any(hit.first < found.first for hit in verbs)  # «довести долю до 90%, а уровень — до 75%»
    return any(found.first - 8 <= hit.first <= found.first for hit in verbs)


_DASHES = ("–", "—")
