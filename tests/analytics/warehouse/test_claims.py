"""Which claims are laid side by side, and between which two of them the verdict is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from analytics.records import Figure
from analytics.warehouse import Warehouse
from analytics.warehouse.queries import QUERIES, Filters
from analytics.warehouse.rows import SCHEMA, subject
from analytics.warehouse.schema import CLAIM_KEY

Row = tuple[str, str | None, str | None, str]
Build = Callable[[Iterable[Row]], Warehouse]

CLAIM: dict[str, Any] = {
    "measure": "trade_turnover",
    "unit": "USD",
    "value": 9e9,
    "modality": "actual",
    "parties": ["NP", "OM"],
    "period_start": date(2023, 1, 1),
    "period_end": date(2023, 12, 31),
    "confidence": "sure",
    "second_hand": False,
}


def keys(*claims: dict[str, Any]) -> list[str | None]:
    rows = pa.array([CLAIM | claim for claim in claims], SCHEMA.field("figures").type.value_type)
    with duckdb.connect() as connection:
        connection.register("said", pa.table({"item": rows}))
        return [key for (key,) in connection.execute(f"SELECT {CLAIM_KEY} FROM said").fetchall()]  # noqa: S608


@pytest.mark.parametrize(
    "claim",
    [
        {"confidence": "likely"},
        {"confidence": "doubtful"},
        {"second_hand": True},
        {"parties": ["NP"]},
        {"parties": []},
        {"period_start": None, "period_end": None},
        {"measure": "other", "subject": "bus"},
        {"measure": "jobs"},
        {"value": None},
    ],
)
def test_a_claim_that_cannot_be_trusted_or_does_not_say_of_what_is_compared_with_nothing(claim: dict[str, Any]) -> None:
    assert keys(claim) == [None]


@pytest.mark.parametrize(
    "other",
    [
        {"measure": "investment", "subject": "mine"},
        {"unit": "NPR"},
        {"parties": ["NP", "PE"]},
        {"modality": "planned"},
        {"period_end": date(2023, 9, 30)},
        {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)},
        {"rate": "per_month"},
    ],
)
def test_claims_of_other_things_are_not_compared(other: dict[str, Any]) -> None:
    one, another = keys({}, other)
    assert one
    assert another
    assert one != another


PLANT = {"measure": "power_capacity", "about": "plant-x", "subject": "plant-x", "parties": ["NP"]}
BORDER = {"measure": "route_length", "subject": "border"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({}, {"parties": ["OM", "NP"]}, True),
        ({"measure": "exports", "subject": "tea"}, {"measure": "exports", "subject": "rice"}, False),
        ({"measure": "loan", "subject": "x"}, {"measure": "loan", "subject": "x", "parties": ["OM", "NP"]}, False),
        ({}, {"rate": "per_year"}, True),
        ({"subject": "tea"}, {"subject": "trade"}, True),  # of a whole there is one value
        ({"measure": "growth", "subject": "tea"}, {"measure": "growth", "subject": "rice"}, False),
        ({"measure": "growth", "subject": "tea"}, {"measure": "growth", "subject": "tea"}, True),
        ({"measure": "rent", "subject": "port"}, {"measure": "rent", "subject": "port", "rate": "per_year"}, True),
        ({"measure": "companies", "subject": "company"}, {"measure": "companies", "subject": "company"}, True),
        (BORDER, BORDER | {"period_start": None, "period_end": None}, True),
        (PLANT, PLANT | {"value": 3e8}, True),
    ],
)
def test_claims_of_one_thing_are(one: dict[str, Any], other: dict[str, Any], alike: bool) -> None:
    first, second = keys(one, other)
    assert first
    assert second
    assert (first == second) is alike


@pytest.mark.parametrize(
    ("figure", "concepts", "of"),
    [
        ({"object": "Тауар айналымы"}, {"тауар айналымы": "trade-turnover"}, "trade-turnover"),
        ({"object": "nikel va oltin eksporti"}, {"eksporti": "export", "oltin": "gold"}, "gold"),
        ({"object": "Lorry"}, {}, "lorry"),
        ({"object": None}, {"tea": "tea"}, None),
        ({"object": "bus", "good": "electric-bus"}, {}, "electric-bus"),
        ({"object": "bus", "about": "bus-plant", "measure": "jobs"}, {}, "bus-plant"),
        ({"object": "bus", "about": "bus-plant", "measure": "growth"}, {}, "bus-plant bus"),
    ],
)
def test_what_a_value_is_of_can_be_shared_across_languages(
    figure: dict[str, Any], concepts: dict[str, str], of: str | None
) -> None:
    assert subject(Figure("1", 0, 1, 1.0, None, None, "count", **figure), concepts) == of


def articles(*claims: tuple[str, int, str | None]) -> list[Row]:
    """Articles that tell a growth of so many percent: day, percent, source."""
    words = (
        "The old mill by the river grinds barley again after its wheel was mended by two carpenters.",
        "A bridge fell in the night; nobody was on it, and lorries now take the long way through the hills.",
        "Snow came early this autumn, so shepherds led their flocks down from summer pastures in haste.",
    )
    return [
        (f"a{n}", day, source, f"{words[n]}\n\nTrade between Kazakhstan and Russia rose by {percent} percent.")
        for n, (day, percent, source) in enumerate(claims)
    ]


@pytest.mark.parametrize(
    ("claims", "status", "pair"),
    [
        ([("2024-01-01", 2, "A"), ("2024-02-02", 4, "B"), ("2024-03-03", 9, "C")], "contradicting", {2.0, 4.0}),
        ([("2024-01-01", 2, None), ("2024-02-02", 9, None)], "contradicting", {2.0, 9.0}),
        ([("2024-01-01", 5, "A"), ("2024-02-02", 6, "B")], "rounding", {5.0, 6.0}),
        ([("2024-01-01", 2, "A"), ("2024-04-05", 4, "A"), ("2024-06-06", 4, "B")], "revised", {2.0, 4.0}),
        ([("2024-01-01", 2, "A"), ("2024-04-05", 4, "A")], "revised", {2.0, 4.0}),
        ([("2024-01-01", 2, "A"), ("2024-04-05", 9, "A"), ("2024-06-06", 5, "B")], "contradicting", {9.0, 5.0}),
        ([("2024-01-01", 5, "A"), ("2024-04-05", 5, "B")], "agreeing", {5.0}),
    ],
)
def test_the_verdict_is_on_the_two_closest_that_differ(
    of_articles: Build, claims: list[tuple[str, int, str | None]], status: str, pair: set[float]
) -> None:
    (found,) = QUERIES["claim_sets"](of_articles(articles(*claims)), Filters()).itertuples()
    assert (found.status, {found.one_value, found.other_value}) == (status, pair)
    assert found.n_claims == len(claims)
    for side in ("one", "other"):
        assert f"{getattr(found, f'{side}_value'):.0f} percent" in getattr(found, f"{side}_sentence")
    assert found.one_key != found.other_key
