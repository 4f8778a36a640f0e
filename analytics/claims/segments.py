"""The segments of a sentence: its main part, and what is said beside it, each knowing its parent.

A slot of a claim (its parties, its period) is filled from its own segment, else from the parents. What stands in a
sibling, a bracket, a relative part or a comparison is not seen from outside. The cut is one pass over the tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.claims.lexicon import Cue
from analytics.claims.reports import report_spans
from analytics.records import Token

KINDS = ("main", "relative", "contrast", "item", "predicate", "bracket", "comparison", "report")
_OPENS, _CLOSES = frozenset("(["), frozenset(")]")
_POINTS = _OPENS | frozenset(",;")
_SHORTEST = 3  # words of a relative part that must hold a verb, known as one or not
_BASE = 6  # words of what a value is compared with
_STOPS = ",;–—"  # what stands before the first word of a part
_TURNING = ("contrast", "relative", "participle", "resume", "comparison", "also")  # cues that open or close a part
_LEVEL = frozenset({"main", "contrast", "item", "predicate", "report"})  # kinds that are parts of one row


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a sentence. `start` and `end` are its hull in the text: what is nested in it lies inside."""

    start: int
    end: int
    kind: str  # one of KINDS
    parent: int  # the number of the segment that it hangs on; -1 for none


def cut(tokens: Sequence[Token], forms: Sequence[str], cues: Sequence[Cue]) -> tuple[tuple[Segment, ...], list[int]]:
    """The segments of a sentence in order of their first word, and for each token the number of its segment."""
    cutter = _Cutter(tokens, forms, cues)
    cutter.run()
    return cutter.result()


class _Cutter:
    def __init__(self, tokens: Sequence[Token], forms: Sequence[str], cues: Sequence[Cue]) -> None:
        self.tokens, self.forms = tokens, forms
        self.marks: dict[str, dict[int, int]] = {}
        for cue in cues:
            self.marks.setdefault(cue.category, {}).setdefault(cue.first, cue.last)
        self.kinds, self.parents = ["main"], [-1]
        self.owner: list[int] = []
        self.at = 0  # the segment that is open
        self.inside = 0  # up to here the words belong to a cue that is read
        self.verb = [False]
        self.number = [False]
        self.chunk = self._chunks()

    def _chunks(self) -> list[int]:
        """For each token the next comma, semicolon or bracket behind it, or the end."""
        ends, end = [0] * len(self.forms), len(self.forms)
        for i in range(len(self.forms) - 1, -1, -1):
            ends[i] = end
            if self.forms[i] in ",;" or self.forms[i] in _OPENS or self.forms[i] in _CLOSES:
                end = i
        return ends

    def run(self) -> None:
        """Walk the words once, opening and closing segments."""
        turning: set[int] = set().union(*(self.marks.get(category, ()) for category in _TURNING))
        counted = self.marks.get("counts", {})
        before = "."
        for i, (token, form) in enumerate(zip(self.tokens, self.forms, strict=True)):
            if form in _CLOSES and "bracket" in self.kinds:
                self.owner.append(self.at)
                self._leave("bracket")
                before = form
                continue
            if i in turning or form in _POINTS or before in _STOPS:
                self._step(i)  # no other word opens or closes anything
            before = form
            self.owner.append(self.at)
            self.verb[self.at] |= token.morph.pos == "VERB"
            self.number[self.at] |= i in counted or _counts(token)
        self._compare_back()
        self._reports()

    def _step(self, i: int) -> None:
        """What a word opens or closes."""
        form = self.forms[i]
        after_comma = i > 0 and self.forms[i - 1] in _STOPS
        if form in _OPENS:
            self._open("bracket", self.at)
        elif self._opens_contrast(i, after_comma):
            self._row("contrast")
        elif self._opens_relative(i, after_comma):
            self._open("relative", self.at)
        elif self._closes(i):
            self.at = self.parents[self.at]
        elif self.kinds[self.at] != "comparison" and i in self.marks.get("comparison", ()):
            self._open("comparison", self.at)
            self.inside = self.marks["comparison"][i]
        elif self._opens_item(i, after_comma):
            self._row("item")
        elif self.forms[i - 1] == "," and self._opens_predicate(i):
            self._row("predicate")

    def _open(self, kind: str, parent: int) -> None:
        self.kinds.append(kind)
        self.parents.append(parent)
        self.verb.append(False)
        self.number.append(False)
        self.at = len(self.kinds) - 1

    def _row(self, kind: str) -> None:
        """Open a segment beside the main one, past what is nested in it."""
        while self.kinds[self.at] not in _LEVEL and self.kinds[self.at] != "bracket":
            self.at = self.parents[self.at]
        at = self.at
        while self.kinds[at] in ("item", "contrast", "predicate"):
            at = self.parents[at]
        if kind in ("item", "predicate") and self.kinds[self.at] == "contrast":
            at = self.at
        self._open(kind, at)

    def _leave(self, kind: str) -> None:
        """Close the innermost segment of a kind, if one is open."""
        at = self.at
        while at >= 0 and self.kinds[at] != kind:
            at = self.parents[at]
        if at >= 0:
            self.at = self.parents[at]

    def _opens_contrast(self, i: int, after_comma: bool) -> bool:
        if self.forms[i] == ";":
            return i + 1 < len(self.forms)
        if i not in self.marks.get("contrast", ()):
            return self._contrasted_behind(i, after_comma)
        return i > 0 and (after_comma or self.number[self.at])

    def _contrasted_behind(self, i: int, after_comma: bool) -> bool:
        """«..., Ресей болса», «..., Rossiyadan esa»: the word of contrast is the second to fourth of its part."""
        behind = self.marks.get("contrast_after", {})
        return after_comma and any(j in behind for j in range(i + 1, min(i + 4, self.chunk[i])))

    def _opens_relative(self, i: int, after_comma: bool) -> bool:
        marks = self.marks.get("relative", {})
        if i in marks:
            return i > 0
        if not after_comma:
            return False
        if i + 1 in marks and self.tokens[i].morph.pos == "FUNC":
            return True
        return i in self.marks.get("participle", ()) and self.tokens[i].morph.pos in ("ADJ", "VERB", "X")

    def _closes(self, i: int) -> bool:
        """Whether a relative part or a comparison ends before a word."""
        kind = self.kinds[self.at]
        if kind == "comparison" and i >= self.inside and i in self.marks.get("resume", ()):
            return True
        return kind in ("relative", "comparison") and self.forms[i] == "," and self._ends(i)

    def _ends(self, i: int) -> bool:
        """Whether a comma closes a relative part: its verb is said, and the sentence goes on with another."""
        if self.kinds[self.at] == "comparison":
            return True
        first = self.owner.index(self.at)
        if first in self.marks.get("participle", ()) and first not in self.marks.get("relative", ()):
            return True
        nxt = range(i + 1, self.chunk[i])
        resumes = any(self.tokens[j].morph.pos == "VERB" for j in nxt) or not self.verb[self.parents[self.at]]
        return resumes and (self.verb[self.at] or i - first >= _SHORTEST)

    def _opens_item(self, i: int, after_comma: bool) -> bool:
        """Whether a part of a list begins: «и» or a comma behind a number, then a name and another number."""
        joined = i in self.marks.get("also", ())
        if not (after_comma or joined) or self.kinds[self.at] not in _LEVEL | {"bracket"}:
            return False
        part = range(i, self.chunk[i])
        counted = any(_counts(self.tokens[j]) or j in self.marks.get("counts", ()) for j in part)
        return self.number[self.at] and counted and any(self.tokens[j].text[:1].isupper() for j in part)

    def _opens_predicate(self, i: int) -> bool:
        """Whether the subject's second verb begins: «..., выразил желание», "..., covering"."""
        return self.verb[self.at] and self.kinds[self.at] in _LEVEL and self.tokens[i].morph.pos == "VERB"

    def _compare_back(self) -> None:
        """In Kazakh and Uzbek a base stands before its word: «өткен жылмен салыстырғанда»."""
        for last in sorted(self.marks.get("comparison_after", ())):
            first = last - 1
            while first > 0 and last - first < _BASE and self._belongs(first - 1, first):
                first -= 1
            if first >= 0:
                self._own("comparison", self.owner[last], first, last + 1)

    def _own(self, kind: str, parent: int, first: int, last: int) -> None:
        """Give a row of words to a segment of their own."""
        self._open(kind, parent)
        self.owner[first:last] = [self.at] * (last - first)

    def _belongs(self, before: int, at: int) -> bool:
        """Whether a word is part of the noun phrase of the word behind it."""
        token, morph = self.tokens[before], self.tokens[before].morph
        if token.kind == "punct" or self.owner[before] != self.owner[at]:
            return False
        if morph.pos in ("ADJ", "NUM", "PRON") or token.kind in ("number", "mixed"):
            return True
        return not _CASED.isdisjoint(morph.tags) or ("p3" in self.tokens[at].morph.tags and not morph.tags)

    def _reports(self) -> None:
        """Who says it is no part of what is said."""
        for first, last in report_spans(self.tokens, self.forms, self.marks):
            self._own("report", -1, first, last)

    def result(self) -> tuple[tuple[Segment, ...], list[int]]:
        """The segments that own a word, with their hulls, numbered in order of their first word."""
        order = list(dict.fromkeys(self.owner))
        keep = order if 0 in order else [0, *order]
        number = {old: new for new, old in enumerate(keep)}
        owner = [number[old] for old in self.owner]
        firsts: dict[int, int] = {}
        lasts: dict[int, int] = {}
        for i, segment in enumerate(owner):
            firsts.setdefault(segment, i)
            lasts[segment] = i
        found = [self._segment(old, number, firsts, lasts) for old in keep]
        return tuple(found), owner

    def _segment(self, old: int, number: dict[int, int], firsts: dict[int, int], lasts: dict[int, int]) -> Segment:
        new, parent = number[old], self.parents[old]
        while parent >= 0 and parent not in number:
            parent = self.parents[parent]
        if new not in firsts:
            edge = self.tokens[0].start if self.tokens else 0
            return Segment(edge, edge, self.kinds[old], -1)
        start, end = self.tokens[firsts[new]].start, self.tokens[lasts[new]].end
        return Segment(start, end, self.kinds[old], number.get(parent, -1))


_CASED = frozenset({"gen", "attr", "part"})


def _counts(token: Token) -> bool:
    """Whether a token may be a figure's number: no bare year."""
    if token.kind == "number":
        return not (len(token.form) == 4 and token.form[:2] in ("19", "20"))
    return token.kind == "mixed" or (token.morph.pos == "NUM" and token.kind == "word")
