from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from analytics import warehouse
from analytics.errors import UsageError
from analytics.warehouse import Warehouse
from analytics.warehouse.queries import QUERIES, Filters
from analytics.warehouse.queries.words import parse, places


def _titles(opened: Warehouse, q: str, filters: Filters | None = None) -> str:
    frame = QUERIES["search"](opened, filters or Filters(), q=q, sort="oldest")
    return "".join(sorted(title.removeprefix("Title ") for title in frame["title"]))


@pytest.mark.parametrize(
    ("q", "titles"),
    [
        ("railways", "ad"),
        ("wheat kazakhstan", "b"),
        ('"trade turnover"', "ce"),
        ('"turnover trade"', ""),
        ("kaz*", "abce"),
        ('"trade turn*"', "ce"),
        ("russia -china", "ace"),
        ("railways OR wheat", "abd"),
        ("railways | wheat -china", "a"),
        ("(railways OR wheat) -china", "a"),
        ("trade -(railways ИЛИ wheat)", "ce"),
        ('"trade turn*" YOKI wheat', "bce"),
        ("wheat AND kazakhstan", "b"),
        ("(wheat", "b"),
        ("nowhere", ""),
        ("!!! ???", ""),
        ("", ""),
        ("'; DROP TABLE articles; --", ""),
        ('"', ""),
        ("a.*[z](", ""),
        (".*", ""),
    ],
)
def test_words_phrases_and_prefixes(q: str, titles: str, small: Warehouse) -> None:
    assert _titles(small, q) == titles


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        (Filters(date_from=date(2024, 3, 1)), "cd"),
        (Filters(date_to=date(2024, 2, 1)), "a"),
        (Filters(sources=("",)), "e"),
        (Filters(sources=("=River; 'Herald'",)), "d"),
        (Filters(countries=("CN",)), "d"),
        (Filters(languages=("kk",)), ""),
    ],
)
def test_the_filters_hold_for_the_search(filters: Filters, titles: str, small: Warehouse) -> None:
    assert _titles(small, "russia", filters) == titles


@pytest.mark.parametrize("q", ["Мирзиеев", "мирзиеева", "Мирзиёеву", '"шавкат мирзиеев"'])
def test_a_word_without_the_dots_of_its_yo_finds_the_same(q: str) -> None:
    assert places(parse(q), ["ru:шавкат", "ru:мирзиеев"]) != []


@pytest.mark.parametrize(
    "q", ["(trade (rail OR wheat))", "(rail trade) OR wheat", "rail OR -trade", "rail -(trade wheat)"]
)
def test_a_query_whose_brackets_are_not_understood_is_refused(q: str, small: Warehouse) -> None:
    with pytest.raises(UsageError, match="OR"):
        QUERIES["search"](small, Filters(), q=q)


def test_a_query_that_only_excludes_is_refused(small: Warehouse) -> None:
    with pytest.raises(UsageError, match="name a word"):
        QUERIES["search"](small, Filters(), q="-russia")
    with pytest.raises(UsageError, match="501 characters"):
        QUERIES["search"](small, Filters(), q="x" * 501)


def test_a_snippet_marks_its_words(small: Warehouse) -> None:
    frame = QUERIES["search"](small, Filters(), q="wheat")
    row = frame.iloc[0]
    assert [row.snippet[a:b] for a, b in row.snippet_spans] == ["wheat", "wheat"]
    assert (frame.attrs["total"], frame.attrs["forms"]) == (1, {"wheat": 2})


def test_lines_of_a_concordance_stand_around_the_node(small: Warehouse) -> None:
    frame = QUERIES["concordance"](small, Filters(), q="trade")
    line = frame[frame["title"] == "Title c"].iloc[0]
    assert (line.left.removeprefix("visit: "), line.node) == ("Russia greets Aliya Omarova of Kazakhstan.", "Trade")
    assert line.right == "turnover grew"
    assert frame.attrs["forms"] == {"trade": 3}
    by_right = QUERIES["concordance"](small, Filters(), q="trade", sort="right")
    assert list(by_right["right"].str.split().str[0]) == ["between", "turnover", "turnover"]
    by_left = QUERIES["concordance"](small, Filters(), q="trade", sort="left")
    assert list(by_left["left"].str.split().str[-1].fillna("")) == ["", "and", "Kazakhstan."]
    assert len(QUERIES["concordance"](small, Filters(), q="trade", page=2, size=2)) == 1


def test_one_query_finds_every_script_and_inflection(tmp_path: Path, write: Callable[..., Path]) -> None:
    """With the real analysis: one word, in Cyrillic and in Latin script."""
    texts = {
        "cyrillic": "Икки мамлакат ўртасидаги савдо ҳажми ошди. Вазир бу ҳақда матбуотга айтди.",
        "latin": "Ikki mamlakat oʻrtasidagi savdo hajmi oshdi. Vazir bu haqda matbuotga aytdi.",
        "russian": "Министры двух стран подписали соглашения о железных дорогах.",
    }
    write(tmp_path / "in" / "a.jsonl", [(key, "2024-01-01", None, text) for key, text in texts.items()])
    warehouse.build(tmp_path / "in", tmp_path / "out")
    opened = warehouse.open(tmp_path / "out")
    assert _titles(opened, "савдога") == _titles(opened, "savdoni") == "cyrilliclatin"
    assert _titles(opened, "соглашение") == "russian"
    assert _titles(opened, "железная дорога") == "russian"


def test_places_of_a_phrase_with_a_prefix() -> None:
    parts = parse('"trade turn*" rail')
    assert places(parts, ["en:trade", "en:turnover", "en:rail", "en:trade"]) == [(0, 2), (2, 3)]
