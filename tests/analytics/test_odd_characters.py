"""Characters that look like digits, times at the ends of the calendar, and letters that fold to several."""

from __future__ import annotations

import sys

import pytest

from analytics.pipeline import analyse
from analytics.records import Article
from analytics.warehouse.rows import row

# superscripts, circled and Roman numbers, fractions, digits of other scripts
DIGITS = [c for c in map(chr, range(0x80, sys.maxunicode)) if c.isdigit() or c.isnumeric()]
SENTENCES = (
    "Экспорт вырос на {0}% в {0} году.",
    "Сурок, 5{0}, и Пок ({0}5) получили {0}5 млн долларов.",
    "{0} ноября 202{0} года, 2025-0{0}-1{0}.",
    "{0} million dollars, the {0}th in 20{0}.",
    "Қазан айының {0}-і, {0}-қараша, XX{0} ғ.",
    "{0}-yil {0}-fevral, 2{0} yoshda, {0}–{0} foiz.",
    "Әли Сурок – 5{0}-де, 1{0}:30, {0}/2, №{0}.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_digit_of_any_kind_costs_an_article(sentence: str) -> None:
    text = "\n\n".join(map(sentence.format, DIGITS))
    found = row(analyse(Article("a", text)), "")
    assert found["text"] == text
    assert not analyse(Article("a", text)).faults


@pytest.mark.parametrize("day", ["0001-01-01", "0001-12-31", "9999-12-31"])
@pytest.mark.parametrize(
    "text",
    [
        "Экспорт вырос на 5% в прошлом году, вчера, в прошлом месяце и за последние 9 месяцев.",
        "Экспорт кеше, былтыр және өткен айда 5 пайызға өсті, ертең, келер жылы 7 пайызға өседі.",
        "Eksport kecha va oʻtgan yili 5 foizga oshdi, ertaga va kelgusi yili 7 foizga oshadi.",
        "Экспорт кеча ва ўтган йили 5 фоизга ошди, эртага ва келгуси йили 7 фоизга ошади.",
        "Exports rose by 5% yesterday, last month, last year; tomorrow and next year by 7%.",
    ],
)
def test_the_first_and_the_last_year_are_years(day: str, text: str) -> None:
    found = analyse(Article("a", text, date=day))
    assert not found.faults
    assert row(found, "")["text"] == text
    assert found.figures


@pytest.mark.parametrize("text", ["\u0f78\u200d", "\u0f78\u200dA\u0f77 5 млн", "\u0f81\u00ad \u1e9a\u200b"])
def test_no_token_is_empty(text: str) -> None:
    found = analyse(Article("a", text))
    assert all(token.text for token in found.document.tokens)
    assert not found.faults
