"""A .jsonl: one article a line, a portion at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analytics.errors import ReadError
from analytics.read.fields import SAMPLE, guess_fields
from analytics.read.given import AUTOMATIC, GIVEN, Choices, known, with_given
from analytics.read.plain import MAX_BYTES
from analytics.read.portion import Place, Portion, is_full
from analytics.read.rows import Lines, open_table
from analytics.records import Article

MOST_NAMES = 100  # of fields


def read_jsonl(path: Path, name: str, choices: Choices = AUTOMATIC, place: Place | None = None) -> Portion:
    """Articles from a place of the file on; a record without text yields an article with an empty text."""
    choices = replace(choices, columns=(*choices.columns, *_guessed(path, name, choices)))
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


def first_records(path: Path, name: str) -> list[dict[str, object]]:
    """The first records of a file; lines that are none are passed over."""
    lines, found = open_table(path, name), list[dict[str, object]]()
    with lines.file:
        while len(found) < SAMPLE and (line := lines.next()) is not None:
            try:
                row = json.loads(line.text or "null")
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict):
                found.append(row)
    return found


def as_table(records: Sequence[dict[str, object]]) -> tuple[list[str], list[list[str]]]:
    """All names in the records, and a row of cells for each."""
    names = list(dict.fromkeys(name for row in records for name in row))[:MOST_NAMES]
    rows = [
        [str(value) if isinstance(value := row.get(n), str | int | float) else "" for n in names] for row in records
    ]
    return names, rows


def _guessed(path: Path, name: str, choices: Choices) -> tuple[tuple[str, str], ...]:
    """(name, field) of records none of which has a field `text`; what is called by the names of the format is so."""
    records = first_records(path, name)
    if any("text" in row for row in records):
        return ()
    found = guess_fields(*as_table(records), choices)
    return tuple((column, field) for field, column in found.items())


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
    return with_given(Article(id=key, text=row["text"], path=where), given, choices)


def _string(value: object, field: str, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return known(value)
    if field == "date" and isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.0f}"
    raise ReadError(where, f"'{field}' is not a string")
