"""The countries of a sentence and what each does in it, by its government: case endings, prepositions, words behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.claims.sentences import Clauses

# ROLES: agent (who acts), owner (of what is told: genitive, adjective), person (whose president, ministry),
# from, to, in, with, for, object, via (a way), aside (about, without), pair (between two)
_CASES = {"abl": "from", "dat": "to", "loc": "in", "attr": "in", "ins": "with", "gen": "owner", "acc": "object"}
_PREPOSITIONS = ("between", "via", "from", "to", "in", "with", "by", "for", "aside")
_BEHIND = ("via_after", "pair_after", "with_after", "for_after", "by_after", "aside_after")
_PLAIN = {"by": "agent", "between": "pair"}
_NEAR = 5  # words between a preposition and the country that it governs
_TURKIC = frozenset({"kk", "uz"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A country, bloc or town's country at `tokens[first:last]` of a sentence, with its role and segment."""

    code: str
    first: int
    last: int
    role: str
    segment: int
    form: str = "noun"  # of the mention: noun, adjective, abbreviation, capital
    town: bool = False
    deixis: str = ""  # OUR or THAT, where the country is meant and not named


@dataclass(frozen=True, slots=True)
class Place:
    """Where a country stands in a sentence, before its role is known."""

    code: str
    first: int
    last: int
    form: str = "noun"
    town: bool = False


OUR, THAT, UNION = "@our", "@that", "@union"  # the speaker's country; the country or bloc named last
DEIXIS = frozenset({OUR, THAT, UNION})
_CUES = {"we": OUR, "that_country": THAT, "members": UNION}


def deictic(clauses: Clauses, named: Sequence[Place]) -> list[Place]:
    """The words that mean a country without naming it: "we", «елімізге», "this country", «имзоладик»."""
    taken = {i for place in named for i in range(place.first, place.last)}
    found: list[Place] = []
    for cue in clauses.cues:
        shouted = clauses.tokens[cue.first].text.isupper() and cue.last - cue.first == 1  # "US$3 billion"
        if (
            cue.category in _CUES
            and not (shouted and len(clauses.forms[cue.first]) > 1)
            and taken.isdisjoint(range(cue.first, cue.last))
        ):
            taken.update(range(cue.first, cue.last))
            found.append(Place(_CUES[cue.category], cue.first, cue.last))
    if clauses.code in _TURKIC:
        rows = (i for i, token in enumerate(clauses.tokens) if "p1pl" in token.morph.tags and i not in taken)
        found += [Place(OUR, i, i + 1, "verb" if clauses.tokens[i].morph.pos == "VERB" else "adjective") for i in rows]
    return found


def arguments(clauses: Clauses, places: Sequence[Place]) -> tuple[Argument, ...]:
    """The countries of a sentence in order, each with its role; neighbours joined by «and» share one."""
    if not places or not clauses.code:
        return ()
    return _Reader(clauses, places).read()


class _Reader:
    def __init__(self, clauses: Clauses, places: Sequence[Place]) -> None:
        self.clauses, self.places = clauses, places
        self.turkic = clauses.code in _TURKIC
        self.spans = [(place.first, place.last) for place in places]
        self.taken = dict(self.spans)
        self.ends: dict[str, dict[int, int]] = {}  # cues by category and by the word behind them
        self.marks: dict[str, dict[int, int]] = {}
        for cue in clauses.cues:
            self.ends.setdefault(cue.category, {})[cue.last] = cue.first
            self.marks.setdefault(cue.category, {}).setdefault(cue.first, cue.last)

    def read(self) -> tuple[Argument, ...]:
        found: list[Argument] = []
        for group in self._groups():
            roles = [self._role(at) for at in group]
            shared = self._shared(group, roles)
            for at, role in zip(group, roles, strict=True):
                found.append(self._argument(at, shared if shared and role in ("agent", "owner", shared) else role))
        return tuple(found)

    def _argument(self, at: int, role: str) -> Argument:
        place, owner = self.places[at], self.clauses.owner
        segment = owner[min(place.first, len(owner) - 1)]
        return Argument(place.code, place.first, place.last, role, segment, place.form, place.town)

    def _groups(self) -> list[list[int]]:
        """The countries joined by commas, dashes and words for "and"."""
        groups: list[list[int]] = []
        for at in range(len(self.spans)):
            if groups and self._joined(self.spans[at - 1][1], self.spans[at][0]):
                groups[-1].append(at)
            else:
                groups.append([at])
        return groups

    def _joined(self, first: int, last: int) -> bool:
        """Whether only words that join stand between two countries."""
        if last - first > _NEAR or first > last:
            return False
        between = range(first, last)
        plain = all(self._joins(i) or i in self.marks.get("filler", ()) for i in between)
        return plain and any(self._joins(i) for i in between)

    def _joins(self, i: int) -> bool:
        form = self.clauses.forms[i]
        return form in ",–—-/" or any(i in self.marks.get(kind, ()) for kind in ("also", "joins"))

    def _shared(self, group: list[int], roles: list[str]) -> str | None:
        """The role of a whole group: that of the last in Kazakh and Uzbek, of the first elsewhere."""
        if len(group) < 2:
            return None
        if self.turkic:
            behind = self._behind(self.spans[group[-1]][1])
            return "pair" if behind == "pair" else roles[-1]
        return roles[0]

    def _role(self, at: int) -> str:
        first, last = self.spans[at]
        if self.places[at].form == "verb":
            return "agent"
        if self.places[at].form == "person":
            return "person"
        return self._turkic(at, first, last) if self.turkic else self._governed(at, first, last)

    def _turkic(self, at: int, first: int, last: int) -> str:
        """By the ending of the country, else of the noun that it owns, else by the word behind."""
        clauses = self.clauses
        if self._office_behind(last):
            return "person"
        tags = clauses.tokens[last - 1].morph.tags
        behind = self._behind(last)
        if behind is not None:
            return behind
        case = next((role for tag, role in _CASES.items() if tag in tags), None)
        if case in (None, "owner") or self.places[at].form == "adjective":
            return self._possessed(last) or case or self._bare(at, last)
        return case

    def _behind(self, last: int) -> str | None:
        """What a word right behind the country makes of it."""
        for category in _BEHIND:
            if last in self.marks.get(category, ()):
                return category.partition("_")[0].replace("by", "agent")
        return None

    def _possessed(self, last: int) -> str | None:
        """The role of the noun that a country owns («Оман экономикасына»): none where it is the head of a flow."""
        clauses = self.clauses
        for i in range(last, min(last + 3, len(clauses.tokens))):
            token = clauses.tokens[i]
            if i in self.taken or token.kind != "word":
                return None
            if "p3" in token.morph.tags:
                if self._is_flow(i):
                    return "owner"
                return next((role for tag, role in _CASES.items() if tag in token.morph.tags), "owner")
        return None

    def _bare(self, at: int, last: int) -> str:
        """A country without an ending: it acts, but for an adjective."""
        return "owner" if self.places[at].form == "adjective" else "agent"

    def _is_flow(self, i: int) -> bool:
        return any(i in self.marks.get(kind, ()) for kind in ("exports", "imports", "trade"))

    def _office_behind(self, last: int) -> bool:
        office = self.marks.get("office", {})
        return any(i in office for i in range(last, last + 3) if not self._stops(last, i))

    def _stops(self, first: int, last: int) -> bool:
        """Whether a mark or another country stands in a row of words."""
        return any(
            self.clauses.tokens[i].kind == "punct" or i in self.taken
            for i in range(first, min(last, len(self.clauses.tokens)))
        )

    def _governed(self, at: int, first: int, last: int) -> str:
        """Russian and English: by the preposition before, else by the case."""
        if self._is_office(at, first, last):
            return "person"
        adjective = self.places[at].form == "adjective"
        prepositional = self._preposition(first)
        tags = self.clauses.tokens[last - 1].morph.tags
        if prepositional in (None, "of") and (adjective or "gen" in tags or prepositional == "of"):
            start = first if prepositional is None else self.ends["of"][self._reach(first)]
            return self._head(start) or "owner"
        if prepositional is not None:
            return prepositional
        return self._by_case(tags, first, last)

    def _by_case(self, tags: Sequence[str], first: int, last: int) -> str:
        if self.clauses.code == "ru":
            return {"dat": "to", "ins": "agent", "gen": "owner", "acc": "object"}.get(tags[-1] if tags else "", "agent")
        before = self.clauses.tokens[first - 1] if first else None
        return "object" if before is not None and before.morph.pos == "VERB" else "agent"

    def _reach(self, first: int) -> int:
        """Where the words before a country that only describe it begin."""
        fillers = self.ends.get("filler", {})
        tokens = self.clauses.tokens
        at = first
        while at > 0 and first - at < _NEAR and (at in fillers or tokens[at - 1].morph.pos == "ADJ"):
            if at - 1 in self.taken or any(at in self.ends.get(kind, ()) for kind in ("of", *_PREPOSITIONS)):
                break
            at -= 1
        return at

    def _preposition(self, first: int) -> str | None:
        at = self._reach(first)
        for category in _PREPOSITIONS:
            if at in self.ends.get(category, ()):
                if category == "in" and self.clauses.code == "ru":
                    return self._into(first)
                return _PLAIN.get(category, category)
        return "of" if at in self.ends.get("of", ()) else None

    def _into(self, first: int) -> str:
        """Russian «в»: where to with the accusative, where with the locative."""
        tags = self.clauses.tokens[first].morph.tags
        return "to" if tags and tags[-1] in ("nom", "acc") else "in"

    def _head(self, first: int) -> str | None:
        """The role of the noun phrase that a country owns: «в экономику Омана», "to the markets of Oman"."""
        tokens, at = self.clauses.tokens, first
        while at > 0 and first - at < _NEAR and tokens[at - 1].morph.pos in ("NOUN", "ADJ", "PROPN", "NUM", "PRON"):
            if at - 1 in self.taken or self._is_flow(at - 1) or tokens[at - 1].kind != "word":
                return None
            at -= 1
            if self._preposition(at) is not None:
                break
        found = self._preposition(at) if at < first or self.clauses.code == "ru" else None
        if found == "in" and at < first and self.clauses.code == "ru":
            found = "to" if tokens[at].morph.tags[-1:] == ("acc",) else "in"
        return None if found in (None, "owner", "of") else found

    def _is_office(self, at: int, first: int, last: int) -> bool:
        """«президент Омана», "Omani minister", "the President of Oman", "Oman's ambassador"."""
        office, tokens = self.marks.get("office", {}), self.clauses.tokens
        if any(i in office for i in range(last, last + 3) if not self._stops(last, i)):
            owner = self.places[at].form == "adjective" or "gen" in tokens[last - 1].morph.tags
            return owner or last in office
        start = self._reach(first)
        if start in self.ends.get("of", ()):
            start = self.ends["of"][start]
        elif "gen" not in tokens[last - 1].morph.tags or self.clauses.code != "ru":
            return False
        return any(i in office for i in range(max(0, start - 4), start) if not self._stops(i, start))
