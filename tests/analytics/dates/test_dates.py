"""Dates as they are said in five languages, as EDTF; one full date by itself; what is no date."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.dates import find_dates, parse_date
from analytics.language import annotate
from analytics.records import LANGUAGES, Article, DateMention

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
FRAMES = {"kk": "Жиын {} болды.", "uz-Latn": "Yigʻin {} boʻldi.", "uz-Cyrl": "Йиғин {} бўлди."}
FRAMES |= {"ru": "Встреча в {} прошла.", "en": "They met {}, he said."}


def dates(text: str, language: str, today: str | None = "2025-11-13") -> tuple[DateMention, ...]:
    return find_dates(annotate(Article(id="test", text=text, language=language, date=today)))


@pytest.mark.parametrize(
    ("language", "said", "edtf"), [(language, *case) for language, table in CASES.items() for case in table.items()]
)
def test_said(language: str, said: str, edtf: str) -> None:
    text = FRAMES[language].format(said)
    found = dates(text, language)
    assert [date.date for date in found] == [edtf]
    assert text[found[0].start : found[0].end] == found[0].text
    assert found[0].text in said or said in found[0].text


def test_without_an_articles_date_the_year_stays_open() -> None:
    assert [date.date for date in dates("Жиын 12 қарашада болды.", "kk", None)] == ["XXXX-11-12"]
    assert dates("Жиын биыл болды.", "kk", None) == ()


TOLD = [
    ("en", "In the fourth quarter the port grew.", "2025-01-20", "2024-10/2024-12"),
    ("en", "In the fourth quarter the port will grow.", "2025-01-20", "2025-10/2025-12"),
    ("en", "In February the port will open.", "2025-12-20", "2026-02"),
    ("ru", "Во втором полугодии порт вырос.", "2025-02-20", "2024-07/2024-12"),
    ("ru", "Во втором полугодии порт планируют открыть.", "2025-02-20", "2025-07/2025-12"),
    ("ru", "Порт вырос в феврале.", "2025-01-20", "2024-02"),
    ("ru", "Порт запустят в феврале.", "2025-12-20", "2026-02"),
    ("kk", "Төртінші тоқсанда порт өсті.", "2025-01-20", "2024-10/2024-12"),
    ("kk", "Төртінші тоқсанда порт ашылмақ.", "2025-01-20", "2025-10/2025-12"),
    ("uz-Latn", "Toʻrtinchi chorakda port oʻsdi.", "2025-01-20", "2024-10/2024-12"),
    ("uz-Latn", "Toʻrtinchi chorakda port ochilishi kutilmoqda.", "2025-01-20", "2025-10/2025-12"),
    ("uz-Cyrl", "Тўртинчи чоракда порт ўсди.", "2025-01-20", "2024-10/2024-12"),
    ("uz-Cyrl", "Тўртинчи чоракда порт очилиши кутилмоқда.", "2025-01-20", "2025-10/2025-12"),
]


@pytest.mark.parametrize(("language", "text", "today", "edtf"), TOLD)
def test_the_tense_tells_the_year_that_a_part_of_it_leaves_out(language: str, text: str, today: str, edtf: str) -> None:
    assert [date.date for date in dates(text, language, today)] == [edtf]


def test_a_date_that_can_only_have_the_month_first_tells_how_the_others_of_its_text_are_read() -> None:
    assert [date.date for date in dates("Signed 11/29/2024, ratified 3/4/2025.", "en")] == ["2024-11-29", "2025-03-04"]
    assert [date.date for date in dates("Signed 29/11/2024, ratified 3/4/2025.", "en")] == ["2024-11-29", "2025-04-03"]


@pytest.mark.parametrize("text", ["Линия на 220 кВ прошла.", "Дом в 4 кв. м стоил мало.", "Версия 10.12.1.5 вышла."])
def test_units_and_versions_are_no_dates(text: str) -> None:
    assert dates(text, "ru") == ()


DATELINES = [
    ("kk", "АҚТАУ. 9 сәуір. Бұл 2023 жылдың сәйкес кезеңінен көп.", "2024-04-09"),
    ("kk", "АҚТАУ. 9 сәуір. 2024 жылдың үш айында жүк көбейді.", "2024-04-09"),
    ("uz-Latn", "TERMIZ, 9-aprel. Bu 2023-yilning mos davriga nisbatan koʻp.", "2024-04-09"),
    ("uz-Cyrl", "ТЕРМИЗ, 9 апрель. Бу 2023 йилнинг мос даврига нисбатан кўп.", "2024-04-09"),
    ("ru", "ОМСК, 9 апреля – «Сводка». Это больше, чем за аналогичный период 2023 года.", "2024-04-09"),
    ("en", "AKTAU, April 9 (Wire) -- It was more than in the same period of 2023.", "2024-04-09"),
    ("ru", "Пресс-служба, 9 апреля 2024 года. Погрузка выросла в марте.", "2024-04-09"),
    ("en", "AKTAU, April 9 (Wire) -- It will be more in 2030.", "XXXX-04-09"),
]


@pytest.mark.parametrize(("language", "text", "day"), DATELINES)
def test_a_dateline_takes_the_year_that_the_article_tells(language: str, text: str, day: str) -> None:
    assert dates(text, language, None)[0].date == day


def test_a_dateline_resolves_the_months_below() -> None:
    text = "Пресс-служба, 9 апреля 2024 года. Погрузка выросла в марте."
    assert [date.date for date in dates(text, "ru", None)] == ["2024-04-09", "2024-03"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("23.09.2022", "2022-09-23"),
        ("2025 жылғы 13 қараша", "2025-11-13"),
        ("13 noyabr 2025", "2025-11-13"),
        ("November 13, 2025", "2025-11-13"),
        ("13 ноября 2025 года", "2025-11-13"),
        ("2025 йил 12 ноябрь", "2025-11-12"),
        ("2025-11-13", "2025-11-13"),
        ("31.02.2024", None),
        ("13 ноября", None),
        ("2025", None),
        ("Қазақстан мен Ресей", None),
        ("", None),
    ],
)
def test_one_full_date(text: str, iso: str | None) -> None:
    assert parse_date(text) == iso


@pytest.mark.parametrize("text", ["32.13.2024", "99 қараша", "бап 2025/7", "1.2.3.4", "30 ақпанда 31"])
def test_no_date(text: str) -> None:
    assert all(len(date.date) <= 10 and date.date[5:] != "13-32" for date in dates(text, "kk"))
    assert parse_date(text, "kk") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Their second march on the capital may second the motion."),
        ("ru", "Растёт второй март подряд, двадцатые годы забыты."),
        ("kk", "Ол екінші орында, екі мың екінші тонна жүк."),
        ("uz-Latn", "U ikkinchi oʻrinda, oʻn ikkinchi maktabda."),
    ],
)
def test_an_ordinal_before_another_word_is_no_date(language: str, text: str) -> None:
    assert dates(text, language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=st.dates())
@settings(max_examples=40, deadline=None)
def test_iso_reads_back(language: str, day: object) -> None:
    iso = str(day)
    assert parse_date(iso, language) == (iso if "1500" <= iso[:4] <= "2199" else None)
