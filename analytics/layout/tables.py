"""Tables in a text: lines of cells between bars (Markdown, and what the readers of files write) or between tabs.

A table is no running text: its cells are read by `analytics.tabular`, and by nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analytics.records import Span, Table

_LINE = re.compile(r"[^\r\n]+")
_BARRED = re.compile(r"\s*\|.*\|\s*$")
_DASHES = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$")
_NUMBER = re.compile(r"[^\w%]*\d[\d\s.,'’]*(?:[^\w\s]|\s*%)*$")
_YEAR = re.compile(r"\D{0,3}(?:19|20)\d\d\D{0,10}$")
_CAPTION = 200  # characters
_SHORT = 60
_MOST_ROWS = 2_000


def find_tables(text: str, body: int = 0) -> tuple[Table, ...]:
    """The tables below the header, in order; two rows of as many cells make one."""
    found: list[Table] = []
    block: list[tuple[int, int]] = []
    kind, before = "", None
    for line in _LINE.finditer(text, body):
        now = _kind(line[0])
        if now and now == kind and "\n\n" not in text[block[-1][1] : line.start()]:
            block.append(line.span())
            continue
        found.extend(_table(text, block, kind, before))
        before = line.span() if not now else before
        block, kind = ([line.span()], now) if now else ([], "")
    found.extend(_table(text, block, kind, before))
    return tuple(found)


def _kind(line: str) -> str:
    """What divides the cells of a line; empty for a line of no table."""
    if "|" in line:
        return "|"
    return "\t" if "\t" in line.strip() else ""


def _table(text: str, lines: list[tuple[int, int]], kind: str, before: tuple[int, int] | None) -> Iterator[Table]:
    """The table of some lines, if they are one; `before`: the last line of text above them."""
    drawn = [(start, end) for start, end in lines[:_MOST_ROWS] if not _DASHES.match(text, start, end)]
    if kind == "|" and len(drawn) == len(lines) and not all(_BARRED.match(text, *line) for line in drawn):
        return  # bars in a text: neither a line of dashes nor bars round each line
    rows = [_cells(text, start, end, kind) for start, end in drawn]
    if not _is_table(text, rows):
        return
    caption = (
        Span(*before) if before and _is_caption(text[before[0] : before[1]], text[before[1] : lines[0][0]]) else None
    )
    yield Table(lines[0][0], lines[-1][1], tuple(rows), _heads(text, rows), caption)


def _is_table(text: str, rows: list[tuple[Span, ...]]) -> bool:
    """Two rows and columns, nearly all rows as wide, short cells, and numbers among them."""
    width = max((len(row) for row in rows), default=0)
    if len(rows) < 2 or width < 2 or 2 * sum(len(row) == width for row in rows) < len(rows):
        return False
    cells = [text[cell.start : cell.end] for row in rows for cell in row[1:]]
    return sum(map(len, cells)) <= _SHORT * len(cells) and any(map(_NUMBER.match, cells))


def _is_caption(line: str, between: str) -> bool:
    return len(line) <= _CAPTION and between.count("\n") <= 2


def _cells(text: str, start: int, end: int, kind: str) -> tuple[Span, ...]:
    """The spans of a line's cells without the white space around them."""
    line = text[start:end].rstrip()
    left = len(line) - len(line.lstrip(" " if kind == "\t" else None))
    if kind == "|":
        left += line[left : left + 1] == "|"
        line = line.removesuffix("|")
    cells, at = [], start + left
    for piece in line[left:].split(kind):
        inner = at + len(piece) - len(piece.lstrip())
        cells.append(Span(inner, inner + len(piece.strip())))
        at += len(piece) + 1
    return tuple(cells)


def _heads(text: str, rows: list[tuple[Span, ...]]) -> int:
    """How many rows from the top are headings: those whose cells, but the first, are no numbers, or years."""
    for number, row in enumerate(rows):
        cells = [text[cell.start : cell.end] for cell in row[1:]]
        if any(_NUMBER.match(cell) and not _YEAR.match(cell) for cell in cells):
            return number
    return len(rows)
