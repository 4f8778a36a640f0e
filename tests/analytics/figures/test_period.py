"""The time that a figure speaks of, and the parties that it lies between."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analytics.pipeline import analyse
from analytics.records import Article, Figure

MONTHS = [
    ("ru", "За девять месяцев 2023 года торговля достигла 5 миллиардов долларов"),
    ("en", "Trade came to $5 billion in the first nine months of 2023"),
    ("kk", "2023 жылдың тоғыз айында сауда 5 миллиард долларға жетті"),
    ("uz-Latn", "2023-yilning toʻqqiz oyida savdo 5 milliard dollarga yetdi"),
    ("uz-Cyrl", "2023 йилнинг тўққиз ойида савдо 5 миллиард долларга етди"),
]


def money(figures: tuple[Figure, ...]) -> list[Figure]:
    return [figure for figure in figures if figure.unit == "USD"]


@pytest.mark.parametrize(("language", "said"), MONTHS)
def test_months_since_january(read: Callable[..., tuple[Figure, ...]], language: str, said: str) -> None:
    assert [figure.period for figure in money(read(said, language))] == ["2023-01/2023-09"]


@pytest.mark.parametrize(("today", "period"), [("2024-10-05", "2024-01/2024-09"), ("2024-03-05", "2023-01/2023-09")])
def test_months_without_a_year_are_the_last_ones(
    read: Callable[..., tuple[Figure, ...]], today: str, period: str
) -> None:
    found = read("За девять месяцев торговля достигла 5 миллиардов долларов", "ru", today)
    assert [figure.period for figure in money(found)] == [period]


def test_a_flow_takes_the_time_of_the_one_before(read: Callable[..., tuple[Figure, ...]]) -> None:
    found = read("Trade came to $5 billion in 2023. The ministry puts trade at $6 billion.", "en")
    assert [figure.period for figure in found] == ["2023", "2023"]


def test_one_of_the_main_pair_brings_the_other() -> None:
    text = "Kazakhstan and Uzbekistan met. Both sides agreed on plans. Trade with Uzbekistan reached $5 billion."
    assert [figure.parties for figure in money(analyse(Article("a", text, language="en")).figures)] == [("KZ", "UZ")]


COMPARED = [
    ("en", "Trade reached $5 billion in 2024, up from 4 billion in 2023", "2024"),
    ("en", "Trade came to $5 billion last year compared with 2021", "previous_year"),
    ("ru", "В 2024 году торговля достигла 5 миллиардов долларов против 4 миллиардов в 2023 году", "2024"),
    ("kk", "Былтыр сауда 2021 жылғы деңгейден асып, 5 миллиард долларға жетті", "previous_year"),
    ("uz-Latn", "2024-yilda savdo 2021-yilga nisbatan oʻsib, 5 milliard dollarga yetdi", "2024"),
    ("uz-Cyrl", "2024 йилда савдо 2021 йилга нисбатан ўсиб, 5 миллиард долларга етди", "2024"),
]


@pytest.mark.parametrize(("language", "said", "period"), COMPARED)
def test_a_year_compared_with_is_another_value_s(
    read: Callable[..., tuple[Figure, ...]], language: str, said: str, period: str
) -> None:
    assert money(read(said, language))[0].period == period


def test_a_span_of_the_sentence_reaches_its_values(read: Callable[..., tuple[Figure, ...]]) -> None:
    found = read("Алдағы үш жылда 1 300 шақырым теміржол төселмек", "kk")
    assert [figure.period for figure in found] == ["next_3_years", "next_3_years"]


PARTIES = [
    ("en", "Exports grew. Russia bought $2 billion of grain, China paid $5 billion for it.", [("RU",), ("CN",)]),
    ("kk", "Еліміз дамып келеді. Германиямен сауда 5 миллиард долларға жетті.", [("DE", "KZ")]),
    ("uz-Latn", "Mamlakatimiz rivojlanmoqda. Germaniya bilan savdo 5 milliard dollarga yetdi.", [("DE", "UZ")]),
    ("ru", "Инвестиции Германии в Самарканде достигли 5 миллиардов долларов США.", [("DE", "UZ")]),
    ("ru", "Как пишут хорватские СМИ, экспорт Казахстана достиг 5 миллиардов долларов.", [("KZ",)]),
    ("en", "Kazakhstan exported $5 billion of oil, a Croatian news portal reported.", [("KZ",)]),
    ("kk", "Хорватияның беделді басылымы Қазақстан экспорты 5 миллиард долларға жетті деп жазды.", [("KZ",)]),
    ("uz-Cyrl", "Хорватия нашрлари ёзишича, Қозоғистон экспорти 5 миллиард долларга етди.", [("KZ",)]),
    ("en", "Croatia's exports to Kazakhstan on the portal came to $5 billion.", [("HR", "KZ")]),
]


@pytest.mark.parametrize(("language", "text", "parties"), PARTIES)
def test_parties_of_a_part_of_a_town_and_of_the_readers(
    language: str, text: str, parties: list[tuple[str, ...]]
) -> None:
    assert [figure.parties for figure in money(analyse(Article("a", text, language=language)).figures)] == parties
