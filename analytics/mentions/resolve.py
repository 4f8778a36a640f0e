"""From what the single rules found to mentions: what overlaps is decided, what lies inside a longer name is marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from analytics.mentions.gazetteer.lexicon import Entity
from analytics.records import Mention


class Candidate(NamedTuple):
    """A possible mention: tokens[first:last] of the words, text[start:end] of the article."""

    entity: Entity
    start: int
    end: int
    first: int
    last: int
    form: str = "noun"
    rank: int = 1  # of two that cross each other the lower one stays: 0 lexicon, 1 rule, 2 guess
    rule: str = "lexicon"


# A place, a person, an outlet do not mention the country whose name they bear («Gulf of Mexico», «Michael Jordan»)
_OPAQUE = frozenset({"place", "person", "media"})


def resolve(candidates: Iterable[Candidate], text: str) -> tuple[Mention, ...]:
    """The mentions in the order of the text, the longer of two that start together first."""
    kept: list[tuple[Candidate, bool]] = []
    open_: list[Candidate] = []
    for candidate in _without_crossings(candidates):
        while open_ and open_[-1].end <= candidate.start:
            open_.pop()
        if any(_hides(outer, candidate) for outer in open_):
            continue
        kept.append((candidate, bool(open_)))
        open_.append(candidate)
    return tuple(mention for candidate, nested in kept for mention in _mentions(candidate, nested, text))


def _hides(outer: Candidate, inner: Candidate) -> bool:
    same = outer.entity.id == inner.entity.id and outer.entity.kind == inner.entity.kind
    span = (outer.start, outer.end) == (inner.start, inner.end)
    return same or span or (outer.entity.kind in _OPAQUE and inner.entity.kind != "concept")


def _without_crossings(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Sorted by place; of two that overlap without one holding the other, the better one stays."""
    ordered = sorted(candidates, key=lambda c: (c.start, -c.end, c.rank, c.entity.kind, c.entity.id))
    kept: list[Candidate] = []
    reached = 0
    for candidate in ordered:
        if candidate.start < reached:
            crossing = [c for c in kept[-8:] if c.start < candidate.start < c.end < candidate.end]
            if not all(_better(candidate, other) for other in crossing):
                continue
            kept = [other for other in kept if other not in crossing] if crossing else kept
        kept.append(candidate)
        reached = max(reached, candidate.end)
    return kept


def _better(one: Candidate, other: Candidate) -> bool:
    return (one.rank, other.end - other.start) < (other.rank, one.end - one.start)


def _mentions(candidate: Candidate, nested: bool, text: str) -> list[Mention]:
    entity, span = candidate.entity, text[candidate.start : candidate.end]
    where = candidate.start, candidate.end
    mention = Mention(entity.id, entity.name, entity.kind, span, *where, candidate.form, nested, rule=candidate.rule)
    if entity.kind != "media":
        return [mention]
    # An outlet is a company too; the second reading is not counted
    return [mention, replace(mention, kind="company", nested=True)]
