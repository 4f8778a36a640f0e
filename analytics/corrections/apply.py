"""Corrections applied to what was found: a figure or mention is met by its span and its words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from analytics.records import Article, Figure, Mention

Found = TypeVar("Found", Figure, Mention)


def corrected_mentions(article: Article, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions as the article's corrections say; those that were rejected are left out."""
    return tuple(_apply(found, "mention", article)) if article.corrections else found


def corrected_figures(article: Article, found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures as the article's corrections say; those that were rejected are left out."""
    return tuple(_apply(found, "figure", article)) if article.corrections else found


def _apply(items: Iterable[Found], about: str, article: Article) -> Iterable[Found]:
    places: dict[tuple[int, int, str], list[dict[str, Any]]] = {}
    for line in map(json.loads, article.corrections):
        if line["about"] == about:
            places.setdefault((line["start"], line["end"], line["text"]), []).append(line)
    for item in items:
        own = places.get((item.start, item.end, item.text), [])
        if not any(line["rejected"] for line in own):
            yield _with(item, own) if own else item


def _with(item: Found, lines: list[dict[str, Any]]) -> Found:
    """The item with the corrected values in their order, the names of the corrected fields and the last note."""
    values: dict[str, Any] = {}
    for line in lines:
        values |= {k: tuple(v) if isinstance(v, list) else v for k, v in line["values"].items()}
    notes = [line["note"] for line in lines if line["note"]]
    names = tuple(dict.fromkeys([*item.corrected, *values]))
    return replace(item, **values, corrected=names, note=notes[-1] if notes else item.note)


def key_of(corrections: Iterable[str]) -> str | None:
    """The name that a corrected article had before and keeps, so that links to it last."""
    return next((str(json.loads(line)["key"]) for line in corrections), None)


def corrected_fields(corrections: Iterable[str]) -> list[str]:
    """Which fields of an article itself were corrected."""
    lines = [json.loads(line) for line in corrections]
    return list(dict.fromkeys(name for line in lines if line["about"] == "article" for name in line["values"]))


def last(corrections: Iterable[str], name: str) -> str | None:
    """The last value that an article's field was corrected to (`note`: the last note on the article)."""
    found = None
    for line in map(json.loads, corrections):
        if line["about"] == "article":
            found = (line["note"] if name == "note" else line["values"].get(name)) or found
    return found


def told(corrections: Iterable[str]) -> list[dict[str, Any]]:
    """The corrections of an article as the tables hold them; a rejected figure or mention is in these alone."""
    names = ("id", "about", "start", "end", "text", "rejected", "who", "at")
    rows = []
    for line in map(json.loads, corrections):
        given = {"fields": list(line["values"]), "note": line["note"] or None}
        rows.append({name: line[name] for name in names} | given)
    return rows
