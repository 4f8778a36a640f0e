"""Word, Excel, PDF and archives, and hostile ones of each."""

from __future__ import annotations

import io
import stat
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from analytics.errors import ReadError
from analytics.read import confined, read_articles
from analytics.read.confined import read_confined
from analytics.records import Article

TEXT = "Министрлер кездесті\nКөпір туралы келісім жасалды."


def read(path: Path) -> tuple[list[Article], list[ReadError]]:
    found = list(read_articles([path]))
    return [f for f in found if isinstance(f, Article)], [f for f in found if isinstance(f, ReadError)]


def word(path: Path) -> Path:
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(str(path))
    return path


def sheet(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["date", "title", "text"])
    book.active.append(["2024-05-01", "Көпір", TEXT])
    book.active.append(["2024-05-02", "Бос", None])
    book.save(path)
    return path


def pdf(path: Path, text: str = "Ministers met in Samarkand. They signed.") -> Path:
    """A PDF of one page, written by hand."""
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start)
    path.write_bytes(out.getvalue())
    return path


def test_word(tmp_path: Path) -> None:
    assert read(word(tmp_path / "a.docx"))[0][0].text == TEXT


def test_pdf(tmp_path: Path) -> None:
    assert read(pdf(tmp_path / "a.pdf"))[0][0].text.startswith("Ministers met in Samarkand.")


def test_scanned_pdf_says_so(tmp_path: Path) -> None:
    articles, errors = read(pdf(tmp_path / "a.pdf", text=""))
    assert not articles
    assert "pictures" in errors[0].reason


def test_sheet(tmp_path: Path) -> None:
    articles, errors = read(sheet(tmp_path / "a.xlsx"))
    assert [(a.id, a.date, a.title, a.text) for a in articles] == [("a.xlsx:2", "2024-05-01", "Көпір", TEXT)]
    assert [e.path for e in errors] == ["a.xlsx:3"]


def archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def test_archive_of_every_kind(tmp_path: Path) -> None:
    members = {
        "b/one.txt": TEXT.encode(),
        "two.docx": word(tmp_path / "two.docx").read_bytes(),
        "__MACOSX/x.txt": b"rubbish",
        "three.bin": b"12",
    }
    articles, errors = read(archive(tmp_path / "a.zip", members))
    assert [a.id for a in articles] == ["a.zip/b/one.txt", "a.zip/two.docx"]
    assert [e.path for e in errors] == ["a.zip/three.bin"]


def test_archive_cannot_write_elsewhere(tmp_path: Path) -> None:
    inner = archive(tmp_path / "inner.zip", {"a.txt": TEXT.encode()}).read_bytes()
    path = archive(tmp_path / "a.zip", {"../../evil.txt": TEXT.encode(), "/abs.txt": TEXT.encode(), "in.zip": inner})
    with zipfile.ZipFile(path, "a") as file:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
    articles, errors = read(path)
    assert [a.id for a in articles] == ["a.zip/evil.txt", "a.zip/abs.txt"]
    assert {e.path: e.reason.split(",")[0] for e in errors} == {
        "a.zip/in.zip": "an archive inside an archive is not opened",
        "a.zip/link.txt": "is a link",
    }
    assert not list(tmp_path.parent.rglob("evil.txt"))


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.docx", "bomb.xlsx"])
def test_bomb_is_not_opened(tmp_path: Path, name: str) -> None:
    articles, errors = read(archive(tmp_path / name, {"word/document.xml": b"0" * 50_000_000}))
    assert not articles
    assert "unpacks to far more" in errors[0].reason


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    good = word(tmp_path / "good.docx")
    with zipfile.ZipFile(good) as file:
        members = {name: file.read(name) for name in file.namelist()}
    body = members["word/document.xml"].decode()
    start = body.index("?>") + 2
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    members["word/document.xml"] = (body[:start] + entity + body[start:].replace("Министрлер", "A&x;B")).encode()
    articles, _ = read(archive(tmp_path / "a.docx", members))
    assert all("secret" not in article.text for article in articles)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf", "a.zip", "a.html"])
def test_truncations_cost_only_themselves(tmp_path: Path, name: str) -> None:
    makers = {
        "a.docx": word,
        "a.xlsx": sheet,
        "a.pdf": pdf,
        "a.zip": lambda path: archive(path, {"a.txt": TEXT.encode()}),
        "a.html": lambda path: path.write_text(f"<html><body><p>{TEXT}</p></body></html>") and path,
    }
    data = makers[name](tmp_path / name).read_bytes()
    for percent in range(5, 100, 10):
        (tmp_path / name).write_bytes(data[: len(data) * percent // 100])
        articles, errors = read(tmp_path / name)
        assert len(articles) + len(errors) >= 1


def sleeper(path: Path, name: str) -> Iterator[Article]:
    time.sleep(60)
    yield Article(name, path.name)


def glutton(path: Path, name: str) -> Iterator[Article]:
    yield Article(name, str(len(bytearray(8_000_000_000))) + path.name)


def test_limits_of_time_and_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "SECONDS", 1.0)
    with pytest.raises(ReadError, match="took longer than 1 seconds"):
        list(read_confined(sleeper, tmp_path, "slow"))
    with pytest.raises(ReadError, match="memory"):
        list(read_confined(glutton, tmp_path, "big"))
    monkeypatch.setattr(confined, "SECONDS", 10.0)
    assert read(word(tmp_path / "after.docx"))[0]
