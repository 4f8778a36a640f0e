"""What YAKE is given of a document: its words as lemmas in the capitals of the text, cut into blocks."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from analytics.keywords.yake import ACRONYM, DIGITS, NAME, PLAIN, UNUSUAL, Stream

_PUNCTUATION = frozenset(string.punctuation)
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)


class Word(NamedTuple):
    """A word as YAKE sees it."""

    form: str  # lower case: what makes two candidates the same
    term: str  # without a final s: what is counted
    first: int  # its tag as the first word of a sentence
    inside: int  # its tag elsewhere
    short: bool  # under three letters: always a stop word


@lru_cache(maxsize=1 << 16)
def word(text: str) -> Word:
    """A word with its term and tags.

    >>> word("Corridors")
    Word(form='corridors', term='corridor', first=4, inside=3, short=False)
    """
    form = text.lower()
    term = form[:-1] if form.endswith("s") and len(form) > 3 else form
    short = len(term.translate(_NO_PUNCTUATION)) < 3
    return Word(form, term, _tag(text, False), _tag(text, True), short)


def _tag(text: str, inside: bool) -> int:
    plain = text.replace(",", "")
    if plain.isdigit() or plain.replace(".", "", 1).isdigit():
        return DIGITS
    digit, letter = any(map(str.isdigit, text)), any(map(str.isalpha, text))
    if digit is letter or sum(c in _PUNCTUATION for c in text) > 1:
        return UNUSUAL
    if text.isupper():
        return ACRONYM
    capital = inside and len(text) > 1 and text[0].isupper() and sum(map(str.isupper, text)) == 1
    return NAME if capital else PLAIN


@dataclass(frozen=True, slots=True)
class Words:
    """A stream, and where in the document each of its words stands."""

    stream: Stream
    places: tuple[int, ...]  # index of the token


Sentences = Sequence[Sequence[tuple[int, str | None]]]


class _Index:
    """Numbers given to spellings, forms and terms in order of appearance."""

    def __init__(self, stop: Callable[[str], bool]) -> None:
        self.stop = stop
        self.spellings: dict[str, int] = {}
        self.forms: dict[str, int] = {}
        self.terms: dict[str, int] = {}
        self.form_of: list[int] = []  # of each spelling, like its two tags
        self.first: list[int] = []
        self.inside: list[int] = []
        self.term_of: list[int] = []  # of each form
        self.stops: list[bool] = []  # of each term

    def add(self, text: str) -> int:
        form, term, first, inside, short = word(text)
        known = self.forms.get(form)
        if known is None:
            known = self.forms[form] = len(self.forms)
            number = self.terms.get(term)
            if number is None:
                number = self.terms[term] = len(self.terms)
                self.stops.append(short or self.stop(form) or (term is not form and self.stop(term)))
            self.term_of.append(number)
        self.form_of.append(known)
        self.first.append(first)
        self.inside.append(inside)
        number = self.spellings[text] = len(self.spellings)
        return number


def read(sentences: Sentences, stop: Callable[[str], bool]) -> Words:
    """The stream of sentences of (place, word), None for a mark, which ends a block.

    `stop` says of a lower-case form whether it is a stop word; the first form seen decides for its term.
    """
    index = _Index(stop)
    known = index.spellings.get
    spelt: list[int] = []
    places: list[int] = []
    opening: list[int] = []  # words that stand first in their sentence
    breaks, lengths = [0], [0]
    for sentence in sentences:
        if sentence and sentence[0][1] is not None:
            opening.append(len(spelt))
        for place, text in sentence:
            if text is None:
                breaks.append(len(spelt))
                continue
            number = known(text)
            spelt.append(index.add(text) if number is None else number)
            places.append(place)
        breaks.append(len(spelt))
        lengths.append(len(spelt))
    return Words(_stream(index, spelt, opening, breaks, lengths), tuple(places))


def _stream(index: _Index, spelt: list[int], opening: list[int], breaks: list[int], lengths: list[int]) -> Stream:
    at = np.array(spelt, np.int64)
    tags = np.array(index.inside, np.int64)[at]
    tags[opening] = np.array(index.first, np.int64)[at[opening]]
    return Stream(
        words=np.array(index.form_of, np.int64)[at],
        blocks=np.repeat(np.arange(len(breaks) - 1), np.diff(breaks)),
        sentences=np.repeat(np.arange(len(lengths) - 1), np.diff(lengths)),
        tags=tags,
        term_of=np.array(index.term_of, np.int64),
        stop=np.array(index.stops, np.bool_),
        sentence_count=len(lengths) - 1,
    )
