"""People are told in the nominative, whatever case the text has them in, and are one person in all of them."""

from __future__ import annotations

import pytest

from analytics.language import annotate
from analytics.mentions import find_mentions
from analytics.records import Article, Mention


def people(text: str, language: str = "ru") -> list[Mention]:
    return [m for m in find_mentions(annotate(Article("x", text, language=language))) if m.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Об этом сообщил помощник главы агентства Сардора Тулпарова.", "Sardor Tulparov"),
        ("В этом уверена семья Евгения Суркова, туриста.", "Evgeniy Surkov"),
        ("Евгения Суркова заявила, что всё готово.", "Evgeniya Surkova"),
        ("Сегодня отмечают юбилей Василия Пегого.", "Vasiliy Pegoy"),
        ("Он встретился с руководителем фонда Людмилой Барсуковой.", "Lyudmila Barsukova"),
        ("Распоряжения хокима Андижана Бахромжона Чибисова отменены.", "Bakhromzhon Chibisov"),
        ("По словам Анатолия Гургенидзе, всё идёт по плану.", "Anatoliy Gurgenidze"),
        ("Он поблагодарил тренера Ирину Штерн.", "Irina Shtern"),
        ("Опубликовано заявление Ольги Петровны Соболевой.", "Olga Soboleva"),
        ("Лидера оппозиции Рауля Ачбу избрали мэром.", "Raul Achba"),
        ("Суд над Даулетмуратом Тулпаровым идёт третий день.", "Dauletmurat Tulparov"),
        ("Информацию о смерти Тулпарова подтвердили.", "Tulparov"),
    ],
)
def test_a_name_seen_only_in_a_case_is_told_in_the_nominative(text: str, name: str) -> None:
    assert [m.name for m in people(text)] == [name]


def test_a_name_in_several_cases_is_one_person() -> None:
    text = "Министр Нодира Чибисова приехала. Встречу с Нодирой Чибисовой назначили. Слова Нодиры Чибисовой записали."
    assert {(m.entity, m.name) for m in people(text)} == {("ndr-cbsv", "Nodira Chibisova")}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Joe Surokson", "Joseph Surokson"), ("Andriy Surok", "Андрей Сурок"), ("Mike Tulpar", "Майкл Тулпар")],
)
def test_short_and_full_given_names_are_one(one: str, other: str) -> None:
    entities = [people(f"{name} said: yes.", "en" if name.isascii() else "ru")[0].entity for name in (one, other)]
    assert entities[0] == entities[1]


@pytest.mark.parametrize(
    "text",
    [
        "Приехали в город Суркино Донецкой области.",
        "Ситуация с Тулпар-Абадским водохранилищем сложная.",
        "Хокимият Тулпарского района ответил.",
        "Узгидромет предупредил о паводках, Минвуз и Фармагентство молчат.",
    ],
)
def test_places_and_bodies_are_nobody(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        ("Ранее Тулпаров обещал мир.", "Tulparov", "ru"),
        ("Сам Тулпаров настаивал.", "Tulparov", "ru"),
        ("Корреспондент Степан Чирич уехал.", "Stepan Chirich", "ru"),
        ("They met the Minister of Roads, Housing and Utilities Irek Tulparov.", "Irek Tulparov", "en"),
        ("General Director of Kronhof JSC Sergei Tulparov spoke.", "Sergei Tulparov", "en"),
        ("President of Steppe Media Group Shen Haiqiong spoke.", "Shen Haiqiong", "en"),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(text: str, name: str, language: str) -> None:
    assert [m.name for m in people(text, language)] == [name]
