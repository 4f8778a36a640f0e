"""The record of a number phrase."""

from __future__ import annotations

from dataclasses import dataclass


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
