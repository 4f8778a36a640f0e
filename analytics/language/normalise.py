"""Folding for matching: the surface is kept, the folded text is compared, and every offset is mapped back."""

from __future__ import annotations

import unicodedata

from analytics.records import Folded

_APOSTROPHES = dict.fromkeys("'`´‘’ʻʼ′", "ʻ")
_DROPPED = set("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def fold(text: str) -> Folded:
    """NFC, Uzbek apostrophes as ʻ, invisible marks dropped; case is kept.

    >>> fold("o’zbek").text
    'oʻzbek'
    """
    if text.isascii() and "'" not in text and "`" not in text:
        return Folded(text, range(len(text) + 1))
    out: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        if char in _DROPPED:
            continue
        if unicodedata.combining(char) and out:
            joined = unicodedata.normalize("NFC", out[-1] + char)
            if len(joined) == 1:
                out[-1] = joined
                continue
        out.append(_APOSTROPHES.get(char, char))
        offsets.append(at)
    offsets.append(len(text))
    return Folded("".join(out), tuple(offsets))
