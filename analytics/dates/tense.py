"""Whether the sentence round a date tells of what was or of what is to come."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BEFORE, _AFTER = 160, 240  # characters of a sentence that are looked at on each side
_END = re.compile(r"[.!?…] |\n")


@dataclass(frozen=True, slots=True)
class Tenses:
    """What tells the tense in one language; a word of what is to come outweighs the verbs of the past."""

    past: re.Pattern[str]
    future: re.Pattern[str]

    def told(self, text: str, start: int, end: int) -> str:
        """ "past", "future", or "" where nothing tells: of the sentence round `text[start:end]`, in lower case."""
        first, last = _bounds(text, start, end)
        if self.future.search(text, first, last):
            return "future"
        return "past" if self.past.search(text, first, last) else ""


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(0, start - _BEFORE)
    for stop in _END.finditer(text, first, start):
        first = stop.end()
    stop_after = _END.search(text, end, min(len(text), end + _AFTER))
    return first, stop_after.start() if stop_after else min(len(text), end + _AFTER)
