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
