"""Reading a text in a known language, and numbers in words: written apart from the grammar that reads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analytics.dates import find_dates
from analytics.figures import find_figures
from analytics.language import annotate
from analytics.records import Article, Figure

Reader = Callable[..., tuple[Figure, ...]]


@pytest.fixture(scope="session")
def read() -> Reader:
    """Figures of a text in a language, with an article's date if one is given."""

    def figures(text: str, language: str, date: str | None = None) -> tuple[Figure, ...]:
        document = annotate(Article(id="test", text=text, language=language, date=date))
        return find_figures(document, (), find_dates(document))

    return figures


@pytest.fixture(scope="session")
def spell() -> Callable[[int, str], str]:
    """A whole number from 1 to 10**12 - 1 in words of a language."""
    return in_words


_KK = {
    "units": ["", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"],
    "tens": ["", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"],
    "hundred": "жүз",
    "scales": {10**9: "миллиард", 10**6: "миллион", 1000: "мың"},
}
_UZ = {
    "units": ["", "bir", "ikki", "uch", "toʻrt", "besh", "olti", "yetti", "sakkiz", "toʻqqiz"],
    "tens": ["", "oʻn", "yigirma", "oʻttiz", "qirq", "ellik", "oltmish", "yetmish", "sakson", "toʻqson"],
    "hundred": "yuz",
    "scales": {10**9: "milliard", 10**6: "million", 1000: "ming"},
}
_CYRILLIC = {
    "units": ["", "бир", "икки", "уч", "тўрт", "беш", "олти", "етти", "саккиз", "тўққиз"],
    "tens": ["", "ўн", "йигирма", "ўттиз", "қирқ", "эллик", "олтмиш", "етмиш", "саксон", "тўқсон"],
    "hundred": "юз",
    "scales": {10**9: "миллиард", 10**6: "миллион", 1000: "минг"},
}
_TURKIC = {"kk": _KK, "uz-Latn": _UZ, "uz-Cyrl": _CYRILLIC}

_RU_UNITS = [
    "",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
]
_RU_TENS = ["", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"]
_RU_HUNDREDS = ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"]
_RU_SCALES = {
    10**9: ("миллиард", "миллиарда", "миллиардов"),
    10**6: ("миллион", "миллиона", "миллионов"),
    1000: ("тысяча", "тысячи", "тысяч"),
}

_EN_UNITS = [
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN_SCALES = {10**9: "billion", 10**6: "million", 1000: "thousand"}


def in_words(number: int, language: str) -> str:
    """A whole number from 1 to 10**12 - 1 in words of a language."""
    groups = {"ru": _russian, "en": _english}.get(language)
    words = groups(number) if groups else _turkic(number, _TURKIC[language])
    return " ".join(word for word in words if word)


def _turkic(number: int, lexicon: dict[str, Any]) -> list[str]:
    words: list[str] = []
    for size, name in lexicon["scales"].items():
        if number >= size:
            words += [*_turkic(number // size, lexicon), name]
            number %= size
    if number >= 100:
        words += [lexicon["units"][number // 100], lexicon["hundred"]]
    return [*words, lexicon["tens"][number % 100 // 10], lexicon["units"][number % 10]]


def _plural(number: int, forms: tuple[str, str, str]) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return forms[0]
    return forms[1] if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else forms[2]


def _russian(number: int) -> list[str]:
    words: list[str] = []
    for size, forms in _RU_SCALES.items():
        if number >= size:
            group = [word for word in _russian(number // size) if word]
            if size == 1000:
                group[-1] = {"один": "одна", "два": "две"}.get(group[-1], group[-1])
            words += [*group, _plural(number // size, forms)]
            number %= size
    words.append(_RU_HUNDREDS[number // 100])
    rest = number % 100
    return [*words, _RU_UNITS[rest]] if rest < 20 else [*words, _RU_TENS[rest // 10], _RU_UNITS[rest % 10]]


def _english(number: int) -> list[str]:
    words: list[str] = []
    for size, name in _EN_SCALES.items():
        if number >= size:
            words += [*_english(number // size), name]
            number %= size
    if number >= 100:
        words += [_EN_UNITS[number // 100], "hundred"]
        words += ["and"] if number % 100 else []
    rest = number % 100
    if rest < 20:
        return [*words, _EN_UNITS[rest]]
    return [*words, "-".join(part for part in (_EN_TENS[rest // 10], _EN_UNITS[rest % 10]) if part)]
