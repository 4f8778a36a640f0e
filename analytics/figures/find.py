"""From an annotated article to its figures: one pass over the sentences that hold a number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from analytics.domain import having
from analytics.figures.exclusions.guards import blocked
from analytics.figures.fields.carried_period import Timeline
from analytics.figures.fields.headline import dated_headline, dateline
from analytics.figures.fields.measure import measure
from analytics.figures.fields.modality import inherits, modality
from analytics.figures.fields.object import object_of
from analytics.figures.fields.period import Telling, Times, rate
from analytics.figures.fields.qualifier import qualifier
from analytics.figures.fields.topic import Told
from analytics.figures.numbers.digits import numeral
from analytics.figures.numbers.number import Quantity
from analytics.figures.numbers.repeated import said_again
from analytics.figures.quantities.currency import Purse
from analytics.figures.quantities.ellipsis import complete, last_unit
from analytics.figures.quantities.quantity import read_quantity
from analytics.figures.text.lexer import Word
from analytics.figures.text.lexicon import Language, Unit
from analytics.figures.text.sentence import Clause, read_clauses
from analytics.records import DateMention, Document, Figure, Mention, Span

_LARGEST = 1e18  # nothing that news counts is larger
_MAX_FIGURES = 5_000  # an article with more is a table of numbers
_LONGEST_NAME = 200  # characters
_NAMES = frozenset({"person", "company", "media", "document", "facility"})


def find_figures(
    document: Document, mentions: tuple[Mention, ...], dates: tuple[DateMention, ...]
) -> tuple[Figure, ...]:
    """All figures of an article in order of the text."""
    reader = _Reader(document, mentions, dates)
    found: list[Figure] = []
    for index, sentence in enumerate(document.sentences):
        for clause in read_clauses(document, sentence):
            found.extend(reader.read(clause, index))
        if len(found) > _MAX_FIGURES:
            break
    return tuple(dated_headline(document, found[:_MAX_FIGURES]))


class _Reader:
    """What the sentences of one article share: its dates, names, and the measures told last."""

    def __init__(self, document: Document, mentions: tuple[Mention, ...], dates: tuple[DateMention, ...]) -> None:
        names = [(m.start, m.end) for m in mentions if m.kind in _NAMES and not m.nested and " " in m.text]
        self._document, self._dates = document, dates
        self._today = document.date or dateline(dates)
        self._taken = sorted([(d.start, d.end) for d in dates] + names)
        self._told = Told(document)
        self._purse = Purse(mentions)
        self._unit: Unit | None = None
        self._modality = (-9, "")
        self._timeline = Timeline(document, dates, self._today)

    def read(self, clause: Clause, index: int) -> Iterator[Figure]:
        """The figures of a clause of the sentence number `index`."""
        self._take(clause)
        sentence = clause.sentence
        first = bisect_left(self._dates, sentence.start, key=_start)
        dates = list(self._dates[first : bisect_left(self._dates, sentence.end, key=_start)])
        self._told.hear(index, clause.all("measure"))
        found = complete(clause, [self._purse.local(one, clause.tongue.code) for one in quantities(clause)], self._unit)
        self._unit = last_unit(found, self._unit)
        times = Times(clause, found, dates)
        spans = times.spans()
        for quantity in found:
            ahead = times.ahead(quantity, self._today)
            figure = _figure(self._document, clause, quantity, self._told, ahead)
            figure = self._planned(figure, clause, quantity, index)
            if figure.modality == "planned" and times.over(quantity, self._today):
                figure = replace(figure, modality="actual", how=figure.how | {"modality": "stated"})
            telling = Telling(
                figure.measure, figure.modality, figure.measure in having("flow"), self._timeline.span, self._today
            )
            span, base = times.span(quantity, spans), times.base(quantity)
            yield self._timeline.fill(figure, index, times.period(quantity, telling), span, base)

    def _planned(self, figure: Figure, clause: Clause, quantity: Quantity, index: int) -> Figure:
        """A figure of a sentence without a verb is planned where the one before is."""
        at, before = self._modality
        open_ = figure.modality == "actual" and before == "planned" and index - at <= 1
        if open_ and inherits(clause, quantity, figure.measure):
            figure = replace(figure, modality=before, how=figure.how | {"modality": "carried"})
        self._modality = (index, figure.modality)
        return figure

    def _take(self, clause: Clause) -> None:
        """Mark the words that dates and names own."""
        places = clause.places
        low = bisect_left(self._taken, (places[0] - _LONGEST_NAME, 0))
        for start, end in self._taken[low : bisect_left(self._taken, (places[-1] + 1, 0))]:
            clause.taken.update(range(bisect_left(places, start), bisect_left(places, end)))


def _start(date: DateMention) -> int:
    return date.start


def quantities(clause: Clause) -> list[Quantity]:
    """The quantities of a sentence that no guard refuses, left to right."""
    found: list[Quantity] = []
    at = 0
    while at < len(clause.words):
        word = clause.words[at]
        passed = at in clause.taken or hangs(clause.words, at) or not starts(word, clause.tongue)
        quantity = None if passed else read_quantity(clause, at)
        if quantity is None:
            at += 1
            continue
        again = bool(found) and said_again(clause.words, found[-1], quantity)
        if quantity.size < _LARGEST and not again and blocked(clause, quantity) is None:
            found.append(quantity)
        at = max(quantity.last, at + 1)
    return found


_MARKS = frozenset("-–−‒+($€£¥₸₽₺₴₹₩₼₾֏₮")


def hangs(words: list[Word], at: int) -> bool:
    """«СО2 — 12 млн т»: digits that end a name start nothing."""
    word = words[at]
    return word.kind == "n" and word.join in ("g", "-") and at > 0 and words[at - 1].kind == "w"


def starts(word: Word, tongue: Language) -> bool:
    """Whether a number may start at a word: a quick look before the grammar's."""
    if word.kind == "w":
        spelt = bool(word.number.role) or word.form in tongue.starters or word.form in tongue.amounts
        return spelt or (word.text.isupper() and numeral(word.text))
    return word.kind == "n" or word.text in _MARKS


def _figure(
    document: Document,
    clause: Clause,
    found: Quantity,
    told: Told,
    ahead: bool,
) -> Figure:
    folded, words, number = document.folded, clause.words, found.number
    span = folded.span(words[found.first].start, words[found.last - 1].end)
    if words[found.last - 1].form in clause.tongue.words["dotted"] and document.text[span.end : span.end + 1] == ".":
        span = Span(span.start, span.end + 1)
    what = measure(clause, found, told)
    mood = modality(clause, found, what.value, ahead)
    factor = found.unit.factor
    low = number.low if number.low is not None else number.value if number.kind == "tens_of" else None
    return Figure(
        text=document.text[span.start : span.end],
        start=span.start,
        end=span.end,
        value=_scaled(number.value, factor),
        low=_scaled(low, factor),
        high=_scaled(number.high, factor),
        unit="rank" if what.value == "rank" else found.unit.id,
        qualifier="up_to" if what.value == "rank" and found.unit.kind == "count" else qualifier(clause, found),
        measure=what.value,
        modality=mood.value,
        object=object_of(clause, found, what.value),
        rate=rate(clause, found),
        sentence=Span(clause.sentence.start, clause.sentence.end),
        how={"measure": what.how, "modality": mood.how},
        rule=f"{number.rule}+{found.rule}",
    )


def _scaled(value: float | None, factor: float) -> float | None:
    if value is None:
        return None
    size = value * factor
    return round(size, 6) if abs(size) < 1e9 else float(round(size))
