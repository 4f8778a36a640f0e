"""The labelled passages of data/gold/claims hold what their README promises."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "data" / "gold" / "claims"
FILES = sorted(path.name for path in FOLDER.glob("*.jsonl") if not path.name.endswith("_texts.jsonl"))
COMPLETE = {"value", "unit", "qualifier", "measure", "modality", "period", "parties", "claimant", "tier"}


def _read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", FILES)
def test_a_half_has_six_passages_with_labels_for_each(name: str) -> None:
    texts = [row["id"] for row in _read(name.replace(".jsonl", "_texts.jsonl"))]
    assert len(texts) == len(set(texts)) == 6
    assert {row["id"] for row in _read(name)} == set(texts)


@pytest.mark.parametrize("name", FILES)
def test_each_label_is_complete_and_stands_where_it_says_in_the_order_of_the_text(name: str) -> None:
    texts = {row["id"]: row["text"] for row in _read(name.replace(".jsonl", "_texts.jsonl"))}
    rows = _read(name)
    for row in rows:
        assert row.keys() >= COMPLETE
        assert texts[row["id"]][row["start"] :].startswith(row["text"])
    for one, other in pairwise(rows):
        assert one["id"] != other["id"] or one["start"] + len(one["text"]) <= other["start"]
