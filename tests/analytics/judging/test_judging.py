"""Rows drawn by lot, and what a filled sheet says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics import warehouse
from analytics.errors import UsageError
from analytics.judging import draw, keep, read_judged, score
from analytics.warehouse import Warehouse
from analytics.warehouse.output import to_csv

TEXTS = {
    "a.txt": "Steppe Post\n\nPresident Rustam Tulparov said trade with Norway grew by 5 percent. Rustam Tulparov left.",
    "b.txt": "Steppe Post\n\nThe Institute for Steppe Research counted 12 tonnes of wool in Peru.",
    "c.txt": "River Herald\n\nThe Institute for Steppe Research counted 12 tonnes of wool in Peru. It said so.",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    folder = tmp_path_factory.mktemp("judged")
    (folder / "articles").mkdir()
    for name, text in TEXTS.items():
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    warehouse.build(folder / "articles", folder / "warehouse")
    opened = warehouse.open(folder / "warehouse")
    yield opened
    opened.close()


def test_names_are_drawn_once_an_article_with_their_sentence(built: Warehouse) -> None:
    frame = draw(built, "names", 50)
    person = frame[frame["kind"] == "person"]
    assert list(person["name"]) == ["Rustam Tulparov"]
    assert person["sentence"].iloc[0].startswith("President Rustam Tulparov said")
    assert set(frame["verdict"]) == {""}
    assert not set(frame["kind"]) & {"country", "concept"}


def test_the_same_seed_draws_the_same_rows_and_another_one_others(built: Warehouse) -> None:
    orders = [list(draw(built, "figures", 50, seed)["text"]) for seed in (1, 1, 2, 3, 4, 5)]
    assert orders[0] == orders[1]
    assert len({tuple(order) for order in orders}) > 1
    assert {tuple(sorted(order)) for order in orders} == {tuple(sorted(orders[0]))}


def test_a_story_is_drawn_as_two_texts_and_why(built: Warehouse) -> None:
    (row,) = draw(built, "stories", 5).to_dict("records")
    assert {row["path_1"], row["path_2"]} == {"b.txt", "c.txt"}
    assert "wool" in row["text_1"]
    assert row["why"]


def test_more_than_can_be_drawn_is_refused(built: Warehouse) -> None:
    for what, n in (("names", 0), ("names", 10**6), ("weather", 5)):
        with pytest.raises(UsageError):
            draw(built, what, n)


def filled(path: Path, verdicts: list[str], delimiter: str = ",", **more: str) -> Path:
    out = io.StringIO()
    names = ["what", "row", "kind", "language", "verdict", *more]
    writer = csv.DictWriter(out, names, delimiter=delimiter)
    writer.writeheader()
    for row, verdict in enumerate(verdicts, 1):
        writer.writerow({"what": "names", "row": row, "kind": "person", "language": "kk", "verdict": verdict, **more})
    path.write_text("\ufeff" + out.getvalue(), encoding="utf-8")
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_filled_sheet_gives_shares_of_the_judged_rows(tmp_path: Path, delimiter: str) -> None:
    sheet = filled(tmp_path / "s.csv", ["right", "Right", "wrong", "arguable", ""], delimiter)
    everything, person, kazakh = score(sheet)
    assert (everything.part, everything.judged, everything.right, everything.arguable) == ("all", 4, 0.5, 0.25)
    assert everything.low < 0.5 < everything.high
    assert (person.part, kazakh.part) == ("person", "kk")


def test_a_sheet_as_it_is_drawn_can_be_scored_when_it_is_filled(built: Warehouse, tmp_path: Path) -> None:
    frame = draw(built, "figures", 50).assign(verdict="wrong", wrong_fields="unit, value")
    (tmp_path / "s.csv").write_bytes(to_csv(frame, {"from": "here"}))
    found = {row.part: row for row in score(tmp_path / "s.csv")}
    assert (found["all"].right, found["unit"].right, found["value"].judged) == (0.0, 0.0, len(frame))


@pytest.mark.parametrize("verdicts", [["perhaps"], ["", ""], []])
def test_what_is_no_filled_sheet_is_refused(tmp_path: Path, verdicts: list[str]) -> None:
    with pytest.raises(UsageError):
        score(filled(tmp_path / "s.csv", verdicts))


def test_the_result_is_kept_beside_the_warehouse_and_replaced(tmp_path: Path) -> None:
    assert read_judged(tmp_path) == []
    keep(tmp_path, score(filled(tmp_path / "s.csv", ["wrong"])))
    keep(tmp_path, score(filled(tmp_path / "s.csv", ["right"])))
    assert [row.right for row in read_judged(tmp_path)] == [1.0, 1.0, 1.0]
