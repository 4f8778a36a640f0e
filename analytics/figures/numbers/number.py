"""The records of a number phrase and of a number with its unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from analytics.figures.text.lexicon import Unit


class Slot(NamedTuple):
    """What is read of a figure beside its number, and how it came about: one of HOWS."""

    value: str
    how: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number phrase at `words[first:last]`: a value, or low and high of a range."""

    first: int
    last: int
    value: float | None
    rule: str
    kind: str = "cardinal"  # cardinal, ordinal, fraction, tens_of
    low: float | None = None
    high: float | None = None
    tags: tuple[str, ...] = ()  # of the ending of its last word
    digits: bool = False  # written in digits alone
    step: float = 1.0  # the lowest scale said: 1e9 of «30 миллиард»
    head: float = 0.0  # the number before that scale: 30


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit at `words[first:last]`; `tags` are those of its last word, `bound` a cue inside."""

    first: int
    last: int
    number: Number
    unit: Unit
    tags: tuple[str, ...] = ()
    bound: tuple[int, int] | None = None  # the words of an "after" cue between number and unit
    rule: str = ""

    @property
    def size(self) -> float:
        number = self.number
        return abs(number.value if number.value is not None else number.high or 0.0)
