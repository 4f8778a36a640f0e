"""Figures of tables: each cell is read with its row's label, its column's heading and the unit that one of them names.

A cell is told as a sentence ("Exports, 2024: 2.5 bn USD") and that is read as any other; the figure keeps the place of
the cell. Where no unit can be found, or the sentence gives another number than the cell, nothing is said of the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from analytics.claims import tell
from analytics.dates import find_dates
from analytics.figures import find_figures
from analytics.language import annotate
from analytics.mentions import find_mentions
from analytics.records import Article, Document, Figure, Sentence, Span, Table

MOST = 300  # cells of an article; each costs some milliseconds
_NOTES = re.compile(r"[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_LOSS = re.compile(r"\(\s*(\d[\d\s.,]*)\s*\)$")
_MINUS = re.compile(r"^[-–]\s?(?=\d)")
_BARE = re.compile(r"[-−–+]?\s?\d[\d\s.,'’]*$")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\D{0,3}((?:19|20)\d\d)\D{0,10}$")
_INDEX = re.compile(r"[№#nN]\.?$|№ ?п/?п\.?$")
_SIGN = re.compile(r"([$€£¥₸₽₺₴₹₩₼₾]|[A-Z]{2}\$|[A-Z]{3})\s*(.*)$")
_RULE = "table+"
_LONGEST = 120  # characters of a label


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of numbers with what stands at its row and above its column."""

    span: Span
    row: Span
    value: str
    labels: tuple[str, ...]  # of the row, then of the column, outermost first
    caption: str


def with_rows(document: Document, figures: Iterable[Figure]) -> Document:
    """The document with each row of a table that has figures as a sentence without words, for them to point at."""
    rows = {figure.sentence for figure in figures if figure.rule.startswith(_RULE)}
    if not rows:
        return document
    added = (Sentence(*row, 0, 0, "row", document.language) for row in rows)
    return replace(document, sentences=tuple(sorted((*document.sentences, *added), key=lambda one: one.start)))


def table_figures(document: Document) -> Iterator[Figure]:
    """The figures of all tables, at most of MOST cells."""
    left = MOST
    for table in document.layout.tables:
        for cell in _cells(document.text, table):
            if left <= 0:
                return
            left -= 1
            figure = _read(document, cell)
            if figure is not None:
                yield figure


def _cells(text: str, table: Table) -> Iterator[_Cell]:
    """The cells that hold numbers; the first column names the rows, unless it only counts them."""
    heads, rows = table.rows[: table.heads], table.rows[table.heads :]
    first = 1 if heads and _INDEX.match(_text(text, heads[0][0])) else 0
    caption = _text(text, table.caption)
    for row in rows:
        left = tuple(label for cell in row[first : first + 1] if (label := _text(text, cell)))
        sides = tuple(
            label
            for cell in row[first + 1 :]
            if (label := _text(text, cell)) and not _DIGIT.search(label) and _LETTER.search(label)
        )
        for column, span in enumerate(row[first + 1 :], first + 1):
            value = _NOTES.sub("", _text(text, span)).strip()
            above = dict.fromkeys(
                label for head in heads if column < len(head) and (label := _text(text, head[column]))
            )
            if _DIGIT.search(value) and len(value) <= _LONGEST:
                yield _Cell(
                    span, Span(row[0].start, row[-1].end), value, (*left, *filter(None, above), *sides), caption
                )


def _text(text: str, span: Span | None) -> str:
    return " ".join(text[span.start : span.end].strip(" *_").split()) if span else ""


def _read(document: Document, cell: _Cell) -> Figure | None:
    told, unit = _amount(cell, document)
    if not told:
        return None
    labels = [name for label in cell.labels if (name := _without_unit(label, unit))]
    times = [label for label in labels if _is_time(label, document)]
    names = list(dict.fromkeys(label for label in labels if label not in times))
    above = _without_unit(cell.caption, unit) if unit and unit in cell.caption else ""
    what = ", ".join(names) or above
    figure = _figure_of(f"{what} {told}.", told, document)
    if figure and figure.measure == "other" and names and above:
        what = f"{above}, {what}"  # «Экспорт, млн долларов» above, «Китай» beside the number
        figure = _figure_of(f"{what} {told}.", told, document)
    if figure is None:
        return None
    negative = figure.measure == "share" and figure.value is not None and figure.value < 0
    period = _period(what, times, told, document)
    return replace(
        figure,
        text=document.text[cell.span.start : cell.span.end],
        start=cell.span.start,
        end=cell.span.end,
        measure="growth" if negative else figure.measure,
        period=period,
        object=what[:_LONGEST] or figure.object,
        sentence=cell.row,
        rule=f"{_RULE}{figure.rule}",
        how=figure.how | {"period": "stated" if period else "none"},
    )


def _period(what: str, times: list[str], told: str, document: Document) -> str | None:
    """The time that a label says: a year, or what the label says in a sentence."""
    year = next((found[1] for label in times if (found := _YEAR.match(label))), None)
    if year or not times:
        return year
    figure = _figure_of(f"{what}, {', '.join(times)}: {told}.", told, document)
    return figure.period if figure else None


def _amount(cell: _Cell, document: Document) -> tuple[str, str]:
    """Number and unit as one would write them, and the unit's words; empty where no unit is found."""
    loss = _LOSS.match(cell.value)
    value = f"−{loss[1].strip()}" if loss else _MINUS.sub("−", cell.value)  # a hyphen that opens a line may be a dash
    if not _BARE.match(value):
        return (value, "") if _is_amount(value, document) else ("", "")
    for label in (*reversed(cell.labels), cell.caption):
        for unit in _units(label):
            for told in _ways(value, unit):
                if _is_amount(told, document):
                    return told, unit
    return "", ""


def _units(label: str) -> Iterator[str]:
    """What may be the unit in a label: in brackets, behind the last comma, the whole; without a leading «в», "in"."""
    parts = [*_IN_BRACKETS.findall(label), *(label.split(",")[:0:-1]), label.rpartition(" – ")[2], label]
    for part in dict.fromkeys(part.strip(" .:") for part in parts):
        if part and len(part) <= _LONGEST and not _YEAR.match(part):
            yield part
            head, _, rest = part.partition(" ")
            if rest and len(head) <= 3:
                yield rest


def _ways(value: str, unit: str) -> Iterator[str]:
    yield f"{value} {unit}"
    sign = _SIGN.match(unit)
    if sign:
        yield f"{sign[1]}{'' if len(sign[1]) < 3 else ' '}{value} {sign[2]}".strip()


@lru_cache(maxsize=2_000)
def _whole(told: str, language: str) -> bool:
    document = annotate(Article("", told, language=language))
    found = find_figures(document, (), ())
    return len(found) == 1 and found[0].unit != "count" and found[0].end >= len(told) - 1 and found[0].start == 0


def _is_amount(told: str, document: Document) -> bool:
    """Whether the words are one figure from the first to the last, of a unit."""
    return _whole(told, document.language)


def _is_time(label: str, document: Document) -> bool:
    if _YEAR.match(label):
        return True
    return _is_day(label, document.language, document.date)


@lru_cache(maxsize=2_000)
def _is_day(label: str, language: str, today: str | None) -> bool:
    """Whether a label is a date or a span of time and little else."""
    if not label or len(label) > 60:
        return False
    found = find_dates(annotate(Article("", label, date=today, language=language)))
    return sum(date.end - date.start for date in found) * 2 > len(label)


def _without_unit(label: str, unit: str) -> str:
    if not unit or unit not in label:
        return label.strip(" ,.:;")
    start = label.rindex(unit)
    left = label[:start].rstrip(" ([").rstrip(",–- ")
    head, _, last = left.rpartition(" ")
    left = head if head and len(last) <= 2 and last.islower() else left  # «в», "in" before the unit
    return f"{left}{label[start + len(unit) :].lstrip(')] ')}".strip(" ,.:;")


def _figure_of(sentence: str, told: str, document: Document) -> Figure | None:
    """The one figure at the end of a sentence that is just what is told there."""
    article = Article("", sentence, date=document.date, language=document.language, own=document.article.own)
    read = annotate(article)
    mentions = find_mentions(read)
    found = tell(read, mentions, find_figures(read, mentions, find_dates(read)), find_mentions)
    start = len(sentence) - len(told) - 1
    return next((figure for figure in found if figure.start == start and figure.end >= len(sentence) - 2), None)
