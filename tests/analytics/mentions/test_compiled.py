"""The names as they were last worked out: the same as anew, and never trusted when broken."""

from __future__ import annotations

from pathlib import Path

from analytics.mentions.compiled import compiled_aliases
from analytics.mentions.lexicon import Alias, Entity

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
