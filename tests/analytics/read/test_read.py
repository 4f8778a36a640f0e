"""Articles in from every kind of file, and what bad files cost: themselves."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from analytics.errors import ReadError, UsageError
from analytics.layout import complete
from analytics.read import Choices, read_articles
from analytics.read.day import read_date
from analytics.records import Article

TEXT = "Министрлер кездесті\nКөпір туралы келісім жасалды."


def read(*paths: Path) -> tuple[list[Article], list[ReadError]]:
    found = list(read_articles(paths))
    return [f for f in found if isinstance(f, Article)], [f for f in found if isinstance(f, ReadError)]


def test_folder_is_read_in_order_with_paths_as_ids(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "c.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    articles, errors = read(tmp_path)
    assert [a.id for a in articles] == ["a/c.md", "b.txt"]
    assert not errors
    assert {a.text for a in articles} == {TEXT}


def test_line_ends_and_marks_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Бір\r\nЕкі\u00ad".encode())
    assert read(tmp_path)[0][0].text == "Бір\r\nЕкі\u00ad"


def test_utf16_and_bom(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode("utf-16"))
    (tmp_path / "b.txt").write_bytes(TEXT.encode("utf-8-sig"))
    assert [a.text for a in read(tmp_path)[0]] == [TEXT, TEXT]


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "no text"),
    "old.txt": (bytes(range(128, 256)) * 3, "not UTF-8"),
    "nul.txt": (b"a\x00b", "NUL"),
    "picture.jpg": (b"\xff\xd8\xff", "not read"),
    "long.txt": (b"a" * 8_000_001, "too long"),
    "broken.jsonl": (b'{"id": "x", "text":\n', "not a JSON object"),
    "notext.jsonl": (b'{"id": "x"}\n', "no field 'text'"),
    "deep.jsonl": (b'{"text": ' + b"[" * 100_000 + b"\n", "not a JSON object"),
    "nocolumn.csv": (b"a,b\n1,2\n", "no column for the text"),
    "nopage.html": (b"<html><body></body></html>", "no article"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_costs_itself(tmp_path: Path, name: str) -> None:
    data, reason = BAD[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text(TEXT, encoding="utf-8")
    articles, errors = read(tmp_path)
    assert [a.id for a in articles] == ["zz.txt"]
    assert len(errors) == 1
    assert name in str(errors[0])
    assert reason in errors[0].reason


def test_fifo_and_link_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_text("secret text", encoding="utf-8")
    folder = tmp_path / "articles"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "link.txt").symlink_to(tmp_path / "out.txt")
    (folder / "loop").symlink_to(folder)
    articles, errors = read(folder)
    assert not articles
    assert [e.path for e in errors] == ["pipe.txt"]


def test_missing_path_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        list(read_articles([tmp_path / "none"]))


def test_jsonl_keeps_ids_and_empty_texts(tmp_path: Path) -> None:
    rows = [{"id": 7, "text": TEXT, "source": "UzA"}, {"id": "x", "text": ""}, {"text": TEXT, "date": None}]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    articles, errors = read(path)
    assert not errors
    assert [a.id for a in articles] == [7, "x", "a.jsonl:3"]
    assert (articles[0].source, articles[1].text) == ("UzA", "")


def test_csv_columns_in_any_language(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Дата;Заголовок;Текст\n2024-05-01;Мост;"Открыт; мост"\n;;\n', encoding="utf-8")
    articles, errors = read(path)
    assert (articles[0].date, articles[0].title, articles[0].text) == ("2024-05-01", "Мост", "Открыт; мост")
    assert len(errors) == 1


def test_metadata_overrides(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" date 2020-01-01 Тақырып\nМәтін.", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,date,source\na.txt,2024-05-01,Egemen\n", encoding="utf-8")
    articles, errors = read(tmp_path)
    assert not errors
    article, _ = complete(articles[0])
    assert (article.date, article.source, article.title) == ("2024-05-01", "Egemen", "Тақырып")


def test_web_page(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>Министры подписали соглашение номер {n} о строительстве моста.</p>" for n in range(8))
    page = (
        "<html lang='ru'><head><title>Мост</title><meta property='article:published_time' content='2024-05-01'>"
        f"<script>alert(1)</script></head><body><nav>Меню</nav><article><h1>Мост</h1>{paragraphs}</article></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    articles, errors = read(tmp_path)
    assert not errors
    assert articles[0].date == "2024-05-01"
    assert "соглашение номер 3" in articles[0].text
    assert "alert" not in articles[0].text
    assert "Меню" not in articles[0].text


@pytest.mark.parametrize(
    ("text", "form", "iso"),
    [
        ("31.12.2024", "auto", "2024-12-31"),
        ("03.04.2025", "auto", "2025-04-03"),
        ("03/04/2025", "dmy", "2025-04-03"),
        ("03/04/2025", "mdy", "2025-03-04"),
        ("25/04/2025 10:00", "auto", "2025-04-25"),
        ("2025/4/3", "auto", "2025-04-03"),
        ("5/5/24", "auto", "2024-05-05"),
        ("12 ноября 2025", "auto", "2025-11-12"),
        ("2025 3 Apr", "%Y %d %b", "2025-04-03"),
    ],
)
def test_dates_of_tables(text: str, form: str, iso: str) -> None:
    assert read_date(text, form) == iso


@pytest.mark.parametrize(
    ("text", "form", "reason"),
    [
        ("03/04/2025", "auto", "may be two dates"),
        ("31.02.2025", "auto", "not a date of the form"),
        ("yesterday", "auto", "not a date"),
        ("13.11.2025", "mdy", "not a date of the form mdy"),
        ("13.11.2025", "%Y-%m-%d", "not a date of the form %Y-%m-%d"),
        ("13.11.2025", "%Y %", "not a date"),
        ("9999999999", "auto", "not a date"),
    ],
)
def test_dates_that_cannot_be_read(text: str, form: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_date(text, form)


def test_chosen_columns_and_form_of_dates(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'Written,Words,text\n03/04/2025,"{TEXT}",no\n', encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"Written": "03/04/2025", "Words": TEXT}), encoding="utf-8")
    choices = Choices((("Words", "text"), ("Written", "date")), "mdy")
    found = [item for item in read_articles([tmp_path], choices) if isinstance(item, Article)]
    assert [(article.text, article.date) for article in found] == [(TEXT, "2025-03-04")] * 2


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.html", "a.csv"])
@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\x89PNG\r\n", b"MZ\x90\x00", b"{\\rtf1"])
def test_kind_is_told_by_content(tmp_path: Path, name: str, start: bytes) -> None:
    (tmp_path / name).write_bytes(start + b"text " * 20)
    articles, errors = read(tmp_path)
    assert not articles
    assert "not what its name says: it is" in errors[0].reason
