"""What editors do is asked for at the moment it is done, and written down."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from analytics import paths
from analytics.corrections import Correction
from analytics.glossary import Entry
from analytics.imports import Defaults, staging
from analytics.read import Choices
from dashboard.data import source
from dashboard.importing import acts, jobs, roles

FAR = roles.Visit("203.0.113.5", {"Host": "elchi.example.org"})
HERE = roles.Visit(None, {"Host": "localhost:8501", "Origin": "http://localhost:8501"})
WORD = Entry("outlet", "", "Dala Tany", "private", {"kk": ("Дала таңы",)}, country="KG")
WRITING = {"stage", "remember", "discard", "build_apart", "collect_feeds", "unlink", "rmtree"}


class Sent:
    name, size = "a.txt", 5

    def getbuffer(self) -> memoryview:
        return memoryview(b"Text.")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "articles").mkdir()
    monkeypatch.setenv("ELCHI_ARTICLES", str(tmp_path / "articles"))
    monkeypatch.setenv("ELCHI_WAREHOUSE", str(tmp_path / "warehouse"))
    return tmp_path / "articles"


def calls(folder: Path) -> dict[str, Callable[[], object]]:
    """Each act, ready to be done."""
    batch, job, warehouse = staging.Batch(folder / "staged"), jobs.Job("import"), source.warehouse_of(folder)
    return {
        "stage": lambda: acts.stage(folder, [Sent()], Choices(), Defaults()),
        "look": lambda: acts.look(folder, batch),
        "look_at_addresses": lambda: acts.look_at_addresses(folder, [], Defaults(), None),  # type: ignore[arg-type]
        "bring": lambda: acts.bring(folder, warehouse, [], None),
        "collect": lambda: acts.collect(folder, warehouse, [], None),  # type: ignore[arg-type]
        "cancel": lambda: acts.cancel(folder, job),
        "discard": lambda: acts.discard(folder, batch),
        "correct": lambda: acts.correct(Correction("article", "k", "0" * 64, ("a.txt",), note="a note")),
        "undo_correction": lambda: acts.undo_correction("none"),
        "add_word": lambda: acts.add_word(WORD),
        "remove_word": lambda: acts.remove_word("none"),
        "undo_word": lambda: acts.undo_word("none"),
        "undo_import": lambda: acts.undo_import(folder, warehouse, "none"),
        "remove_article": lambda: acts.remove_article("a.txt", "text", "title"),
        "bring_back": lambda: acts.bring_back("none"),
    }


def test_every_act_asks_for_the_right(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "visit", lambda: FAR)
    found = calls(folder)
    assert found.keys() == {
        name
        for name, value in inspect.getmembers(acts, inspect.isfunction)
        if value.__module__ == acts.__name__ and not name.startswith("_") and name != "told"
    }
    for name, act in found.items():
        with pytest.raises(roles.NotAllowedError):
            act()
        assert not any(folder.iterdir()), name
    assert jobs.writing().of(folder) is None


def test_who_cancelled_and_discarded_is_written_down(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "visit", lambda: HERE)
    job, batch = jobs.Job("import"), acts.stage(folder, [Sent()], Choices(), Defaults())
    acts.cancel(folder, job)
    acts.discard(folder, batch)
    assert job.stopped
    assert not batch.folder.exists()
    lines = [json.loads(line) for line in (folder / ".elchi" / acts.LOG).read_text(encoding="utf-8").splitlines()]
    assert [(line["who"], line["act"], line["count"]) for line in lines] == [
        ("local", "cancel import", 1),
        ("local", "discard", 1),
    ]


def test_no_other_module_of_the_pages_calls_what_writes() -> None:
    """`work` is what the jobs do once an act has begun them."""
    for path in sorted((paths.ROOT / "dashboard").rglob("*.py")):
        if path.name in ("acts.py", "work.py"):
            continue
        called = {
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and not _of_another(node)
        }
        assert not called & WRITING, path.name


def _of_another(call: ast.Call) -> bool:
    """Whether it is an act that is called, not what the act does."""
    return (
        isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "acts"
    )
