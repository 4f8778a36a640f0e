"""`analyse`: one JSON object an article, in the order of the paths."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from analytics.edits import Edits
from analytics.errors import ReadError
from analytics.fields import TOLD
from analytics.pipeline import analyse
from analytics.read import check_paths, read_articles
from analytics.read.given import unread_date
from analytics.records import Analysis, Article
from analytics.warehouse.rows import full_date
from analytics.warehouse.story_clusters import Signed, pack, tell, windows

_KEYWORD = ("keyword", "lemma", "score", "spans")
_MENTION = ("entity", "name", "kind", "text", "start", "end", "form", "nested", "rule")
_DATE = ("text", "start", "end", "date")


def lines(paths: Iterable[str], tokens: bool = False, stories: bool = False) -> Iterator[str | ReadError]:
    """A line of JSON for each article, an error in the place of each that cannot be read; memory stays flat."""
    if stories:
        yield from _lines_with_stories(paths, tokens)
        return
    for found in map(_analysis, _articles(paths)):
        yield found if isinstance(found, ReadError) else _line(as_json(found, tokens))


def _lines_with_stories(paths: Iterable[str], tokens: bool) -> Iterator[str | ReadError]:
    """Stories are known when all articles are: the lines wait in a file."""
    signed: list[Signed] = []
    with TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="\n") as waiting:
        for found in map(_analysis, _articles(paths)):
            if isinstance(found, ReadError):
                yield found
                continue
            signed.append(Signed(len(signed), full_date(found.document.date), pack(found)))
            waiting.write(_line(as_json(found, tokens)) + "\n")
        waiting.seek(0)
        story = {
            member: f"story-{number}"
            for number, group in enumerate(tell(windows(signed)), 1)
            for member in group.members
        }
        for number, line in enumerate(waiting):
            yield f'{line[:-2]}, "story": {json.dumps(story.get(number))}}}'


def _articles(paths: Iterable[str]) -> Iterator[Article | ReadError]:
    """The articles of each path with what editors say of them; a path that does not exist is refused by the reader."""
    paths = list(paths)
    check_paths(paths)
    for path in paths:
        edits = Edits(Path(path))
        for item in read_articles([path], edits.choices):
            yield edits.attach(item) if isinstance(item, Article) else item
            if isinstance(item, Article) and (reason := unread_date(item)):
                yield ReadError(item.path, reason)


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)


def _analysis(item: Article | ReadError) -> Analysis | ReadError:
    if isinstance(item, ReadError):
        return item
    try:
        return analyse(item)
    except Exception as error:
        return ReadError(item.path, f"the analysis failed ({type(error).__name__}: {error})")


def as_json(found: Analysis, tokens: bool = False) -> dict[str, Any]:
    """One article as a plain object."""
    document = found.document
    row: dict[str, Any] = {
        "id": document.article.id,
        "path": document.article.path,
        "title": document.title,
        "date": document.date,
        "source": document.source,
        "url": document.article.url,
        "language": document.language,
        "text": document.text,
        "keywords": _objects(found.keywords, _KEYWORD),
        "mentions": _objects(found.mentions, _MENTION),
        "figures": _objects(found.figures, TOLD),
        "dates": _objects(found.dates, _DATE),
    }
    if tokens:
        row["tokens"] = _objects(document.tokens, ("start", "end", "lemma"))
    return row


def _objects(records: Iterable[object], names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{name: getattr(record, name) for name in names} for record in records]
