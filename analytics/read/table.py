"""Many articles in one file: .csv and .jsonl, read line by line."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from analytics.errors import ReadError
from analytics.read.given import AUTOMATIC, GIVEN, Choices, with_given
from analytics.read.plain import MAX_BYTES, check_text
from analytics.records import Article

# the names under which people keep the columns, in lower case
COLUMNS = {
    "id": ("id", "key", "article_id"),
    "text": ("text", "body", "content", "article", "текст", "мәтін", "матн", "matn"),
    "title": ("title", "headline", "заголовок", "тақырып", "сарлавҳа", "sarlavha"),
    "date": ("date", "published", "published_at", "publication_date", "дата", "күні", "сана", "sana"),
    "source": ("source", "outlet", "publisher", "site", "источник", "дереккөз", "манба", "manba"),
    "url": ("url", "link", "address", "ссылка", "сілтеме", "ҳавола", "havola"),
    "language": ("language", "lang", "язык", "тіл", "тил", "til"),
}


def read_jsonl(path: Path, name: str, choices: Choices = AUTOMATIC) -> Iterator[Article | ReadError]:
    """One article a line; a record without text yields an article with an empty text."""
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file, name), 1):
            where = f"{name}:{number}"
            if isinstance(line, ReadError):
                yield line
            elif line.strip():
                try:
                    yield _record(json.loads(line), where, choices)
                except (ValueError, RecursionError):
                    yield ReadError(where, "not a JSON object in UTF-8")
                except ReadError as error:
                    yield error


def _lines(file: BinaryIO, name: str) -> Iterator[bytes | ReadError]:
    """Lines of at most MAX_BYTES; the rest of a longer one is passed over."""
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if len(line) <= MAX_BYTES:
            yield line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_BYTES)
        yield ReadError(f"{name}:{number}", f"the line is longer than {MAX_BYTES / 1e6:.0f} MB")


def _record(row: object, where: str, choices: Choices) -> Article:
    if isinstance(row, dict):
        row |= {field: row[column] for column, field in choices.columns if column in row}
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ReadError(where, "no field 'text' with a string")
    key = row.get("id", where)
    if not isinstance(key, str | int):
        raise ReadError(where, "'id' is neither a string nor a number")
    given = {field: _string(row.get(field), field, where) for field in GIVEN}
    return with_given(Article(id=key, text=row["text"], path=where), given, choices.dates)


def _string(value: object, field: str, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return (value or "").strip() or None
    raise ReadError(where, f"'{field}' is not a string")


def read_csv(path: Path, name: str, choices: Choices = AUTOMATIC) -> Iterator[Article | ReadError]:
    """One article a row; columns are found by their names in any of the interface's languages."""
    csv.field_size_limit(MAX_BYTES)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.read(4096)
            file.seek(0)
            rows = csv.DictReader(file, delimiter=max(",;\t", key=head.split("\n", 1)[0].count))
            columns = find_columns(rows.fieldnames or [], name, choices)
            for row in rows:
                yield article_of_row(row, columns, f"{name}:{rows.line_num}", choices)
    except UnicodeDecodeError as error:
        raise ReadError(name, f"not UTF-8 text ({error.reason}): save it as UTF-8 and try again") from error
    except csv.Error as error:
        raise ReadError(name, f"not a readable table ({error})") from error


def find_columns(names: Iterable[str], file: str, choices: Choices = AUTOMATIC) -> dict[str, str]:
    """{field: the table's name for it}, as chosen, else by the name; raises ReadError without a text column."""
    known = {str(name).strip().lower(): name for name in names if name}
    chosen = {field: known[key] for column, field in choices.columns if (key := column.strip().lower()) in known}
    columns = {field: known[alias] for field, aliases in COLUMNS.items() for alias in aliases[::-1] if alias in known}
    columns = {field: name for field, name in columns.items() if name not in chosen.values()} | chosen
    if "text" not in columns:
        raise ReadError(file, f"no column for the text (one of {', '.join(COLUMNS['text'])})")
    return columns


def article_of_row(
    row: Mapping[str, str | None], columns: dict[str, str], where: str, choices: Choices = AUTOMATIC
) -> Article | ReadError:
    """The article of a row {the table's column: value}, or why there is none."""
    values = {field: (row.get(column) or "").strip() or None for field, column in columns.items() if field != "text"}
    try:
        text = check_text(row.get(columns["text"]) or "", where)
    except ReadError as error:
        return error
    return with_given(Article(id=values.get("id") or where, text=text, path=where), values, choices.dates)
