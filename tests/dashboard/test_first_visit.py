"""Before there is a warehouse, and where there are no articles."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


def start(articles: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("ELCHI_ARTICLES", str(articles))
    monkeypatch.setenv("ELCHI_WAREHOUSE", str(warehouse))
    at = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=120).run()
    assert not at.exception
    return at


def test_no_articles_says_how_to_add_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    at = start(tmp_path / "articles", tmp_path / "warehouse", monkeypatch)
    assert at.title[0].value == "There are no articles yet"
    assert str(tmp_path / "articles") in at.code[0].value


def test_folder_that_does_not_exist_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = start(tmp_path / "nowhere", tmp_path / "warehouse", monkeypatch)
    assert len(at.error) == 1
    assert "nowhere" in at.error[0].value.replace("\\", "")
    assert not list(tmp_path.iterdir())  # neither the folder nor a warehouse of it was made


def test_articles_without_a_warehouse_are_read_and_shown(
    few_articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for path in sorted(p for p in few_articles.rglob("*") if p.is_file())[:3]:
        shutil.copy(path, own / path.name)
    at = start(own, tmp_path / "warehouse", monkeypatch)
    assert at.title[0].value == "Overview"
    assert at.metric[0].value == "3"


def test_warehouse_of_another_version_is_built_again(
    few_articles: Path, small_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old"
    shutil.copytree(small_warehouse, old)
    pointer = old / "current.json"
    pointer.write_text(pointer.read_text("utf-8").replace('"schema": ', '"schema": 9'), "utf-8")
    at = start(few_articles, old, monkeypatch)
    assert at.title[0].value == "Overview"
    assert int(at.metric[0].value) > 10


def test_empty_file_is_named_with_its_reason_and_the_rest_goes_through(
    few_articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    shutil.copy(next(p for p in few_articles.rglob("*") if p.is_file()), own)
    (own / "empty.txt").write_text("")
    at = start(own, tmp_path / "warehouse", monkeypatch)
    assert at.metric[0].value == "1"
    at.switch_page("app_pages/sources.py").run()
    assert any("empty.txt" in str(frame.value) for frame in at.dataframe)
