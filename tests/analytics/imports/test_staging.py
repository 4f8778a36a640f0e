"""What was sent waits on disk under names of our own, and survives the program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from analytics.errors import UsageError
from analytics.imports import Defaults, staging
from analytics.imports.building import build_apart
from analytics.imports.columns import columns_of
from analytics.read import Choices
from analytics.records import Article

TEXT = "Министрлер Астанада кездесіп, жаңа көпір туралы келісімге қол қойды."


@dataclass
class Sent:
    name: str
    data: bytes

    @property
    def size(self) -> int:
        return len(self.data)

    def getbuffer(self) -> memoryview:
        return memoryview(self.data)


@pytest.mark.parametrize(
    "name", ["../../../evil.txt", "/etc/evil.txt", "a\\..\\..\\evil.txt", "e\u202evil.txt", ".txt.txt"]
)
def test_names_lead_nowhere(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "articles"
    batch = staging.stage(folder, [Sent(name, TEXT.encode())])
    outside = [path for path in tmp_path.rglob("*") if path.is_file() and batch.folder not in path.parents]
    assert not outside
    (found,) = batch.articles()
    assert isinstance(found, Article)
    assert ".." not in found.path.split("/")
    assert "\u202e" not in found.path


def test_limits_of_count_and_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "MAX_FILES", 2)
    monkeypatch.setattr(staging, "MAX_BYTES", 10)
    with pytest.raises(UsageError, match="more than 2"):
        staging.stage(tmp_path, [Sent("a.txt", b"a")] * 3)
    with pytest.raises(UsageError, match="MB"):
        staging.stage(tmp_path, [Sent("a.txt", b"a" * 11)])
    assert not list(tmp_path.iterdir())


def test_an_import_cut_short_is_found_again(tmp_path: Path) -> None:
    batch = staging.stage(tmp_path, [Sent("t.csv", f'x;y\n"{TEXT}";03/04/2025\n'.encode())])
    batch.choices = Choices((("x", "text"), ("y", "date")), "dmy")
    batch.defaults = Defaults(source="Example")
    batch.wanted = ["t.csv:2"]
    batch.remember()
    staging.stage(tmp_path, [Sent("b.txt", b"nobody asked for it")])
    (found,) = staging.unfinished(tmp_path)
    assert found == batch
    assert [item.date for item in found.articles() if isinstance(item, Article)] == ["2025-04-03"]
    found.discard()
    assert not staging.unfinished(tmp_path)
    assert not list((tmp_path / ".elchi" / "staging").iterdir())


def test_a_damaged_batch_is_forgotten(tmp_path: Path) -> None:
    batch = staging.stage(tmp_path, [Sent("a.txt", b"a")])
    (batch.folder / "batch.json").write_text("{", encoding="utf-8")
    assert staging.unfinished(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "data", "columns"),
    [
        ("a.csv", "дата;мәтін\n1;2\n".encode(), ["дата", "мәтін"]),
        ("a.jsonl", json.dumps({"b": 1, "c": 2}).encode() + b'\n{"d": 1}\n', ["b", "c", "d"]),
        ("a.jsonl", b"{", []),
        ("a.csv", b"\xff\xfe", []),
        ("a.xlsx", b"PK\x03\x04", []),
        ("a.txt", b"a,b", []),
    ],
)
def test_columns_of_tables(tmp_path: Path, name: str, data: bytes, columns: list[str]) -> None:
    (tmp_path / name).write_bytes(data)
    assert columns_of(tmp_path / name) == columns


def test_build_in_a_process_of_its_own(tmp_path: Path) -> None:
    articles, folder = tmp_path / "articles", tmp_path / "warehouse"
    articles.mkdir()
    (articles / "a.txt").write_text(TEXT, encoding="utf-8")
    told: list[tuple[int, int, str]] = []
    report = build_apart(articles, folder, lambda *step: told.append(step))
    assert report
    assert report.articles == 1
    assert told
    assert build_apart(articles, folder, lambda *step: None, lambda: True) is None
