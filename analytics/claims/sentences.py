"""The sentences of an article as claims are read: forms, cues, segments, each made when first asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from analytics.claims.lexicon import LANGUAGES, Cue, cue_book, spelling
from analytics.claims.segments import Segment, cut
from analytics.records import Document, Sentence, Token

_LONGEST = 400  # tokens of a sentence that are read; no sentence of news is longer


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a sentence before it is cut: its lexicon, forms, cues and the kinds of these."""

    code: str
    tokens: Sequence[Token]
    forms: list[str]
    cues: tuple[Cue, ...]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence: its tokens, their forms and cues, its segments and for each token the segment that it belongs to."""

    sentence: Sentence
    code: str  # kk, uz, ru, en, or "" where no lexicon fits
    tokens: Sequence[Token]
    forms: list[str]
    cues: tuple[Cue, ...]
    segments: tuple[Segment, ...]
    owner: list[int]

    def token(self, offset: int) -> int:
        """The token at an offset of the text, else the one before it."""
        return max(0, bisect_right(self.tokens, offset, key=_start) - 1)

    def segment(self, offset: int) -> int:
        """The number of the segment at an offset of the text."""
        return self.owner[min(self.token(offset), len(self.owner) - 1)]

    def chain(self, offset: int) -> tuple[int, ...]:
        """The segment at an offset, then its parents: where a slot may be filled from, in this order."""
        found, at = [], self.segment(offset)
        while at >= 0:
            found.append(at)
            at = self.segments[at].parent
        return tuple(found)

    def all(self, category: str) -> list[Cue]:
        return [cue for cue in self.cues if cue.category == category]


_form = attrgetter("form")


def _start(token: Token) -> int:
    return token.start


class Sentences:
    """The sentences of one article; each is cut at most once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._made: dict[int, Clauses] = {}
        self._read: dict[int, Reading] = {}
        self._spelt: dict[int, tuple[str, list[str]]] = {}

    def __len__(self) -> int:
        return len(self.document.sentences)

    def __getitem__(self, index: int) -> Clauses:
        found = self._made.get(index)
        if found is None:
            found = self._made[index] = self._make(index)
        return found

    def at(self, offset: int) -> int:
        """The number of the sentence that an offset of the text lies in."""
        return max(0, bisect_right(self.document.sentences, offset, key=_begin) - 1)

    def may_hold(self, index: int, kinds: frozenset[str]) -> bool:
        """Whether a sentence may hold a cue of some categories, without reading it."""
        code, forms = self._forms(index)
        return bool(code) and cue_book(code).may_hold(forms, kinds)

    def _forms(self, index: int) -> tuple[str, list[str]]:
        """The lexicon of a sentence and its forms as this writes them."""
        found = self._spelt.get(index)
        if found is None:
            sentence = self.document.sentences[index]
            code = LANGUAGES.get(sentence.language) or LANGUAGES.get(self.document.language) or ""
            tokens = self.document.tokens[sentence.first : min(sentence.last, sentence.first + _LONGEST)]
            found = self._spelt[index] = code, list(map(spelling(code).__getitem__, map(_form, tokens)))
        return found

    def reading(self, index: int) -> Reading:
        """The forms and cues of a sentence, which cost less than its segments."""
        found = self._read.get(index)
        if found is None:
            sentence = self.document.sentences[index]
            code, forms = self._forms(index)
            tokens = self.document.tokens[sentence.first : min(sentence.last, sentence.first + _LONGEST)]
            cues = cue_book(code).find(forms) if code else ()
            found = self._read[index] = Reading(code, tokens, forms, cues, frozenset(cue.category for cue in cues))
        return found

    def _make(self, index: int) -> Clauses:
        reading = self.reading(index)
        segments, owner = cut(reading.tokens, reading.forms, reading.cues)
        sentence = self.document.sentences[index]
        return Clauses(sentence, reading.code, reading.tokens, reading.forms, reading.cues, segments, owner)


def _begin(sentence: Sentence) -> int:
    return sentence.start
