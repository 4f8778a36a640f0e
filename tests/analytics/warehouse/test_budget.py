"""An article that takes too long, or ends its process, costs itself and is named."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from analytics.records import Article
from analytics.warehouse import shards
from analytics.warehouse.batches import Batch
from analytics.warehouse.budget import OverBudgetError, limited
from analytics.warehouse.shards import faults, left_out, make_shard

Write = Callable[..., object]
GOOD = [Article(f"{n}", f"Kazakhstan sold {n} tonnes of wheat.", f"{n}.txt") for n in range(5)]
BAD = Article("bad", "Kazakhstan sold 13 tonnes of wheat.", "bad.txt")
BATCH = Batch("batch", (*GOOD[:3], BAD, *GOOD[3:]))


def told(folder: Path) -> tuple[list[str], list[tuple[str, str]]]:
    (path,) = folder.glob("*.parquet")
    return pq.read_table(path).column("path").to_pylist(), left_out(path)


def test_what_takes_too_long_is_interrupted() -> None:
    with pytest.raises(OverBudgetError), limited(0.05):
        while True:
            time.sleep(0.01)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_what_is_in_time_sets_no_alarm_for_later() -> None:
    with limited(0.05):
        pass
    time.sleep(0.1)


def test_an_article_over_its_time_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = shards.analyse

    def slow(article: Article) -> object:
        while article.path == "bad.txt":
            time.sleep(0.01)
        return plain(article)

    monkeypatch.setattr(shards, "analyse", slow)
    monkeypatch.setattr(shards, "seconds_for", lambda characters: 0.5 if characters == len(BAD.text) else 60)
    make_shard(BATCH, str(tmp_path), "v")
    assert told(tmp_path) == (
        [article.path for article in GOOD],
        [("bad.txt", "the analysis took longer than 0 seconds")],
    )


TRAP = """

_plain = analyse


def analyse(article):
    import os, signal, time
    if "part 13." in article.text:
        os._exit(7)
    if "part 14." in article.text:
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        time.sleep(1000)
    return _plain(article)
"""
CHANGED = [
    ("budget.py", "SECONDS = 20.0", "SECONDS = 1.0"),
    ("workers.py", "PER_ARTICLE = 1.0", "PER_ARTICLE = 0.1"),
    ("workers.py", "GRACE = 10.0", "GRACE = 1.0"),
    ("executors.py", "WORTH_A_POOL = 12", "WORTH_A_POOL = 2"),
]


def test_workers_are_ended_by_two_articles_and_all_others_are_read(tmp_path: Path, program: Path, write: Write) -> None:
    """A real build; one article ends its process at once, one never ends and hears no alarm."""
    with (program / "analytics" / "pipeline.py").open("a", encoding="utf-8") as file:
        file.write(TRAP)
    for name, before, after in CHANGED:
        path = program / "analytics" / "warehouse" / name
        assert before in path.read_text(encoding="utf-8")
        path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    rows = [(f"{n}", "2024-01-01", "Post", f"Kazakhstan sold wheat, part {n}.") for n in range(200)]
    write(tmp_path / "in" / "a.jsonl", rows)
    command = [sys.executable, "-m", "analytics", "build", str(tmp_path / "in"), "--warehouse", str(tmp_path / "out")]
    done = subprocess.run([*command, "--workers", "2"], cwd=program, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    lines = sorted(line for line in done.stderr.splitlines() if line.startswith("a.jsonl:1"))
    assert len(lines) == 2
    assert "a.jsonl:14: the analysis ended its process" in lines[0]
    assert "a.jsonl:15: the analysis took longer than 2 seconds, and its process was ended" in lines[1]
    assert "200 articles, 200 of them new, 2 left out" in done.stdout


def test_faults_of_extractors_are_kept_with_the_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = shards.analyse
    monkeypatch.setattr(shards, "analyse", lambda article: replace(plain(article), faults=("figures: told",)))
    make_shard(Batch("b", (BAD,)), str(tmp_path), "v")
    (path,) = tmp_path.glob("*.parquet")
    assert faults(path) == [("bad.txt", "figures: told")]
