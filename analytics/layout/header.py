"""Headline and date line above the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from analytics.dates import parse_date
from analytics.language.asides import NO_WORDS
from analytics.layout.dateline import find_dateline
from analytics.records import Span

_LINE = re.compile(r"[^\r\n]+")
# « date 2025-11-13 Headline», «2025-11-13 Headline»
_DATED_TITLE = re.compile(r"\s*(?:date:?\s+)?(\d{4}-\d\d-\d\d)\s+(\S.*?)\s*$")
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?[\s.-]+[^\W\d_]{3,10}\.?[\s,-]+\d{4}(?!\d)"
    r"|[^\W\d_]{3,10}\.? \d{1,2},? \d{4}(?!\d)"
    r"|\d{4}[\s-]*(?:жылғы|жылдың|жылы|жыл|йил|yil)[\s-]*\d{1,2}[\s-]*[^\W\d_]{3,12}"
)
_HEADING_LENGTH = 220
_DATE_LINE_REST = 45  # characters beside the date: a time, a place, a rubric, «Жарияланды:»
_HEADER_LINES = 6


@dataclass(frozen=True, slots=True)
class Header:
    title: Span | None
    date: str | None
    body: int  # where the text begins
    rubrics: tuple[Span, ...] = ()  # lines above the headline: a section, a general heading


def find_header(text: str, start: int) -> Header:
    """Headline and date from the first lines after `start`; a text of one line has none."""
    written = (found.span() for found in _LINE.finditer(text, start) if not found[0].isspace())
    lines = list(islice(written, _HEADER_LINES))
    if not lines:
        return Header(None, None, start)
    dated = _DATED_TITLE.match(text[slice(*lines[0])][: 2 * _HEADING_LENGTH])
    if dated and parse_date(dated[1], None):
        left = lines[0][0] + dated.start(2)
        return Header(Span(left, left + len(dated[2])), parse_date(dated[1], None), lines[0][1])
    return _above_date_line(text, start, lines) or _first_line(text, start, lines)


def _above_date_line(text: str, start: int, lines: list[tuple[int, int]]) -> Header | None:
    """The header of a text with a date line below (or above) its headlines."""
    headings: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        found = date_of_line(text[slice(*line)])
        if found:
            if not headings and place + 2 < len(lines) and _is_heading(text, lines[place + 1]):
                return Header(_stripped(text, lines[place + 1]), found, lines[place + 1][1])
            # the last heading: a rubric may stand above the headline
            shown = [_stripped(text, heading) for heading in headings]
            return Header(shown[-1] if shown else None, found, line[1], tuple(shown[:-1]))
        if not _is_heading(text, line):
            return None
        headings.append(line)
    return None


def _first_line(text: str, start: int, lines: list[tuple[int, int]]) -> Header:
    if len(lines) > 1 and _is_heading(text, lines[0]):
        return Header(_stripped(text, lines[0]), None, lines[0][1])
    return Header(None, None, start)


def _is_heading(text: str, line: tuple[int, int]) -> bool:
    shown = text[slice(*line)].strip()
    return (
        len(shown) <= _HEADING_LENGTH
        and any(map(str.isalpha, NO_WORDS.sub("", shown)))
        and not shown.endswith((".", ":", ";", ","))
        and not shown.startswith(("–", "—", "- "))
        and find_dateline(text, line[0]).span is None
    )


def _stripped(text: str, line: tuple[int, int]) -> Span:
    """The line without the white space and the marks of a Markdown heading around it."""
    shown = text[slice(*line)]
    left = len(shown) - len(shown.lstrip(" \t#*"))
    return Span(line[0] + left, line[0] + max(left, len(shown.rstrip(" \t#*"))))


def date_of_line(line: str) -> str | None:
    """The date of a line that holds little else, as ISO 8601.

    >>> date_of_line("Жарияланды: 23.09.2022, 14:30")
    '2022-09-23'
    """
    if len(line) > _DATE_LINE_REST + 40 or line.rstrip().endswith((";", ",")):
        return None
    found = _DATE.search(line)
    if found is None or len((line[: found.start()] + line[found.end() :]).strip()) > _DATE_LINE_REST:
        return None
    if line.rstrip().endswith(".") and re.search(r"[^\W\d_]{4,}", line[: found.start()]):
        return None  # a short sentence about a date, not a date line
    return parse_date(found[0], None)


def find_closing_date(text: str, body: int) -> str | None:
    """The date of a last line that holds little else."""
    tail = text[max(body, len(text) - 200) :].rstrip()
    return date_of_line(tail.rsplit("\n", 1)[-1]) if "\n" in tail else None
