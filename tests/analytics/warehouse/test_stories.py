from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from analytics import warehouse
from analytics.pipeline import analyse
from analytics.records import Article
from analytics.warehouse import story_clusters
from analytics.warehouse.queries import QUERIES, Filters
from analytics.warehouse.story_clusters import Signed, pack, spans, tell

TEXT = (
    "Astana, March 5. Ministers Aliya Omarova and Ivan Petrov signed {n} agreements in Astana on Tuesday. "
    "The railway from Omsk to Karaganda will carry {n}00 thousand tonnes of wheat a year, they said in Astana. "
    "Petrov also visited the Baiterek plant in Kostanay, where {n}50 people work."
)


def _signed(days: list[date | None], texts: list[str]) -> list[Signed]:
    return [
        Signed(number, day, pack(analyse(Article(id=str(number), text=text, date=day and day.isoformat()))))
        for number, (day, text) in enumerate(zip(days, texts, strict=True))
    ]


def test_windows_link_what_one_look_at_everything_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies on the same and on the next day, in windows of six articles."""
    first = date(2024, 1, 1)
    days: list[date | None] = [first + timedelta(days=n // 2) for n in range(20)]
    signed = _signed(days, [TEXT.format(n=11 + n // 2) for n in range(20)])
    at_once = [group.members for group in tell([signed])]
    monkeypatch.setattr(story_clusters, "WINDOW", 12)
    windows = [signed[first:last] for first, last in spans(np.array(days, "datetime64[D]"))]
    assert len(windows) > 1
    in_windows = [group.members for group in tell(windows)]
    assert all(any({2 * n, 2 * n + 1} <= set(members) for members in at_once) for n in range(10))
    assert in_windows == at_once


def test_copies_are_one_story_and_count_once(tmp_path: Path, write: Callable[..., Path]) -> None:
    rows = [(f"{n}", "2024-03-05", f"Post {n}", TEXT.format(n=17)) for n in range(3)]
    write(
        tmp_path / "in" / "a.jsonl", [*rows, ("x", "2020-01-01", "Post 1", "Nothing else is told on this day in Omsk.")]
    )
    warehouse.build(tmp_path / "in", tmp_path / "out")
    opened = warehouse.open(tmp_path / "out")
    corpus = QUERIES["corpus"](opened, Filters()).iloc[0]
    assert (corpus.articles, corpus.stories) == (4, 2)
    story = QUERIES["stories"](opened, Filters()).iloc[0]
    assert (story.n, list(story.sources)) == (3, ["Post 0", "Post 1", "Post 2"])
    assert len(QUERIES["same_story"](opened, Filters(), key=story.key)) == 2
    volume = QUERIES["volume"](opened, Filters(unit="stories"), period="year")
    assert sum(volume["n"].dropna()) == 2


def test_many_articles_of_a_command_are_linked_in_windows_that_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_clusters, "WINDOW", 6)
    signed = [story_clusters.Signed(n, date(2025, 1, 1 + n) if n % 5 else None, b"") for n in range(20)]
    found = [[one.number for one in window] for window in story_clusters.windows(signed)]
    assert {number for window in found for number in window} == {n for n in range(20) if n % 5}
    assert all(len(window) <= 6 for window in found)
    assert all(set(one) & set(two) for one, two in pairwise(found))
    assert list(story_clusters.windows(signed[:5])) == [signed[:5]]
