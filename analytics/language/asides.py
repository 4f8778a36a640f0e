"""What stands in a text and is no part of what it says: addresses, handles, hashtags, telephones, times of day."""

from __future__ import annotations

import re

ASIDE = re.compile(r"\w+://\S+|www\.\S+|\S*@\w[\w.]*|#\w+|\+\d[\d\s()-]{6,}\d|\b\d{1,2}:\d\d\b")
NO_WORDS = re.compile(r"\w+://\S+|www\.\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}/\S*|\S*@\w[\w.]*|#\w+", re.IGNORECASE)


def asides(text: str) -> list[tuple[int, int]]:
    """Their spans."""
    return [found.span() for found in ASIDE.finditer(text)]


def word_asides(text: str) -> list[tuple[int, int]]:
    """The spans of addresses, handles and hashtags, whose letters make no words of the text."""
    return [found.span() for found in NO_WORDS.finditer(text)]
