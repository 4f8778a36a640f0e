"""Currencies of one name in several states: the manat, the crown; the states that an article names tell which."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from analytics.figures.lexicon import shared_currencies
from analytics.figures.number import Quantity
from analytics.records import Mention


class Purse:
    """The states of one article, asked for the currency that a bare name means."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._named = Counter(mention.entity for mention in mentions if mention.kind == "country")

    def local(self, found: Quantity) -> Quantity:
        """The quantity in the currency of the state that is named most; one with an adjective or a code stays."""
        states = shared_currencies().get(found.unit.id) if found.unit.kind == "money" else None
        if states is None or found.rule != "unit" or found.last - found.number.last != 1:
            return found
        state = max(states, key=lambda code: self._named[code])  # of two named as often the first of the lexicon
        return replace(found, unit=replace(found.unit, id=states[state]))
