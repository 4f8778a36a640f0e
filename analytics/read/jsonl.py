"""A .jsonl: one article a line, a portion at a time."""

from __future__ import annotations

import json
from pathlib import Path

from analytics.errors import ReadError
from analytics.read.given import AUTOMATIC, GIVEN, Choices, known, with_given
from analytics.read.markup import unpack
from analytics.read.plain import MAX_BYTES
from analytics.read.portion import Place, Portion, is_full
from analytics.read.rows import Lines, open_table
from analytics.records import Article


def read_jsonl(path: Path, name: str, choices: Choices = AUTOMATIC, place: Place | None = None) -> Portion:
    """Articles from a place of the file on; a record without text yields an article with an empty text."""
    lines = open_table(path, name)
    found: list[Article | ReadError] = []
    with lines.file:
        if place:
            lines.file.seek(place.offset)
            lines = Lines(lines.file, lines.encoding, place.offset, place.number)
        while (line := lines.next()) is not None:
            where = f"{name}:{lines.number - 1}"
            if line.text is None:
                found.append(ReadError(where, f"the line is longer than {MAX_BYTES / 1e6:.0f} MB, or no text"))
            elif line.text.strip():
                found.append(_article(line.text, where, choices))
            else:
                continue
            if is_full(found):
                return Portion(found, Place(lines.offset, lines.number))
    return Portion(found)


def _article(line: str, where: str, choices: Choices) -> Article | ReadError:
    try:
        return _record(json.loads(line), where, choices)
    except (ValueError, RecursionError):
        return ReadError(where, "not a JSON object in UTF-8")
    except ReadError as error:
        return error


def _record(row: object, where: str, choices: Choices) -> Article:
    if isinstance(row, dict):
        row |= {field: row[column] for column, field in choices.columns if column in row}
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ReadError(where, "no field 'text' with a string")
    key = row.get("id", where)
    if not isinstance(key, str | int):
        raise ReadError(where, "'id' is neither a string nor a number")
    given = {field: _string(row.get(field), field, where) for field in GIVEN}
    return with_given(Article(id=key, text=unpack(row["text"]), path=where), given, choices.dates)


def _string(value: object, field: str, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return known(value)
    if field == "date" and isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.0f}"
    raise ReadError(where, f"'{field}' is not a string")
