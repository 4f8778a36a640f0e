"""Which claims are laid side by side, and between which two of them the verdict is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from analytics import warehouse
from analytics.pipeline import analyse
from analytics.records import Article, Figure
from analytics.warehouse import Warehouse
from analytics.warehouse.queries import QUERIES, Filters
from analytics.warehouse.rows import SCHEMA
from analytics.warehouse.schema import CLAIM_KEY
from analytics.warehouse.subjects import Subjects

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
    ("text", "object_", "of"),
    [
        ("Omani companies work in Nepal.", "Omani companies", "companies"),
        ("В Непале работают компании из Омана.", "компании", "companies"),
        ("Оман подписал документы.", "документы", "documents_signed"),
        ("Nepal opened electric bus depots.", "electric bus depots", "electric bus depot"),
        ("В Непале открыли депо автобусов.", "автобусов", "автобус"),
        ("Nepal and Oman share a border.", "border", "state-border"),
        ("Протяжённость границы Непала с Индией известна.", "границы", "state-border"),
        ("Nepal exported to Oman.", "Nepal exported", None),  # so many tonnes of what?
        ("Nepal rests.", None, None),
    ],
)
def test_what_a_value_is_of_can_be_shared_across_words_and_languages(text: str, object_: str | None, of: str) -> None:
    found = analyse(Article("a", text))
    units = {"companies": "count", "documents_signed": "count", "state-border": "kilometre"}
    measures = {"companies": "companies", "documents_signed": "documents_signed", "state-border": "route_length"}
    measure = "exports" if "exported" in text else measures.get(of, "jobs")
    figure = Figure("7", 0, 1, 7.0, None, None, units.get(of, "tonne"), measure=measure, object=object_)
    assert Subjects(found, lambda _start: 0).of(figure, 0) == of


@pytest.mark.parametrize(
    ("figure", "of"),
    [
        ({"object": "bus", "good": "electric-bus"}, "electric-bus"),
        ({"object": "bus", "about": "bus-plant", "measure": "jobs"}, "bus-plant"),
        ({"object": "bus", "about": "bus-plant", "measure": "growth"}, "bus-plant bus"),
        ({"object": None, "measure": "growth"}, "trade_turnover"),
    ],
)
def test_an_entity_or_a_good_is_what_a_value_is_of(figure: dict[str, Any], of: str) -> None:
    found = analyse(Article("a", "Trade between Nepal and Oman grew by 8 percent."))
    whole = {"text": "8", "start": 0, "end": 1, "value": 8.0, "low": None, "high": None, "unit": "percent"}
    assert Subjects(found, lambda _start: 0).of(Figure(**whole, **figure), 0) == of


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


# two texts that tell different values of one thing, by what that is
PAIRS = {
    "trade of a year": (
        "Trade between Nepal and Oman reached 11 billion dollars in 2019.",
        "Товарооборот между Непалом и Оманом в 2019 году составил 13 млрд долларов.",
    ),
    "trade of months": (
        "2021 жылдың қаңтар–қыркүйегінде Қазақстан мен Оман арасындағы тауар айналымы 3,4 млрд доллар болды.",
        "In January-September 2021 trade between Kazakhstan and Oman amounted to 2.9 billion dollars.",
    ),
    "rent": (
        "In 2004 Nepal paid Oman rent of 140 million dollars for the port.",
        "The rent that Nepal paid Oman was 105 million dollars in 2004.",
    ),
    "growth": (
        "Trade between Peru and Oman grew by 40 percent in 2017.",
        "В 2017 году товарооборот между Перу и Оманом вырос на 31 процент.",
    ),
    "growth kk": (
        "2018 жылы Қазақстан мен Перу арасындағы тауар айналымы 12 пайызға өсті.",
        "In 2018 trade between Kazakhstan and Peru grew by 19 percent.",
    ),
    "share": (
        "In 2018 Oman accounted for 23 percent of the foreign trade of Nepal.",
        "В 2018 году доля Омана во внешней торговле Непала была 18 процентов.",
    ),
    "companies": (
        "In 2024 there were 230 Omani companies in Nepal.",
        "В 2024 году в Непале работали 180 компаний с оманским капиталом.",
    ),
    "documents": (
        "Nepal and Peru signed 10 documents in November 2023.",
        "В ноябре 2023 года Непал и Перу подписали 13 документов.",
    ),
    "border": (
        "The border between Nepal and India is 1,770 km long.",
        "Протяжённость границы между Непалом и Индией составляет 1690 километров.",
    ),
    "pipeline": (
        "The pipeline between Nepal and Oman is 1,580 km long.",
        "Протяжённость трубопровода между Непалом и Оманом составляет 1510 км.",
    ),
    "investment": (
        "Omani direct investment in Nepal came to 14 billion dollars in 2018.",
        "Прямые инвестиции Омана в Непал в 2018 году составили 19 млрд долларов.",
    ),
    "investment uz": (
        "2022-yilda Ummonning Oʻzbekistonga investitsiyalari 4,1 mlrd dollarni tashkil etdi.",
        "В 2022 году инвестиции Омана в Узбекистан составили 3,2 млрд долларов.",
    ),
    "students": (
        "In 2022, 900 students from Nepal studied in Peru.",
        "В 2022 году в Перу учились 1100 студентов из Непала.",
    ),
    "projects": (
        "In 2024 Nepal and Chile carried out 69 joint projects.",
        "В 2024 году Непал и Чили осуществили 57 совместных проектов.",
    ),
    "oil": (
        "In 2014 Nepal exported 7 million tonnes of oil to Chile.",
        "В 2014 году Непал экспортировал в Чили 10 млн тонн нефти.",
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    folder = tmp_path_factory.mktemp("told")
    rows = [
        {"id": f"{what} {n}", "date": f"202{6 - n}-0{1 + at % 8}-1{n}", "source": f"Herald {n}", "text": text}
        for at, (what, texts) in enumerate(PAIRS.items())
        for n, text in enumerate(texts)
    ]
    (folder / "articles").mkdir()
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "articles" / "all.jsonl").write_text(lines, encoding="utf-8")
    warehouse.build(folder / "articles", folder / "warehouse")
    opened = warehouse.open(folder / "warehouse")
    yield opened
    opened.close()


@pytest.mark.parametrize("what", PAIRS)
def test_texts_that_tell_different_values_of_one_thing_are_shown_beside_each_other(told: Warehouse, what: str) -> None:
    sets = QUERIES["claim_sets"](told, Filters(), status="contradicting")
    beside = [{row.one_sentence, row.other_sentence} for row in sets.itertuples()]
    assert set(PAIRS[what]) in beside


def test_nothing_else_contradicts(told: Warehouse) -> None:
    assert len(QUERIES["claim_sets"](told, Filters())) == len(PAIRS)
