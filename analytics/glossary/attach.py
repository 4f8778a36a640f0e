"""Own words on their way to the articles: each article carries those that it can hold, and no others.

So a word is in the fingerprint of just the articles that it can change: they are analysed anew, wherever that is done,
and the words of two folders never meet.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path

from analytics.glossary.record import Entry, of_essence
from analytics.glossary.spelling import folded, may_hold
from analytics.glossary.store import read_lines, standing
from analytics.records import Article


class Glossary:
    """The own words of a folder of articles."""

    def __init__(self, articles: Path) -> None:
        lines, self.wrong = read_lines(articles)
        self.words = standing(lines)
        self._essences = sorted({word.essence() for word in self.words})

    @cached_property
    def stamp(self) -> str:
        """Changes with whatever the analysis of an article can depend on; empty without words."""
        text = "\n".join(self._essences)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12] if text else ""

    def attach(self, article: Article) -> Article:
        """The article with the own words that it can hold."""
        if not self._essences:
            return article
        text = folded(f"{article.text}\n{article.url or ''}")
        own = tuple(essence for essence in self._essences if may_hold(text, essence))
        return replace(article, own=own) if own else article


@lru_cache(maxsize=1_000)
def own_words(lines: tuple[str, ...], about: str) -> tuple[Entry, ...]:
    """The words of a kind (name, measure, outlet) that an article carries."""
    return tuple(word for word in map(of_essence, lines) if word.about == about)
