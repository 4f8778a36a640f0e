"""Counting under any filter, over the arrays of `columns`."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.warehouse.columns import UNDATED, Columns, day_number
from analytics.warehouse.postings import Ints, Mask, Postings, distinct
from analytics.warehouse.queries.asking import ask, ask_with
from analytics.warehouse.queries.filters import Filters

MONTHS = {"month": 1, "quarter": 3, "year": 12}


def chosen(columns: Columns, filters: Filters) -> Mask:
    """The articles that pass, as one boolean an article."""
    return columns.remembered(replace(filters, unit="articles"), lambda: _chosen(columns, filters))


def _chosen(columns: Columns, filters: Filters) -> Mask:
    articles = columns.articles
    passing: Mask = np.ones(len(columns), np.bool_)
    if filters.date_from:
        passing &= articles.day >= day_number(filters.date_from)
    if filters.date_to:
        passing &= (articles.day <= day_number(filters.date_to)) & (articles.day != UNDATED)
    if filters.sources:
        passing &= np.isin(columns.sources, filters.sources)[articles.source]
    if filters.languages:
        passing &= np.isin(columns.languages, filters.languages)[articles.language]
    if filters.countries:
        passing &= columns.mentioning(filters.countries)
    return passing


def newest_rows(columns: Columns, passing: Mask) -> Ints:
    """The rows of the articles that pass, the newest first."""
    newest: Ints = columns.newest_first[passing[columns.newest_first]]
    return newest


def dated(columns: Columns, filters: Filters) -> Mask:
    """The articles that pass and have a date."""
    known: Mask = columns.articles.day != UNDATED
    return known & chosen(columns, filters)


def countable(columns: Columns, filters: Filters) -> Mask:
    """The articles of which a trend is made: they pass, have a date and are of some unit."""
    passing = dated(columns, filters)
    return passing & (columns.articles.source != 0) if filters.unit == "sources" else passing


def _unit(columns: Columns, filters: Filters, passing: Mask) -> tuple[Mask, Ints]:
    """The articles that are of any unit, and the number of the unit of each article."""
    if filters.unit == "stories":
        return passing, columns.articles.story
    source = columns.articles.source
    return passing & (source != 0), source


def total(columns: Columns, filters: Filters, passing: Mask) -> int:
    """How many units there are among the articles."""
    if filters.unit == "articles":
        return int(np.count_nonzero(passing))
    known, units = _unit(columns, filters, passing)
    inside = units[known]
    return int(np.count_nonzero(np.bincount(inside - inside.min()))) if len(inside) else 0


def tally(columns: Columns, filters: Filters, postings: Postings, passing: Mask) -> Ints:
    """In how many units each thing stands."""
    if filters.unit == "articles":
        return postings.count(passing)
    known, units = _unit(columns, filters, passing)
    return postings.count_groups(known, units)


def tally_groups(columns: Columns, filters: Filters, group: Ints, size: int, passing: Mask) -> Ints:
    """How many units are in each group of articles; `group` has a number below `size` for each article that passes."""
    if filters.unit == "articles":
        return np.bincount(group[passing], minlength=size)
    known, units = _unit(columns, filters, passing)
    return distinct(group[known], units[known], size)


def codes(columns: Columns, period: str) -> Ints:
    """The number of the period in which each article lies; of an undated one it means nothing."""
    return columns.remembered(("period", period), lambda: _codes(columns.articles.day, period))  # type: ignore[return-value, arg-type]


def _codes(day: Ints, period: str) -> Ints:
    if period == "day":
        return day.copy()
    if period == "week":
        return (np.maximum(day, UNDATED // 2) + 3) // 7  # 1970 began on a Thursday, weeks begin on Mondays
    months = np.where(day == UNDATED, 0, day).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.asarray((months // MONTHS[period]).astype(np.int32))


def starts(numbers: Ints, period: str) -> NDArray[np.datetime64]:
    """The first days of periods."""
    if period in MONTHS:
        return (numbers * MONTHS[period]).astype("datetime64[M]").astype("datetime64[us]")
    days = numbers if period == "day" else numbers * 7 - 3
    return days.astype("datetime64[D]").astype("datetime64[us]")


def grid(columns: Columns, passing: Mask, period: str) -> tuple[Ints, NDArray[np.datetime64]]:
    """For dated articles that pass the place of each one's period, and the first days of all periods from the first."""
    numbers = codes(columns, period)
    inside = numbers[passing]
    if not len(inside):
        return numbers, starts(np.zeros(0, np.int64), period)
    first, last = int(inside.min()), int(inside.max())
    return numbers - first, starts(np.arange(first, last + 1), period)


def stands_in(columns: Columns, number: str, numbers: list[int]) -> tuple[Ints, Ints]:
    """Row and thing of all articles in which any of some things stands; number: lemma_id or entity_id."""
    table = {"lemma_id": "term_articles", "entity_id": "article_entities"}[number]
    query = f"SELECT article_id, {number} AS thing FROM {table} WHERE {number} IN (SELECT unnest($numbers))"  # noqa: S608
    found = columns.arrays(query, numbers=numbers)
    return columns.row_of[found["article_id"]], found["thing"]


@dataclass(frozen=True, slots=True)
class Hits:
    """In which articles (by row) which of some terms (by place among those asked for) stands; each once."""

    row: Ints
    term: Ints

    def inside(self, passing: Mask) -> Hits:
        """Those in articles that pass."""
        kept = passing[self.row]
        return Hits(self.row[kept], self.term[kept])


_ASKED = """
    SELECT place, keyword, lemma_id, NULL AS entity_id
    FROM (SELECT unnest($terms) AS term, generate_subscripts($terms, 1) - 1 AS place) JOIN terms ON lemma = term
    UNION ALL
    SELECT place, name, NULL, entity_id
    FROM (SELECT unnest($terms) AS term, generate_subscripts($terms, 1) - 1 AS place)
    JOIN entities ON starts_with(term, 'concept:') AND entity IN (term, substr(term, 9))"""


def term_hits(columns: Columns, terms: list[str]) -> tuple[Hits, list[str]]:
    """Where terms stand, and how each is written; `concept:<id>` is a concept, any other a lemma of keywords."""
    asked = ask(columns, _ASKED, terms=terms)
    written = dict(zip(asked["place"], asked["keyword"], strict=True))
    found = [Hits(np.zeros(0, np.int64), np.zeros(0, np.int64))]
    for number in ("lemma_id", "entity_id"):
        known = asked.dropna(subset=number)
        row, thing = stands_in(columns, number, known[number].astype(int).tolist())
        place = known["place"].to_numpy(np.int64)[pd.Index(known[number].astype(int)).get_indexer(pd.Index(thing))]
        found.append(Hits(row, place))
    both = np.concatenate([hits.term * len(columns) + hits.row for hits in found])
    if asked["place"].duplicated().any():  # a concept of two names, which one article may hold both
        both = np.unique(both)
    hits = Hits(both % max(len(columns), 1), both // max(len(columns), 1))
    return hits, [written.get(place, term) for place, term in enumerate(terms)]


def numbers_of(columns: Columns, term: str) -> dict[str, list[int]]:
    """`terms` and `entities`: the lemma_ids and entity_ids that a term stands for."""
    asked = ask(columns, _ASKED, terms=[term])
    names = {"terms": "lemma_id", "entities": "entity_id"}
    return {name: asked[number].dropna().astype(int).tolist() for name, number in names.items()}


def tally_hits(columns: Columns, filters: Filters, hits: Hits, group: Ints, size: int) -> Ints:
    """How many units stand behind each group of hits; `group` has one number below `size` a hit."""
    if filters.unit == "articles":
        return np.bincount(group, minlength=size)
    articles = columns.articles
    units = (articles.story if filters.unit == "stories" else articles.source)[hits.row]
    known = units != 0  # 0 is the unknown source, and no story
    return distinct(group[known], units[known], size)


def trend(columns: Columns, filters: Filters, hits: Hits, terms: int, period: str) -> pd.DataFrame:
    """period_start, term, n, total by term and period: n is NaN and total 0 where nothing was collected."""
    passing = countable(columns, filters)
    place, periods = grid(columns, passing, period)
    every = tally_groups(columns, filters, place, len(periods), passing)
    hits = hits.inside(passing)
    size = terms * len(periods)
    found = tally_hits(columns, filters, hits, hits.term * len(periods) + place[hits.row], size)
    total_of = np.tile(every, terms)
    return pd.DataFrame(
        {
            "period_start": np.tile(periods, terms),
            "term": np.repeat(np.arange(terms), len(periods)),
            "n": np.where(total_of > 0, found, np.nan),
            "total": total_of,
        }
    )


def undated_hits(columns: Columns, filters: Filters, hits: Hits, terms: int) -> Ints:
    """How many undated units stand behind each term."""
    hits = hits.inside(chosen(columns, filters) & (columns.articles.day == UNDATED))
    return tally_hits(columns, filters, hits, hits.term, terms)


def ranked(columns: Columns, counts: Ints, query: str, limit: int, **values: object) -> pd.DataFrame:
    """The answer of a query over `counted` (id, n): all whose count is among the `limit` largest; the query sorts."""
    least = 1
    if 0 < limit < len(counts):
        least = max(int(np.partition(counts, -limit)[-limit]), 1)
    numbers = np.flatnonzero(counts >= least)
    tables = {"counted": {"id": numbers.astype(np.int32), "n": counts[numbers].astype(np.int64)}}
    return ask_with(columns, query, tables, limit=limit, **values)
