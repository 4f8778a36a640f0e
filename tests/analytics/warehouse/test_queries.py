from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from analytics import warehouse
from analytics.errors import UsageError
from analytics.glossary import Entry
from analytics.warehouse import Warehouse
from analytics.warehouse.queries import QUERIES, Filters

PARAMETERS: dict[str, dict[str, Any]] = {
    "entity_trend": {"entities": ("KZ", "RU")},
    "keyword_trend": {"lemmas": ("trade", "concept:trade-turnover")},
    "entity_heat": {"entity": "KZ"},
    "entity_forms": {"entity": "KZ"},
    "entity_suggest": {"prefix": "Kaz"},
    "entities_named": {"entities": ("KZ", "nobody")},
    "keyword_forms": {"lemma": "trade"},
    "keyword_suggest": {"prefix": "tr"},
    "evidence": {"entity": "KZ"},
    "article": {"article_id": 1},
    "article_marks": {"article_id": 1},
    "same_story": {"article_id": 1},
    "pair_articles": {"a": "KZ", "b": "RU"},
    "pair_documents": {"a": "KZ", "b": "RU"},
    "pair_trend": {"a": "KZ", "b": "RU"},
    "pair_events": {"a": "KZ", "b": "RU"},
    "pair_figures": {"a": "KZ", "b": "RU"},
    "compare": {"a": Filters(countries=("RU",)), "b": Filters(countries=("CN",)), "min_articles": 1, "min_sources": 1},
    "burst_stories": {"lemma": "trade"},
    "claim_set_rows": {"set_id": "0" * 12},
    "register_claims": {"entity": "middle-corridor"},
    "search": {"q": "Kazakhstan"},
    "concordance": {"q": "trade"},
    "event_evidence": {"event_id": "0"},
    "occurrences": {"word": Entry("name", "", "Trade", kind="concept", aliases={"en": ("trade",)}).as_line()},
}
HOSTILE = "x'; DROP TABLE articles; --"
SELECTIONS = [
    Filters(),
    Filters(unit="stories"),
    Filters(unit="sources"),
    Filters(date(2024, 1, 1), date(2024, 1, 31), ("Steppe Post",), ("en",), ("KZ",), "stories"),
    Filters(sources=(HOSTILE,), languages=(HOSTILE,), countries=(HOSTILE,)),
]


@pytest.mark.parametrize("filters", SELECTIONS)
@pytest.mark.parametrize("name", QUERIES)
def test_every_query_answers_with_the_same_columns(name: str, filters: Filters, small: Warehouse) -> None:
    parameters = PARAMETERS.get(name, {})
    everything = QUERIES[name](small, Filters(), **parameters)
    frame = QUERIES[name](small, filters, **parameters)
    assert list(frame.columns) == list(everything.columns)
    assert QUERIES["corpus"](small, Filters())["articles"][0] == 5


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_answers_on_an_empty_warehouse(name: str, empty: Warehouse) -> None:
    frame = QUERIES[name](empty, Filters(), **PARAMETERS.get(name, {}))
    assert len(frame) == (1 if name == "corpus" else 0)


@pytest.mark.parametrize("name", QUERIES)
def test_text_values_are_bound_and_never_run(name: str, small: Warehouse) -> None:
    """Hostile text in any parameter finds nothing or is refused with a sentence, and the tables stay."""
    hints = get_type_hints(QUERIES[name])
    texts = {
        p: (HOSTILE,) if "tuple" in str(hints[p]) else HOSTILE for p in hints if hints[p] in (str, tuple[str, ...])
    }
    for parameter, value in texts.items():
        try:
            QUERIES[name](small, Filters(), **{parameter: value})
        except UsageError as error:
            assert "\n" not in str(error)
    assert QUERIES["corpus"](small, Filters())["articles"][0] == 5


def test_every_query_says_what_it_answers() -> None:
    for name, query in QUERIES.items():
        assert query.__doc__, name
        assert list(inspect.signature(query).parameters)[:2] == ["warehouse", "filters"]


def test_corpus_counts(small: Warehouse) -> None:
    row = QUERIES["corpus"](small, Filters()).iloc[0]
    assert (row.articles, row.stories, row.sources, row.undated, row.unknown_source) == (5, 5, 3, 1, 1)
    assert (str(row.date_from.date()), str(row.date_to.date())) == ("2024-01-10", "2024-03-06")
    some = QUERIES["corpus"](small, Filters(date_from=date(2024, 3, 1))).iloc[0]
    assert (some.articles, some.articles_all, some.undated) == (2, 5, 0)


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        (Filters(), "abcde"),
        (Filters(date_to=date(2024, 1, 20)), "ab"),
        (Filters(sources=("River Herald",)), "c"),
        (Filters(sources=("=River; 'Herald'",)), "d"),
        (Filters(sources=("",)), "e"),
        (Filters(countries=("CN",)), "bd"),
        (Filters(countries=("CN", "RU")), "abcde"),
        (Filters(languages=("kk",)), ""),
    ],
)
def test_filters(filters: Filters, keys: str, small: Warehouse) -> None:
    titles = QUERIES["articles"](small, filters)["title"]
    assert sorted(titles) == [f"Title {key}" for key in keys]


def test_the_unit_decides_what_is_counted(small: Warehouse) -> None:
    def top(unit: str) -> dict[str, tuple[int, int]]:
        frame = QUERIES["entities_top"](small, Filters(unit=unit), kind="country")
        return {row.entity: (row.n, row.total) for row in frame.itertuples()}

    assert top("articles") == {"KZ": (4, 5), "RU": (4, 5), "CN": (2, 5)}
    # the article without a source is of no source
    assert top("sources") == {"KZ": (2, 3), "RU": (3, 3), "CN": (2, 3)}
    with pytest.raises(UsageError, match="unit 'words': it is one of articles, stories, sources"):
        Filters(unit="words")


def test_a_trend_has_zeros_where_something_was_collected_and_gaps_where_nothing_was(small: Warehouse) -> None:
    frame = QUERIES["entity_trend"](small, Filters(), entities=("CN",), period="month")
    rows = [(str(r.period_start.date()), r.n, r.total) for r in frame.itertuples()]
    assert rows[0] == ("2024-01-01", 1, 2)
    assert rows[1][1] != rows[1][1]  # NaN: nothing was collected in February
    assert rows[1][2] == 0
    assert rows[2] == ("2024-03-01", 1, 2)
    assert frame.attrs == {"period": "month", "undated": {}}


def test_undated_articles_are_counted_beside(small: Warehouse) -> None:
    frame = QUERIES["keyword_trend"](small, Filters(), lemmas=("concept:trade-turnover", "trade"), period="year")
    assert [(r.lemma, r.n, r.total) for r in frame.itertuples()] == [("concept:trade-turnover", 1, 4), ("trade", 2, 4)]
    assert frame.attrs["undated"] == {"concept:trade-turnover": 1, "trade": 1}
    assert 0 < frame["low"][1] < frame["share"][1] < frame["high"][1] < 1


@pytest.mark.parametrize(("last", "period"), [("2024-02-25", "day"), ("2025-12-31", "week"), ("2026-01-31", "month")])
def test_the_period_follows_the_dates(
    last: str, period: str, tmp_path: Path, words: None, write: Callable[..., Path]
) -> None:
    dates = ("2024-01-01", last)
    write(tmp_path / "in" / "a.jsonl", [(d, d, "Post", f"Russia on {d}") for d in dates])
    warehouse.build(tmp_path / "in", tmp_path / "out")
    assert QUERIES["volume"](warehouse.open(tmp_path / "out"), Filters()).attrs["period"] == period


def test_figures_come_with_their_sentence(small: Warehouse) -> None:
    frame = QUERIES["figures"](small, Filters(), measures=("growth",), parties=("RU",))
    assert frame.attrs["total"] == 3
    row = frame.iloc[-1]  # undated last
    assert row.sentence == "A visit to Kazakhstan, and trade turnover of 9 percent."
    assert (row.value, row.unit, str(row.period_start.date())) == (9.0, "percent", "2023-01-01")
    assert len(QUERIES["figures"](small, Filters(), page=2, size=2)) == 1
    assert len(QUERIES["figures"](small, Filters(), units=("USD",))) == 0


def test_evidence_marks_the_spans_in_the_sentence(small: Warehouse) -> None:
    frame = QUERIES["evidence"](small, Filters(), entity="KZ")
    shown = [row.sentence[a:b] for row in frame.itertuples() for a, b in row.spans]
    assert shown == ["Kazakhstan"] * 5
    assert frame.attrs["articles"] == 4
    point = QUERIES["evidence"](small, Filters(), entity="KZ", period_start=date(2024, 1, 1), period="month")
    assert len(point) == 3
    assert len(QUERIES["evidence"](small, Filters(), lemma="trade", source="Steppe Post")) == 1
    assert len(QUERIES["evidence"](small, Filters(), pair=("KZ", "CN"))) == 1
    with pytest.raises(UsageError, match="exactly one of"):
        QUERIES["evidence"](small, Filters(), entity="KZ", lemma="trade")


def test_offsets_are_code_points_beyond_the_basic_plane(small: Warehouse) -> None:
    frame = QUERIES["evidence"](small, Filters(sources=("",)), entity="RU")
    row = frame.iloc[0]
    assert [row.sentence[a:b] for a, b in row.spans] == ["Russia"]


def test_article_by_key_and_its_marks(small: Warehouse) -> None:
    key = QUERIES["articles"](small, Filters(sources=("River Herald",)))["key"][0]
    article = QUERIES["article"](small, Filters(), key=key).iloc[0]
    marks = QUERIES["article_marks"](small, Filters(), key=key)
    shown = {(row.layer, article.text[row.start : row.end]) for row in marks.itertuples()}
    assert ("person", "Aliya Omarova") in shown
    assert ("keyword", "visit") in shown


def test_a_page_is_a_window(small: Warehouse) -> None:
    pages = [QUERIES["articles"](small, Filters(), page=page, size=2) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert pages[2]["title"][0] == "Title e"  # undated last
    with pytest.raises(UsageError):
        QUERIES["articles"](small, Filters(), page=0)
    with pytest.raises(UsageError, match="sort 'size': it is one of newest"):
        QUERIES["articles"](small, Filters(), sort="size")


def test_the_kinds_of_what_the_chosen_articles_mention(small: Warehouse) -> None:
    frame = QUERIES["entity_kinds"](small, Filters(sources=("River Herald",)))
    top = QUERIES["entities_top"](small, Filters(sources=("River Herald",)), limit=99)
    assert dict(zip(frame.kind, frame.n, strict=True)) == top.kind.value_counts().to_dict()
    assert set(frame.kind) == {"country", "person", "concept"}


def test_names_are_told_of_what_is_known_alone(small: Warehouse) -> None:
    frame = QUERIES["entities_named"](small, Filters(), entities=("omarova", "KZ", "nobody"))
    assert frame[["entity", "name"]].to_numpy().tolist() == [["KZ", "Kazakhstan"], ["omarova", "Aliya Omarova"]]


def test_sources_by_any_period(small: Warehouse) -> None:
    months = QUERIES["source_periods"](small, Filters())
    years = QUERIES["source_periods"](small, Filters(), period="year")
    assert years.n.tolist() == [1, 1, 2] and months.n.tolist() == [1, 1, 2]
    assert {str(day)[:10] for day in years.period_start} == {"2024-01-01"}
    assert {str(day)[:10] for day in months.period_start} == {"2024-01-01", "2024-03-01"}


@pytest.mark.parametrize(
    ("last", "period"),
    [("2010-02-20", "day"), ("2011-01-10", "week"), ("2012-02-01", "month"), ("2023-01-01", "quarter")],
)
def test_the_period_that_suits_the_dates(last: str, period: str, of_articles: Callable[..., Warehouse]) -> None:
    rows = [("a", "2010-01-10", "Post", "Trade."), ("b", last, "Post", "Trade again.")]
    assert QUERIES["volume"](of_articles(rows), Filters()).attrs["period"] == period


def test_the_forms_of_a_concept_are_those_of_its_mentions(small: Warehouse) -> None:
    frame = QUERIES["keyword_forms"](small, Filters(), lemma="concept:trade-turnover")
    assert dict(zip(frame.text, frame.n, strict=True)) == {"Trade turnover": 1, "trade turnover": 1}
