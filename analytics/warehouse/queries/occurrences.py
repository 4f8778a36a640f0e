"""What an own word would find, before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd

from analytics.errors import UsageError
from analytics.glossary import Entry, entry
from analytics.glossary.spelling import folded, may_hold
from analytics.pipeline import analyse
from analytics.records import Analysis, Article
from analytics.warehouse.queries.asking import ask
from analytics.warehouse.queries.edits import own_lines
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.warehouse import Warehouse

LOOKED = 5_000  # articles, the newest, in whose texts the word is looked for
EXAMINED = 60  # of those that can hold it are analysed anew: a second or two
_ARTICLE = "article_id, key, title, date, source, url, language, kind"
_PLACE = ("sentence", "sentence_start", "spans", "text", "before")


def occurrences(warehouse: Warehouse, filters: Filters, word: str = "") -> pd.DataFrame:
    """Where an own word (JSON, as the file of own words holds it) would be found; filters do not matter.

    A row a place that is not read so yet: the article, its sentence with `spans`, `text`, and `before`, the entity,
    measure or source that stands there now. attrs: looked (articles looked through), able (those that can hold the
    word), examined (the newest of these, analysed anew). Raises UsageError for a word that cannot be.
    """
    if not word:
        raise UsageError("occurrences: give the word, as the file of own words holds it")
    new = entry(word)
    essence = new.essence()
    order = "ORDER BY date DESC NULLS LAST, article_id DESC"
    texts = ask(warehouse, f"SELECT article_id, text, url FROM articles {order} LIMIT $most", most=LOOKED)  # noqa: S608
    urls = texts["url"].fillna("")
    pairs = zip(texts["article_id"], texts["text"], urls, strict=True)
    able = [int(number) for number, text, url in pairs if may_hold(folded(f"{text}\n{url}"), essence)]
    others = [line for line in map(entry, own_lines(warehouse)) if line.id != new.replaces]
    reading = _Reading(warehouse, new, [other.essence() for other in others])
    rows = [row for number in able[:EXAMINED] for row in reading.of(number)]
    frame = pd.DataFrame(rows, columns=[*_ARTICLE.split(", "), *_PLACE])
    frame.attrs.update(looked=len(texts), able=len(able), examined=min(len(able), EXAMINED))
    return frame


class _Place(NamedTuple):
    start: int
    end: int
    before: str | None


class _Reading:
    """Articles read with the new word beside the others."""

    def __init__(self, warehouse: Warehouse, word: Entry, others: list[str]) -> None:
        self.warehouse, self.word, self.others = warehouse, word, others

    def of(self, number: int) -> Iterator[dict[str, Any]]:
        """The places of an article that would be read otherwise."""
        row = ask(self.warehouse, f"SELECT {_ARTICLE}, path, text FROM articles WHERE article_id = $n", n=number)  # noqa: S608
        told = {str(name): None if pd.isna(value) else value for name, value in row.iloc[0].to_dict().items()}
        text = str(told.pop("text"))
        found = analyse(self._article(told, text))
        told.pop("path")
        for place in self._places(number, found, told["source"]):
            yield told | _sentence(found, text, place)

    def _article(self, told: dict[str, Any], text: str) -> Article:
        searched = folded(f"{text}\n{told['url'] or ''}")
        own = (line for line in (*self.others, self.word.essence()) if may_hold(searched, line))
        source = None if self.word.about == "outlet" else told["source"]
        day = told["date"].isoformat()[:10] if told["date"] is not None else None
        return Article(
            told["key"], text, told["path"], told["title"], day, source, told["url"], told["language"], own=tuple(own)
        )

    def _places(self, number: int, found: Analysis, source: str | None) -> Iterator[_Place]:
        known = self._known(number)
        things = (
            [(f.start, f.end, f.measure) for f in found.figures]
            if self.word.about == "measure"
            else [(m.start, m.end, m.entity) for m in found.mentions if not m.nested]
        )
        for start, end, what in things:
            if what == self.word.entity and known.get((start, end)) != what:
                yield _Place(start, end, known.get((start, end)))
        if self.word.about == "outlet" and found.document.source == self.word.name != source:
            yield _Place(0, 0, source)

    def _known(self, number: int) -> dict[tuple[int, int], str]:
        table, what = ("figures", "measure") if self.word.about == "measure" else ("mentions", "entity")
        query = f'SELECT start, "end", {what} AS what FROM {table} WHERE article_id = $n'  # noqa: S608
        frame = ask(self.warehouse, query, n=number)
        columns = (frame[name].tolist() for name in ("start", "end", "what"))
        return {(start, end): what for start, end, what in zip(*columns, strict=True)}


def _sentence(found: Analysis, text: str, place: _Place) -> dict[str, Any]:
    """The columns of a place in its sentence."""
    sentences = found.document.sentences
    holding = next((s for s in sentences if s.start <= place.start < s.end), sentences[0])
    spans = [[place.start - holding.start, min(place.end, holding.end) - holding.start]] if place.end else []
    return {
        "sentence": text[holding.start : holding.end],
        "sentence_start": holding.start,
        "spans": spans,
        "text": text[place.start : place.end],
        "before": place.before,
    }
