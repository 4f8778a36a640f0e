"""A field of a figure is declared in its record and reaches everything that holds figures."""

from __future__ import annotations

from dataclasses import fields

import pandas as pd
import pytest

from analytics import warehouse
from analytics.commands.analyse import as_json
from analytics.corrections.record import FIELDS
from analytics.fields import STORED, TOLD
from analytics.pipeline import analyse
from analytics.records import Article, Figure
from analytics.warehouse.output import to_csv
from analytics.warehouse.queries import Filters
from analytics.warehouse.queries.figures import figures
from analytics.warehouse.rows import SCHEMA
from analytics.warehouse.schema import TABLES

NAMES = {one.name for one in fields(Figure)}


def test_no_field_is_lost_on_the_way_to_the_tables() -> None:
    stored = {one.name for one in STORED}
    assert NAMES - stored == {"sentence"}  # tables have its number
    assert stored <= {field.name for field in SCHEMA.field("figures").type.value_type}
    assert all(f"{one.quoted} {one.sql}" in TABLES["figures"] for one in STORED)


def test_analyse_tells_every_field_that_was_read() -> None:
    row = as_json(analyse(Article("a", "Peru exported 7 tonnes of cocoa to Chile in 2021.")))
    assert [set(figure) for figure in row["figures"]] == [NAMES - {"corrected", "note"}]
    assert set(TOLD) == NAMES - {"corrected", "note"}


def test_what_was_read_can_be_corrected() -> None:
    assert set(FIELDS["figure"]) == {
        *("value", "low", "high", "unit", "qualifier", "measure", "modality", "object", "period", "rate"),
        *("parties", "claimant", "confidence"),
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> warehouse.Warehouse:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "a.txt").write_text("Peru exported 7 tonnes of cocoa to Chile in 2021.", encoding="utf-8")
    place = tmp_path_factory.mktemp("warehouse")
    warehouse.build(folder, place)
    return warehouse.open(place)


def test_the_ledger_has_every_field(built: warehouse.Warehouse) -> None:
    frame = figures(built, Filters())
    assert len(frame) == 1
    assert set(frame.columns) >= NAMES - {"sentence"}
    assert isinstance(frame.how.iloc[0], dict)
    assert frame.confidence.iloc[0] in ("sure", "likely", "doubtful")
    assert not frame.second_hand.iloc[0]


def test_how_a_claim_was_read_is_a_text_in_a_table() -> None:
    frame = pd.DataFrame({"how": [{"period": "stated", "parties": "carried"}]})
    assert to_csv(frame, {}).decode("utf-8-sig") == "how\nperiod: stated; parties: carried\n"
