"""PDF. Always run in a child process (`confined`)."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from analytics.errors import ReadError
from analytics.read.plain import check_size
from analytics.records import Article

MAX_PAGES = 400
# a line of a PDF that ends inside a sentence goes on in the next
_BROKEN_LINE = re.compile(r"(?<![.!?:;»\"”])[ \t]*\n(?=[ \t]*[^\W\d_])")


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
    text = "\n".join(page.extract_text() for page in reader.pages)
    if not any(map(str.isalnum, text)):
        raise ReadError(name, "holds pictures of pages, not text")
    yield Article(id=name, text=_BROKEN_LINE.sub(" ", text), path=name)
