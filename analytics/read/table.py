"""Which column of a table is which field, and the article of a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analytics.errors import ReadError
from analytics.read.fields import FIELDS, WHOLE, guess_fields, known_names, name_score
from analytics.read.given import AUTOMATIC, Choices, known, with_given
from analytics.read.markup import unpack
from analytics.read.plain import check_text
from analytics.records import Article


def find_columns(
    names: Sequence[str], rows: Sequence[Sequence[str]], file: str, choices: Choices = AUTOMATIC
) -> dict[str, str]:
    """{field: the table's name for it}, by names and first rows; raises ReadError without a text column."""
    columns = guess_fields(names, rows, choices)
    if "text" not in columns:
        raise ReadError(file, f"no column for the text (one of {', '.join(known_names('text'))})")
    return columns


def match_columns(names: Iterable[str], choices: Choices = AUTOMATIC) -> dict[str, str]:
    """{field: the table's name for it} of the whole names that are known or chosen, whatever the cells hold."""
    found = {str(name).strip().lower(): name for name in names if name}
    chosen = {field: found[key] for column, field in choices.columns if (key := column.strip().lower()) in found}
    for name in found.values():
        for field in FIELDS:
            if name not in chosen.values() and name_score(name, field) == WHOLE:
                chosen.setdefault(field, name)
    return chosen


def find_heading(rows: Sequence[Sequence[str]], choices: Choices = AUTOMATIC) -> int:
    """Which of the first rows names the columns: the one with the most known names, a text's among them; else 0.

    Above it stand a title, the name of an agency, the day of an export.
    """
    known = [len(found) if "text" in (found := match_columns(row, choices)) else 0 for row in rows]
    return known.index(max(known)) if known else 0


def named_cells(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """{name of the column: cell}; of columns with one name the first that is filled."""
    row: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        if not row.get(name):
            row[name] = cell
    return row


def article_of_row(
    row: Mapping[str, str | None], columns: dict[str, str], where: str, choices: Choices = AUTOMATIC
) -> Article | ReadError:
    """The article of a row {the table's column: value}, or why there is none."""
    values = {field: known(row.get(column)) for field, column in columns.items() if field != "text"}
    try:
        text = check_text(unpack(known(row.get(columns["text"])) or ""), where)
    except ReadError as error:
        return error
    return with_given(Article(id=values.get("id") or where, text=text, path=where), values, choices)
