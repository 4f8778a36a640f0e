"""One bad thing costs itself: members of archives, metadata.csv, deep folders, pipes in the place of journals."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from analytics import journal
from analytics.corrections import Corrections
from analytics.errors import ReadError
from analytics.glossary import Glossary
from analytics.read import folder, read_articles
from analytics.records import Article

TEXT = "Министрлер кездесті. Көпір туралы келісім жасалды."


def read(path: Path) -> tuple[list[Article], list[ReadError]]:
    found = list(read_articles([path]))
    return [f for f in found if isinstance(f, Article)], [f for f in found if isinstance(f, ReadError)]


def packed(members: dict[str, str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_member_costs_itself(tmp_path: Path, how: int) -> None:
    data = packed({"a.txt": TEXT * 50, "b.txt": TEXT}, how)
    at = data.index(b"a.txt") + len("a.txt")
    (tmp_path / "a.zip").write_bytes(data[: at + 4] + b"\xff" * 12 + data[at + 16 :])
    articles, errors = read(tmp_path / "a.zip")
    assert [a.path for a in articles] == ["a.zip/b.txt"]
    assert [str(e) for e in errors] == ["a.zip/a.txt: damaged in the archive"]


def test_a_name_that_is_not_utf8_costs_its_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"аб.txt": TEXT}).replace("аб.txt".encode(), b"\xff\xfe\xff\xfe.txt"))
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    articles, errors = read(tmp_path)
    assert [a.path for a in articles] == ["b.txt"]
    assert [e.path for e in errors] == ["a.zip"]


@pytest.mark.parametrize("code", ["cp866", "cp1251", "utf-8"])
def test_names_as_windows_packed_them(tmp_path: Path, code: str) -> None:
    name = "Шекара/Көшпелі көпір.txt" if code == "utf-8" else "Граница/Новый мост.txt"
    stand_in = "x" * (len(name.encode(code)) - 4) + ".txt"
    (tmp_path / "a.zip").write_bytes(packed({stand_in: TEXT}).replace(stand_in.encode(), name.encode(code)))
    articles, errors = read(tmp_path / "a.zip")
    assert [a.path for a in articles] == [f"a.zip/{name}"]
    assert not errors


def test_metadata_and_leftovers_of_systems_in_an_archive(tmp_path: Path) -> None:
    members = {
        "май/a.txt": TEXT,
        "b.txt": TEXT,
        "май/metadata.csv": "file;date;source\na.txt;2024-05-01;Дала\n",
        "май/Thumbs.db": "x",
        "desktop.ini": "x",
        "май/~$a.docx": "x",
        "__MACOSX/май/._a.txt": "x",
        ".DS_Store": "x",
    }
    (tmp_path / "a.zip").write_bytes(packed(members))
    articles, errors = read(tmp_path / "a.zip")
    assert [(a.path, a.date, a.source) for a in articles] == [
        ("a.zip/май/a.txt", "2024-05-01", "Дала"),
        ("a.zip/b.txt", None, None),
    ]
    assert not errors


def test_leftovers_of_systems_in_a_folder(tmp_path: Path) -> None:
    for name in ("Thumbs.db", "desktop.ini", "~$a.docx", ".a.txt"):
        (tmp_path / name).write_bytes(b"x")
    assert read(tmp_path) == ([], [])


def test_a_long_ending_costs_its_member(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"a." + "x" * 60_000: TEXT, "b.txt": TEXT}))
    articles, errors = read(tmp_path / "a.zip")
    assert [a.path for a in articles] == ["a.zip/b.txt"]
    assert "are not read" in errors[0].reason
    assert len(errors[0].reason) < 300


def test_a_million_members_are_not_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    end = b"PK\x05\x06" + bytes(4) + b"\xff\xff" * 2 + (46_000_000).to_bytes(4, "little") + bytes(6)
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04" + bytes(100) + end)
    monkeypatch.setattr(zipfile, "ZipFile", None)  # it would be asked
    assert [e.reason for e in read(tmp_path / "a.zip")[1]] == ["holds more than 20000 files"]


BAD_METADATA = {
    "huge": (b'file,title\na.txt,"' + b"x" * 7_000_000 + b"\n", "a cell is longer"),
    "other": (bytes(range(128, 256)), "not UTF-8"),
    "empty": (b"", "empty"),
    "nul": (b"file,title\na.txt,\x00\n", "no text"),
    "nameless": (b"date,title\n2024-05-01,x\n", "no column 'file'"),
}


@pytest.mark.parametrize("what", BAD_METADATA)
def test_bad_metadata_costs_itself_and_is_told_once(tmp_path: Path, what: str) -> None:
    data, reason = BAD_METADATA[what]
    (tmp_path / "metadata.csv").write_bytes(data)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    articles, errors = read(tmp_path)
    assert [a.path for a in articles] == ["a.txt", "b.txt"]
    assert [reason in e.reason for e in errors] == [True]


def test_metadata_that_links_out_or_is_a_pipe_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("file,source\na.txt,Secret\n", encoding="utf-8")
    for name in ("links", "pipes"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "links" / "metadata.csv").symlink_to(tmp_path / "secret.csv")
    os.mkfifo(tmp_path / "pipes" / "metadata.csv")
    for name in ("links", "pipes"):
        articles, errors = read(tmp_path / name)
        assert [a.source for a in articles] == [None]
        assert [e.reason for e in errors] == ["is a link out of its folder: not read"] * (name == "links")


def test_folders_1500_deep(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1_500):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    deep = os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(deep, TEXT.encode())
    os.close(deep)
    os.close(here)
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    articles, errors = read(tmp_path)
    subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)  # Python's own way goes as deep as the folders
    assert [a.path for a in articles] == ["d/" * 1_500 + "a.txt", "z.txt"]
    assert not errors


def test_any_fault_of_a_reader_costs_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path, name: str) -> None:
        raise KeyError(name)

    monkeypatch.setitem(folder.READERS, ".md", broken)
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    articles, errors = read(tmp_path)
    assert [a.path for a in articles] == ["b.txt"]
    assert [str(e) for e in errors] == ["a.md: damaged, or not what its name says (KeyError)"]


@pytest.mark.parametrize("name", ["corrections.jsonl", "words.jsonl"])
@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_what_is_no_file_in_the_place_of_a_journal(tmp_path: Path, name: str, kind: str) -> None:
    path = journal.place(tmp_path, name)
    path.parent.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    wrong = Corrections(tmp_path).wrong + Glossary(tmp_path).wrong
    assert wrong == [f"{name}: not a regular file that may be read"]
    with pytest.raises(OSError, match=r"regular file|directory"):
        journal.append(path, "{}")
