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
_LEAD = 3  # sentences, and how much more a country named in them counts
_FLOWS = frozenset({"exports", "imports", "loan", "rent", "investment", "gas_volume", "oil_volume"})
# what lies between two countries
_BILATERAL = frozenset(
    {"trade_turnover", "trade_balance", "exports", "imports", "investment", "growth", "share", "joint_projects"}
    | {"documents_signed", "border_crossings", "meetings", "visits", "companies", "rank", "loan", "rent", "gas_volume"}
    | {"route_length", "freight_volume", "oil_volume", "students", "anniversary"}
)
_SPEAKERS = ("person", "organisation", "company", "media")


class Cast:
    """The countries and speakers of an article, asked sentence by sentence."""

    def __init__(self, document: Document, mentions: tuple[Mention, ...]) -> None:
        self._states = [(m.start, code) for m in mentions if (code := self._state(m)) is not None]
        self._starts = [start for start, _ in self._states]
        self._speakers = [m for m in mentions if m.kind in _SPEAKERS and not m.nested]
        self._heard = [m.start for m in self._speakers]
        self._sentences = document.sentences
        self._pair = self._main()

    @staticmethod
    def _state(mention: Mention) -> str | None:
        if mention.kind == "country":
            return mention.entity
        return _BLOCS.get(mention.entity) if mention.kind == "organisation" else None

    def _named(self, start: int, end: int) -> list[str]:
        rows = self._states[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return list(dict.fromkeys(code for _, code in rows))

    def _main(self) -> tuple[str, ...]:
        """The two countries that the article is about: most named, the lead counting more."""
        lead = self._sentences[min(_LEAD, len(self._sentences)) - 1].end if self._sentences else 0
        counts: Counter[str] = Counter()
        for start, code in self._states:
            counts[code] += _LEAD if start < lead else 1
        return tuple(code for code, _ in counts.most_common(2))

    def parties(self, index: int, measure: str) -> tuple[str, ...]:
        """Of the sentence, else of the two before, else the article's main pair.

        One of the pair brings the other («trade with Russia ...»); sorted, but for what flows from one to the other.
        """
        sentence = self._sentences[index]
        named = self._named(sentence.start, sentence.end)
        for back in (1, 2):
            if named or index < back:
                break
            named = self._named(self._sentences[index - back].start, self._sentences[index - back].end)
        if not named or (len(named) == 1 and named[0] in self._pair and measure in _BILATERAL):
            named = [*named, *(code for code in self._pair if code not in named)]
        return tuple(named[:_MOST] if measure in _FLOWS else sorted(named[:_MOST]))

    def claimant(self, clause: Clause, sentence: Sentence) -> str | None:
        """The person or institution that stands nearest to a verb of saying in the sentence."""
        verbs = clause.all("speech")
        rows = self._speakers[bisect_left(self._heard, sentence.start) : bisect_left(self._heard, sentence.end)]
        if not verbs or not rows:
            return None
        place = clause.words[verbs[-1].first].start
        return min(rows, key=lambda m: (m.kind != "person", abs(m.start - place))).entity
