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


SAME_PERIOD = [
    (
        "kk",
        "2026 жылдың бес айында сауда 5 миллиард долларға жетті. 2025 жылдың сәйкес кезеңінде 4 миллиард доллар еді.",
    ),
    (
        "uz-Latn",
        "2026-yilning besh oyida savdo 5 milliard dollarga yetdi. 2025-yilning mos davrida 4 milliard dollar edi.",
    ),
    (
        "uz-Cyrl",
        "2026 йилнинг беш ойида савдо 5 миллиард долларга етди. 2025 йилнинг мос даврида у 4 миллиард доллар эди.",
    ),
    (
        "ru",
        "За пять месяцев 2026 года торговля достигла $5 млрд против $4 млрд за те же месяцы 2025 года.",
    ),
    (
        "en",
        "Trade came to $5 billion in the first five months of 2026. In the same period of 2025 trade was $4 billion.",
    ),
]


@pytest.mark.parametrize(("language", "said"), SAME_PERIOD)
def test_the_same_period_of_a_year_has_the_months_told_before(
    read: Callable[..., tuple[Figure, ...]], language: str, said: str
) -> None:
    assert [figure.period for figure in money(read(said, language))] == ["2026-01/2026-05", "2025-01/2025-05"]


MORE = [
    ("kk", "Бес айда сауда 5 миллиард долларға жетті, 2025 жылдың сәйкес кезеңінен 1 миллиард долларға көп."),
    (
        "uz-Latn",
        "Besh oyda savdo 5 milliard dollarga yetdi, bu 2025-yilning mos davriga nisbatan 1 milliard dollarga koʻp.",
    ),
    (
        "uz-Cyrl",
        "Беш ойда савдо 5 миллиард долларга етди, бу 2025 йилнинг мос даврига нисбатан 1 миллиард долларга кўп.",
    ),
    (
        "ru",
        "За пять месяцев торговля достигла $5 млрд, на $1 млрд выше в сравнении с тем же периодом 2025 года.",
    ),
    (
        "en",
        "In the first five months trade came to $5 billion, more than in the same period of 2025 by $1 billion.",
    ),
]


@pytest.mark.parametrize(("language", "said"), MORE)
def test_the_same_period_that_a_value_is_compared_with_is_not_its_own(
    read: Callable[..., tuple[Figure, ...]], language: str, said: str
) -> None:
    assert {figure.period for figure in money(read(said, language, "2026-06-10"))} == {"2026-01/2026-05"}


YEAR_BEFORE = [
    ("kk", "2025 жылы сауда 5 миллиард долларға жетті, бір жыл бұрын 4 миллиард доллар еді."),
    ("uz-Latn", "2025-yilda savdo 5 milliard dollarga yetdi, bir yil avval 4 milliard dollar edi."),
    ("uz-Cyrl", "2025 йилда савдо 5 миллиард долларга етди, бир йил аввал 4 миллиард доллар эди."),
    ("ru", "В 2025 году торговля достигла 5 миллиардов долларов против 4 миллиардов долларов годом ранее."),
    ("en", "In 2025 trade came to $5 billion, against $4 billion a year earlier."),
]


@pytest.mark.parametrize(("language", "said"), YEAR_BEFORE)
def test_a_year_earlier_is_the_year_before_the_one_told(
    read: Callable[..., tuple[Figure, ...]], language: str, said: str
) -> None:
    assert [figure.period for figure in money(read(said, language))] == ["2025", "2024"]


OVER = [
    ("kk", "Алты жылда баға екі есе қысқарды", "last_6_years"),
    ("uz-Latn", "Olti yilda narx ikki barobar oshdi", "last_6_years"),
    ("uz-Cyrl", "Олти йилда нарх икки баробар ошди", "last_6_years"),
    ("ru", "За шесть лет цена выросла вдвое", "last_6_years"),
    ("en", "The catch is at its lowest in six years", "last_6_years"),
]


@pytest.mark.parametrize(("language", "said", "span"), OVER)
def test_the_years_in_which_something_came_about_are_the_last(
    read: Callable[..., tuple[Figure, ...]], language: str, said: str, span: str
) -> None:
    assert read(said, language)[0].period == span


HEADLINES = [
    ("kk", "Сауда 5 миллиард доллардан асты\nАҚТАУ. 2026 жылдың бес айында сауда 5,1 миллиард долларға жетті."),
    ("uz-Latn", "Savdo 5 milliard dollardan oshdi\nTERMIZ. 2026-yilning besh oyida savdo 5,1 milliard dollarga yetdi."),
    ("uz-Cyrl", "Савдо 5 миллиард доллардан ошди\nТЕРМИЗ. 2026 йилнинг беш ойида савдо 5,1 миллиард долларга етди."),
    (
        "ru",
        "Обмен превысил 5 миллиардов долларов\nЗа пять месяцев 2026 года торговля составила 5,1 миллиарда долларов.",
    ),
    ("en", "Trade Passes $5 Billion\nAKTAU. Trade came to $5.1 billion in the first five months of 2026."),
]


@pytest.mark.parametrize(("language", "text"), HEADLINES)
def test_a_headline_takes_the_time_of_the_text_below(language: str, text: str) -> None:
    found = money(analyse(Article("a", text, language=language)).figures)
    assert [figure.period for figure in found] == ["2026-01/2026-05"] * 2


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


BRACKETS = [
    ("en", "The plan for 2031 is to sell 8 million tonnes of oil (2021: 5 million tonnes)."),
    ("uz-Latn", "2031-yilda 8 mln tonna neft sotish rejalashtirilgan (2021-yilda: 5 mln tonna)."),
    ("uz-Cyrl", "2031 йилда 8 млн тонна нефть сотиш режалаштирилган (2021 йил: 5 млн тонна)."),
    ("kk", "2031 жылы 8 млн тонна мұнай сату жоспарлануда (2021: 5 млн тонна)."),
    ("ru", "План на 2031 год – продать 8 млн тонн нефти (2021: 5 млн тонн)."),
]


@pytest.mark.parametrize("today", [None, "2025-05-05"])
@pytest.mark.parametrize(("language", "said"), BRACKETS)
def test_a_year_in_brackets_is_of_the_value_in_them(
    read: Callable[..., tuple[Figure, ...]], language: str, said: str, today: str | None
) -> None:
    told = [(figure.period, figure.modality) for figure in read(said, language, today) if figure.unit == "tonne"]
    assert told == [("2031", "planned"), ("2021", "actual")]


STEPS = [
    ("en", "Trade grew in 2021. It rose from 3.1 billion dollars to 3.4 billion dollars."),
    ("ru", "В 2021 году торговля выросла. Она увеличилась с 3,1 млрд долларов до 3,4 млрд долларов."),
    ("kk", "2021 жылы сауда өсті. Ол 3,1 миллиард доллардан 3,4 миллиард долларға артты."),
    ("uz-Latn", "2021-yilda savdo oʻsdi. U 3,1 milliard dollardan 3,4 milliard dollarga oshdi."),
    ("uz-Cyrl", "2021 йилда савдо ўсди. У 3,1 миллиард доллардан 3,4 миллиард долларга ошди."),
]


@pytest.mark.parametrize(("language", "said"), STEPS)
def test_a_step_starts_a_year_before_the_year_told_once(
    read: Callable[..., tuple[Figure, ...]], language: str, said: str
) -> None:
    assert [figure.period for figure in money(read(said, language))] == ["2020", "2021"]
