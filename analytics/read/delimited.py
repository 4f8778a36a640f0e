"""A .csv: where its heading stands, what divides its cells, and its articles, a portion at a time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from analytics.errors import ReadError
from analytics.read.fields import SAMPLE
from analytics.read.given import AUTOMATIC, Choices
from analytics.read.portion import Place, Portion, is_full
from analytics.read.rows import DELIMITERS, HEADING_WITHIN, Lines, Row, open_table, read_rows
from analytics.read.table import article_of_row, find_columns, find_heading, match_columns, named_cells
from analytics.records import Article

_SEPARATOR = re.compile(r"sep=(.)[\r\n]*$", re.IGNORECASE)  # how Excel is told
_NOTHING_BETWEEN = "\x1f"  # a table of one column has no delimiter


@dataclass(frozen=True, slots=True)
class Heading:
    """What divides the cells, the names of the columns, and where the rows begin."""

    delimiter: str
    names: tuple[str, ...]
    place: Place
    even: int = 0  # how many of the rows looked at have as many cells, of more than one

    def rows(self, lines: Lines, place: Place | None = None) -> Lines:
        """The lines of the same file from the first row on, or from another place."""
        return _at(lines, place or self.place)


def find_table(lines: Lines, choices: Choices = AUTOMATIC) -> Heading:
    """The heading of a table; where no column's name is known, the first row by the delimiter that divides it most."""
    first = lines.next()
    told = _SEPARATOR.match(first.text) if first and first.text else None
    if first and not told:
        lines.put_back([first])
    start = Place(lines.offset, lines.number)
    found = [_heading(lines, start, delimiter, choices) for delimiter in (told[1] if told else DELIMITERS)]
    best = max(found, key=lambda heading: (_known(heading, choices), heading.even, len(heading.names)))
    return best if len(best.names) > 1 else _heading(lines, start, _NOTHING_BETWEEN, choices)


def _known(heading: Heading, choices: Choices) -> int:
    columns = match_columns(heading.names, choices)
    return len(columns) if "text" in columns else 0


def _heading(lines: Lines, start: Place, delimiter: str, choices: Choices) -> Heading:
    again = _at(lines, start)
    rows: list[tuple[Row, Place]] = []
    for row in read_rows(again, delimiter):
        rows.append((row, Place(again.offset, again.number)))
        if len(rows) == HEADING_WITHIN:
            break
    if not rows:
        return Heading(delimiter, (), start)
    row, place = rows[find_heading([row.cells for row, _ in rows], choices)]
    even = sum(len(other.cells) == len(row.cells) > 1 for other, _ in rows)
    return Heading(delimiter, tuple(cell.strip() for cell in row.cells), place, even)


def _at(lines: Lines, place: Place) -> Lines:
    lines.file.seek(place.offset)
    return Lines(lines.file, lines.encoding, place.offset, place.number)


def rows_after(lines: Lines, heading: Heading) -> Iterator[Row]:
    """The rows below the heading."""
    return read_rows(_at(lines, heading.place), heading.delimiter, len(heading.names))


def read_csv(path: Path, name: str, choices: Choices = AUTOMATIC, place: Place | None = None) -> Portion:
    """Articles from a place of the file on, one a row, and where the next portion begins."""
    lines = open_table(path, name)
    with lines.file:
        heading = find_table(lines, choices)
        sample = [row.cells for row in islice(rows_after(lines, heading), SAMPLE)]
        columns = find_columns(heading.names, sample, name, choices)
        found: list[Article | ReadError] = [] if place else list(_twice(heading.names, columns, name))
        lines = heading.rows(lines, place)
        for row in read_rows(lines, heading.delimiter, len(heading.names)):
            where = f"{name}:{row.number}"
            cells = named_cells(heading.names, row.cells)
            found.append(ReadError(where, row.fault) if row.fault else article_of_row(cells, columns, where, choices))
            if is_full(found):
                return Portion(found, Place(lines.offset, lines.number))
    return Portion(found)


def _twice(names: tuple[str, ...], columns: dict[str, str], name: str) -> Iterator[ReadError]:
    """A warning for each column that is used and whose name stands more than once."""
    counted = Counter(names)
    for column in columns.values():
        if counted[column] > 1:
            yield ReadError(name, f"the column '{column}' stands more than once: the first that is filled counts")
