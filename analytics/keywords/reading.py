"""A document as the search for keywords reads it: the words of its headline and text, numbered without the marks."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from analytics.keywords.lexicon import function_words, lexicon
from analytics.keywords.phrases import attached
from analytics.keywords.shelf import Shelf, shelf_of
from analytics.keywords.stream import Cuts, Sentences, Words, stream_of
from analytics.keywords.units import (
    BARE,
    COUNTED,
    EITHER,
    INNER,
    MANY,
    MODAL,
    MODIFIER,
    MODIFIERS,
    NOMINAL,
    NONE,
    NOUN,
    STOP,
)
from analytics.keywords.yake import Flags, Floats, Ints, Measures, by_appearance, measure
from analytics.language.asides import word_asides
from analytics.language.hyphens import join_lines
from analytics.records import Document, Sentence, Span

_UNREAD = ("dateline", "boilerplate")  # kinds of sentences
_BYLINE = 6  # tokens
_ENDS = frozenset('.!?…:»"”')
_FOLLOWED = NOMINAL | MODIFIERS


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything below goes by the position of a word in the stream."""

    document: Document
    read: list[Sentence]  # which sentences: not the date line, no byline
    headline: int  # the position where the headline ends
    words: Words
    shelf: Shelf
    units: list[int]  # its number on the shelf
    kinds: Ints
    marks: Ints
    numbers: Ints  # its lemma as a number
    surprise: Floats  # how rare its lemma is in general text, 0 to 1
    attaches: Flags  # whether the next word may follow in a phrase
    measures: Measures

    def span(self, start: int, size: int) -> Span:
        """Where `size` words from `start` on stand in the text."""
        tokens, places = self.document.tokens, self.words.places
        return Span(tokens[places[start]].start, tokens[places[start + size - 1]].end)

    def surface(self, span: Span) -> str:
        """The words as they stand, one space between them."""
        return " ".join(join_lines(self.document.text[span.start : span.end]).split())

    def lemmas(self, start: int, size: int) -> tuple[str, ...]:
        """The lemmas of `size` words from `start` on."""
        return tuple([self.shelf.units[number].lemma for number in self.units[start : start + size]])

    def texts(self) -> list[str]:
        """The words as the statistic counts them: lemmas in the capitals of the text."""
        return [self.shelf.units[number].text for number in self.units]

    def sentences(self) -> Sentences:
        """The words by sentence, with their places and None for a mark: what the yake package is given."""
        text_of = dict(zip(self.words.places, self.texts(), strict=True))
        return [[(place, text_of.get(place)) for place in range(s.first, s.last)] for s in self.read]

    def stop(self) -> frozenset[str]:
        """The stop words of the statistic, as lower-case forms: also those that only this text has for such."""
        units = (self.shelf.units[number] for number in self.units)
        return function_words(self.document.language) | {unit.text.lower() for unit in units if unit.marks & STOP}


def read_document(document: Document) -> Reading:
    """The reading of a document; the dateline («ASTANA. Kazinform –») and boilerplate are left out."""
    read = [s for s in document.sentences if s.kind not in _UNREAD and not _is_byline(document, s)]
    shelf = shelf_of(document.language)
    units, places, cuts = _units(document, read, shelf)
    at = np.array(units, np.int64)
    columns = shelf.columns[:, at]
    kinds, marks, numbers = columns[-3:]
    _stop_more(columns, marks)
    stream = stream_of(columns[:-3], cuts)
    _settle(kinds, marks, stream.blocks)
    return Reading(
        document=document,
        read=read,
        headline=cuts.sentences[sum(s.kind == "headline" for s in read)],
        words=Words(stream, tuple(places)),
        shelf=shelf,
        units=units,
        kinds=kinds,
        marks=marks,
        numbers=by_appearance(numbers)[1],
        surprise=shelf.surprise[at],
        attaches=attached(kinds, marks, stream.blocks, document.language),
        measures=measure(stream),
    )


def _units(document: Document, sentences: list[Sentence], shelf: Shelf) -> tuple[list[int], list[int], Cuts]:
    """The words as numbers on the shelf, the index of their tokens, and where marks and sentences cut them."""
    units: list[int] = []
    places: list[int] = []
    cuts = Cuts()
    tokens, known = document.tokens, shelf.known
    aside = _aside(document)
    for sentence in sentences:
        opens = sentence.first < sentence.last and sentence.first not in aside
        if opens and tokens[sentence.first].kind != "punct":
            cuts.opening.append(len(units))
        for place in range(sentence.first, sentence.last):
            token = tokens[place]
            if token.kind == "punct" or place in aside:
                cuts.blocks.append(len(units))
                continue
            entry = known.get(token.text)
            units.append(entry[1] if entry and entry[0] is token.morph else shelf.find(token))
            places.append(place)
        cuts.blocks.append(len(units))
        cuts.sentences.append(len(units))
    return units, places, cuts


def _aside(document: Document) -> frozenset[int]:
    """The places of tokens that are no words of the text: of addresses, handles and hashtags."""
    starts = [token.start for token in document.tokens]
    spans = word_asides(document.text)
    return frozenset(at for start, end in spans for at in range(bisect_left(starts, start), bisect_left(starts, end)))


def _stop_more(columns: Ints, marks: Ints) -> None:
    """A form that is once of a closed class is a stop word in all of the text, as is a term of that spelling."""
    form, term, _, _, stop = columns[:-3]
    closed = np.zeros(int(columns[:2].max(initial=0)) + 1, np.bool_)
    closed[form[marks & STOP > 0]] = True
    stop |= closed[form] | closed[term]


def _is_byline(document: Document, sentence: Sentence) -> bool:
    """A line of few words without a full stop, all names or with a word of the trade: «By Nadia Rahimova»."""
    if sentence.kind == "headline" or not 0 < sentence.last - sentence.first <= _BYLINE:
        return False
    tokens = document.tokens[sentence.first : sentence.last]
    if tokens[-1].text in _ENDS:
        return False
    furniture = lexicon(document.language).furniture
    words = [t for t in tokens if t.kind == "word" and t.text.lower() != "by"]
    named = len(words) > 1 and all(t.text[0].isupper() for t in words)
    return named or any(t.form in furniture or t.lemma in furniture for t in words)


def _settle(kinds: Ints, marks: Ints, blocks: Ints) -> None:
    """Decide, in place, what a word's neighbours decide.

    What can be adjective or noun is an adjective where a noun or another adjective follows in its block. A number makes
    one adjective with some («икки томонлама»). A bare noun after a modal verb is a verb ("will cost jobs").
    """
    many = np.flatnonzero((marks[:-1] & MANY > 0) & (marks[1:] & COUNTED > 0) & (blocks[:-1] == blocks[1:]))
    kinds[many], marks[many], kinds[many + 1], marks[many + 1] = MODIFIER, 0, MODIFIER, INNER
    verbs = np.flatnonzero((kinds[1:] == NOUN) & (marks[1:] & BARE > 0) & (marks[:-1] & MODAL > 0)) + 1
    kinds[verbs] = NONE
    for at in np.flatnonzero(kinds == EITHER)[::-1].tolist():
        before = at + 1 < len(kinds) and blocks[at] == blocks[at + 1] and int(kinds[at + 1]) in _FOLLOWED
        kinds[at] = MODIFIER if before else NOUN
