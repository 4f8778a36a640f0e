"""Who a value is about and who states it: countries, blocs and speakers of the mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from analytics.figures.sentence import Clause
from analytics.records import Document, Mention, Sentence

_BLOCS = {
    "european-union": "EU",
    "eu": "EU",
    "eurasian-economic-union": "EAEU",
    "eaeu": "EAEU",
    "cis": "CIS",
    "commonwealth-of-independent-states": "CIS",
    "shanghai-cooperation-organisation": "SCO",
    "sco": "SCO",
    "organization-of-turkic-states": "OTS",
    "organisation-of-turkic-states": "OTS",
    "ots": "OTS",
    "c5": "C5",
}
_MOST = 6
_SPEAKERS = ("person", "organisation", "company", "media")


class Cast:
    """The countries and speakers of an article, asked sentence by sentence."""

    def __init__(self, document: Document, mentions: tuple[Mention, ...]) -> None:
        self._states = [(m.start, code) for m in mentions if (code := self._state(m)) is not None]
        self._starts = [start for start, _ in self._states]
        self._speakers = [m for m in mentions if m.kind in _SPEAKERS and not m.nested]
        self._heard = [m.start for m in self._speakers]
        self._usual = tuple(code for code, _ in Counter(code for _, code in self._states).most_common(2))
        self._sentences = document.sentences

    @staticmethod
    def _state(mention: Mention) -> str | None:
        if mention.kind == "country":
            return mention.entity
        return _BLOCS.get(mention.entity) if mention.kind == "organisation" else None

    def _named(self, start: int, end: int) -> list[str]:
        rows = self._states[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return list(dict.fromkeys(code for _, code in rows))

    def parties(self, index: int) -> tuple[str, ...]:
        """Of the sentence; where it names none, of the two before; else the two that the article names most."""
        sentence = self._sentences[index]
        named = self._named(sentence.start, sentence.end)
        for back in (1, 2):
            if named or index < back:
                break
            named = self._named(self._sentences[index - back].start, self._sentences[index - back].end)
        return tuple(named[:_MOST]) or self._usual

    def claimant(self, clause: Clause, sentence: Sentence) -> str | None:
        """The person or institution that stands nearest to a verb of saying in the sentence."""
        verbs = clause.all("speech")
        rows = self._speakers[bisect_left(self._heard, sentence.start) : bisect_left(self._heard, sentence.end)]
        if not verbs or not rows:
            return None
        place = clause.words[verbs[-1].first].start
        return min(rows, key=lambda m: (m.kind != "person", abs(m.start - place))).entity
