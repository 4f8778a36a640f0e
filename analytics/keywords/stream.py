"""What YAKE is given of a document: its words as lemmas in the capitals of the text, cut into blocks."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from analytics.keywords.yake import ACRONYM, DIGITS, NAME, PLAIN, UNUSUAL, Ints, Stream

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


def read(sentences: Sentences, stop: Callable[[str], bool]) -> Words:
    """The stream of sentences of (place, word), None for a mark, which ends a block.

    `stop` says of a lower-case form whether it is a stop word; the first form seen decides for its term.
    """
    texts: list[str] = []
    places: list[int] = []
    cuts = Cuts()
    for sentence in sentences:
        if sentence and sentence[0][1] is not None:
            cuts.opening.append(len(texts))
        for place, text in sentence:
            if text is None:
                cuts.blocks.append(len(texts))
                continue
            texts.append(text)
            places.append(place)
        cuts.blocks.append(len(texts))
        cuts.sentences.append(len(texts))
    return Words(stream_of(texts, cuts, stop), tuple(places))


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where the words of a stream are cut, as positions: 0, then where each block and each sentence ends."""

    blocks: list[int] = field(default_factory=lambda: [0])
    sentences: list[int] = field(default_factory=lambda: [0])
    opening: list[int] = field(default_factory=list)  # words that stand first in their sentence


def stream_of(texts: Sequence[str], cuts: Cuts, stop: Callable[[str], bool]) -> Stream:
    """Spellings, forms and terms numbered in order of appearance."""
    spellings = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    words = [word(text) for text in spellings]
    forms: dict[str, Word] = {}
    for spelt in words:
        forms.setdefault(spelt.form, spelt)
    terms: dict[str, Word] = {}
    for spelt in forms.values():
        terms.setdefault(spelt.term, spelt)
    at = np.array([spellings[text] for text in texts], np.int64)
    tags = np.array([spelt.inside for spelt in words], np.int64)[at]
    tags[cuts.opening] = np.array([spelt.first for spelt in words], np.int64)[at[cuts.opening]]
    form_number = {form: number for number, form in enumerate(forms)}
    term_number = {term: number for number, term in enumerate(terms)}
    return Stream(
        words=np.array([form_number[spelt.form] for spelt in words], np.int64)[at],
        blocks=_numbered(cuts.blocks),
        sentences=_numbered(cuts.sentences),
        tags=tags,
        term_of=np.array([term_number[spelt.term] for spelt in forms.values()], np.int64),
        stop=np.array([_is_stop(spelt, stop) for spelt in terms.values()], np.bool_),
        sentence_count=len(cuts.sentences) - 1,
    )


def _is_stop(spelt: Word, stop: Callable[[str], bool]) -> bool:
    return spelt.short or stop(spelt.form) or (spelt.term is not spelt.form and stop(spelt.term))


def _numbered(cuts: Sequence[int]) -> Ints:
    return np.repeat(np.arange(len(cuts) - 1), np.diff(cuts))
