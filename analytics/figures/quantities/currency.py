"""Currencies of one name in several states: the manat, the crown; the states that an article names tell which."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from analytics.figures.numbers.number import Quantity
from analytics.figures.text.lexicon import shared_currencies
from analytics.records import Mention


class Purse:
    """The states of one article, asked for the currency that a bare name means."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._named = Counter(mention.entity for mention in mentions if mention.kind == "country")

    def local(self, found: Quantity, code: str) -> Quantity:
        """The quantity in the currency of the state that is named most; one with an adjective or a code stays.

        `code`: the language, as "som" is the money of two states in English alone.
        """
        table = shared_currencies() if found.unit.kind == "money" else {}
        states = table.get(found.unit.id) or table.get(f"{found.unit.id}:{code}")
        if states is None or found.rule != "unit" or found.last - found.number.last != 1:
            return found
        state = max(states, key=lambda code: self._named[code])  # of two named as often the first of the lexicon
        return replace(found, unit=replace(found.unit, id=states[state]))
