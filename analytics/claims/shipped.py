"""Goods that are sold to a country or bought from one: exports and imports without these words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics.claims.arguments import DEIXIS, Argument
from analytics.claims.sentences import Clauses
from analytics.records import Figure

_GOODS = frozenset({"tonne", "centner", "kilogram", "cubic_metre"})
_CODE = 3  # letters of a currency's code
_WAYS = (("sells", "to", "exports"), ("buys", "from", "imports"))


def shipped(figure: Figure, clauses: Clauses, countries: Sequence[Argument]) -> Figure:
    """A mass or an amount of money of no other measure as exports or imports, where its segment sells or buys abroad.

    Aid is neither, and a town does not tell whether goods cross a border.
    """
    money = len(figure.unit) == _CODE and figure.unit.isupper()
    if figure.measure != "other" or not (money or figure.unit in _GOODS):
        return figure
    own = clauses.segment(figure.start)
    cues = {cue.category for cue in clauses.cues if clauses.owner[cue.first] == own}
    roles = {one.role for one in countries if one.segment == own and not one.town and one.code not in DEIXIS}
    for verb, role, measure in _WAYS:
        if verb in cues and role in roles and "aid" not in cues:
            return replace(figure, measure=measure, how=figure.how | {"measure": "stated"})
    return figure
