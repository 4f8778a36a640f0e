"""The rows of a .csv as people have them: any delimiter and encoding, lines above the heading, broken quotation marks.

Python's csv reads each row strictly. A row that it refuses is tried with backslashes before its quotation marks, then
as one plain line; what stays broken costs its own line, and reading goes on at the next.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import BinaryIO

from analytics.errors import ReadError
from analytics.read.encoding import HEAD, find_encoding
from analytics.read.plain import MAX_BYTES

DELIMITERS = ",;\t|"
HEADING_WITHIN = 20  # rows above which the heading is looked for
MAX_PASSED = 64_000_000  # bytes of a line that are read to find its end
ROW_LINES = 2_000  # lines that a row may take up
_ENDS = re.compile(r"\r\n|\r|\n")
MAX_TRANSCODED = 64_000_000  # bytes of a file whose lines cannot be told before it is decoded


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the number of its first line, from 1, and its cells, or why it has none."""

    number: int
    cells: tuple[str, ...]
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line, where it begins in the file, and its text; None: too long, or no text."""

    start: int
    text: str | None


@dataclass(slots=True)
class Lines:
    """The lines of an open file, decoded, each of at most MAX_BYTES; what was read can be put back."""

    file: BinaryIO
    encoding: str
    offset: int = 0  # of the line that comes next
    number: int = 1  # its number
    waiting: list[Line] = field(default_factory=list)  # put back, the next one last

    def next(self) -> Line | None:
        """The next line, None at the end."""
        line = self.waiting.pop() if self.waiting else self._read()
        if line is not None:
            self.number += 1
            self.offset = self.waiting[-1].start if self.waiting else self.file.tell()
        return line

    def put_back(self, lines: Sequence[Line]) -> None:
        """Make what was read, in its order, come next."""
        self.waiting.extend(reversed(lines))
        self.number -= len(lines)
        self.offset = lines[0].start if lines else self.offset

    def _pass_over(self, data: bytes) -> bool:
        """Read on to the end of a long line; False where it is longer than MAX_PASSED."""
        for _ in range(MAX_PASSED // MAX_BYTES):
            if not data or data.endswith(b"\n"):
                return True
            data = self.file.readline(MAX_BYTES)
        return False

    def _read(self) -> Line | None:
        start = self.file.tell()
        data = self.file.readline(MAX_BYTES + 1)
        if not data:
            return None
        whole = len(data) <= MAX_BYTES
        if not whole and not self._pass_over(data):
            self.file.seek(0, SEEK_END)  # no table: the rest is not looked at
        try:
            return Line(start, data.decode(self.encoding) if whole and b"\x00" not in data else None)
        except UnicodeDecodeError:
            return Line(start, None)


def open_table(path: Path, name: str) -> Lines:
    """The lines of a file; one without plain line ends is decoded whole.

    Raises ReadError where the encoding cannot be told, or the whole file would have to be decoded and is too long.
    """
    csv.field_size_limit(MAX_BYTES)
    with path.open("rb") as file:
        head = file.read(HEAD)
    encoding = find_encoding(head, name)
    if encoding.startswith("utf-16") or (b"\r" in head and b"\n" not in head):
        if path.stat().st_size > MAX_TRANSCODED:
            raise ReadError(name, "too long for a table that is not UTF-8: save it as UTF-8 and try again")
        text = path.read_bytes().decode(encoding, "replace")
        return Lines(BytesIO("\n".join(_ENDS.split(text)).encode()), "utf-8")
    start = len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0
    file = path.open("rb")
    file.seek(start)
    return Lines(file, encoding.removesuffix("-sig"), start)


def read_rows(lines: Lines, delimiter: str, width: int | None = None) -> Iterator[Row]:
    """Each row that is not blank; with `width` one with more cells is a fault, but for empty ones at its end."""
    while (first := lines.next()) is not None:
        number = lines.number - 1
        if first.text is None:
            yield Row(number, (), f"the line is longer than {MAX_BYTES / 1e6:.0f} MB, or no text")
        elif first.text.strip():
            lines.put_back([first])
            yield _fitted(_row(lines, delimiter, width, number), width)


def _row(lines: Lines, delimiter: str, width: int | None, number: int) -> Row:
    for escape in (None, "\\"):
        cells = _strict(lines, delimiter, escape)
        if cells is not None:
            return Row(number, cells)
    line = lines.next()
    plain = (line.text or "").rstrip("\r\n") if line else ""
    cells = tuple(cell.strip().removeprefix('"') for cell in plain.split(delimiter))
    if len(cells) == width and _row_follows(lines, delimiter, width):
        return Row(number, cells)
    return Row(number, cells, "a quotation mark is not closed, or one inside a text is not doubled")


def _row_follows(lines: Lines, delimiter: str, width: int) -> bool:
    """Whether the next line is a row of its own, so that nothing of this one is cut off."""
    line = lines.next()
    if line is None:
        return True
    lines.put_back([line])
    return line.text is None or line.text.count(delimiter) >= width - 1


def _strict(lines: Lines, delimiter: str, escape: str | None) -> tuple[str, ...] | None:
    """The cells of the next row by the rules; None, and nothing is taken, where it breaks them."""
    taken: list[Line] = []

    def feed() -> Iterator[str]:
        size = 0
        while len(taken) < ROW_LINES and size <= MAX_BYTES and (line := lines.next()) is not None:
            taken.append(line)
            if line.text is None:
                return
            size += len(line.text)
            yield line.text

    reader = csv.reader(feed(), delimiter=delimiter, escapechar=escape, strict=True)
    try:
        return tuple(next(reader))
    except (csv.Error, StopIteration):
        lines.put_back(taken)
        return None


def _fitted(row: Row, width: int | None) -> Row:
    if row.fault or width is None or len(row.cells) <= width:
        return row
    if any(cell.strip() for cell in row.cells[width:]):
        few = f"the row has {len(row.cells)} cells, the heading {width}: a text with a delimiter needs quotation marks"
        return Row(row.number, row.cells, few)
    return Row(row.number, row.cells[:width])
