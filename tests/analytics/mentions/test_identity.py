"""One entity a person, across forms, languages and scripts."""

from __future__ import annotations

import pytest

from analytics.language import annotate
from analytics.mentions import find_mentions
from analytics.records import Article


def people(text: str, language: str) -> list[str]:
    return [m.entity for m in find_mentions(annotate(Article("x", text, language=language))) if m.kind == "person"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Қасым-Жомарт Тоқаевтың сөзі."),
        ("kk", "Бүгін Президент Тоқаевқа хат келді."),
        ("uz-Cyrl", "Бугун Тўқаевнинг нутқи."),
        ("uz-Latn", "Bugun Toqayevning nutqi."),
        ("ru", "Речь Касым-Жомарта Токаева."),
        ("en", "The speech of President Tokayev's guest."),
    ],
)
def test_a_known_person_is_one(language: str, text: str) -> None:
    assert people(text, language) == ["kassym-jomart-tokayev"]


def test_an_unknown_person_is_one_across_scripts() -> None:
    texts = [
        ("kk", "Сарапшы Ержан Тұлпаров айтты."),
        ("ru", "Эксперт Ержан Тулпаров сказал."),
        ("en", "Expert Yerzhan Tulparov spoke."),
    ]
    assert len({entity for language, text in texts for entity in people(text, language)}) == 1


def test_surname_and_initials_point_to_the_full_name() -> None:
    text = "Айбек Сарманов келді. Кеше А. Сарманов сөйледі. Сармановтың сөзі ұнады."
    assert len(people(text, "kk")) == 3
    assert len(set(people(text, "kk"))) == 1


def test_two_people_of_one_surname_stay_apart() -> None:
    assert len(set(people("Айбек Сарманов пен Болат Сарманов келді.", "kk"))) == 2


def test_a_namesake_of_a_known_person_is_another() -> None:
    assert "kassym-jomart-tokayev" not in people("Дәрігер Бауыржан Тоқаев келді.", "kk")
