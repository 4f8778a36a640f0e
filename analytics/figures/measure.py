"""What a figure measures: the nearest head of measures.toml that takes its kind of unit."""

from __future__ import annotations

from analytics.figures.lexicon import MeasureRule
from analytics.figures.phrases import Hit
from analytics.figures.quantity import Quantity
from analytics.figures.sentence import Clause

# what a unit measures where no head tells
_BY_KIND = {
    "percent": "share",
    "points": "growth",
    "times": "growth",
    "fraction": "share",
    "time": "duration",
    "area": "area",
    "temperature": "temperature",
    "power": "power_capacity",
    "energy": "energy_output",
    "ordinal": "event_ordinal",
    "anniversary": "anniversary",
    "age": "age",
    "rank": "rank",
    "point": "score",
}
_MARKS = frozenset(",;:–—()")


def measure(clause: Clause, found: Quantity) -> str:
    """One id of the measures."""
    kind = found.unit.kind
    special = _special(clause, found, kind)
    if special:
        return special
    best, name = 0.0, _BY_KIND.get(kind, "other")
    for hit in clause.all("measure"):
        rule: MeasureRule = hit.value
        if kind not in rule.kinds or (hit.first < found.last and found.first < hit.last):
            continue
        score = _score(clause, found, hit) * rule.weight
        if score > best + 1e-9:
            best, name = score, rule.id
    return name


def _special(clause: Clause, found: Quantity, kind: str) -> str | None:
    if kind == "time":
        return _time(clause, found)
    if kind in ("anniversary", "age", "rank", "point", "temperature", "area", "power"):
        return _BY_KIND[kind]
    if kind in ("percent", "points", "times", "fraction") and _changes(clause, found):
        return "growth"
    return None


def _time(clause: Clause, found: Quantity) -> str:
    """Anniversary, age, horizon or duration."""
    near = range(found.first - 1, found.last + 4)
    for category, name in (("anniversary", "anniversary"), ("age", "age")):
        if any(hit.first in near or hit.first == found.last - 1 for hit in clause.all(category)):
            return name
    for hit in clause.all("time"):
        if hit.value == "next" and found.first - 3 <= hit.first < found.first:
            return "time_horizon"
    return "duration"


def _changes(clause: Clause, found: Quantity) -> bool:
    """Whether the number says by how much something rose or fell."""
    kind = found.unit.kind
    if kind in ("points",):
        return True
    cues = clause.all("change")
    if clause.tongue.code in ("kk", "uz"):
        reach = range(found.last, found.last + 4)
        return any(hit.first in reach and _open(clause, found.last, hit.first) for hit in cues)
    left, right = range(found.first - 6, found.first + 1), range(found.last, found.last + 3)
    return any(
        (hit.first in left and _open(clause, hit.last, found.first))
        or (hit.first in right and _open(clause, found.last, hit.first))
        for hit in cues
    )


def _open(clause: Clause, first: int, last: int) -> bool:
    return not any(word.text in _MARKS for word in clause.words[first:last])


def _score(clause: Clause, found: Quantity, hit: Hit) -> float:
    """Nearness of a head: a count's head stands to the right, that of money and shares to the left or right."""
    right = hit.first >= found.last
    gap = hit.first - found.last if right else found.first - hit.last
    between = clause.words[found.last : hit.first] if right else clause.words[hit.last : found.first]
    marks = sum(word.text in _MARKS for word in between)
    numbers = sum(word.kind == "n" for word in between)
    distance = max(gap, 0) + 4.0 * marks + 4.0 * numbers
    if found.unit.kind in ("count", "ordinal"):
        distance += 0 if right else 5
        if right and clause.tongue.code != "ru":
            distance = max(0.0, distance - 0.75 * gap) if gap <= 5 and not marks else distance
            distance -= 0.1 * gap if gap <= 4 and not marks else 0
    else:
        distance += 2.0 if right else 0
    length = hit.last - hit.first
    return (1 + 0.15 * (length - 1)) / (1.5 + max(distance, -1.0))
