"""docs/keywords.md says what the code does."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from analytics.keywords.rank import REPEATED, WEIGHTS

DOCS = Path(__file__).parents[3] / "docs" / "keywords.md"


def test_its_example_runs() -> None:
    found = doctest.testfile(str(DOCS), module_relative=False)
    assert found.attempted >= 4
    assert not found.failed


def test_its_table_has_every_weight() -> None:
    rows = re.findall(
        r"^\| ([a-z_]+(?:, [a-z_]+)*) \| (-?[\d.]+(?:, -?[\d.]+)*) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE
    )
    told = {
        name: float(value)
        for names, values in rows
        for name, value in zip(names.split(", "), values.split(", "), strict=True)
    }
    assert told == {**WEIGHTS, "repetition": -REPEATED}
