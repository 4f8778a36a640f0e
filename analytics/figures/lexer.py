"""Words, numbers and marks of a sentence, as the number grammar reads them."""

from __future__ import annotations

import re
from functools import lru_cache

from analytics.figures.lexicon import NO_NUMBER, Language, NumberWord, language
from analytics.language.uzbek import to_latin

_TOKEN = re.compile(
    r"(\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"|([^\W\d_]+(?:ʻ[^\W\d_]*)*)"
    r"|\.{2,3}|…|[%‰$€£¥₸₽₺₴₹₩₼₾֏₮°№#&+−\-–—,;:.!?()\[\]«»\"“”„/*×~≈<>=|@]"
)
_KINDS = ("p", "n", "w")
_HYPHENS = frozenset("-–—‑−")
_HANGERS = frozenset("%‰°$€£₸₽₺")  # «85%-ын»
_MAX_DIGITS = 18  # more digits are an identifier

_ROMAN_LOOK = str.maketrans("ХІСМхісм", "XICMXICM")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


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


@lru_cache(maxsize=10_000)
def roman(text: str) -> int | None:
    """The value of a Roman number in capitals, look-alike letters allowed; None for a single C, D, L, M.

    >>> roman("ХХI"), roman("VII"), roman("XXL"), roman("С")
    (21, 7, None, None)
    """
    mended = text.translate(_ROMAN_LOOK)
    if not mended or len(mended) > 12 or mended in {"C", "D", "L", "M", "MC", "CD", "DC", "MD", "CM", "CV", "MI", "DI"}:
        return None
    if not _ROMAN.fullmatch(mended):
        return None
    values = [_ROMAN_VALUES[letter] for letter in mended]
    return sum(-v if any(v < w for w in values[at + 1 : at + 2]) else v for at, v in enumerate(values))


@lru_cache(maxsize=10_000)
def numeral(text: str) -> bool:
    """Whether a word in capitals may be a Roman number."""
    return text.isupper() and len(text) <= _LONGEST_ROMAN and roman(text) is not None


_LONGEST_ROMAN = 7


def lex(text: str, start: int, end: int, code: str) -> list[Word]:
    """The words of `text[start:end]` with offsets into `text`."""
    words: list[Word] = []
    particles = language(code).words["particles"]
    before = -1
    for found in _TOKEN.finditer(text, start, end):
        left, right = found.span()
        kind, surface = _KINDS[found.lastindex or 0], text[left:right]
        join = "g" if left == before else ""
        before = right
        if kind == "p":
            if surface != "." or not (_abbreviates(words, text, right, end) or _leads(words, join)):
                words.append(Word(left, right, surface, surface, kind, join, NO_NUMBER))
            continue
        if join and words and words[-1].text in _HYPHENS and _hangs(words, kind):
            words.pop()
            join = "-"
        if kind == "n":
            word = Word(left, right, surface, surface, kind, join, NO_NUMBER)
            word.value = digits(surface, code)
        else:
            form, number = known(surface, code)
            if join == "-" and form in particles:
                continue  # «14-ақ процент»
            word = Word(left, right, surface, form, kind, join, number)
        words.append(word)
    return words


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
def digits(text: str, code: str) -> float | None:
    """The value of a number in digits as a language writes it; None for a date, a version, an identifier.

    >>> digits("12 500", "kk"), digits("2,5", "ru"), digits("1,250", "en"), digits("23.09.2022", "kk")
    (12500.0, 2.5, 1250.0, None)
    """
    plain = re.sub(r"\s", "", text)
    if len(plain) > _MAX_DIGITS:
        return None
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return float(plain)
    thousands = "," if code == "en" else "."
    if len(marks) == 1:
        head, tail = plain.split(marks[0])
        grouped = marks[0] == thousands and len(tail) == 3 and len(head) <= 3 and not head.startswith("0")
        return float(head + tail) if grouped else float(f"{head}.{tail}")
    return _grouped(plain, marks)


def _grouped(plain: str, marks: list[str]) -> float | None:
    """«1.250.000», "1,250,000.5": one mark between groups of three, another before the decimals."""
    inner = marks[0]
    whole, _, decimals = plain.rpartition(marks[-1]) if marks[-1] != inner else (plain, "", "")
    parts = whole.split(inner)
    if len(set(marks[:-1])) > 1 or not all(len(part) == 3 for part in parts[1:]) or len(parts[0]) > 3:
        return None
    return float("".join(parts) + (f".{decimals}" if decimals else ""))


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
    for length in range(len(form) - 1, 1, -1):
        word = tongue.numbers.get(form[:length]) or tongue.closed.get(form[:length])
        if word is not None:
            tags = tongue.endings.get(form[length:])
            if tags is not None and "pl" not in tags and not ("lik" in tags and word.role != "scale"):
                return NumberWord(word.value, word.role, word.tags + tags)
    return NO_NUMBER


_ADJECTIVE = (
    "ый",
    "ий",
    "ой",
    "ая",
    "яя",
    "ое",
    "ее",
    "ого",
    "его",
    "ому",
    "ему",
    "ым",
    "им",
    "ом",
    "ем",
    "ую",
    "юю",
)


def _ordinal(form: str, tongue: Language) -> NumberWord:
    """«третьего», "third"; a Russian plural («первые шаги») counts nothing."""
    if tongue.code == "en":
        word = tongue.numbers.get(f"ord:{form}")
        return NumberWord(word.value, "ordinal", ("ord",)) if word else NO_NUMBER
    for ending in _ADJECTIVE:
        if form.endswith(ending):
            word = tongue.numbers.get(f"ord:{form[: -len(ending)]}")
            if word:
                return NumberWord(word.value, "ordinal", ("ord",))
    if form.endswith(("ых", "ые")):
        word = tongue.numbers.get(f"ord:{form[:-2]}", NO_NUMBER)
        return NumberWord(word.value, "ordinal", ("ord", "pl")) if word.role else NO_NUMBER
    return NO_NUMBER
