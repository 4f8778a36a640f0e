"""What YAKE is given of a document: its words as lemmas in the capitals of the text, cut into blocks."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from analytics.keywords.yake import ACRONYM, DIGITS, NAME, PLAIN, UNUSUAL, Ints, Stream, by_appearance

_PUNCTUATION = frozenset(string.punctuation)
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)


class Word(NamedTuple):
    """A word as YAKE sees it."""

    form: str  # lower case: what makes two candidates the same
    term: str  # without a final s: what is counted
    first: int  # its tag as the first word of a sentence
    inside: int  # its tag elsewhere
    short: bool  # under three letters: always a stop word


@lru_cache(maxsize=50_000)
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


def read(sentences: Sentences, stop: Callable[[str], bool]) -> Words:
    """The stream of sentences of (place, word), None for a mark, which ends a block.

    `stop` says of a lower-case form whether it is a stop word; the first form seen decides for its term.
    """
    spellings: dict[str, int] = {}
    spelt: list[int] = []
    places: list[int] = []
    cuts = Cuts()
    for sentence in sentences:
        if sentence and sentence[0][1] is not None:
            cuts.opening.append(len(spelt))
        for place, text in sentence:
            if text is None:
                cuts.blocks.append(len(spelt))
                continue
            spelt.append(spellings.setdefault(text, len(spellings)))
            places.append(place)
        cuts.blocks.append(len(spelt))
        cuts.sentences.append(len(spelt))
    return Words(stream_of(_rows(spellings, stop)[:, spelt], cuts), tuple(places))


def _rows(spellings: Iterable[str], stop: Callable[[str], bool]) -> Ints:
    """(fields of Row, spellings)."""
    found = list(map(word, spellings))
    names = dict.fromkeys(name for spelt in found for name in (spelt.form, spelt.term))
    number = {name: at for at, name in enumerate(names)}
    forms, terms = [number[spelt.form] for spelt in found], [number[spelt.term] for spelt in found]
    tags = [spelt.first for spelt in found], [spelt.inside for spelt in found]
    return np.array([forms, terms, *tags, [is_stop(spelt, stop) for spelt in found]], np.int64)


class Row(NamedTuple):
    """A word as numbers; forms and terms share theirs, so that a form that is a term has one number."""

    form: int
    term: int
    first: int
    inside: int
    stop: int


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where the words of a stream are cut, as positions: 0, then where each block and each sentence ends."""

    blocks: list[int] = field(default_factory=lambda: [0])
    sentences: list[int] = field(default_factory=lambda: [0])
    opening: list[int] = field(default_factory=list)  # words that stand first in their sentence


def numbered(spelt: Word, numbers: dict[str, int], stop: bool) -> Row:
    """The row of a word; new forms and terms are added to the numbers."""
    form = numbers.setdefault(spelt.form, len(numbers))
    return Row(form, numbers.setdefault(spelt.term, len(numbers)), spelt.first, spelt.inside, stop)


def is_stop(spelt: Word, stop: Callable[[str], bool]) -> bool:
    """Whether a word is a stop word of the statistic."""
    return spelt.short or stop(spelt.form) or (spelt.term is not spelt.form and stop(spelt.term))


def stream_of(columns: Ints, cuts: Cuts) -> Stream:
    """The stream of words given as columns, (fields of Row, words)."""
    form, term, first, inside, stop = columns
    tags = inside.copy()
    tags[cuts.opening] = first[cuts.opening]
    seen, words = by_appearance(form)
    opened, terms = by_appearance(term)
    return Stream(
        words=words,
        blocks=_numbered(cuts.blocks),
        sentences=_numbered(cuts.sentences),
        tags=tags,
        term_of=terms[seen],
        stop=stop[opened] > 0,
        sentence_count=len(cuts.sentences) - 1,
    )


def _numbered(cuts: Sequence[int]) -> Ints:
    return np.repeat(np.arange(len(cuts) - 1), np.diff(cuts))
