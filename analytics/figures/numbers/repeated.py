"""Numbers said twice: «50 (пятьдесят) млн евро», "25 (twenty-five) million", «он (10) пайыз»."""

from __future__ import annotations

from analytics.figures.numbers.grammar import read_number
from analytics.figures.numbers.number import Number, Quantity
from analytics.figures.text.lexer import Word
from analytics.figures.text.lexicon import Language

_LONGEST = 12  # words of a number that is said again
_BACK = 8  # words of the number before it


def said_once(words: list[Word], tongue: Language) -> list[Word]:
    """The words without the brackets that say the number before them again, in words or in digits."""
    at, kept = 0, list[Word]()
    while at < len(words):
        last = _repeated(words, at, kept, tongue) if words[at].text == "(" and kept else at
        if last == at:
            kept.append(words[at])
            last += 1
        at = last
    return kept


def _repeated(words: list[Word], at: int, kept: list[Word], tongue: Language) -> int:
    """Where the words after a bracket go on that says the number before it again; the bracket where none does."""
    inside = words[at + 1 : at + 2 + _LONGEST]
    close = next((place for place, word in enumerate(inside) if word.text == ")"), 0)
    again = _whole(inside[:close], tongue)
    if again is None or again.value is None:
        return at
    for first in range(len(kept) - 1, max(-1, len(kept) - 1 - _BACK), -1):
        number = _whole(kept[first:], tongue)
        if number is not None and again.value in (number.value, number.head):
            return at + close + 2
    return at


def _whole(words: list[Word], tongue: Language) -> Number | None:
    """The number that a row of words is, all of it."""
    if not words or not (words[0].kind == "n" or words[0].number.role):
        return None
    number = read_number(words, 0, tongue)
    return number if number is not None and number.last == len(words) else None


def said_again(words: list[Word], before: Quantity, found: Quantity) -> bool:
    """«5 млн тенге (пять миллионов тенге)»: whether an amount in brackets is the one before them."""
    enclosed = found.first == before.last + 1 and words[before.last].text == "("
    closed = found.last < len(words) and words[found.last].text == ")"
    same = found.unit == before.unit and found.number.value == before.number.value
    return enclosed and closed and same
