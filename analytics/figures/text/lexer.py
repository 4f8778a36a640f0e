"""Words, numbers and marks of a sentence, as the number grammar reads them."""

from __future__ import annotations

import re
from functools import lru_cache

from analytics.figures.numbers.digits import APOSTROPHES, SIGNS, digits
from analytics.figures.text.lexicon import NO_NUMBER, Language, NumberWord, currencies, language, prefixes
from analytics.language.uzbek import to_latin

_SUPER = "²³¹⁰⁴-⁹"
_TOKEN = re.compile(
    rf"((?:\d{{1,3}}(?:[ \u00a0\u202f\u2009]\d{{3}})+(?!\d)(?:[.,]\d+)?"
    rf"|\d{{1,3}}(?:[{APOSTROPHES}]\d{{3}})+(?!\d)(?:[.,]\d+)?"
    rf"|\d{{1,3}}[ -][1-9]/[2-9](?![\d/])|\d+(?:[.,]\d+)*)(?: ?[{SIGNS}])?|[{SIGNS}])"
    rf"|([^\W\d_{_SUPER}{SIGNS}]+(?:ʻ[^\W\d_{_SUPER}{SIGNS}]*)*)"
    r"|\.{2,3}|…|[%‰$€£¥₸₽₺₴₹₩₼₾֏₮°№#&+−\-–—‒,;:.!?()\[\]«»\"“”„/*×~≈<>=|@]"
)
_KINDS = ("p", "n", "w")
_HYPHENS = frozenset("-–—‑−")
_HANGERS = frozenset("%‰°$€£₸₽₺")  # «85%-ын»


class Word:
    """A token of a sentence; `join` says how it hangs on the one before: "" apart, "g" glued, "-" by a hyphen."""

    __slots__ = ("end", "form", "join", "kind", "number", "start", "text", "value")

    def __init__(self, start: int, end: int, text: str, form: str, kind: str, join: str, number: NumberWord) -> None:
        self.start, self.end, self.text, self.form, self.kind, self.join = start, end, text, form, kind, join
        self.number = number
        self.value: float | None = None

    def __repr__(self) -> str:
        return f"Word({self.text!r}, {self.kind}, {self.value})"


def normal(form: str, code: str) -> str:
    """A lower-case form as the lexicon of a language writes it."""
    if code == "uz" and not form.isascii():
        return to_latin(form)
    return form.replace("ё", "е") if code == "ru" else form


def lex(text: str, start: int, end: int, code: str) -> list[Word]:
    """The words of `text[start:end]` with offsets into `text`."""
    words: list[Word] = []
    before = -1
    for found in _TOKEN.finditer(text, start, end):
        left, right = found.span()
        if left < before:
            continue  # the 3 of «м3» belongs to the word before it
        kind, join = _KINDS[found.lastindex or 0], "g" if left == before else ""
        before = right
        if kind == "p":
            mark = text[left:right]
            if mark != "." or not (_abbreviates(words, text, right, end) or _leads(words, join)):
                words.append(Word(left, right, mark, mark, kind, join, NO_NUMBER))
            continue
        if kind == "n" and join and _marks_note(words, text, left, right):
            continue
        if join and words and words[-1].text in _HYPHENS and _hangs(words, kind):
            words.pop()
            join = "-"
        words += _read(words, text, left, right, kind, join, language(code))
        before = max(right, words[-1].end) if words else right
    return words


def _read(words: list[Word], text: str, left: int, right: int, kind: str, join: str, tongue: Language) -> list[Word]:
    """The word of a token; two of «50 MUSD», none of the particle in «14-ақ процент»."""
    surface = text[left:right]
    if kind == "n":
        word = Word(left, right, surface, surface, kind, join, NO_NUMBER)
        word.value = digits(surface, tongue.code)
        return [word]
    counts = bool(words) and (words[-1].kind == "n" or words[-1].number.role == "scale")
    if counts and (pair := _scaled_code(surface)) is not None:
        cut = right - _ISO
        scale = Word(left, cut, surface[:-_ISO], surface[:-_ISO].lower(), kind, join, NumberWord(pair, "scale"))
        return [scale, Word(cut, right, surface[-_ISO:], surface[-_ISO:].lower(), kind, "g", NO_NUMBER)]
    form, number = known(surface, tongue.code)
    if join == "-" and form in tongue.words["particles"]:
        return []
    if counts and surface in tongue.exact:
        return [Word(left, right, surface, tongue.exact[surface], kind, join, NO_NUMBER)]
    power = _POWER.match(text, right) if form in tongue.powers else None
    if power:
        form, right, number = form + _RAISED.get(power[1], power[1]), power.end(), NO_NUMBER
    return [Word(left, right, text[left:right], form, kind, join, number)]


_ISO = 3  # letters of a currency's code
_POWER = re.compile(r"\^?([²³]|[23](?!\w|[.,]\d))")  # «м3», "km^2", «м³»
_RAISED = {"2": "²", "3": "³"}


@lru_cache(maxsize=10_000)
def _scaled_code(surface: str) -> float | None:
    """The scale before the code of a currency: "MUSD", "kEUR", "mlnUSD"."""
    code, scale = surface[-_ISO:], surface[:-_ISO]
    return prefixes().get(scale.lower()) if scale and code in currencies() else None


def _marks_note(words: list[Word], text: str, left: int, right: int) -> bool:
    """«Экспорт1 — 3 млрд»: digits at the end of a word in small letters are the mark of a note."""
    before = words[-1].text if words and words[-1].kind == "w" else ""
    hangs = text[right : right + 1].isalnum() or text[right : right + 1] in ("-", "/")
    return len(before) > _SHORTEST and before[-1:].islower() and right - left <= 2 and not hangs


_SHORTEST = 3  # letters of a name that digits may belong to: «Ту5»


@lru_cache(maxsize=50_000)
def known(surface: str, code: str) -> tuple[str, NumberWord]:
    """The form of a word and the number word that it is."""
    form = normal(surface.lower(), code)
    return form, number_word(form, code)


def _leads(words: list[Word], join: str) -> bool:
    """A row of spaced full stops is no more than one."""
    return join == "" and bool(words) and words[-1].text == "."


def _hangs(words: list[Word], kind: str) -> bool:
    """A hyphen without spaces joins all but two numbers («3-5» keeps its mark; «алты-жеті» and «МС-22» do not)."""
    if len(words) < 2 or words[-1].join != "g":
        return False
    if words[-2].kind == "p":
        return words[-2].text in _HANGERS and kind == "w"
    return not (kind == "n" and words[-2].kind == "n")


def _abbreviates(words: list[Word], text: str, at: int, end: int) -> bool:
    """Whether a full stop inside a sentence belongs to an abbreviation: «млн. тонн», «кв. км», «млрд. АҚШ доллары»."""
    if not words or words[-1].kind != "w" or len(words[-1].form) > 5:
        return False
    return text[at : at + 1] not in ("", "\n") and (at < end or len(words[-1].form) <= 2)


@lru_cache(maxsize=50_000)
def number_word(form: str, code: str) -> NumberWord:
    """The number word that a form is: the longest stem that leaves a known ending.

    >>> number_word("мыңнан", "kk")
    NumberWord(value=1000.0, role='scale', tags=('abl',))
    >>> number_word("үшін", "kk").role
    ''
    """
    tongue = language(code)
    if form in tongue.closed:
        return tongue.closed[form] or NO_NUMBER
    if form in tongue.numbers:
        return tongue.numbers[form]
    if code in ("ru", "en"):
        return _ordinal(form, tongue)
    for length in range(len(form) - 1, max(1, len(form) - 1 - _longest_ending(code)), -1):
        word = tongue.numbers.get(form[:length]) or tongue.closed.get(form[:length])
        if word is not None:
            tags = tongue.endings.get(form[length:])
            if tags is not None and "pl" not in tags and not ("lik" in tags and word.role != "scale"):
                return NumberWord(word.value, word.role, word.tags + tags)
    return NO_NUMBER


@lru_cache
def _longest_ending(code: str) -> int:
    return max(map(len, language(code).endings))


def _ordinal(form: str, tongue: Language) -> NumberWord:
    """«третьего», "third"; a Russian plural («первые шаги») counts nothing."""
    if tongue.code == "en":
        word = tongue.numbers.get(f"ord:{form}")
        return NumberWord(word.value, "ordinal", ("ord",)) if word else NO_NUMBER
    for ending in tongue.words["adjective_endings"]:
        if form.endswith(ending):
            word = tongue.numbers.get(f"ord:{form[: -len(ending)]}")
            if word:
                return NumberWord(word.value, "ordinal", ("ord",))
    if form.endswith(tuple(tongue.words["plural_ordinal_endings"])):
        word = tongue.numbers.get(f"ord:{form[:-2]}", NO_NUMBER)
        return NumberWord(word.value, "ordinal", ("ord", "pl")) if word.role else NO_NUMBER
    return NO_NUMBER
