"""No language may read worse than its floor: a gate on the project's own labels that fails if it checks nothing."""

from __future__ import annotations

from collections import defaultdict

import pytest

from analytics.quality import Quality, measure_quality, read_table
from analytics.records import LANGUAGES

# precision and recall; kinds with fewer than LEAST labels in a language are noise and not held
LEAST = 20
FLOORS = {
    "figure (sample)": 0.95,
    "figure value and unit (sample)": 0.76,
    "figure whole row (sample)": 0.52,
    "figure (held-back texts)": 0.92,
    "figure value and unit (held-back texts)": 0.86,
    "figure whole row (held-back texts)": 0.58,
    "figure (later texts)": 0.95,
    "figure value and unit (later texts)": 0.94,
    "figure whole row (later texts)": 0.74,
    "country": 0.94,
    "person": 0.93,
}


@pytest.fixture(scope="module")
def measured() -> list[Quality]:
    return measure_quality()


@pytest.mark.parametrize("what", FLOORS)
def test_no_language_falls_below_its_floor(measured: list[Quality], what: str) -> None:
    rows = [row for row in measured if row.what == what and row.labels >= LEAST]
    assert {row.language for row in rows} == set(LANGUAGES)
    low = [row for row in rows if min(row.precision, row.recall) < FLOORS[what]]
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
    assert set(FLOORS) <= set(languages)
    assert all(languages[what] == set(LANGUAGES) for what in FLOORS)
