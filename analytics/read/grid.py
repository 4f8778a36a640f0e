"""Tables inside documents: one of data is written as Markdown writes tables, one that only places text as paragraphs.

A line `| Year | Exports, bn USD |`, a line of dashes, then the rows: what reads tables knows them by that, whatever
they came from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MAX_CELLS = 20_000  # of a table
_LONG = 90  # characters of a cell that is a paragraph
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, and how many columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1
    goes_on: bool = False  # of the cell above


def grid(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """A value in each place: that of a merged cell in all that it covers; empty where there is none."""
    filled: dict[tuple[int, int], str] = {}
    width = 0
    for top, row in enumerate(rows):
        left = 0
        for cell in row:
            while (top, left) in filled:
                left += 1
            bottom = min(top + max(cell.rows, 1), len(rows))
            right = left + max(cell.columns, 1)
            if len(filled) + (bottom - top) * (right - left) > MAX_CELLS:
                return [[]]
            text = filled.get((top - 1, left), "") if cell.goes_on else cell.text
            filled |= {(down, across): text for down in range(top, bottom) for across in range(left, right)}
            left = right
        width = max(width, left)
    return [[filled.get((top, left), "") for left in range(width)] for top in range(len(rows))]


def is_data(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table holds data: two rows and two columns or more, its cells short."""
    cells = [cell for row in rows for cell in row if cell.strip()]
    if len(rows) < 2 or len(rows[0]) < 2 or len(cells) < 4:
        return False
    return sum(len(cell) > _LONG or "\n\n" in cell for cell in cells) * 10 <= len(cells)


def written(rows: Sequence[Sequence[Cell]]) -> str:
    """The table as text: Markdown where it holds data, else each cell a paragraph, in reading order."""
    values = grid(rows)
    if not is_data(values):
        return "\n".join(cell.text for row in rows for cell in row if cell.text.strip())
    lines = [f"| {' | '.join(_plain(cell) for cell in row)} |" for row in values]
    return "\n".join([lines[0], "|" + " --- |" * len(values[0]), *lines[1:]])


def _plain(cell: str) -> str:
    return _BLANK.sub(" ", cell).strip().replace("|", "/")
