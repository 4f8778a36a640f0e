"""`import` and `collect`: articles into a folder."""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from analytics.collect import Fetcher, Report, collect_feeds, collect_page, fetched, read_feeds
from analytics.commands.reading import choices_said, guesses
from analytics.errors import ReadError, UsageError
from analytics.imports import Defaults, Likeness, Preview, Row, from_one, preview, read_known, save
from analytics.read import Choices, read_articles
from analytics.read.day import read_date
from analytics.read.given import AUTOMATIC, read_language
from analytics.records import LANGUAGES, Article


def run_import(options: argparse.Namespace, tell: Callable[[str], None]) -> Iterator[str]:
    """A line for each article and each problem, then a summary; saves what is new unless it is a dry run."""
    defaults = _defaults(options)
    choices = choices_said(options, AUTOMATIC)
    yield from guesses([Path(path) for path in options.paths if Path(path).exists()], choices)
    items = _items(options.paths, choices)
    likeness = Likeness(
        read_known(options.into, lambda done, total: tell(f"reading the folder: {done} of {total}")).marks
    )
    found = preview(items, likeness, defaults, lambda done: tell(f"reading: {done}"))
    chosen = found.rows if options.all else found.chosen
    for row in found.rows:
        yield line(row, row in chosen)
    if others := _others(found, choices.source):
        yield f"! --source {choices.source}: {others} articles keep the source that their own column or file names"
    for problem in found.problems:
        where = f"{problem.path}, row {problem.row}" if problem.row is not None else problem.path
        yield f"! {where}{f', {problem.column}' if problem.column else ''}: {problem.reason}"
    if not options.dry_run:
        for done, row in enumerate(chosen, 1):
            save(row.candidate, options.into)
            tell(f"saved: {done} of {len(chosen)}")
    yield _summary(found, len(chosen), options)


def _others(found: Preview, source: str | None) -> int:
    """How many articles another source is named of than the one that all were said to be from."""
    return sum(row.candidate.source != source for row in found.rows) if source else 0


def line(row: Row, chosen: bool) -> str:
    """One article: + is imported, = is not."""
    one = row.candidate
    like = f" [{_likeness(row)}]" if row.like else ""
    return f"{'+' if chosen else '='} {one.date or 'undated   '} {one.language:7} {one.words:5} {one.title[:80]}{like}"


def _likeness(row: Row) -> str:
    if row.like is None:
        return ""
    said = {
        "exact": "the same as",
        "address": "of the address of",
        "reprint": "the words of another source:",
        "repeat": "the words of",
    }
    return f"{said.get(row.like.kind, f'{row.like.share:.0%} the same as')} {row.like.name}"


def _summary(found: Preview, chosen: int, options: argparse.Namespace) -> str:
    done = "would be saved in" if options.dry_run else "saved in"
    return (
        f"{chosen} articles {done} {options.into}, {len(found.rows) - chosen} known, {len(found.errors)} not readable"
    )


def _items(paths: list[str], choices: Choices) -> Iterator[Article | ReadError]:
    addresses = [path for path in paths if path.startswith(("http://", "https://"))]
    yield from read_articles([path for path in paths if path not in addresses], choices)
    yield from from_one(fetched(addresses, Fetcher()), choices.source)


def _defaults(options: argparse.Namespace) -> Defaults:
    language = read_language(options.language)
    if options.language and not language:
        raise UsageError(f"--language {options.language}: one of {', '.join(LANGUAGES)}")
    try:
        return Defaults(read_date(options.date) if options.date else None, options.source_if_missing, language)
    except ValueError as error:
        raise UsageError(f"--date: {error}") from error


def run_collect(options: argparse.Namespace, tell: Callable[[str], None]) -> Report:
    """Fetch; raises UsageError unless either feeds or an address are given."""
    if (options.feeds is None) == (options.url is None):
        raise UsageError("collect: give a file of feeds, such as data/feeds.toml, or --url ADDRESS")
    if options.url:
        return collect_page(options.url, options.into, Fetcher())
    if not options.feeds.is_file():
        raise UsageError(f"{options.feeds}: there is no such file")
    return collect_feeds(read_feeds(options.feeds), options.into, Fetcher(), tell)


def rounds(every: str) -> Iterator[Callable[[], None]]:
    """For ever a pause of the time that is written: `30m`, `6h`, `1d`; raises UsageError for what is no time."""
    found = re.fullmatch(r"(\d{1,4})([mhd])", every.strip().lower())
    if found is None or not int(found[1]):
        raise UsageError(f"--every {every}: a number with m, h or d, such as 30m, 6h or 1d")
    seconds = int(found[1]) * {"m": 60, "h": 3600, "d": 86400}[found[2]]
    while True:
        yield lambda: time.sleep(seconds)
