"""Sentences and tokens, with offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from razdel import sentenize

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?:[-–]?\w+)?|\w+(?:[-ʻ‘’'`ʼ.]\w+)*|\S", re.UNICODE)
_PARAGRAPH = re.compile(r"[^\n]+")


def paragraphs(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Spans of the non-empty lines from `start` on."""
    for found in _PARAGRAPH.finditer(text, start):
        if found.group().strip():
            yield found.span()


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of one paragraph."""
    for found in sentenize(text[start:end]):
        yield start + found.start, start + found.stop


def tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the words, numbers and marks between two offsets."""
    for found in _TOKEN.finditer(text, start, end):
        yield found.span()
