"""The options that say how articles are to be read: the same of `build` and `import`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from analytics import warehouse
from analytics.errors import UsageError
from analytics.imports.columns import look_at_table
from analytics.read import Choices, article_files
from analytics.read.day import read_date
from analytics.read.folder import LONG_TABLES, WORKBOOKS
from analytics.read.given import DATE_FORMS, GIVEN
from analytics.read.kept import keep_choices, read_choices

FIELDS = ("id", "text", *GIVEN)
SHOWN = 5  # tables whose columns are told


def choices_said(options: argparse.Namespace, before: Choices) -> Choices:
    """What the options say, over what was said before; an empty word takes it back. Raises UsageError."""
    said: dict[str, object] = {}
    if options.map is not None:
        said["columns"] = _columns(options.map)
    if options.date_format is not None:
        said["dates"] = _date_form(options.date_format)
    if options.as_of is not None:
        said["as_of"] = _as_of(options.as_of)
    for field, name in (("source", options.source), ("otherwise", options.source_if_missing)):
        if name is not None:
            said[field] = " ".join(name.split())[:200] or None
    return replace(before, **said)  # type: ignore[arg-type]


def keep(options: argparse.Namespace, articles: Path) -> Choices:
    """What is said of a folder, now and before; what is new is kept beside the articles."""
    if not articles.exists():
        raise UsageError(f"{articles}: there is no such file or folder")
    before = read_choices(articles)
    said = choices_said(options, before)
    if said != before:
        keep_choices(articles, said)
    return said


def overruled(choices: Choices, folder: Path) -> Iterator[str]:
    """A line where articles of a built warehouse keep another source than all were said to be from."""
    if choices.source is None:
        return
    found = warehouse.open(folder)
    try:
        query = "SELECT count(*) FROM articles WHERE source IS DISTINCT FROM ?"
        (others,) = found.cursor().execute(query, [choices.source]).fetchone() or (0,)
    finally:
        found.close()
    if others:
        yield f"--source {choices.source}: {others} articles keep the source that their own column or file names"


def _columns(pairs: list[str]) -> tuple[tuple[str, str], ...]:
    found = []
    for pair in filter(None, pairs):
        column, _, field = pair.rpartition("=")
        if not column or field not in FIELDS:
            raise UsageError(f"--map {pair}: write COLUMN=FIELD, the field one of {', '.join(FIELDS)}")
        found.append((column, field))
    return tuple(found)


def _date_form(form: str) -> str:
    if form and form not in DATE_FORMS and "%" not in form:
        raise UsageError(f"--date-format {form}: one of {', '.join(DATE_FORMS)}, or a pattern such as %d.%m.%Y")
    return form or "auto"


def _as_of(text: str) -> str | None:
    try:
        return text if not text or re.fullmatch(r"(?:19|20)\d\d", text) else read_date(text)
    except ValueError as error:
        raise UsageError(f"--as-of: {error}") from error


def guesses(paths: Iterable[Path], choices: Choices) -> Iterator[str]:
    """For the first tables: which column is taken for which field, with the first rows."""
    files = (file for path in paths for file in (article_files(path) if path.is_dir() else [path]))
    tables = (file for file in files if file.suffix.lower() in (*LONG_TABLES, *WORKBOOKS))
    for file in islice(tables, SHOWN):
        table = look_at_table(file, choices)
        if table is None:
            continue
        told = ", ".join(f"{column} = {field}" for field, column in table.fields.items())
        rest = [field for field in FIELDS[1:] if field not in table.fields]
        yield f"{file.name}: {told}" + (f"; no column for {', '.join(rest)}" if rest else "")
        for row in table.examples:
            cells = (" ".join(row.get(column, "").split())[:40] for column in table.fields.values())
            yield "    " + " | ".join(cells)
