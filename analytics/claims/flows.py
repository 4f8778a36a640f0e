"""Who gives and who takes in a flow: by the roles of its countries and the verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics.claims.arguments import Argument
from analytics.claims.lexicon import flows

_TAKES, _GIVES = "takes", "gives"
_OTHER = {"giver": "taker", "taker": "giver"}


def ordered(measure: str, arguments: Sequence[Argument], verb: str = "") -> tuple[str, ...]:
    """The countries of a figure, giver first where the measure flows, else in order of the alphabet.

    `verb` is "takes" where who acts is at the flow's end («закупил», "attracted"), "gives" where he is at its start,
    "debt" where who owes took.
    """
    ends = flows().get(measure)
    codes = tuple(dict.fromkeys(one.code for one in arguments))
    if ends is None or len(codes) < 2:
        return codes if ends is not None else tuple(sorted(codes))
    given: dict[str, str | None] = {}
    joint = len({one.code for one in arguments if one.role == "agent"}) > 1  # «X и Y договорились о поставке»
    for one in _recast(measure, arguments):
        end = None if joint and one.role == "agent" else ends.get(one.role)
        if one.role in ("agent", "owner") and _turns(measure, verb, one.role):
            end = _OTHER.get(end or "")
        if given.get(one.code) is None:
            given[one.code] = end
    return _row(codes, given)


def _turns(measure: str, verb: str, role: str) -> bool:
    """Whether the verb turns the ends of who acts."""
    if measure == "imports":
        return verb == _GIVES and role == "agent"
    return (verb == _TAKES and role == "agent") or verb == "debt"


def _row(codes: tuple[str, ...], given: dict[str, str | None]) -> tuple[str, ...]:
    """Givers, then those of whom nothing is known, then takers; two at one end stand as in the text."""
    givers = [code for code in codes if given.get(code) == "giver"]
    takers = [code for code in codes if given.get(code) == "taker"]
    unknown = [code for code in codes if given.get(code) is None]
    if not givers:
        return (*unknown, *takers)
    return (*givers, *unknown, *takers)


def _recast(measure: str, arguments: Sequence[Argument]) -> list[Argument]:
    """An adjective of imported goods is where they come from («импорт казахстанской нефти в Узбекистан»)."""
    if measure != "imports":
        return list(arguments)
    takers = any(one.role in ("agent", "person", "to", "in", "object") for one in arguments)
    adjectives = takers and any(one.form == "adjective" for one in arguments)
    return [
        replace(one, role="from") if adjectives and one.form == "adjective" and one.role == "owner" else one
        for one in arguments
    ]


def told_ends(measure: str, arguments: Sequence[Argument]) -> bool:
    """Whether one country stands at each end by its role."""
    ends = flows()[measure]
    known = [ends.get(one.role) for one in arguments]
    return len(known) == 2 and {"giver", "taker"} == set(known)
