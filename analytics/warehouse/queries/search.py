"""Search for words, and concordances: every place of a word with what stands to its left and right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analytics.warehouse.index import open_index
from analytics.warehouse.queries.articles import COLUMNS
from analytics.warehouse.queries.asking import ask, chosen, window
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.queries.words import Part, matching, parse, places
from analytics.warehouse.warehouse import Warehouse

CONTEXT = 7  # words on each side
SNIPPET = 12
SORTED = 1000  # articles, the newest, whose lines are put in order by their left or right side
ORDERS = ("newest", "oldest", "relevance")


def search(
    warehouse: Warehouse, filters: Filters, q: str = "", sort: str = "newest", page: int = 1, size: int = 20
) -> pd.DataFrame:
    """Articles that hold all words of q ("a phrase", prefix*, -without), with a snippet of the first place.

    snippet_spans are [start, end] inside the snippet. sort: newest, oldest, relevance. attrs: total; forms {form: n}.
    """
    chosen("sort", sort, ORDERS)
    parts = _parts(warehouse, q)
    rows = window(page, size)
    numbers, total = _matching(warehouse, parts, filters, rows["size"], rows["offset"], sort)
    query = f"""
        SELECT {COLUMNS}, text, starts, ends, lemmas FROM articles JOIN tokens USING (article_id)
        WHERE article_id IN (SELECT unnest($numbers)) ORDER BY list_position($numbers, article_id)"""  # noqa: S608
    frame = ask(warehouse, query, numbers=numbers)
    texts = [_Text(row) for row in frame.itertuples()]
    found = [places(parts, text.lemmas) for text in texts]
    snippets = [text.snippet(hits) for text, hits in zip(texts, found, strict=True)]
    frame = frame.drop(columns=["text", "starts", "ends", "lemmas"]).assign(
        snippet=[snippet for snippet, _, _ in snippets],
        snippet_start=[start for _, start, _ in snippets],
        snippet_spans=pd.Series([spans for _, _, spans in snippets], dtype=object),
        n=[len(hits) for hits in found],
    )
    frame.attrs.update(total=total, forms=_forms(texts, found))
    return frame


def concordance(
    warehouse: Warehouse,
    filters: Filters,
    q: str = "",
    sort: str = "date",
    page: int = 1,
    size: int = 50,
) -> pd.DataFrame:
    """Every place of q with seven words on each side; sort: date (newest first), left, right.

    Sorting by a side looks at the newest thousand articles. attrs: articles (that match in all), forms {form: n} of the
    lines looked at, lines (looked at), cut (whether there are more articles than were looked at).
    """
    chosen("sort", sort, ("date", "left", "right"))
    parts = _parts(warehouse, q)
    rows = window(page, size)
    # each article has a place at least, so that as many articles as lines are enough
    enough = rows["offset"] + rows["size"] if sort == "date" else SORTED
    numbers, total = _matching(warehouse, parts, filters, enough, 0, "newest")
    lines, forms = _lines(warehouse, parts, numbers)
    frame = pd.DataFrame(lines, columns=list(_LINE)).astype(_LINE)
    if sort != "date":
        frame = frame.iloc[_order(frame, sort)]
    shown = frame.iloc[rows["offset"] : rows["offset"] + rows["size"]].reset_index(drop=True)
    shown.attrs.update(articles=total, forms=forms, lines=len(frame), cut=total > len(numbers))
    return shown


_LINE: dict[str, Any] = {
    **{"article_id": "int64", "key": object, "date": "datetime64[us]", "source": object, "language": object},
    **{"title": object, "kind": object, "left": object, "node": object, "right": object},
    **{"start": "int64", "end": "int64"},
}


def _parts(warehouse: Warehouse, q: str) -> tuple[Part, ...]:
    return parse(q, ask(warehouse, "SELECT DISTINCT language FROM articles")["language"])


def _matching(
    warehouse: Warehouse, parts: Sequence[Part], filters: Filters, limit: int, offset: int, order: str
) -> tuple[list[int], int]:
    if not parts:
        return [], 0
    return matching(open_index(warehouse.search_folder), parts, filters, limit, offset, order)


def _lines(
    warehouse: Warehouse, parts: Sequence[Part], numbers: list[int]
) -> tuple[list[tuple[Any, ...]], dict[str, int]]:
    query = """
        SELECT article_id, key, date, source, language, title, kind, text, starts, ends, lemmas
        FROM articles JOIN tokens USING (article_id) WHERE article_id IN (SELECT unnest($numbers))
        ORDER BY list_position($numbers, article_id)"""
    lines, forms = [], dict[str, int]()
    for row in ask(warehouse, query, numbers=numbers).itertuples(index=False):
        text = _Text(row)
        for first, last in places(parts, text.lemmas):
            left, node, right, start, end = text.line(first, last)
            lines.append((*row[:7], left, node, right, start, end))
            forms[node.lower()] = forms.get(node.lower(), 0) + 1
    return lines, _by_count(forms)


def _order(frame: pd.DataFrame, side: str) -> list[int]:
    """Positions of the lines, sorted word by word from the node outwards."""
    words = [text.lower().split() for text in frame[side]]
    keys = [word[::-1] for word in words] if side == "left" else words
    return sorted(range(len(keys)), key=keys.__getitem__)


def _forms(texts: Sequence[_Text], found: Sequence[list[tuple[int, int]]]) -> dict[str, int]:
    forms: dict[str, int] = {}
    for text, hits in zip(texts, found, strict=True):
        for first, last in hits:
            form = text.between(first, last).lower()
            forms[form] = forms.get(form, 0) + 1
    return _by_count(forms)


def _by_count(forms: dict[str, int]) -> dict[str, int]:
    return dict(sorted(forms.items(), key=lambda item: (-item[1], item[0])))


class _Text:
    """An article's text with its words."""

    def __init__(self, row: Any) -> None:  # noqa: ANN401 - of a DataFrame
        self.text: str = row.text
        self.starts, self.ends, self.lemmas = list(row.starts), list(row.ends), list(row.lemmas)

    def between(self, first: int, last: int) -> str:
        """The text from one word to before another, on one line."""
        return self._flat(int(self.starts[first]), int(self.ends[last - 1])) if first < last else ""

    def line(self, first: int, last: int) -> tuple[str, str, str, int, int]:
        """left, node, right, start and end of the node."""
        begin, stop = max(first - CONTEXT, 0), min(last + CONTEXT, len(self.starts))
        start, end = int(self.starts[first]), int(self.ends[last - 1])
        left = self._flat(int(self.starts[begin]), start).rstrip()
        right = self._flat(end, int(self.ends[stop - 1])).lstrip()
        return left, self._flat(start, end), right, start, end

    def snippet(self, hits: Sequence[tuple[int, int]]) -> tuple[str, int, list[list[int]]]:
        """The words around the first place, where they begin, and the spans of all places inside."""
        if not hits:
            return "", 0, []
        first, last = max(hits[0][0] - SNIPPET, 0), min(hits[0][1] + SNIPPET, len(self.starts))
        start, end = int(self.starts[first]), int(self.ends[last - 1])
        spans = [(int(self.starts[a]) - start, int(self.ends[b - 1]) - start) for a, b in hits]
        inside = [[left, right] for left, right in spans if right <= end - start]
        return self._flat(start, end), start, inside

    def _flat(self, start: int, end: int) -> str:
        """A part of the text with its line breaks as spaces: as long as it was, so that spans hold."""
        return self.text[start:end].translate(_BREAKS)


_BREAKS = str.maketrans("\n\r\t\u2028\u2029", "     ")
