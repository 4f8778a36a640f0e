"""The part that each date of a sentence plays: which of them dates a value, and which only a base or a plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analytics.records import Figure

Reader = Callable[..., tuple[Figure, ...]]


def periods(read: Reader, language: str, text: str, today: str | None = "2026-03-10") -> list[str | None]:
    """Of the amounts of money and the percentages, in order."""
    return [figure.period for figure in read(text, language, today) if figure.unit in ("USD", "percent")]


SERIES = [
    ("en", "Trade reached $6 billion in 2021 and $7 billion in 2022.", ["2021", "2022"]),
    ("en", "Trade: $6 bn (2021), $7 bn (2022), $9 bn (2023).", ["2021", "2022", "2023"]),
    ("en", "Trade (2021: $6 billion; 2022: $7 billion) grew.", ["2021", "2022"]),
    ("en", "Trade in 2021 and 2022 was $6 billion and $7 billion respectively.", ["2021", "2022"]),
    ("ru", "2021 г. — 6,1 млрд долл., 2022 г. — 7,2 млрд долл., 2023 г. — 9 млрд долл.", ["2021", "2022", "2023"]),
    ("ru", "Экспорт: 6 млрд долларов (2021), 7 млрд долларов (2022).", ["2021", "2022"]),
    ("ru", "В 2021 и 2022 годах экспорт составил 6 млрд долларов.", ["2021/2022"]),
    ("kk", "2021 ж. — 6,1 млрд доллар, 2022 ж. — 7,2 млрд доллар.", ["2021", "2022"]),
    ("kk", "Экспорт 2021 жылы 6 млрд доллар, 2022 жылы 7 млрд доллар, ал 2023 жылы 9 млрд доллар болды.", None),
    ("kk", "Экспорт: 6 млрд доллар (2021), 7 млрд доллар (2022).", ["2021", "2022"]),
    ("uz-Latn", "2021-yilda eksport 6 mlrd dollar, 2022-yilda 7 mlrd dollar boʻldi.", ["2021", "2022"]),
    ("uz-Latn", "Eksport: 6 mlrd dollar (2021), 7 mlrd dollar (2022).", ["2021", "2022"]),
    ("uz-Cyrl", "2021 йилда экспорт 6 млрд доллар, 2022 йилда 7 млрд доллар бўлди.", ["2021", "2022"]),
    ("uz-Cyrl", "Экспорт: 6 млрд доллар (2021), 7 млрд доллар (2022).", ["2021", "2022"]),
]


@pytest.mark.parametrize(("language", "text", "told"), SERIES)
def test_each_value_of_a_series_has_its_own_year(
    read: Reader, language: str, text: str, told: list[str] | None
) -> None:
    assert periods(read, language, text) == (told or ["2021", "2022", "2023"])


STEPS = [
    ("en", "Trade rose from $6 billion to $7 billion in 2022.", ["2021", "2022"]),
    ("en", "Trade rose to $7 billion in 2022, up from $6 billion in 2020.", ["2022", "2020"]),
    ("ru", "В 2022 году товарооборот вырос с 6 млрд до 7 млрд долларов.", ["2021", "2022"]),
    ("kk", "2022 жылы сауда 6 миллиард доллардан 7 миллиард долларға өсті.", ["2021", "2022"]),
    ("uz-Latn", "2022-yilda savdo 6 milliard dollardan 7 milliard dollarga chiqdi.", ["2021", "2022"]),
    ("uz-Cyrl", "2022 йилда савдо 6 миллиард доллардан 7 миллиард долларга чиқди.", ["2021", "2022"]),
]


@pytest.mark.parametrize(("language", "text", "told"), STEPS)
def test_what_something_rose_from_is_of_the_time_before(
    read: Reader, language: str, text: str, told: list[str]
) -> None:
    assert periods(read, language, text) == told


BASES = [
    ("en", "Exports grew by 12 percent over 2020."),
    ("en", "That is 12 percent more than in 2020."),
    ("ru", "Это на 12% выше уровня 2020 года."),
    ("ru", "Экспорт вырос на 12% к 2020 году."),
    ("kk", "Бұл 2020 жылдың көрсеткішінен 12 пайызға көп."),
    ("kk", "Экспорт 2020 жылмен салыстырғанда 12 пайызға өсті."),
    ("uz-Latn", "Bu 2020-yildagi koʻrsatkichdan 12 foizga koʻp."),
    ("uz-Latn", "Eksport 2020-yilga nisbatan 12 foizga oshdi."),
    ("uz-Cyrl", "Экспорт 2020 йилга нисбатан 12 фоизга ошди."),
]


@pytest.mark.parametrize(("language", "text"), BASES)
def test_a_base_dates_no_value(read: Reader, language: str, text: str) -> None:
    assert periods(read, language, text) == [None]


BESIDE = [
    ("en", "Trade grew in 2022, compared with 2021 ($6 billion).", ["2021"]),
    ("en", "Trade doubled and last year it stood at $6 billion.", ["2025"]),
    ("en", "In 2022 trade was $6 billion, whereas a year earlier it was $5 billion.", ["2022", "2021"]),
    ("en", "Since 2005 Oman has invested $5 billion.", ["2005/.."]),
    ("ru", "Торговля выросла по сравнению с 2021 годом (6 млрд долларов).", ["2021"]),
    ("ru", "В 2022 году торговля составила 6 млрд долларов, а годом ранее она составляла 5 млрд долларов.", None),
    ("ru", "С 2005 года Оман вложил 5 млрд долларов.", ["2005/.."]),
    ("kk", "2005 жылдан бері Оман 5 млрд доллар инвестиция салды.", ["2005/.."]),
    ("uz-Latn", "2005-yildan beri Ummon 5 mlrd dollar sarmoya kiritdi.", ["2005/.."]),
    ("uz-Cyrl", "2005 йилдан бери Уммон 5 млрд доллар сармоя киритди.", ["2005/.."]),
]


@pytest.mark.parametrize(("language", "text", "told"), BESIDE)
def test_a_date_belongs_to_the_value_that_it_leads_or_encloses(
    read: Reader, language: str, text: str, told: list[str] | None
) -> None:
    assert periods(read, language, text) == (told or ["2022", "2021"])


AS_OF = [
    ("en", "As of September 1, trade amounted to $20 million."),
    ("ru", "На 1 сентября товарооборот составил 20 млн долларов."),
    ("ru", "По состоянию на 1 сентября 2025 года товарооборот составил 20 млн долларов."),
    ("kk", "1 қыркүйектегі жағдай бойынша тауар айналымы 20 млн долларды құрады."),
    ("uz-Latn", "2025-yil 1-sentabr holatiga savdo aylanmasi 20 mln dollarni tashkil etgan."),
    ("uz-Cyrl", "2025 йил 1 сентябрь ҳолатига савдо айланмаси 20 млн долларни ташкил этган."),
]


@pytest.mark.parametrize(("language", "text"), AS_OF)
def test_a_flow_as_of_a_day_runs_from_january(read: Reader, language: str, text: str) -> None:
    assert periods(read, language, text) == ["2025-01/2025-08"]


PLANS = [
    ("en", "They plan to bring trade to $10 billion by 2030; last year it reached $6 billion.", ["2030", "2025"]),
    ("ru", "К 2030 году планируется довести товарооборот до 10 млрд долларов.", ["2030"]),
    ("ru", "В 2025 году торговля росла, её планируют довести до 10 млрд долларов.", [None]),
    ("kk", "2030 жылға қарай сауданы 10 млрд долларға жеткізу жоспарланып отыр.", ["2030"]),
    ("uz-Latn", "2030-yilgacha savdoni 10 mlrd dollarga yetkazish rejalashtirilgan.", ["2030"]),
    ("uz-Cyrl", "2030 йилгача савдони 10 млрд долларга етказиш режалаштирилган.", ["2030"]),
]


@pytest.mark.parametrize(("language", "text", "told"), PLANS)
def test_a_plan_lies_in_the_time_to_come(read: Reader, language: str, text: str, told: list[str | None]) -> None:
    assert periods(read, language, text) == told


CARRIED = [
    ("en", "In 2021 the port opened again. Exports came to $7 million."),
    ("ru", "В 2021 году поставки возобновились. Объём экспорта составил 7 млн долларов."),
    ("kk", "2021 жылы жеткізу қайта басталды. Экспорт 7 млн долларды құрады."),
    ("uz-Latn", "2021-yilda yetkazish tiklandi. Eksport 7 mln dollarni tashkil etdi."),
    ("uz-Cyrl", "2021 йилда етказиш тикланди. Экспорт 7 млн долларни ташкил этди."),
]


@pytest.mark.parametrize(("language", "text"), CARRIED)
def test_a_flow_takes_the_time_of_a_dated_sentence_before(read: Reader, language: str, text: str) -> None:
    found = [figure for figure in read(text, language, "2026-03-10") if figure.unit == "USD"]
    assert [(figure.period, figure.how["period"]) for figure in found] == [("2021", "carried")]


TIMES = [
    ("en", "Last year trade exceeded $21 billion."),
    ("en", "A year ago trade exceeded $21 billion."),
    ("ru", "За прошлый год торговля превысила 21 млрд долларов."),
    ("kk", "Өткен жылы сауда 21 млрд доллардан асты."),
    ("uz-Latn", "Oʻtgan yili savdo 21 mlrd dollardan oshdi."),
    ("uz-Cyrl", "Ўтган йили савдо 21 млрд доллардан ошди."),
]


@pytest.mark.parametrize(("language", "text"), TIMES)
def test_a_year_that_is_named_is_a_time_and_no_rate(read: Reader, language: str, text: str) -> None:
    found = [figure for figure in read(text, language, "2026-03-10") if figure.unit == "USD"]
    assert [(figure.period, figure.rate) for figure in found] == [("2025", None)]


RATES = [
    ("en", "The plant makes 3 million tonnes a year.", "per_year"),
    ("ru", "Завод выпускает 3 млн тонн в год.", "per_year"),
    ("kk", "Зауыт жылына 3 млн тонна шығарады.", "per_year"),
    ("uz-Latn", "Zavod yiliga 3 mln tonna chiqaradi.", "per_year"),
    ("uz-Latn", "Olti oylik eksport 3 mln tonnani tashkil etdi.", None),
]


@pytest.mark.parametrize(("language", "text", "rate"), RATES)
def test_a_rate_is_told_as_one(read: Reader, language: str, text: str, rate: str | None) -> None:
    assert [figure.rate for figure in read(text, language) if figure.unit == "tonne"] == [rate]


def test_the_day_of_a_speech_dates_no_flow(read: Reader) -> None:
    assert periods(read, "ru", "12 февраля министр сообщил, что экспорт вырос на 5%.") == [None]
    assert periods(read, "en", "On February 12 the minister said that exports grew by 5 percent.") == [None]
