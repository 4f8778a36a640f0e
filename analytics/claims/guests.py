"""Countries that stand in an article only as a guest's: what is told of the host's land is not theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from analytics.claims.arguments import Argument
from analytics.claims.countries import Countries
from analytics.claims.sentences import Clauses

_NEAR = 4  # words between a country and its guest
_REACH = 2  # sentences in which what is told of a land goes on
_NAME = frozenset({"NOUN", "PROPN"})
_OBLIQUE = frozenset({"dat", "abl", "ins", "acc"})
_LANDS = ("inland", "that_country")


@dataclass(slots=True)
class Guests:
    """The guests of one article, read in order of its sentences."""

    countries: Countries
    _codes: dict[str, bool] = field(default_factory=dict)  # whether each was only ever received
    _read: int = 0
    _land: int = -9

    def of(self, index: int) -> frozenset[str]:
        """The countries that have sent a guest up to a sentence."""
        self._read_to(index)
        return frozenset(self._codes)

    def received(self, index: int) -> frozenset[str]:
        """Those whose guests up to a sentence were only received, met or told, and have not spoken."""
        self._read_to(index)
        return frozenset(code for code, only in self._codes.items() if only)

    def at_home(self, index: int, cues: frozenset[str], named: bool) -> bool:
        """Whether a figure tells of the land of the host: "in the region", or in a sentence just behind such a one."""
        told = not cues.isdisjoint(_LANDS)
        near = not named and 0 < index - self._land <= _REACH and self._together(index)
        if told or near:
            self._land = index
        return told or near

    def _together(self, index: int) -> bool:
        rows = self.countries.document.sentences
        return rows[index].paragraph - rows[self._land].paragraph <= 1

    def _read_to(self, index: int) -> None:
        while self._read <= index:
            clauses = self.countries.sentences[self._read]
            if "guest" in {cue.category for cue in clauses.cues}:
                for one in self.countries.of(self._read):
                    place = guest(clauses, one)
                    if place >= 0:
                        self._codes[one.code] = self._codes.get(one.code, True) and _received(clauses, one, place)
            self._read += 1


def guest(clauses: Clauses, one: Argument) -> int:
    """The word of the guest that a country stands beside: «Оман елшісі», «посол Омана», "envoy of Oman"; else -1."""
    marks = [cue.first for cue in clauses.cues if cue.category == "guest"]
    behind = (at for at in marks if 0 <= at - one.last < _NEAR and _open(clauses, one.last, at))
    before = (at for at in reversed(marks) if 0 < one.first - at <= _NEAR and _open(clauses, at + 1, one.first))
    turkic = clauses.code in ("kk", "uz")
    return next(behind, -1) if turkic else next(before, next(behind, -1))


def _open(clauses: Clauses, first: int, last: int) -> bool:
    """Whether neither a mark nor a verb stands in a row of words."""
    row = clauses.tokens[first:last]
    return all(token.kind != "punct" and token.morph.pos not in ("VERB", "PUNCT") for token in row)


def _received(clauses: Clauses, one: Argument, place: int) -> bool:
    """Whether the guest is met, received or told, and does not act."""
    tokens = clauses.tokens
    if clauses.code == "ru":
        return bool(tokens[place].morph.tags) and tokens[place].morph.tags[-1] != "nom"
    if clauses.code == "en":
        row = range(max(0, min(place, one.first) - 2), min(place, one.first))
        ruled = {cue.first for cue in clauses.cues if cue.category in ("with", "to", "from", "for")}
        return any(at in ruled or tokens[at].morph.pos == "VERB" for at in row)
    return _object(clauses, place)


def _object(clauses: Clauses, place: int) -> bool:
    """Kazakh and Uzbek: whether the guest, or his name behind the office, has a case or "with" behind it."""
    for at in range(place, min(place + _NEAR, len(clauses.tokens))):
        token = clauses.tokens[at]
        if at > place and token.morph.pos not in _NAME:
            return any(cue.first == at and cue.category == "with_after" for cue in clauses.cues)
        if not _OBLIQUE.isdisjoint(token.morph.tags):
            return True
    return False


def without(codes: Sequence[str], guests: frozenset[str]) -> tuple[str, ...]:
    """Countries in their order without those of guests."""
    return tuple(code for code in codes if code not in guests)
