"""No language may read worse than its floor: a gate on the project's own labels that fails if it checks nothing."""

from __future__ import annotations

from collections import defaultdict

import pytest

from analytics.quality import Quality, measure_quality, read_table
from analytics.records import LANGUAGES

LEAST = 20  # labels: of fewer in a language one error is several points
TENTH = 0.001 + 0.0005  # a tenth of a point, and what the table rounds away
ALL = ("figure", "figure value and unit", "figure whole row", "claim period", "claim parties", "whole claim")


@pytest.fixture(scope="module")
def measured() -> list[Quality]:
    return measure_quality()


def test_no_row_falls_a_tenth_of_a_point_below_the_printed_table(measured: list[Quality]) -> None:
    now = {(row.what, row.language): row for row in measured}
    held = [row for row in read_table() if row.labels >= LEAST]
    assert len(held) > 40
    low = [
        (was, now[was.what, was.language])
        for was in held
        if now[was.what, was.language].precision < was.precision - TENTH
        or now[was.what, was.language].recall < was.recall - TENTH
    ]
    assert not low


def test_story_links_are_nearly_all_right(measured: list[Quality]) -> None:
    (row,) = [row for row in measured if row.what == "story pairs"]
    assert row.labels > 50
    assert row.precision > 0.9
    assert row.recall > 0.6


def test_the_printed_table_covers_every_language() -> None:
    languages: dict[str, set[str]] = defaultdict(set)
    for row in read_table():
        languages[row.what].add(row.language)
    whats = {what for what in languages if what.partition(" (")[0] in ALL}
    assert {what.partition(" (")[0] for what in whats} == set(ALL)
    assert all(languages[what] == set(LANGUAGES) for what in whats)
