"""Broken files of every kind are articles or errors with a sentence; `python -m benchmarks readers` tries thousands."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from analytics.errors import ReadError
from analytics.read import read_file
from analytics.records import Article
from tests.analytics.read import hostile, mutate

TRIES = 8


@pytest.mark.parametrize("kind", hostile.GOOD)
def test_broken_files_are_articles_or_errors(tmp_path: Path, kind: str) -> None:
    good, chance = hostile.GOOD[kind](), random.Random(kind)  # noqa: S311 - no secret
    whole = tmp_path / f"whole.{kind}"
    whole.write_bytes(good)
    for number in range(TRIES):
        path = tmp_path / f"{number}.{kind}"
        path.write_bytes(mutate.mutated(good, kind, chance))
        found = list(read_file(path, path.name))
        assert found, path
        for item in found:
            assert isinstance(item, ReadError) or any(map(str.isalnum, item.text)) or kind == "jsonl"
            assert str(item.path).startswith(path.name)
    assert any(isinstance(item, Article) for item in read_file(whole, whole.name))  # the readers stand as before
