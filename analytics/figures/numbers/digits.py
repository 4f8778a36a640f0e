"""The values of numbers in digits, of fraction signs and of Roman numerals."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MAX_DIGITS = 18  # more digits are an identifier
SIGNS = "¼-¾⅐-⅞"  # the fraction signs, as a range of a pattern
APOSTROPHES = "'’‘ʻʼ"  # between thousands: 1'250'000
_SIGN = re.compile(f"[{SIGNS}]")
_GROUPS = re.compile(rf"[\s{APOSTROPHES}]")
_SPLIT = re.compile(r"(?:(\d+)[\s-])?(\d)/(\d)")
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?")  # 12,50,000
_ROMAN_LOOK = str.maketrans("ХІСМхісм", "XICMXICM")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LONGEST_ROMAN = 7
# Capitals that are more often letters than a number
_LETTERS = frozenset({"C", "D", "L", "M", "MC", "CD", "DC", "MD", "CM", "CV", "MI", "DI", "MM", "CC", "MMM", "CCC"})


@lru_cache(maxsize=10_000)
def roman(text: str) -> int | None:
    """The value of a Roman number in capitals, look-alike letters allowed; None for a single C, D, L, M.

    >>> roman("ХХI"), roman("VII"), roman("XXL"), roman("С")
    (21, 7, None, None)
    """
    mended = text.translate(_ROMAN_LOOK)
    if not mended or len(mended) > 12 or mended in _LETTERS or not _ROMAN.fullmatch(mended):
        return None
    values = [_ROMAN_VALUES[letter] for letter in mended]
    return sum(-v if any(v < w for w in values[at + 1 : at + 2]) else v for at, v in enumerate(values))


@lru_cache(maxsize=10_000)
def numeral(text: str) -> bool:
    """Whether a word in capitals may be a Roman number."""
    return text.isupper() and len(text) <= _LONGEST_ROMAN and roman(text) is not None


@lru_cache(maxsize=50_000)
def digits(text: str, code: str) -> float | None:
    """The value of a number in digits as a language writes it; None for a date, a version, an identifier.

    >>> digits("12 500", "kk"), digits("2,5", "ru"), digits("1,250", "en"), digits("23.09.2022", "kk")
    (12500.0, 2.5, 1250.0, None)
    >>> digits("1'250'000", "ru"), digits("2½", "ru"), digits("5 1/2", "en"), digits("12,50,000", "en")
    (1250000.0, 2.5, 5.5, 1250000.0)
    """
    if sign := _SIGN.search(text):
        whole = digits(text[: sign.start()].strip(), code) if sign.start() else 0.0
        return None if whole is None else whole + unicodedata.numeric(sign[0])
    if split := _SPLIT.fullmatch(text):
        return float(split[1] or 0) + int(split[2]) / int(split[3])
    plain = _GROUPS.sub("", text)
    if len(plain) > _MAX_DIGITS:
        return None
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return float(plain)
    if len(marks) > 1:
        return _grouped(plain, marks, code)
    head, tail = plain.split(marks[0])
    thousands = "," if code == "en" else "."
    grouped = marks[0] == thousands and len(tail) == 3 and len(head) <= 3 and not head.startswith("0")
    return float(head + tail) if grouped else float(f"{head}.{tail}")


def _grouped(plain: str, marks: list[str], code: str) -> float | None:
    """«1.250.000», "1,250,000.5": one mark between groups of three, another before the decimals."""
    if code == "en" and _INDIAN.fullmatch(plain):
        return float(plain.replace(",", ""))
    inner = marks[0]
    whole, _, decimals = plain.rpartition(marks[-1]) if marks[-1] != inner else (plain, "", "")
    parts = whole.split(inner)
    if len(set(marks[:-1])) > 1 or not all(len(part) == 3 for part in parts[1:]) or len(parts[0]) > 3:
        return None
    return float("".join(parts) + (f".{decimals}" if decimals else ""))
