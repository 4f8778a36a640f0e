"""Whether a value is claimed as fact, as plan or as possibility."""

from __future__ import annotations

from analytics.figures.quantity import Quantity
from analytics.figures.sentence import Clause

_BREAKS = frozenset(";–—")


def modality(clause: Clause, found: Quantity, measure: str) -> str:
    """actual, planned or hypothetical."""
    if measure == "time_horizon":
        return "planned"
    best, name = 0.0, "actual"
    for hit in clause.all("modality"):
        if hit.first < found.last and found.first < hit.last:
            continue
        score = _score(clause, found, hit.first, hit.last)
        if score > best:
            best, name = score, str(hit.value)
    return name


def _score(clause: Clause, found: Quantity, first: int, last: int) -> float:
    """Nearness of a verb: after the number in Turkic, before it in Russian and English."""
    right = first >= found.last
    between = clause.words[found.last : first] if right else clause.words[last : found.first]
    turkic = clause.tongue.code in ("kk", "uz")
    breaks = sum(word.text in _BREAKS for word in between) * 6 + sum(word.text == "," for word in between) * 2
    side = 0 if right == turkic else 2
    return 1 / (1 + len(between) + breaks + side)
