"""Short news of our own with the story of each: every pair is labelled by them."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from analytics.pipeline import analyse
from analytics.records import Article
from analytics.stories import link, signature

GOLD = Path(__file__).parents[3] / "data" / "gold" / "stories"


@pytest.mark.parametrize(("half", "recall"), [("dev", 0.85), ("held", 0.75)])
def test_stories_of_short_news_are_told_apart(half: str, recall: float) -> None:
    rows = [json.loads(line) for line in (GOLD / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]
    story = {row["id"]: row["story"] for row in rows}
    given = (Article(r["id"], r["text"], date=r["date"], source=r["source"], language=r["language"]) for r in rows)
    found = link(signature(analyse(article)) for article in given)
    linked = {pair for one in found for pair in combinations(sorted(one.members), 2)}
    same = {pair for pair in combinations(sorted(story), 2) if story[pair[0]] == story[pair[1]]}
    assert len(linked & same) >= 0.92 * len(linked)
    assert len(linked & same) >= recall * len(same)
