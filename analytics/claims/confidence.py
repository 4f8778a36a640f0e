"""How far a claim may be trusted as a whole: sure, likely or doubtful, from how its slots came about.

Sure needs structure and agreement: parties stated in the figure's own segment or its parents, a period that is stated,
and a second reader who finds the measure's own words beside the number.
"""

from __future__ import annotations

import re

from analytics.claims.lexicon import flows
from analytics.claims.parties import Parties
from analytics.claims.sentences import Clauses
from analytics.domain import having
from analytics.records import Figure

_WEAK = frozenset({"default", "title"})
_NEAR = frozenset({"stated", "parent"})  # parties in the figure's own segment or one that it belongs to
_LOOSE = frozenset({"carried", "default", "title"})
# a measure that is told by one of these words beside the number
_WORDS = {"exports": "exports", "imports": "imports", "trade_turnover": "trade", "trade_balance": "trade"}
_RIVALS = frozenset({"exports", "imports"})
_VAGUE = frozenset({"other", "project_cost", "price", "flights", "freight_share"})
_CALENDAR = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")


def confidence(figure: Figure, parties: Parties, clauses: Clauses, today: str | None) -> str:
    """Sure: all is stated. Doubtful: a slot is a guess. `today`: the article's date."""
    hows = [figure.how.get(slot, "none") for slot in ("measure", "period")]
    if parties.how in _WEAK or figure.how.get("measure") == "default":
        return "doubtful"
    stated = parties.how in _NEAR and _LOOSE.isdisjoint(hows)
    sure = stated and _dated(figure, today) and _told(figure, clauses) and _whole(figure, parties)
    return "sure" if sure else "likely"


def _dated(figure: Figure, today: str | None) -> bool:
    """Whether the time is one of the calendar, as charts need it, and a fact's is over.

    What stands at any time needs none.
    """
    if figure.period is None or not _CALENDAR.fullmatch(figure.period):
        return figure.period is None and figure.measure in having("standing")
    return figure.modality != "actual" or today is None or figure.period[:4] <= today[:4]


def _told(figure: Figure, clauses: Clauses) -> bool:
    """Whether the measure's words stand in the figure's segment or its parents, and no other flow's."""
    if figure.measure in _VAGUE:
        return False
    word = _WORDS.get(figure.measure)
    if word is None:
        return True
    chain = clauses.chain(figure.start)
    cues = {cue.category for cue in clauses.cues if clauses.owner[cue.first] in chain}
    return word in cues and not (_RIVALS - {word}) & cues


def _whole(figure: Figure, parties: Parties) -> bool:
    """Whether a flow between two has its ends from their roles, and what lies between two names both."""
    if len(parties.codes) > 2:
        return False
    if figure.measure in flows():
        return parties.ends
    return len(parties.codes) == 2 or figure.measure not in having("between_two")
