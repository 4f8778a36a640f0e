"""Corrections on their way to the articles: fields are set before the analysis, the rest travels with the article."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from analytics.corrections.keys import article_key, former_key
from analytics.corrections.record import ALONE, Correction, digest
from analytics.corrections.store import read_lines, standing
from analytics.layout import complete
from analytics.records import UNKNOWN, Article

_BEFORE = ("title", "date", "source", "language")


class Corrections:
    """The standing corrections of a folder of articles."""

    def __init__(self, articles: Path) -> None:
        lines, self.wrong = read_lines(articles)
        self._by_digest: dict[str, list[Correction]] = defaultdict(list)
        for line in standing(lines):
            self._by_digest[line.digest].append(line)

    @cached_property
    def _stamps(self) -> dict[str, str]:
        """{file: a hash of the corrections of its articles}."""
        lines: dict[str, list[str]] = defaultdict(list)
        for many in self._by_digest.values():
            for line in many:
                for file in {_file(path) for path in line.paths}:
                    lines[file].append(line.id)
        return {file: hashlib.sha256("".join(sorted(ids)).encode()).hexdigest()[:12] for file, ids in lines.items()}

    def stamp(self, file: str) -> str:
        """Changes with the corrections of a file's articles; empty where there are none."""
        parts = file.split("/")
        return "".join(self._stamps.get("/".join(parts[:end]), "") for end in range(1, len(parts) + 1))

    def attach(self, article: Article) -> Article:
        """The article with its corrected fields, and with those corrections that are applied to its analysis."""
        if not self._by_digest:
            return article
        own = self._of(article)
        if not own:
            return article
        values: dict[str, Any] = {}
        for line in own:
            if line.about == "article":
                values |= {name: line.values[name] or UNKNOWN for name in _BEFORE if name in line.values}
        return replace(article, **values, corrections=tuple(line.as_line() for line in own))

    def _of(self, article: Article) -> list[Correction]:
        """Those of the article: of its path, or, where it was moved, of its name; its text must be the same."""
        lines = self._by_digest.get(digest(article.text), [])
        if not lines:
            return []
        filled = complete(article)[0]
        names = (article_key(filled, filled.source), former_key(filled.source, article.text))
        return [line for line in lines if article.path in line.paths or line.key in names]


def _file(path: str) -> str:
    """The file of an article's path, which may name a row of it.

    >>> _file("a/b.csv:12"), _file("c.txt")
    ('a/b.csv', 'c.txt')
    """
    name, mark, row = path.rpartition(":")
    return name if mark and row.isdigit() else path


__all__ = ["ALONE", "Corrections"]
