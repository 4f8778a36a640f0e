"""PDF: the text without what each page repeats, its words and tables whole. Always run in a child process."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analytics.errors import ReadError
from analytics.language.hyphens import join_lines
from analytics.read.grid import Cell, is_data, written
from analytics.read.plain import check_size
from analytics.records import Article

if TYPE_CHECKING:
    from pypdf import PageObject

MAX_PAGES = 400
_ENDS = tuple('.!?:;»"”|…')
_FULL = 0.6  # of the usual length of a line: a shorter one before a capital or a number ends its paragraph
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_TO_LETTERS = str.maketrans(_LIGATURES)
_EDGE = 3  # lines at the top and the foot of a page that may be repeated
_SHARE = 0.3  # of the pages that repeat a head
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*(?:/\W*\d{1,4}\W*)?$")
_GAP = re.compile(r" {2,}")
_NUMBER = re.compile(r"[-−–+(]?\d[\d\s.,]*[%)]*$")
_BLANK = re.compile(r"\s+")
_LEAST = 6  # lines of a page in columns
_SLACK = 3  # characters by which the right column may begin earlier or later
_WORDS = 8  # characters of a line of a column
_ROW_LINES = 12  # lines of plain text that a row of a table may be


def read_pdf(path: Path, name: str) -> Iterator[Article]:
    """The text of a PDF with its broken lines joined; one without a text layer is an error."""
    import pypdf

    check_size(path, name)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends is nobody's business
    reader = pypdf.PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReadError(name, "is protected by a password")
    if len(reader.pages) > MAX_PAGES:
        raise ReadError(name, f"has more than {MAX_PAGES} pages")
    pages = [_lines(page) for page in reader.pages]
    text = "\n".join(line for lines in without_heads(pages) for line in lines)
    if not any(map(str.isalnum, text)):
        raise ReadError(name, "holds pictures of pages, not text")
    yield Article(id=name, text=joined(join_lines(text)), path=name)


def joined(text: str) -> str:
    """The text with the lines joined that end inside a sentence.

    >>> joined("A bridge\\nMinisters met and spoke of a bridge of\\n900 metres and of\\nroads.\\nThey left.")
    'A bridge\\nMinisters met and spoke of a bridge of 900 metres and of roads.\\nThey left.'
    """
    lines = [line.strip() for line in text.split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    full = _FULL * lengths[len(lengths) * 9 // 10] if lengths else 0
    parts: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        goes_on = line and after and not line.endswith(_ENDS) and after[0] != "|"
        parts += (line, " " if goes_on and (after[0].islower() or len(line) >= full) else "\n")
    return "".join(parts).strip("\n")


def _lines(page: PageObject) -> list[str]:
    """The lines of a page; rows of a table that the places of its words show are written as one."""
    lines = [line.rstrip() for line in page.extract_text().translate(_TO_LETTERS).split("\n")]
    placed = page.extract_text(extraction_mode="layout").translate(_TO_LETTERS)
    found = list(tables(placed.split("\n")))
    for rows in found:
        lines = _replaced(lines, rows)
    return lines if found else in_columns(lines, placed.split("\n"))


def in_columns(lines: Sequence[str], placed: Sequence[str]) -> list[str]:
    """The lines of a page of two columns that were drawn side by side, the left column first; others as they are.

    `placed`: the same page with its words in their places.
    """
    shown = [line for line in placed if line.strip()]
    pairs = {line: cells for line in shown if (cells := _pair(line))}
    starts = sorted(line.rindex(cells[1]) for line, cells in pairs.items())
    middle = starts[len(starts) // 2] if starts else 0
    straight = [line for line, cells in pairs.items() if abs(line.rindex(cells[1]) - middle) <= _SLACK]
    together = {_BLANK.sub("", line) for line in lines}
    mixed = sum(_BLANK.sub("", line) in together for line in straight)
    if len(straight) < _LEAST or 2 * len(straight) < len(shown) or 2 * mixed < len(straight):
        return list(lines)
    halves = [pairs.get(line) or _half(line, middle) for line in shown]
    return [left for left, _ in halves if left] + [right for _, right in halves if right]


def _pair(line: str) -> tuple[str, str] | None:
    """The two parts of a line with one gap, each of some words."""
    cells = _GAP.split(line.strip())
    if len(cells) != 2 or any(len(cell) < _WORDS or _NUMBER.match(cell) for cell in cells):
        return None
    return cells[0], cells[1]


def _half(line: str, middle: int) -> tuple[str, str]:
    indent = len(line) - len(line.lstrip())
    return ("", line.strip()) if indent >= middle - _SLACK else (line.strip(), "")


def tables(lines: Sequence[str]) -> Iterator[list[list[str]]]:
    """The rows of each table in lines that keep the places of words: as many cells in each, and numbers among them."""
    rows: list[list[str]] = []
    for line in (*lines, "end"):
        cells = [cell for cell in _GAP.split(line.strip()) if cell]
        if not cells:
            continue
        if len(cells) > 1 and (not rows or len(cells) == len(rows[0])):
            rows.append(cells)
            continue
        if _is_table(rows):
            yield rows
        rows = [cells] if len(cells) > 1 else []


def _is_table(rows: list[list[str]]) -> bool:
    """Half of the cells right of the first column and below the heading are numbers."""
    values = [cell for row in rows[1:] for cell in row[1:]]
    return bool(values) and is_data(rows) and 2 * sum(map(bool, map(_NUMBER.match, values))) >= len(values)


def _replaced(lines: list[str], rows: list[list[str]]) -> list[str]:
    """The lines with those of the rows, wherever they begin, in one written table."""
    at = next((at for at in range(len(lines)) if _taken(lines, at, rows[0])), None)
    if at is None:
        return lines
    end = at
    for row in rows:
        count = _taken(lines, end, row)
        if not count:
            return lines
        end += count
    table = written([[Cell(cell) for cell in row] for row in rows])
    return [*lines[:at], *table.split("\n"), "", *lines[end:]]


def _taken(lines: Sequence[str], at: int, row: Sequence[str]) -> int:
    """How many lines from a place on are just this row; 0 where it does not stand there."""
    wanted, said = _BLANK.sub("", "".join(row)), ""
    for count, line in enumerate(lines[at : at + _ROW_LINES], 1):
        said += _BLANK.sub("", line)
        if said == wanted:
            return count
        if not wanted.startswith(said):
            return 0
    return 0


def without_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages without their numbers, and without lines at their edges that others have but for their digits."""
    counted: Counter[str] = Counter()
    for lines in pages:
        counted.update({_alike(line) for line in (*_edge(lines), *_edge(lines[::-1])) if line.strip()})
    least = max(2, _SHARE * len(pages))
    repeated = {line for line, count in counted.items() if count >= least}
    return [_cut(_cut(lines, repeated)[::-1], repeated)[::-1] for lines in pages]


def _edge(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line.strip()][:_EDGE]


def _cut(lines: Sequence[str], repeated: set[str]) -> list[str]:
    """The lines from the first that is no head."""
    at = 0
    for number, line in enumerate(lines[: 3 * _EDGE]):
        if line.strip() and _alike(line) not in repeated and not _PAGE_NUMBER.match(line):
            break
        at = number + 1
    return list(lines[at:])


def _alike(line: str) -> str:
    return _DIGITS.sub("0", _BLANK.sub(" ", line.strip()))
