"""Plain text and Markdown. The whole file is the text: front matter stays in it, and `layout` reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analytics.errors import ReadError
from analytics.read.encoding import decode
from analytics.records import Article

MAX_BYTES = 8_000_000  # an article; the longest of a newspaper stay below a tenth of it


def read_plain(path: Path, name: str) -> Iterator[Article]:
    """The one article of a text file."""
    check_size(path, name)
    yield Article(id=name, text=check_text(decode(path.read_bytes(), name), name), path=name)


def check_size(path: Path, name: str) -> None:
    """Raise ReadError for an empty file or one longer than MAX_BYTES."""
    size = path.stat().st_size
    if size == 0:
        raise ReadError(name, "the file is empty")
    if size > MAX_BYTES:
        raise ReadError(name, f"too long for one article ({size / 1e6:.0f} MB; at most {MAX_BYTES / 1e6:.0f})")


def check_text(text: str, name: str) -> str:
    """The text; raises ReadError where it holds no letter or digit."""
    if not any(map(str.isalnum, text)):
        raise ReadError(name, "there is no text in it")
    return text
