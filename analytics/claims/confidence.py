"""How far a claim may be trusted as a whole: sure, likely or doubtful, from how its slots came about."""

from __future__ import annotations

from analytics.claims.parties import Parties
from analytics.claims.sentences import Clauses
from analytics.records import Figure

_STATED = frozenset({"stated", "parent"})
_WEAK = frozenset({"default", "title"})


def confidence(figure: Figure, parties: Parties, clauses: Clauses) -> str:
    """Sure: all is stated in the figure's own sentence and nothing competes. Doubtful: a slot is a guess."""
    hows = {slot: how for slot, how in figure.how.items() if slot != "claimant"}
    if parties.how in _WEAK or any(how in _WEAK for how in hows.values()):
        return "doubtful"
    if parties.how == "stated" and not parties.rivals and figure.measure != "other" and figure.period:
        return "sure"
    return "likely"
