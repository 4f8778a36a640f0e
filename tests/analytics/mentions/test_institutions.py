"""An institution that every country has is one entity a country."""

from __future__ import annotations

import pytest

from analytics.language import annotate
from analytics.mentions import find_mentions
from analytics.records import Article


def bodies(text: str, language: str, source: str | None = None) -> list[str]:
    mentions = find_mentions(annotate(Article("x", text, language=language, source=source)))
    return [m.entity for m in mentions if m.kind == "organisation" and not m.nested]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Минздрав Узбекистана купил вакцины."),
        ("ru", "Министерство здравоохранения Узбекистана купило вакцины."),
        ("en", "Uzbekistan's Ministry of Health bought vaccines."),
        ("en", "The Uzbek Health Ministry bought vaccines."),
        ("en", "The Ministry of Health of Uzbekistan bought vaccines."),
        ("kk", "Өзбекстанның Денсаулық сақтау министрлігі вакцина сатып алды."),
        ("uz-Cyrl", "Ўзбекистон Соғлиқни сақлаш вазирлиги вакцина сотиб олди."),
        ("uz-Latn", "Oʻzbekiston Sogʻliqni saqlash vazirligi vaksina sotib oldi."),
    ],
)
def test_a_ministry_is_one_in_every_language(language: str, text: str) -> None:
    assert bodies(text, language) == ["uz-ministry-of-health"]


def test_two_countries_have_two_courts() -> None:
    text = "Верховный суд Украины отложил дело. Верховный суд Грузии его рассмотрел."
    assert bodies(text, "ru") == ["ua-supreme-court", "ge-supreme-court"]


def test_what_the_article_told_once_holds_in_all_of_it() -> None:
    text = "Минобороны Грузии провело учения. В Армении за ними следят. Минобороны ответило на вопросы."
    assert bodies(text, "ru") == ["ge-ministry-of-defence"] * 2


def test_the_country_of_the_source_is_meant_where_the_article_speaks_of_it() -> None:
    told = "Минфин снизил ставку. В Узбекистане и России этого ждали."
    assert bodies(told, "ru", "Gazeta.uz") == ["uz-ministry-of-finance"]
    abroad = "Минфин снизил ставку. В Польше и Литве этого ждали."
    assert bodies(abroad, "ru", "Gazeta.uz") == ["ministry-of-finance"]


def test_where_nothing_tells_it_an_institution_is_of_no_country() -> None:
    assert bodies("Kazakhstan and Russia met. The Supreme Court ruled.", "en") == ["supreme-court"]


def test_a_part_of_a_longer_name_is_no_institution() -> None:
    found = bodies("In Norway the Ministry of Health and Sport met farmers. A Congress of farmers opened.", "en")
    assert "no-ministry-of-health" not in found
    assert not any("congress" in entity for entity in found)


def test_the_states_are_no_country() -> None:
    mentions = find_mentions(annotate(Article("x", "In India the states raise their own taxes.", language="en")))
    assert [m.entity for m in mentions if m.kind == "country"] == ["IN"]
