"""Paragraphs, sentences and tokens of folded text, as spans; every step is linear in the text.

A sentence may end at `. ! ? …` before white space. Small named rules, in order, say "goes on" where the words around
show it (the habit of razdel, whose own splitter knows the abbreviations of Russian alone and takes quadratic time on a
paragraph without sentence ends).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analytics.language.lexicon import abbreviations

Spans = Iterator[tuple[int, int]]

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_ENDED = re.compile(r"[.!?…:;»”\"]\s*$")
# A boundary: the mark with its closing quotes and brackets, then space; or none at all («келді.Сосын»)
_BOUNDARY = re.compile(
    r"([.!?…](?<![.!?…][.!?…])[.!?…]*+)([»”\"’')\]]*+)(?:\s+|(?<=[^\W\d_A-Z]{3}\.)(?=[^\W\d_a-z][^\W\d_A-Z]))"
)
_BACKWARD_WORD = re.compile(r"[\w.\-]*")
_OPENERS = "\"'«“„‘(["
_DASHES = "-–—―"
_REACH = 24  # characters that a rule may look back or ahead
_BEGINNING = 3  # words
_VALUE = re.compile(r"[–—-]\s?[^\w\s]?\d")
LONGEST = 400  # characters of a token: no rule need bear with a word of a million letters
_ENDLESS = re.compile(rf"\S{{{LONGEST + 1}}}")
_LIST_ITEM = re.compile(r"\s*(?:\d{1,3}|[IVX]{1,5}|\w)$")
_CAPITALS = re.compile(r"(?![XVIХІ]+\b)[^\W\d_]{3,4}\b")  # АҚШ, США, AQSH, USD
_INITIAL = re.compile(r"(?:^|[\s.(«\"“-])[^\W\d_]$")

# Digits with an ending keep it («85%-ын», «170-тен», «2025-жыл», «19,4°С-қа»); a word keeps its inner hyphens and ʻ;
# dots join a web address (baq.kz) and letters that stand for words (т.б, U.S). The first line tells at once what most
# tokens are: a word that nothing after it can make part of something else.
_TOKEN = re.compile(
    r"(?=\S)(?:[^\W\d_]\w++(?![-.:])"
    r"|https?://[^\s«»\"<>]+"
    r"|\d+(?:[.,]\d+)*(?:[%°]?[^\W\d_]{0,3}-[^\W\d_]\w*|[%°]?[^\W\d_]\w*)?"
    r"|[^\W\d_](?:\.[^\W\d_])+(?![\w])"
    r"|[A-Za-z0-9]+\.(?:kz|uz|ru|com|org|net|info|gov|int|eu|cn|uk|KZ|UZ|RU|COM|ORG)\b"
    r"|\w+(?:-\w+)*"
    r"|([.!?…\-–—_*=~#])\1*"
    r"|[^\w\s])"
)


@dataclass(frozen=True, slots=True)
class _Split:
    """What the rules see of a place where a sentence may end."""

    before: str  # the text before the mark, at most `_REACH` characters, not beyond the sentence's beginning
    mark: str
    closing: str  # quotes and brackets closed after the mark
    after: str  # the text that follows, at most `_REACH` characters
    first: bool  # whether `before` is all that the sentence has so far
    abbreviations: tuple[frozenset[str], ...]  # open, closed, of amounts, beginnings of currencies
    word: str  # the last of `before` in small letters, where a full stop follows it


def _before_small_letter(split: _Split) -> bool:
    """«…келді», – деді ол; also "What?" he said: the dash and the quote are looked through."""
    return split.after.lstrip(_OPENERS + _DASHES + " \u00a0")[:1].islower()


def _before_mark(split: _Split) -> bool:
    return split.after[:1] in ",;:)]»”"


def _after_open_abbreviation(split: _Split) -> bool:
    return split.mark == "." and not split.closing and split.word in split.abbreviations[0]


def _after_closed_abbreviation(split: _Split) -> bool:
    """«2 млн. 300 мың»; before a capital it ends the sentence, unless that has hardly begun («В 2025 г. Россия»)."""
    known = split.mark == "." and split.word in split.abbreviations[1]
    ends = split.after[:1].isupper() or split.after[:1] in _OPENERS + _DASHES
    return known and (not ends or (split.first and len(split.before.split()) <= _BEGINNING))


def _before_value(split: _Split) -> bool:
    """«2023 г. — 4,4 млрд»: a dash and a number tell what the abbreviation before them was."""
    known = split.mark == "." and not split.closing and split.word in split.abbreviations[1]
    return known and _VALUE.match(split.after) is not None


def _inside_amount(split: _Split) -> bool:
    """«3,6 млрд. АҚШ доллары», «500 млн. долл. США», "2 mlrd. Xitoy yuani": the amount goes on with its currency."""
    if split.mark != "." or split.closing or split.word not in split.abbreviations[2]:
        return False
    found = _CAPITALS.match(split.after)
    if found is not None and found[0][:2].isupper():
        return True
    second = split.after.lower().split()[1:2]
    return bool(second) and second[0].startswith(tuple(split.abbreviations[3]))


def _after_initial(split: _Split) -> bool:
    """«К.-Ж. Тоқаев», "J. Smith"; a small letter is an abbreviation and has its own rule."""
    lone = split.mark == "." and not split.closing and _INITIAL.search(split.before)
    return bool(lone) and split.before[-1].isupper() and split.after[:1].isupper()


def _after_list_number(split: _Split) -> bool:
    return split.mark == "." and split.first and bool(_LIST_ITEM.match(split.before))


GOES_ON: tuple[Callable[[_Split], bool], ...] = (
    _before_small_letter,
    _before_mark,
    _after_open_abbreviation,
    _after_closed_abbreviation,
    _before_value,
    _inside_amount,
    _after_initial,
    _after_list_number,
)


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Spans:
    """Spans of the paragraphs: lines, joined where a line that is not ended goes on in small letters (wrapped text)."""
    stop = len(text) if end is None else end
    left, right = -1, start
    for found in _LINE.finditer(text, start, stop):
        line = found[0]
        blank = not line.strip() or len(text[right : found.start()].replace("\r\n", "\n")) > 1
        if left >= 0 and (blank or not _wraps(text[max(left, right - 2) : right], line)):
            yield left, right
            left = -1
        if line.strip():
            left, right = found.start() if left < 0 else left, found.end()
    if left >= 0:
        yield left, right


def _wraps(end: str, line: str) -> bool:
    return line.lstrip()[:1].islower() and not _ENDED.search(end)


def sentences(text: str, start: int, end: int, language: str) -> Spans:
    """Spans of the sentences of one paragraph, without the white space around them."""
    known = abbreviations(language)
    left = start
    for found in _BOUNDARY.finditer(text, start, end):
        if found.end() >= end:
            break
        at = found.start()
        window = max(left, at - _REACH)
        before, mark, after = text[window:at], found[1], text[found.end() : found.end() + _REACH]
        word = _last_word(before) if mark == "." else ""
        split = _Split(before, mark, found[2], after, window == left, known, word)
        if not any(rule(split) for rule in GOES_ON):
            yield from _trimmed(text, left, found.end(2))
            left = found.end()
    yield from _trimmed(text, left, end)


def _last_word(text: str) -> str:
    found = _BACKWARD_WORD.match(text[::-1])
    return found[0][::-1].lower() if found else ""


def _trimmed(text: str, start: int, end: int) -> Spans:
    part = text[start:end]
    short = part.strip()
    if short:
        left = start + len(part) - len(part.lstrip())
        yield left, left + len(short)


def tokens(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the words, numbers and marks between two offsets; what is longer than any word comes in pieces."""
    spans = [found.span() for found in _TOKEN.finditer(text, start, end)]
    if end - start <= LONGEST or not _ENDLESS.search(text, start, end):
        return spans
    return [(at, min(at + LONGEST, right)) for left, right in spans for at in range(left, right, LONGEST)]
