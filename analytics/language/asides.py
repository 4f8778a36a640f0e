"""What stands in a text and is no part of what it says: addresses, handles, hashtags, telephones, times of day."""

from __future__ import annotations

import re

# each repetition is bounded where it could begin again at each letter of a long word: time must not take its square
_ADDRESS = r"\b\w{1,20}://\S+|\bwww\.\S+"
_HANDLE = r"(?<!\S)\S{0,100}@\w[\w.]*|@\w[\w.]*|#\w+"
ASIDE = re.compile(rf"{_ADDRESS}|{_HANDLE}|\+\d[\d\s()-]{{6,30}}\d|\b\d{{1,2}}:\d\d\b")
_DOMAIN = r"\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.[a-z]{2,6}/\S*"
NO_WORDS = re.compile(rf"{_ADDRESS}|{_DOMAIN}|{_HANDLE}", re.IGNORECASE)


def asides(text: str) -> list[tuple[int, int]]:
    """Their spans."""
    return [found.span() for found in ASIDE.finditer(text)]


def word_asides(text: str) -> list[tuple[int, int]]:
    """The spans of addresses, handles and hashtags, whose letters make no words of the text."""
    return [found.span() for found in NO_WORDS.finditer(text)]
