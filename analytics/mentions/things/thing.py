"""A named thing of the text, its entity, and the quotation marks around names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.mentions.gazetteer.lexicon import Entity
from analytics.mentions.people.names import key
from analytics.mentions.things.label import label
from analytics.records import Token

OPEN, CLOSE = frozenset('«“„"‟'), frozenset('»”"“‟')


@dataclass(frozen=True, slots=True)
class Thing:
    """A named thing in the text: tokens[first:last]."""

    kind: str
    first: int
    last: int
    key: str  # what its entity is made from
    rank: int = 1
    rule: str = "type-word"
    name: str = ""  # its label, where the rule knows the dictionary form


def entity_of(thing: Thing, tokens: Sequence[Token], language: str) -> Entity:
    """The entity of a thing that no lexicon knows."""
    shown = thing.name or label(tokens[thing.first : thing.last], language)
    return Entity(f"{thing.kind}-{thing.key}", shown, thing.kind)


def opening(tokens: Sequence[Token], close: int, first: int) -> int | None:
    """Where the quotation that closes at `close` opens, at most 14 words before."""
    for at in range(close - 1, max(first, close - 24) - 1, -1):
        if tokens[at].form in OPEN:
            return at
    return None


def closing(tokens: Sequence[Token], open_: int, last: int) -> int | None:
    """Where the quotation that opens at `open_` closes."""
    for at in range(open_ + 1, min(last, open_ + 24)):
        if tokens[at].form in CLOSE:
            return at
    return None


def key_of(tokens: Sequence[Token]) -> str:
    """The sound of a name, from which the id of its entity is made."""
    return "-".join(key(token.form) for token in tokens if token.kind != "punct" and token.form not in ("и", "and"))[
        :120
    ]
