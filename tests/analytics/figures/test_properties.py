"""Every number that can be spelt reads back to its value, in every language; bad input costs nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.figures.numbers.grammar import read_number
from analytics.figures.text.lexer import lex
from analytics.figures.text.lexicon import language as lexicon_of
from analytics.records import LANGUAGES, Figure

Reader = Callable[..., tuple[Figure, ...]]
Speller = Callable[[int, str], str]

_CODES = {"uz-Cyrl": "uz", "uz-Latn": "uz"}


def value_of(text: str, language: str) -> float | None:
    code = _CODES.get(language, language)
    words = lex(text, 0, len(text), code)
    number = read_number(words, 0, lexicon_of(code))
    return number.value if number is not None and number.last == len(words) else None


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=st.integers(1, 999_999_999_999) | st.integers(1, 9_999))
@settings(max_examples=200, deadline=None)
def test_a_spelt_number_reads_back(spell: Speller, language: str, number: int) -> None:
    assert value_of(spell(number, language), language) == number


@pytest.mark.parametrize("language", LANGUAGES)
@given(whole=st.integers(0, 999), tenth=st.integers(0, 99), scale=st.sampled_from(["", "млн", "млрд"]))
@settings(max_examples=60, deadline=None)
def test_digits_before_a_scale_read_back(language: str, whole: int, tenth: int, scale: str) -> None:
    scale = {"млн": "mln", "млрд": "mlrd"}.get(scale, "") if language == "uz-Latn" else scale
    scale = {"млн": "million", "млрд": "billion"}.get(scale, "") if language == "en" else scale
    mark = "." if language == "en" else ","
    factor = {"": 1, "м": 1e6, "m": 1e6}.get(scale[:1], 1e6)
    factor = 1e9 if scale in ("млрд", "mlrd", "billion") else factor
    text = f"{whole}{mark}{tenth:02} {scale}".strip()
    assert value_of(text, language) == pytest.approx((whole + tenth / 100) * factor)


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(st.characters(exclude_categories=["C"], max_codepoint=0xFFFF), max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_without_error(read: Reader, language: str, text: str) -> None:
    for figure in read(text, language):
        assert text[figure.start : figure.end] == figure.text
        assert figure.value is not None or (figure.low is not None and figure.high is not None)


BAD = {
    "half a million digits": "1" * 500_000,
    "digits in groups": "100 " * 50_000,
    "combining marks": "5\u0301" * 1_000 + "\u0301" * 200_000,
    "numbers side by side": "10 10 10",
    "a range that runs backwards": "9-3",
    "an overflowing number": "9" * 400 + " миллиард доллар",
    "a currency alone": "доллар, $, €",
    "mixed scripts": "20 миллион tonna 5 мlrd",
    "hyphens": "-".join(["5"] * 20_000),
    "number words": "миллион " * 20_000,
    "commas": "1," * 50_000,
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gives_no_nonsense(read: Reader, name: str) -> None:
    for figure in read(BAD[name], "kk"):
        assert abs(figure.value or figure.high or 0.0) < 1e18


@pytest.mark.parametrize("text", ["10 10 10", "9-3", "доллар, $, €", "1" * 5_000, "5:3", "12.03.4.5"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_says_nothing_is_no_figure(read: Reader, text: str, language: str) -> None:
    assert read(text, language) == ()
