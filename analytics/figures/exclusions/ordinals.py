"""Ordinals that count nothing: halves of a game, names of rulers, numbered things, "the first of which"."""

from __future__ import annotations

from analytics.figures.numbers.digits import numeral
from analytics.figures.numbers.number import Quantity
from analytics.figures.text.lexer import Word
from analytics.figures.text.sentence import Clause


def half_time(clause: Clause, found: Quantity) -> bool:
    """ "the second half", «бірінші жартысы», "the 19th century": a stretch of time or of a game."""
    if found.unit.kind == "ordinal":
        after = clause.words[found.last].number if found.last < len(clause.words) else None
        century = clause.unit(found.last) if found.last < len(clause.words) else None
        halved = after is not None and after.value == 0.5 and bool(after.role)
        halved = halved or _quarter(clause, found.last)
        return halved or (century is not None and century[0].id == "century")
    if found.unit.id == "century" and clause.tongue.code in ("kk", "uz"):
        return found.number.digits and not found.bound  # «19 ғасырдың соңы»
    if found.first == 0:
        return False
    before = clause.words[found.first - 1]
    ordered = "ord" in before.number.tags or numeral(before.text)
    halves = found.unit.kind in ("fraction", "count") or found.rule == "part-of-unit"
    return ordered and halves and (found.number.value == 0.5 or _quarter(clause, found.first))


def _quarter(clause: Clause, at: int) -> bool:
    """«III тоқсанның», "birinchi chorakda": a quarter of the year, neither ninety nor a fourth."""
    return clause.form(at).startswith(tuple(clause.tongue.words["quarters"]))


def roman_name(clause: Clause, found: Quantity) -> bool:
    """«Лев XIV», "Charles III", a single I without a noun: a name's number, unless an event follows."""
    number = found.number
    if number.rule != "roman":
        return False
    before = clause.words[number.first - 1] if number.first else None
    after = clause.words[number.last] if number.last < len(clause.words) else None
    named = (
        before is not None
        and before.kind == "w"
        and before.text[:1].isupper()
        and before.join != "-"
        and not before.text.isupper()
    )
    event = any(
        hit.value.id in ("event_ordinal", "cultural_events")
        for hit in clause.between("measure", number.last, number.last + 6)
    )
    if after is None or after.kind != "w":
        return not event
    return (named and not event) or (number.value == 1 and not event)


def plural_ordinal(clause: Clause, found: Quantity) -> bool:
    """«первые шаги», «вторые пути»."""
    return found.unit.kind == "ordinal" and "pl" in found.number.tags


def hyphened(clause: Clause, found: Quantity) -> bool:
    """«5-қават», «318-son», «2-иловани»: numbered things, unless an event or a place in a ranking follows."""
    number = found.number
    if found.unit.kind != "ordinal" or number.rule != "digits-ordinal" or clause.tongue.code not in ("kk", "uz"):
        return False
    after = clause.words[found.last] if found.last < len(clause.words) else None
    if after is None or after.join != "-":
        return False
    return not any("ordinal" in hit.value.kinds for hit in clause.between("measure", found.last, found.last + 3))


def headless(clause: Clause, found: Quantity) -> bool:
    """A bare small ordinal at the end of a clause counts nothing, nor does "the first" before a number."""
    if found.unit.kind != "ordinal" or clause.words[found.number.first].kind != "w" or found.number.rule == "roman":
        return False
    after = clause.words[found.last] if found.last < len(clause.words) else None
    if _pronoun(clause, found, after):
        return True
    if after is None:
        return found.number.rule == "ordinal"
    if found.number.value == 1 and (clause.tongue.code == "en" and after.kind == "p" and after.join != "-"):
        return True
    return found.number.value == 1 and (after.kind == "n" or after.number.role in ("unit", "ten", "teen"))


def _pronoun(clause: Clause, found: Quantity, after: Word | None) -> bool:
    """ "the first of which", «второе за игру рукой», «біріншісі»: one of those told of; a rank keeps its word."""
    if any(hit.value.id == "rank" for hit in clause.between("measure", found.first - 4, found.first)):
        return False
    if clause.form(found.first - 1) in _PREDICATES:
        return False  # "the channel was second with 3 million"
    if clause.tongue.code in ("kk", "uz"):
        return "p3" in found.number.tags and found.number.value == 1  # as «бірі»; «екіншісі» keeps its place in order
    if after is not None and after.form in clause.tongue.words["among"]:
        return False  # «второй по величине партнёр», "third in the world"
    alone = after is None or (after.kind == "p" and after.join != "-")
    return alone or any(hit.first == found.last for hit in clause.all("noun_stop"))


_PREDICATES = frozenset({"was", "were", "is", "are", "came", "come", "finished", "placed", "ranks", "finish"})
