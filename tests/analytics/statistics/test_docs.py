"""docs/statistics.md says what the code does, and each statistic has its source and an example that runs."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from analytics import statistics

DOCS = Path(__file__).parents[3] / "docs" / "statistics.md"
METHODS = [name for name in statistics.__all__ if name[0].islower()]


def test_its_examples_run() -> None:
    found = doctest.testfile(str(DOCS), module_relative=False)
    assert found.attempted
    assert not found.failed


@pytest.mark.parametrize("name", METHODS)
def test_every_method_is_told_and_has_an_example(name: str) -> None:
    told = getattr(statistics, name).__doc__
    assert f"`{name}" in DOCS.read_text(encoding="utf-8")
    assert ">>> " in told


@pytest.mark.parametrize("name", sorted({*METHODS} - {"bonferroni", "g2_p_value", "occupied"}))
def test_every_method_names_its_source(name: str) -> None:
    assert "Source: " in getattr(statistics, name).__doc__
