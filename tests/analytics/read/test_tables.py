"""Tables as people have them: encodings, delimiters, broken quotation marks, sheets, days as programs write them."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from analytics.commands.analyse import lines
from analytics.errors import ReadError
from analytics.imports.columns import columns_of
from analytics.read import read_articles
from analytics.read.day import read_date
from analytics.read.rows import Lines, read_rows
from analytics.records import Article

TEXTS = {
    "kz1048": "Қазақстан мен Өзбекстан шекарада жаңа өткізу бекетін ашты, оның құны отыз миллион доллар болды.",
    "cp1251": "Узбекистан и Казахстан открыли новый пункт пропуска, он обошёлся в тридцать миллионов долларов.",
    "koi8_r": "На границе двух стран построят логистический центр, договор подписали в понедельник утром.",
    "cp866": "Министры обсудили перевозку зерна и договорились снизить тариф для всех участников соглашения.",
    "cp1252": "The ministers’ talks on grain – the third this year – ended with a “road map” for both sides.",
    "utf-16": "Oʻzbekiston va Qozogʻiston chegarada yangi nazorat punktini ochdi.",
    "utf-16-le": "Сарҳадда янги назорат пункти очилди, у ўттиз миллион доллар турди.",
}


def read(path: Path) -> tuple[list[Article], list[ReadError]]:
    found = list(read_articles([path]))
    return [f for f in found if isinstance(f, Article)], [f for f in found if isinstance(f, ReadError)]


def table(folder: Path, text: str | bytes, name: str = "a.csv") -> tuple[list[Article], list[ReadError]]:
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return read(folder / name)


@pytest.mark.parametrize("code", TEXTS)
def test_encodings_are_told_apart(tmp_path: Path, code: str) -> None:
    text = TEXTS[code]
    articles, errors = table(tmp_path, text.encode(code), "a.txt")
    assert [article.text for article in articles] == [text]
    assert not errors
    articles, errors = table(tmp_path, f'day,text\n2024-05-01,"{text}"\n'.encode(code))
    assert [article.text for article in articles] == [text]
    assert not errors


def test_a_damaged_byte_makes_no_other_encoding(tmp_path: Path) -> None:
    data = TEXTS["kz1048"].encode()
    for number in range(20, len(data), 7):
        articles, errors = table(tmp_path, data[:number] + b"\xff" + data[number:], "a.txt")
        assert not articles
        assert "not UTF-8" in errors[0].reason


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    articles, errors = table(tmp_path, bytes(range(1, 256)) * 4, "a.txt")
    assert not articles
    assert "not UTF-8" in errors[0].reason


@pytest.mark.parametrize(
    "head", ["date{0}text{0}title", "sep={0}\ndate{0}text{0}title", "Мониторинг СМИ\n\nза май\ndate{0}text{0}title"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_lines_above_the_heading(tmp_path: Path, head: str, delimiter: str, mark: str, end: str) -> None:
    text = mark + head.format(delimiter) + f'\n2024-05-01{delimiter}"Көпір{delimiter} жол"{delimiter}Құрылыс\n'
    articles, errors = table(tmp_path, text.replace("\n", end))
    assert [(a.date, a.text, a.title) for a in articles] == [("2024-05-01", f"Көпір{delimiter} жол", "Құрылыс")]
    assert not errors
    assert columns_of(tmp_path / "a.csv") == ["date", "text", "title"]


def test_a_table_of_one_column_has_no_delimiter(tmp_path: Path) -> None:
    articles, errors = table(tmp_path, "matn\nKoʻprik, yoʻl va bekat qurildi.\nYana biri; keyin uchinchisi.\n")
    assert [a.text for a in articles] == ["Koʻprik, yoʻl va bekat qurildi.", "Yana biri; keyin uchinchisi."]
    assert not errors


def test_a_text_is_never_cut_at_a_comma(tmp_path: Path) -> None:
    articles, errors = table(
        tmp_path, "id,date,text\n1,2024-05-01,Сауда өсті, импорт азайды.\n2,2024-05-02,Көпір ашылды.,,\n"
    )
    assert [(a.id, a.text) for a in articles] == [("2", "Көпір ашылды.")]
    assert [e.path for e in errors] == ["a.csv:2"]
    assert "has 4 cells, the heading 3" in errors[0].reason


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (r'"Ол: \"Сауда, көлік және газ\" деді."', 'Ол: "Сауда, көлік және газ" деді.'),
        ('"Ол: ""Сауда, көлік"" деді."', 'Ол: "Сауда, көлік" деді.'),
        ('"Көпір" компаниясы жол салды.', 'Көпір" компаниясы жол салды.'),
        ('"Жабылмаған тырнақша', "Жабылмаған тырнақша"),
        ('"Екі\nжол"', "Екі\nжол"),
    ],
)
def test_quotation_marks(tmp_path: Path, row: str, text: str) -> None:
    articles, errors = table(tmp_path, f"date,text\n2024-05-01,{row}\n2024-05-02,Келесі.\n2024-05-03,Соңғы.\n")
    assert [(a.date, a.text) for a in articles] == [
        ("2024-05-01", text),
        ("2024-05-02", "Келесі."),
        ("2024-05-03", "Соңғы."),
    ]
    assert not errors


def test_an_open_quotation_mark_costs_its_own_lines(tmp_path: Path) -> None:
    rows = "".join(f"2024-05-{day:02},Жаңалық {day}.\n" for day in range(2, 30))
    articles, errors = table(tmp_path, f'date,text\n2024-05-01,"Бір, екі\nүш\n{rows}')
    assert [a.text for a in articles] == [f"Жаңалық {day}." for day in range(2, 30)]
    assert [e.path for e in errors] == ["a.csv:2", "a.csv:3"]


def test_columns_of_one_name_are_told(tmp_path: Path) -> None:
    articles, errors = table(tmp_path, "text,date,text\nБірінші.,2024-05-01,Екінші.\n,2024-05-02,Үшінші.\n")
    assert [a.text for a in articles] == ["Бірінші.", "Үшінші."]
    assert ["stands more than once" in e.reason for e in errors] == [True]


@pytest.mark.parametrize("nothing", ["nan", "NaT", "NULL", "None", "N/A", "-", ""])
def test_words_of_programs_for_nothing(tmp_path: Path, nothing: str) -> None:
    articles, errors = table(
        tmp_path, f"date,source,text\n{nothing},{nothing},Көпір ашылды.\n2024-05-01,Дала,{nothing}\n"
    )
    assert [(a.date, a.source) for a in articles] == [(None, None)]
    assert [e.path for e in errors] == ["a.csv:3"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-29T23:50:00-07:00", "2024-02-29"),
        ("2024-02-29 23:50 UTC", "2024-02-29"),
        ("Thu, 29 Feb 2024 23:50:00 +0500", "2024-02-29"),
        ("29 Feb 2024 23:50:00 GMT", "2024-02-29"),
        ("1709250600", "2024-02-29"),
        ("1709250600000", "2024-02-29"),
        ("20240229", "2024-02-29"),
        ("45351", "2024-02-29"),
        ("45351.75", "2024-02-29"),
        ("Feb 29, 2024 11:50 PM", "2024-02-29"),
        ("Thursday, February 29, 2024", "2024-02-29"),
        ("29-Feb-24", "2024-02-29"),
        ("29.02.24", "2024-02-29"),
        ("29 февраля 2024 г., 23:50", "2024-02-29"),
        ("2024 жылғы 29 ақпан", "2024-02-29"),
        ("29-fevral 2024, 23:50", "2024-02-29"),
        ("29 феврал 2024", "2024-02-29"),
    ],
)
def test_days_as_programs_and_people_write_them(text: str, day: str) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize("text", ["2024-02", "2024", "20241341", "12345678901", "99999", "02/03/24"])
def test_what_is_no_sure_day_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(f"date,text\n{text},Көпір ашылды.\n", encoding="utf-8")
    article, error = lines([str(tmp_path / "a.csv")])
    assert isinstance(article, str)
    assert json.loads(article)["date"] is None
    assert isinstance(error, ReadError)
    assert text in error.reason


def workbook(path: Path) -> Path:
    """Two sheets with articles, one without, one hidden, one empty; merged cells and a serial number."""
    book = openpyxl.Workbook()
    first = book.active
    first.title = "Мамыр"
    first.append(["Мониторинг"])
    first.append(["date", "source", "text"])
    first.append([date(2024, 5, 1), "Дала", "Көпір ашылды."])
    first.append([None, None, "Жол салынды."])
    first.append([45351, "Қыр", "Бекет жабылды."])
    first.merge_cells("A3:A4")
    first.merge_cells("B3:B4")
    book.create_sheet("Маусым")
    for row in (["text", "id"], ["Кеме келді.", 7]):
        book["Маусым"].append(row)
    book.create_sheet("Ставки").append(["rate", 5])
    book.create_sheet("Бос")
    book.create_sheet("Черновик").append(["text"])
    book["Черновик"].sheet_state = "hidden"
    book.save(path)
    return path


def test_every_sheet_and_merged_cells(tmp_path: Path) -> None:
    articles, errors = read(workbook(tmp_path / "a.xlsx"))
    assert [(a.path, a.id, a.date, a.source, a.text) for a in articles] == [
        ("a.xlsx:3", "a.xlsx:3", "2024-05-01", "Дала", "Көпір ашылды."),
        ("a.xlsx:4", "a.xlsx:4", "2024-05-01", "Дала", "Жол салынды."),
        ("a.xlsx:5", "a.xlsx:5", "2024-02-29", "Қыр", "Бекет жабылды."),
        ("a.xlsx/Маусым:2", "7", None, None, "Кеме келді."),
    ]
    assert ["Ставки" in errors[0].reason, "Черновик" in errors[1].reason] == [True, True]
    assert columns_of(tmp_path / "a.xlsx") == ["date", "source", "text"]


def test_a_far_cell_does_not_stretch_a_sheet(tmp_path: Path) -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["text"])
    book.active["XFD1048576"] = "x"
    book.save(out)
    articles, errors = table(tmp_path, out.getvalue(), "a.xlsx")
    assert not articles
    assert "limits of memory" in errors[0].reason


def test_markup_in_cells_is_unpacked(tmp_path: Path) -> None:
    packed = "<p>Сауда&nbsp;&mdash; 5&nbsp;млрд м<sup>3</sup>.</p><p>A &amp;amp; B<br>C</p><script>x()</script>"
    plain = "Сауда\xa0— 5\xa0млрд м³.\nA & B\nC"
    assert table(tmp_path, f'text\n"{packed}"\n')[0][0].text == plain


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl"])
def test_markup_of_what_is_text_alone_stays_in_it(tmp_path: Path, name: str) -> None:
    packed = "Көпір\n\n2024-05-01\n\nСауда 5&nbsp;млрд <b>теңге</b>.<br>A &amp; B"
    data = json.dumps({"text": packed}) if name == "a.jsonl" else packed
    assert table(tmp_path, data, name)[0][0].text == packed
    (line,) = lines([str(tmp_path / name)])
    assert isinstance(line, str)
    assert [figure["unit"] for figure in json.loads(line)["figures"]] == ["KZT"]


class Endless(io.BytesIO):
    """Two thousand million bytes without a line end, of which it counts what is read."""

    def __init__(self) -> None:
        super().__init__()
        self.at, self.end, self.read_so_far = 0, 2_000_000_000, 0

    def readline(self, size: int | None = -1, /) -> bytes:
        size = min(size or -1, self.end - self.at)
        self.at += size
        self.read_so_far += size
        return b"a" * size

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self.at = offset + (self.end if whence == io.SEEK_END else 0)
        return self.at


def test_a_file_without_line_ends_costs_64_megabytes() -> None:
    file = Endless()
    rows = list(read_rows(Lines(file, "utf-8"), ","))
    assert ["longer than 8 MB" in str(row.fault) for row in rows] == [True]
    assert file.read_so_far < 80_000_000


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_long_line_costs_itself_and_long_tables_come_whole(tmp_path: Path, name: str) -> None:
    rows = [f"Хабар {number}." for number in range(5_000)]
    good = [json.dumps({"text": text}) if name == "a.jsonl" else text for text in rows]
    (tmp_path / name).write_text("\n".join(["text", *good[:2], "x" * 9_000_000, *good[2:]]), encoding="utf-8")
    articles, errors = read(tmp_path / name)
    assert [article.text for article in articles] == rows
    assert any("longer than 8 MB" in error.reason and error.path == f"{name}:4" for error in errors)
    assert [article.path for article in articles[-1:]] == [f"{name}:5002"]
