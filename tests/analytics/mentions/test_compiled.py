"""The names as they were last worked out: the same as anew, and never trusted when broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analytics.mentions.gazetteer.alias_cache import compiled_aliases
from analytics.mentions.gazetteer.lexicon import Alias, Entity
from analytics.sources import ROOT, state_of

_MADE = (Alias(Entity("somewhere", "Somewhere", "place", "KZ"), ("some", "where"), "noun", "title", ""),)


def _never() -> tuple[Alias, ...]:
    raise AssertionError("the names were worked out again")


def test_the_second_reading_is_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    assert compiled_aliases(lambda: _MADE, folder) == _MADE
    assert compiled_aliases(_never, folder) == _MADE


def test_a_broken_file_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    compiled_aliases(lambda: _MADE, folder)
    for content in (b"", b"[]", b'{"entities": [], "aliases": [[3, [], "", "", ""]]}', b"\xff"):
        next(folder.glob("names-*.json")).write_bytes(content)
        assert compiled_aliases(lambda: _MADE, folder) == _MADE


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert compiled_aliases(lambda: _MADE, tmp_path / "file") == _MADE


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("analytics/outlets.py", "aliases", "akas"),
        ("analytics/glossary/spelling.py", "yield", "yield "),
        ("analytics/language/uzbek.py", "whole", "word"),
        ("data/lexicons/entities/outlets.csv", "TASS", "TASZ"),
    ],
)
def test_the_names_are_made_anew_where_what_they_are_made_from_has_changed(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    for folder in ("analytics", "data/lexicons/entities"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    before = state_of("analytics.mentions.gazetteer.lexicon", root=tmp_path)
    path = tmp_path / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    # modules_of remembers the files of a folder, not what stands in them
    assert state_of("analytics.mentions.gazetteer.lexicon", root=tmp_path) != before


def test_code_that_no_name_is_made_with_leaves_them(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "analytics", tmp_path / "analytics", ignore=shutil.ignore_patterns("__pycache__"))
    before = state_of("analytics.mentions.gazetteer.lexicon", root=tmp_path)
    with (tmp_path / "analytics" / "figures" / "find.py").open("a") as file:
        file.write("# more")
    assert state_of("analytics.mentions.gazetteer.lexicon", root=tmp_path) == before
