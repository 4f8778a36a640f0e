"""An import undone as a whole, an article removed and brought back, and collecting again and again."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from analytics import warehouse
from analytics.commands.bring import rounds
from analytics.errors import UsageError
from analytics.imports import candidate, log, save
from analytics.records import Article
from analytics.removed import bring_back, removals, remove_article

TEXT = "Министрлер Астанада кездесіп, жаңа көпір туралы келісімге қол қойды."


def brought(folder: Path, *texts: str) -> list[Path]:
    return [save(candidate(Article("a", text, "a", date="2024-05-01")), folder) for text in texts]


def paths(folder: Path) -> list[str]:
    warehouse.build(folder, folder / ".w")
    found = warehouse.open(folder / ".w")
    rows = found.cursor().execute("SELECT path FROM articles ORDER BY path").fetchall()
    found.close()
    return [path for (path,) in rows]


def test_an_import_is_undone_as_a_whole_and_only_once(tmp_path: Path) -> None:
    kept = brought(tmp_path, TEXT)
    one = log.record(tmp_path, brought(tmp_path, TEXT + " Екінші.", TEXT + " Үшінші."), "editor")
    assert one
    assert [(i.id, i.who, len(i.files)) for i in log.standing(tmp_path)] == [(one.id, "editor", 2)]
    assert log.undo(tmp_path, one.id, "editor") == 2
    assert list((tmp_path / "imported").iterdir()) == kept
    assert log.standing(tmp_path) == []
    with pytest.raises(UsageError, match="undone already"):
        log.undo(tmp_path, one.id, "editor")


def test_undoing_removes_nothing_outside_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "mine.txt").write_text(TEXT, encoding="utf-8")
    (folder / ".elchi").mkdir()
    line = '{"id": "x", "at": "2024-05-01T00:00:00+00:00", "who": "w", "files": ["../mine.txt"], "undoes": ""}'
    (folder / ".elchi" / log.NAME).write_text(line + "\n{\n", encoding="utf-8")
    assert log.undo(folder, "x", "editor") == 0
    assert (tmp_path / "mine.txt").exists()


def test_a_removed_article_is_passed_over_until_it_is_brought_back(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        f'text,date\n"{TEXT} Бір.",2024-05-01\n"{TEXT} Екі.",2024-05-02\n', encoding="utf-8"
    )
    assert paths(tmp_path) == ["a.csv:2", "a.csv:3"]
    gone = remove_article(tmp_path, "a.csv:2", f"{TEXT} Бір.", "Бір", "editor")
    assert paths(tmp_path) == ["a.csv:3"]
    assert [one.title for one in removals(tmp_path)] == ["Бір"]
    bring_back(tmp_path, gone.id, "editor")
    assert paths(tmp_path) == ["a.csv:2", "a.csv:3"]
    with pytest.raises(UsageError, match="brought back already"):
        bring_back(tmp_path, gone.id, "editor")


def test_a_removal_holds_for_that_text_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    remove_article(tmp_path, "a.txt", TEXT + " Ескі.", "", "editor")
    assert paths(tmp_path) == ["a.txt"]


def test_collecting_goes_on_after_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("analytics.commands.bring.time.sleep", slept.append)
    for pause in itertools.islice(rounds("6h"), 2):
        pause()
    assert slept == [21600, 21600]


@pytest.mark.parametrize("every", ["", "0h", "6", "h", "-1h", "6 weeks"])
def test_what_is_no_time_is_refused(every: str) -> None:
    with pytest.raises(UsageError, match="--every"):
        next(rounds(every))
