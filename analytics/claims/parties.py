"""Between whom a figure lies: from its own segment, else its parents, else what the sentences before tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analytics.claims.arguments import DEIXIS, OUR, UNION, Argument
from analytics.claims.countries import Countries, without_towns
from analytics.claims.discourse import Discourse
from analytics.claims.flows import ordered, told_ends
from analytics.claims.guests import Guests, guest, without
from analytics.claims.lexicon import flows, unions
from analytics.claims.sentences import Clauses
from analytics.domain import having
from analytics.records import Figure, Span

_MOST = 12
_SUBJECT = frozenset({"agent", "owner", "person"})
_GOAL = frozenset({"to", "in", "object", "for"})
_UNUSED = frozenset({"via", "aside"})
_TRADE = frozenset({"trade_turnover", "trade_balance", "exports", "imports", "gas_volume", "oil_volume"})
_FAR_END = {
    "exports": {"to", "for", "with"},
    "imports": {"from", "with"},
    "investment": {"from"},
    "gas_volume": {"from"},
    "oil_volume": {"from"},
}


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a figure, a flow's giver first; `view`: whose trade is told first; how they came about, where."""

    codes: tuple[str, ...]
    how: str  # stated, parent, carried, speaker, title, default, none
    at: Span | None = None
    view: tuple[str, ...] = ()
    ends: bool = False  # a flow's giver and taker are told by their roles


_MEETINGS = frozenset({"visits", "meetings", "documents_signed", "participants", "event_ordinal", "anniversary"})
# a town is the place of these
_EVENTS = frozenset({"event_ordinal", "meetings", "participants", "documents_signed", "countries"})


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says a figure: the country, else that of the readers; whether somebody does; whose people are met there."""

    speaker: str | None
    spoken: bool = False
    hosts: tuple[str, ...] = ()


NOBODY = Parties((), "none")


class Chooser:
    """Chooses the parties of the figures of one article, in order of the text."""

    def __init__(self, countries: Countries, discourse: Discourse) -> None:
        self.countries, self.discourse = countries, discourse
        self.guests = Guests(countries)

    def choose(self, figure: Figure, index: int, speech: Speech) -> Parties:
        """The parties of a figure of the sentence number `index`."""
        found = _Choice(self, figure, index, speech).make()
        self.discourse.remember(index, figure, found.view or found.codes)
        return found


class _Choice:
    """The choice for one figure."""

    def __init__(self, chooser: Chooser, figure: Figure, index: int, speech: Speech) -> None:
        self.speech, speaker = speech, speech.speaker
        self.countries, self.discourse = chooser.countries, chooser.discourse
        self.figure, self.index, self.speaker = figure, index, speaker
        self.received = chooser.guests.received(index)
        self.clauses = self.countries.sentences[index]
        self.chain = self.clauses.chain(figure.start)
        self.cues = frozenset(c.category for c in self.clauses.cues if self.clauses.owner[c.first] in self.chain)
        self.trade = figure.measure in _TRADE or (figure.measure in ("growth", "share") and "trade" in self.cues)
        self.seen = _seen(self.clauses, self.chain, self._resolved(), figure.measure)
        if figure.measure in _EVENTS:
            self.seen = [one for one in self.seen if not one.town]
        self.guests = self._unasked(chooser.guests)
        if self.guests:
            self.seen = [one for one in self.seen if guest(self.clauses, one) < 0]
        self.codes = _codes(self.seen)

    def _unasked(self, guests: Guests) -> frozenset[str]:
        """The guests whose countries what is told of the host's land does not touch."""
        if self.cues & {"two", "mutual"} or self.figure.measure in _MEETINGS:
            return frozenset()
        if not guests.at_home(self.index, self.cues, bool(self.countries.of(self.index))):
            return frozenset()
        return guests.of(self.index) if "inland" in self.cues else guests.received(self.index)

    def _resolved(self) -> list[Argument]:
        """The countries of the sentence, with those that "we" and "this country" mean."""
        rows = self.countries.of(self.index)
        if DEIXIS.isdisjoint(one.code for one in rows):
            return list(rows)
        found: list[Argument] = []
        for one in rows:
            code: str | None = one.code
            if one.code in DEIXIS:
                code = self._meant(one.code, rows)
            if code is not None:
                found.append(replace(one, code=code, deixis=one.code if one.code in DEIXIS else ""))
        return found

    def _meant(self, deixis: str, rows: Sequence[Argument]) -> str | None:
        """The country or bloc that a word means."""
        if deixis == OUR:
            return self.discourse.us(self.index, self.speaker)
        return (
            self.discourse.bloc(self.index, _codes(r for r in rows if _place(r) != "goal"))
            if deixis == UNION
            else self._that(rows)
        )

    def _that(self, rows: Sequence[Argument]) -> str | None:
        """What "this country" means: the country that reports, else one named before."""
        kinds = self.clauses.segments
        reports = [one.code for one in rows if kinds[one.segment].kind == "report" and one.code not in DEIXIS]
        reports = [code for code in reports if code not in self.received]
        return reports[0] if reports else self.discourse.country(self.index, _codes(rows), self.received)

    def make(self) -> Parties:
        """The parties without guests: where these were all, the readers' country for what is told of a land."""
        found = self._found()
        named = {one.code for one in self.seen}
        codes = tuple(code for code in found.codes if code in named or code not in self.guests)
        if codes == found.codes and (codes or not self.guests):
            return found
        if codes:
            return replace(found, codes=codes, view=without(found.view, self.guests - named))
        home = self.discourse.readers()
        return Parties((home,), "default", view=(home,)) if home and home not in self.guests else NOBODY

    def _found(self) -> Parties:
        """The parties, with the ways to them tried from the nearest to the farthest."""
        if not self.codes:
            return self._from_afar()
        if len(self.codes) == 1:
            other, how = self._other()
            if other is not None:
                return self._with(other, how)
        return self._stated()

    def _stated(self) -> Parties:
        own = self.clauses.segment(self.figure.start)
        how = "stated" if all(one.segment == own for one in self.seen) else "parent"
        if any(one.deixis for one in self.seen):
            how = "speaker" if any(one.deixis == OUR for one in self.seen) else "carried"
        ends = self.figure.measure in flows() and told_ends(self.figure.measure, self.seen)
        place = _span(self.clauses, self.seen)
        return Parties(self._ordered(self.seen), how, place, self.codes, ends)

    def _ordered(self, arguments: Sequence[Argument]) -> tuple[str, ...]:
        return ordered(self.figure.measure, arguments, _verb(self.clauses, self.chain))

    def _other(self) -> tuple[str | None, str]:
        """The other side of the one country that is told, where another is meant, and how it is known."""
        code, roles = self.codes[0], {one.role for one in self.seen}
        if code in unions() and "with" not in roles:
            return None, "none"
        mutual = bool(self.cues & {"mutual", "two"})
        flow = "imports" if "imports" in self.cues else "exports" if "exports" in self.cues else ""
        measure = flow if self.figure.measure in ("growth", "share") else self.figure.measure
        far = roles <= _FAR_END.get(measure, set())
        beside = "with" in roles and self.figure.measure in having("between_two")
        ours = any(one.deixis == OUR for one in self.seen) and self.figure.measure not in flows()
        ours = ours and (self.trade or self.figure.measure in ("documents_signed", "visits", "meetings"))
        if self.figure.measure in ("share", "growth") and roles <= {"from", "to"}:
            view = self.discourse.view(self.index, self.figure)
            if view and code not in view:
                return view[0], "carried"
        if self.figure.measure == "rent" and (owner := self._landlord(code)):
            return owner, "carried"
        if mutual or beside or far or ours:
            return self.discourse.other(self.index, self.figure, code, self._partners(code), mutual or ours)
        if self.figure.measure in having("between_two") or all(one.deixis == OUR for one in self.seen):
            other = self.discourse.companion(self.index, self.figure, code)
            if other is None and self.figure.measure in ("visits", "meetings"):
                other = self.discourse.visitor(self.index, code)
            return other, "carried"
        return None, "none"

    def _partners(self, code: str) -> str | None:
        """Who else speaks or is spoken to, where one of both is a country's."""
        others = [other for other in (self.speaker, *self.speech.hosts) if other and other != code]
        return others[0] if others else None

    def _landlord(self, code: str) -> str | None:
        """Whose a site is that another country rents, where this sentence or one just before names it."""
        ways = (self.countries.way(at) for at in range(self.index, max(-1, self.index - 3), -1))
        return next((other for way in ways for other in way if code in way and other != code), None)

    def _with(self, other: str, how: str) -> Parties:
        """One country of the sentence and another from elsewhere."""
        known = self.seen[0]
        if known.role == "person" and how == "carried" and len(self.seen) == 1:
            return self._directed(self.discourse.view(self.index, self.figure) or (other, known.code), how)
        role = "to" if known.role == "from" else "with" if known.role in _SUBJECT else "agent"
        added = Argument(other, known.first, known.last, role, known.segment)
        both = [added, *self.seen] if role == "agent" else [*self.seen, added]
        return Parties(self._ordered(both), how, _span(self.clauses, self.seen), _codes(both))

    def _from_afar(self) -> Parties:
        """The parties of a figure whose sentence names no country."""
        both = self.figure.measure in having("between_two") and self.cues & {"two", "mutual"}
        if both and (told := self.discourse.pair(self.index, self.speech.speaker, self.speech.hosts)):
            return self._directed(*told)
        reporter, told = self._reporter(), self.discourse.carried(self.index, self.figure)
        if reporter and not (told and reporter in told[0]):
            return Parties((reporter,), "speaker", view=(reporter,))
        if told:
            other = self.discourse.titled(told[0][0]) if self._only_ours(told[0]) else None
            return self._directed((told[0][0], other), "title") if other else self._directed(*told)
        if self.speech.spoken and self.speaker and self.trade and "trade" in self.cues:
            other = self.discourse.titled(self.speaker)
            return self._directed((self.speaker, other), "title") if other else NOBODY
        if way := self.countries.way(self.index):
            return Parties(way, "stated", view=way)
        home = self.discourse.domestic(self.index, self.figure)
        return Parties((home,), "default") if home else NOBODY

    def _only_ours(self, view: Sequence[str]) -> bool:
        """Whether trade is told of the speaker's country alone."""
        return self.trade and "trade" in self.cues and tuple(view) == (self.speaker,)

    def _reporter(self) -> str | None:
        """The country of who reports in the sentence: «российский министр сообщил о росте»."""
        kinds = self.clauses.segments
        rows = (one for one in self.countries.of(self.index) if kinds[one.segment].kind == "report" and not one.town)
        return next((one.code for one in rows if one.role in _SUBJECT and one.code not in DEIXIS), None)

    def _directed(self, view: Sequence[str], how: str) -> Parties:
        """Parties told before, in the order of another measure: whose trade it is gives, but for what it takes."""
        if self.figure.measure not in flows():
            return Parties(tuple(sorted(view)), how, view=tuple(view))
        codes = tuple(reversed(view)) if self.figure.measure == "imports" and len(view) == 2 else tuple(view)
        return Parties(codes[:_MOST], how, view=tuple(view))


def _seen(clauses: Clauses, chain: Sequence[int], arguments: Sequence[Argument], measure: str) -> list[Argument]:
    """The countries that a figure's segment and its parents give it: a part replaces what stands in the same place."""
    found: list[Argument] = []
    for depth, segment in enumerate(chain):
        mine = [one for one in arguments if one.segment == segment and one.role not in _UNUSED]
        child = clauses.segments[chain[depth - 1]].kind if depth else ""
        if found:
            parallel = {_place(one) for one in found} <= {_place(one) for one in mine}
            mine = _beside(mine, found, child) + [
                one for one in mine if _inherits(one, found, child, measure, parallel)
            ]
        if child == "relative":
            mine = _antecedent(clauses, mine, chain[depth - 1]) or mine
        found += mine
    if not any(_place(one) in ("subject", "pair") for one in found):
        found += _reporting(clauses, chain, arguments)
    passed = [one for one in arguments if one.role == "via" and one.segment in chain]
    return sorted(without_towns(found) or passed, key=lambda one: one.first)


def _beside(mine: Sequence[Argument], found: Sequence[Argument], kind: str) -> list[Argument]:
    """Of two owners the second, where a part replaces the first: «доля России в торговле Перу – 5%, Китая – 7%»."""
    owners = [one for one in mine if one.role == "owner"]
    lone = len(found) == 1 and found[0].role == "owner" and len(owners) == 2 and kind == "item"
    return [owners[1]] if lone and owners[1].first - owners[0].last > 1 else []


def _inherits(one: Argument, found: Sequence[Argument], kind: str, measure: str, parallel: bool) -> bool:
    """Whether a parent's country goes for a part that names its own; `parallel`: each of these replaces one."""
    used = {_place(other) for other in found}
    if kind == "predicate":
        return _place(one) == "subject" and not any(other.role in ("agent", "person", "pair") for other in found)
    if "pair" in used or _place(one) in used:
        return False
    if kind in ("contrast", "item"):
        return _place(one) == "subject" or (_place(one) in ("goal", "from") and parallel)
    return _place(one) == "subject" and measure in _TRADE


def _place(one: Argument) -> str:
    """What a country does in its part, coarsely: subject, goal, or its role."""
    if one.role in _SUBJECT:
        return "subject"
    return "goal" if one.role in _GOAL else one.role


def _antecedent(clauses: Clauses, mine: Sequence[Argument], segment: int) -> list[Argument]:
    """The country right before a relative part."""
    first = clauses.owner.index(segment)
    return [one for one in mine if 0 <= first - one.last <= 1]


def _reporting(clauses: Clauses, chain: Sequence[int], arguments: Sequence[Argument]) -> list[Argument]:
    """The country that reports itself is the subject of what it reports: «Непал сообщил, что экспортировал ...»."""
    if clauses.segments[chain[-1]].kind == "report":
        return []
    reports = [at for at, segment in enumerate(clauses.segments) if segment.kind == "report"]
    own = clauses.owner.index(chain[-1]) if chain[-1] in clauses.owner else 0
    return [
        one
        for one in arguments
        if one.segment in reports and one.role == "agent" and one.first < own and not (one.town or one.deixis)
    ]


def _codes(arguments: Iterable[Argument]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.code for one in arguments))[:_MOST]


def _verb(clauses: Clauses, chain: Sequence[int]) -> str:
    """Whether the verbs of a segment, else of its parents, take or give: "takes", "gives", "debt" or ""."""
    for segment in chain:
        kinds = {cue.category for cue in clauses.cues if clauses.owner[cue.first] == segment}
        if found := next((kind for kind in ("debt", "gives", "takes") if kind in kinds), ""):
            return found
    return ""


def _span(clauses: Clauses, seen: Sequence[Argument]) -> Span | None:
    if not seen:
        return None
    return Span(clauses.tokens[seen[0].first].start, clauses.tokens[seen[-1].last - 1].end)
