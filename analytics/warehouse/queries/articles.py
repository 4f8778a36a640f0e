"""Articles: lists, one of them, and what is marked in it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.warehouse.columns import Columns
from analytics.warehouse.postings import Ints
from analytics.warehouse.queries.asking import ask, ask_with, chosen, window
from analytics.warehouse.queries.filters import Filters, bound, selected
from analytics.warehouse.queries.tally import newest_rows
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound
SORTS = {
    "newest": "date DESC NULLS LAST, article_id DESC",
    "oldest": "date NULLS LAST, article_id",
    "title": "title NULLS LAST, article_id",
    "source": "source NULLS LAST, date DESC NULLS LAST, article_id DESC",
    "longest": "words DESC, article_id",
}
COLUMNS = "article_id, key, title, date, source, language, url, kind, story_id, words"


def articles(
    warehouse: Warehouse, filters: Filters, page: int = 1, size: int = 50, sort: str = "newest"
) -> pd.DataFrame:
    """A page of articles; sort: newest, oldest, title, source, longest."""
    order = SORTS[chosen("sort", sort, SORTS)]
    query = f"""
        WITH {selected(filters)},
        page AS (SELECT article_id FROM selected JOIN (SELECT article_id, title, words FROM articles) USING (article_id)
                 ORDER BY {order} LIMIT $size OFFSET $offset)
        SELECT {COLUMNS} FROM articles WHERE article_id IN (SELECT article_id FROM page) ORDER BY {order}"""
    return ask(warehouse, query, **bound(filters), **window(page, size))


def newest(columns: Columns, rows: Ints, size: int, offset: int) -> pd.DataFrame:
    """A page of some articles, given by row, the newest first."""
    passing = np.zeros(len(columns), np.bool_)
    passing[rows] = True
    page = newest_rows(columns, passing)[offset : offset + size]
    query = f"""
        SELECT {COLUMNS} FROM articles WHERE article_id IN (SELECT article_id FROM page) ORDER BY {SORTS["newest"]}"""
    return ask_with(columns, query, {"page": {"article_id": columns.articles.article_id[page]}})


def article(warehouse: Warehouse, filters: Filters, article_id: int = 0, key: str = "") -> pd.DataFrame:
    """All columns of one article, by its number or, for links that last, by its key; no row where there is none."""
    query = """
        SELECT * EXCLUDE (story_key, source_id) FROM articles
        WHERE CASE WHEN $key = '' THEN article_id = $article_id ELSE key = $key END"""
    return ask(warehouse, query, article_id=article_id, key=key)


def copies(warehouse: Warehouse, filters: Filters, key: str = "") -> pd.DataFrame:
    """Where else the same article lies: path, source; filters do not matter."""
    return ask(warehouse, "SELECT path, source FROM duplicates WHERE key = $key ORDER BY path", key=key)


def same_story(warehouse: Warehouse, filters: Filters, article_id: int = 0, key: str = "") -> pd.DataFrame:
    """The other articles that tell the story of this one; filters do not matter."""
    query = f"""
        WITH this AS (SELECT article_id, story_id FROM articles
                      WHERE CASE WHEN $key = '' THEN article_id = $article_id ELSE key = $key END)
        SELECT {", ".join("a." + name for name in COLUMNS.split(", "))}
        FROM articles a JOIN this ON a.story_id = this.story_id AND a.article_id <> this.article_id
        ORDER BY date NULLS LAST, a.article_id"""
    return ask(warehouse, query, article_id=article_id, key=key)


def stories(warehouse: Warehouse, filters: Filters, limit: int = 50) -> pd.DataFrame:
    """Stories told by two of the chosen articles or more, the widest first: their first article, n, languages, why."""
    query = f"""
        WITH {selected(filters)},
        told AS (SELECT story_id, min(article_id) AS article_id, count(*) AS n, list_sort(list(DISTINCT language)) AS
                 languages, list_sort(list(DISTINCT source)) AS sources
                 FROM selected WHERE story_id IS NOT NULL GROUP BY story_id HAVING count(*) > 1)
        SELECT story_id, n, languages, sources, a.key, a.title, a.date, a.source, why
        FROM told JOIN stories USING (story_id) JOIN articles a USING (article_id)
        ORDER BY n DESC, story_id LIMIT $limit"""
    return ask(warehouse, query, **bound(filters), limit=limit)


def article_marks(warehouse: Warehouse, filters: Filters, article_id: int = 0, key: str = "") -> pd.DataFrame:
    """What is marked in one article: start, end, layer, label, tip, and `ref`, by which other queries know it."""
    query = """
        WITH this AS (SELECT article_id FROM articles
                      WHERE CASE WHEN $key = '' THEN article_id = $article_id ELSE key = $key END)
        SELECT start, "end", e.kind AS layer, e.name AS label, form AS tip, entity AS ref
        FROM mentions JOIN entities e USING (entity) WHERE article_id = (SELECT article_id FROM this)
        UNION ALL
        SELECT start, "end", 'figure', measure, concat_ws(' · ', nullif(qualifier, 'exact'),
               coalesce(value::TEXT, concat_ws('–', low, high)), unit, nullif(modality, 'actual'), period), figure_id
        FROM figures WHERE article_id = (SELECT article_id FROM this)
        UNION ALL
        SELECT span.start, span."end", 'keyword', keyword, lemma, lemma
        FROM (SELECT keyword, lemma, unnest(spans) AS span FROM keywords
              WHERE article_id = (SELECT article_id FROM this))
        UNION ALL
        SELECT start, "end", 'boilerplate', '', '', '' FROM sentences
        WHERE kind = 'boilerplate' AND article_id = (SELECT article_id FROM this)
        UNION ALL
        SELECT start, "end", 'date', date, date, date FROM dates WHERE article_id = (SELECT article_id FROM this)
        ORDER BY 1, 2 DESC, 3"""
    return ask(warehouse, query, article_id=article_id, key=key)
