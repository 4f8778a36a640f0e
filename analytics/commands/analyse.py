"""`analyse`: one JSON object an article, in the order of the paths."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from analytics.errors import ReadError
from analytics.pipeline import analyse
from analytics.read import read_articles
from analytics.records import Analysis, Article

_KEYWORD = ("keyword", "lemma", "score", "spans")
_MENTION = ("entity", "name", "kind", "text", "start", "end", "form", "nested")
_FIGURE = (
    *("text", "start", "end", "value", "low", "high", "unit", "qualifier", "measure", "modality"),
    *("object", "period", "rate", "parties", "claimant", "sentence", "rule"),
)
_DATE = ("text", "start", "end", "date")


def lines(paths: Iterable[str], tokens: bool = False, stories: bool = False) -> Iterator[str | ReadError]:
    """A line of JSON for each article, an error in the place of each that cannot be read; memory stays flat."""
    if stories:
        raise NotImplementedError
    for item in read_articles(paths):
        found = _analysis(item)
        yield found if isinstance(found, ReadError) else json.dumps(as_json(found, tokens), ensure_ascii=False)


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
        "figures": _objects(found.figures, _FIGURE),
        "dates": _objects(found.dates, _DATE),
    }
    if tokens:
        row["tokens"] = _objects(document.tokens, ("start", "end", "lemma"))
    return row


def _objects(records: Iterable[object], names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{name: getattr(record, name) for name in names} for record in records]
