"""Numbers that count nothing: results of votes, telephone numbers, marks of a road, hours told by a fraction."""

from __future__ import annotations

from analytics.figures.fields.counted_noun import counted_noun
from analytics.figures.numbers.number import Quantity
from analytics.figures.text.sentence import Clause, headlined


def votes(clause: Clause, found: Quantity) -> bool:
    """ "passed 81 to 62", «10-6 ochko»: a greater number against a smaller is a result."""
    number = found.number
    if clause.tongue.code != "en" or found.unit.kind != "count" or not number.digits or number.value is None:
        return False
    if clause.form(number.last) == "to" and clause.form(found.first - 1) != "from":
        other = clause.words[number.last + 1] if number.last + 1 < len(clause.words) else None
        return other is not None and other.kind == "n" and number.value > (other.value or 0)
    before = clause.words[found.first - 2] if found.first > 1 and clause.form(found.first - 1) == "to" else None
    led = clause.form(found.first - 3) == "from"
    return before is not None and before.kind == "n" and not led and (before.value or 0) > number.value


def score_points(clause: Clause, found: Quantity) -> bool:
    """«10-6 ochko»: the second half of a result."""
    joined = clause.form(found.first - 1) in ("-", "–") or clause.words[found.first].join == "-"
    before = clause.words[found.first - 2] if found.first > 1 else None
    return found.unit.kind == "point" and joined and before is not None and before.kind == "n"


def hotline(clause: Clause, found: Quantity) -> bool:
    """«1005 — ishonch telefoni», «нөмірі – 112», "the number is 911": what a word near it calls a telephone's."""
    text = clause.words[found.number.first].text
    if found.unit.kind != "count" or not found.number.digits or not 3 <= len(text) <= 5:
        return False
    closed = found.last >= len(clause.words) or clause.words[found.last].kind == "p"
    if closed and clause.form(found.first - 1) in _NAMING and not found.tags:
        called = clause.between("blocked", found.first - 1 - _CALLED, found.first - 1)
        return any(hit.value in ("hotline", "zone") and hit.last >= found.first - 2 for hit in called)
    if clause.form(found.last) not in ("-", "–", "—") or found.tags:
        return False
    return any(found.last < hit.first <= found.last + _CALLED for hit in clause.all("blocked") if hit.value == "zone")


_CALLED = 4  # words
_NAMING = frozenset({"-", "–", "—", ":", "is"})


def road_mark(clause: Clause, found: Quantity) -> bool:
    """«M-39 yoʻlining 1 118-kilometrida», «118-шақырымында»: the how-manieth kilometre of a road."""
    if clause.tongue.code not in ("kk", "uz") or found.unit.kind != "length" or not found.number.digits:
        return False
    unit = clause.words[found.number.last] if found.number.last < len(clause.words) else None
    return unit is not None and unit.join == "-" and found.tags[:1] == ("p3",)


def model(clause: Clause, found: Quantity) -> bool:
    """ "Nord Stream 2 carried gas", «продан iPhone 14»: the number of a name that nothing counted follows."""
    number = found.number
    plain = number.digits and number.step == 1 and number.kind == "cardinal" and not found.tags
    if not plain or found.unit.kind != "count" or found.first == 0 or found.rule == "classifier":
        return False
    before = clause.words[found.first - 1]
    if (
        before.kind != "w"
        or before.join == "-"
        or headline(clause)
        or any(hit.last == found.first for hit in clause.all("before"))
    ):
        return False
    if any(letter.isupper() for letter in before.text[1:]) and not before.text.isupper():
        return True  # "iPhone 14", "PlayStation 5"
    if counted_noun(clause, found) is not None or (number.value or 0) > _LARGEST_MODEL:
        return False
    prepositions = clause.tongue.words["prepositions"]
    first = _name_start(clause, found.first - 1, prepositions)
    led = first > 0 and clause.words[first - 1].form in prepositions
    return found.first - first > (first == 0 or clause.words[first - 1].kind == "p") and not led


_LARGEST_MODEL = 999


def _name_start(clause: Clause, last: int, stops: list[str]) -> int:
    """Where the words in capitals start that end at a word; after it where that is none of them."""
    first = last + 1
    while first > 0 and clause.words[first - 1].text[:1].isupper() and clause.words[first - 1].form not in stops:
        first -= 1
    return first


def other_word(clause: Clause, found: Quantity) -> bool:
    """«спас свою семью»: a form that counts only before a noun in the instrumental."""
    words = clause.tongue.words
    if found.number.last - found.first != 1 or clause.form(found.first) not in words["with_instrumental"]:
        return False
    return not clause.form(found.first + 1).endswith(tuple(words["instrumental"]))


def decade(clause: Clause, found: Quantity) -> bool:
    """«в 50-х годах», «90-жылдары», "90-yillarda": a time, no number of years."""
    number = found.number
    if not number.digits or number.value is None or number.value % 10:
        return False
    if found.unit.id == "year" and clause.tongue.code in ("kk", "uz"):
        return "pl" in found.tags
    hanging = clause.words[number.first + 1] if number.first + 1 < len(clause.words) else None
    if hanging is None or not hanging.join or hanging.form not in clause.tongue.words["decade_endings"]:
        return False
    closed = found.last >= len(clause.words) or clause.words[found.last].kind == "p"
    return found.unit.id == "year" or (found.unit.kind in ("ordinal", "count") and closed)


def headline(clause: Clause) -> bool:
    """ "Fire Kills 12 in Hotel": where every word of weight has a capital, a capital says nothing."""
    found: bool | None = clause.memo.get("headline")
    if found is None:
        found = clause.memo["headline"] = clause.tongue.code == "en" and headlined(clause.words)
    return found


def past_hour(clause: Clause, found: Quantity) -> bool:
    """ "a quarter past four", "half past six", «в половине шестого»: a time of day."""
    if clause.tongue.code == "ru" and found.unit.kind == "fraction" and found.number.value == 0.5:
        said = clause.words[found.last].number if found.last < len(clause.words) else None
        return said is not None and "ord" in said.tags and clause.ends(found.last, "half_past_endings")
    if clause.tongue.code != "en" or found.unit.kind not in ("count", "fraction"):
        return False
    after = clause.words[found.last + 1] if found.last + 1 < len(clause.words) else None
    hour = after is not None and (after.number.role in ("unit", "teen", "ten") or after.kind == "n")
    if clause.form(found.last) == "past" and hour:
        return True
    return clause.form(found.first - 1) == "past" and clause.form(found.first - 2) in _MINUTES


_MINUTES = frozenset({"quarter", "half", "five", "ten", "twenty", "minutes"})
