"""Headline, date line, dateline and source of an article, found where the text shows them."""

from __future__ import annotations

import re

from analytics.records import Layout, Span

_HEADER = re.compile(r"\s*date\s+(\d{4}-\d\d-\d\d)\s+(\S[^\n]*)")


def find_layout(text: str) -> Layout:
    """The parts of a text; nothing is invented: what is not shown is None."""
    header = _HEADER.match(text)
    if header:
        return Layout(Span(*header.span(2)), None, header.end(), header[1], None, header[2])
    first = re.match(r"\s*(\S[^\n]*)", text)
    if first and text[first.end() :].strip():
        return Layout(Span(*first.span(1)), None, first.end(), None, None, first[1])
    return Layout(None, None, 0)
