"""Documents and bodies are named by their words alone: no clause, no statement, no head that only looks like one."""

from __future__ import annotations

import pytest

from analytics.language import annotate
from analytics.mentions import find_mentions
from analytics.records import Article


def named(text: str, language: str, kind: str = "document") -> list[str]:
    mentions = find_mentions(annotate(Article("x", text, language=language)))
    return [m.name for m in mentions if m.kind == kind and not m.nested]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Подпишут Соглашение о льготной торговле, а рейс откроют.", ["Соглашение о льготной торговле"]),
        ("ru", "Обсудили редакцию Закона о мостах, в соответствии с которой их чинят.", ["Закон о мостах"]),
        ("ru", "Подписан Договор о дружбе, рыболовстве и помощи.", ["Договор о дружбе, рыболовстве и помощи"]),
        ("ru", "Спор вызвало заявление представителя района Мурада Тулпарова о сокращении стоянок.", []),
        ("ru", "В мае вступили в силу Женевские конвенции.", ["Женевские конвенции"]),
        ("en", "According to the US Department of Ferries, the matter concerns 6 million tonnes.", []),
        ("en", "According to Minister Tulparov the deal is done.", []),
        ("en", "They signed a Declaration of Steppe Trust, but relations are old.", ["Declaration of Steppe Trust"]),
        ("en", "It is so because the Tulpar Charter says it.", ["Tulpar Charter"]),
        ("en", "Nobody reads the Treaty of Bridges, Roads and Ferries.", ["Treaty of Bridges, Roads and Ferries"]),
        ("en", "The Treaty reaffirms the policy of the Steppe Council.", []),
    ],
)
def test_a_document_ends_where_its_name_ends(language: str, text: str, expected: list[str]) -> None:
    assert named(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Об этом сказали в Агентстве по управлению речными причалами.", "Агентство по управлению речными причалами"),
        ("Глава Агентства по степной собственности уехал.", "Агентство по степной собственности"),
        ("Он учится в Высшей школе степи.", "Высшая школа степи"),
        ("Депутаты Донецкого областного совета уехали.", "Донецкий областной совет"),
        ("Об этом сообщили в Южном речном управлении.", "Южное речное управление"),
    ],
)
def test_a_body_has_all_of_its_name_and_its_label_agrees(text: str, expected: str) -> None:
    assert named(text, "ru", "organisation") == [expected]


def test_a_body_in_english_ends_before_a_person() -> None:
    text = "They met the Director of the Federal River Service Alexander Tulparov."
    assert named(text, "en", "organisation") == ["Federal River Service"]
    assert named(text, "en", "person") == ["Alexander Tulparov"]
