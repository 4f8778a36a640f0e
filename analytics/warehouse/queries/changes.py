"""What rises, falls and bursts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.statistics import bursts as find_bursts
from analytics.warehouse.columns import UNDATED, Columns, day_number
from analytics.warehouse.postings import Ints, distinct
from analytics.warehouse.queries.articles import COLUMNS
from analytics.warehouse.queries.asking import ask_with
from analytics.warehouse.queries.asking import chosen as known
from analytics.warehouse.queries.comparison import compare
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.queries.periods import STEPS, resolve
from analytics.warehouse.queries.steady import changes, steadied
from analytics.warehouse.queries.tally import chosen, dated, grid, tally_groups, term_hits
from analytics.warehouse.warehouse import Warehouse

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
RECENT = 0.25  # `auto`: the last quarter of the time that the articles cover
MOST = 2000  # terms that are looked through for bursts, the most frequent ones
AMONG = ("steady", "all")
NONE = {"lemma": str, "keyword": str, "n_recent": int, "n_before": int, "log_ratio": float, "low": float, "g2": float}


def rising(
    warehouse: Warehouse,
    filters: Filters,
    period: str = "auto",
    min_articles: int = 3,
    limit: int = 50,
    among: str = "steady",
) -> pd.DataFrame:
    """Keywords of the latest time against all before it: rising with a positive log_ratio, falling with a negative.

    The latest time is the last `period` before the newest article; auto: the last quarter of the covered time. low:
    the conservative bound of the log ratio, 0 where the change may be chance; p is Bonferroni corrected.
    among: steady, the sources that neither begin nor end inside the dates, where there are some; or all.
    attrs: recent_from, recent_to, before_from, total_recent, total_before, left_out (sources).
    """
    known("period", period, ("auto", *STEPS))
    known("among", among, AMONG)
    asked, filters = filters, steadied(warehouse.columns(), filters, among)
    first, last = _covered(warehouse, filters)
    if first is None or last is None or first == last:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in (NONE | {"p": float}).items()})
    days = DAYS[period] if period != "auto" else max(round((last - first).days * RECENT), 1)
    border = max(last - timedelta(days=days - 1), first + timedelta(days=1))
    recent, before = Filters(date_from=border), Filters(date_to=border - timedelta(days=1))
    frame = compare(warehouse, filters, recent, before, min_articles, 1, limit)
    attrs = frame.attrs
    frame = frame.rename(columns={"n_a": "n_recent", "n_b": "n_before", "lrc": "low"})[[*NONE, "p"]]
    frame.attrs = {
        "recent_from": border.isoformat(),
        "recent_to": last.isoformat(),
        "before_from": first.isoformat(),
        "total_recent": attrs["total_a"],
        "total_before": attrs["total_b"],
        "left_out": _left_out(warehouse, asked, filters),
    }
    return frame


def _left_out(warehouse: Warehouse, asked: Filters, steady: Filters) -> list[str]:
    """The sources that begin or end inside the dates, and were left out for it."""
    if asked == steady:
        return []
    frame = changes(warehouse.columns(), asked)
    return [name for name in frame["source"] if name not in steady.sources]


def _covered(warehouse: Warehouse, filters: Filters) -> tuple[date | None, date | None]:
    columns = warehouse.columns()
    days = columns.articles.day[dated(columns, filters)]
    if not len(days):
        return None, None
    return date(1970, 1, 1) + timedelta(int(days.min())), date(1970, 1, 1) + timedelta(int(days.max()))


def bursts(
    warehouse: Warehouse,
    filters: Filters,
    period: str = "auto",
    min_articles: int = 3,
    limit: int = 50,
    among: str = "steady",
) -> pd.DataFrame:
    """Times in which a keyword stands in far more stories than otherwise: lemma, keyword, start, end, weight, n.

    Counts stories whatever the filters' unit; end is the last day of the burst. `among` as in `rising`.
    attrs: period, left_out (sources).
    """
    known("among", among, AMONG)
    asked, filters = filters, steadied(warehouse.columns(), filters, among)
    period = resolve(warehouse, filters, period)
    columns = warehouse.columns()
    table, totals, starts = _stories(columns, filters, period, numbers := _frequent(columns, filters, min_articles))
    frame = _bursts(columns, table, totals, starts, numbers).head(limit).reset_index(drop=True)
    frame["end"] = _last_day(frame["end"], period)
    frame.attrs.update(period=period, left_out=_left_out(warehouse, asked, filters))
    return frame


def _frequent(columns: Columns, filters: Filters, least: int) -> Ints:
    """The lemma_ids that are looked through, those of most articles."""
    articles = columns.terms.count(dated(columns, filters))
    few = np.flatnonzero(articles >= max(least, 1))  # of equals the first ones
    return np.sort(few[np.argsort(-articles[few], kind="stable")[:MOST]])


def _stories(
    columns: Columns, filters: Filters, period: str, numbers: Ints
) -> tuple[NDArray[np.int64], Ints, NDArray[np.datetime64]]:
    """Stories by term and period, stories by period, and the first days of the periods."""
    passing = dated(columns, filters)
    place, starts = grid(columns, passing, period)
    in_stories = replace(filters, unit="stories")
    totals = tally_groups(columns, in_stories, place, len(starts), passing)
    term = columns.terms.numbered(numbers)[columns.terms.of(passing)]
    wanted = np.flatnonzero(term >= 0)
    row = columns.terms.spread(np.arange(len(columns), dtype=np.int32), passing)[wanted]
    group, story = term[wanted] * len(starts) + place[row], columns.articles.story[row]
    alone, size = story < 0, len(numbers) * len(starts)
    found = np.bincount(group[alone], minlength=size)
    found += distinct(group[~alone], story[~alone], size)
    return found.reshape(len(numbers), len(starts)), totals, starts


def _bursts(
    columns: Columns, table: NDArray[np.int64], totals: Ints, starts: NDArray[np.datetime64], numbers: Ints
) -> pd.DataFrame:
    found = find_bursts(table.astype(np.float64), totals) if table.size else find_bursts(np.zeros((0, 1)), [1])
    query = "SELECT lemma_id, lemma, keyword FROM terms WHERE lemma_id IN (SELECT id FROM asked)"
    names = ask_with(columns, query, {"asked": {"id": numbers}}).set_index("lemma_id").loc[numbers[found.term]]
    sums = np.pad(np.cumsum(table, axis=1), ((0, 0), (1, 0)))
    frame = pd.DataFrame(
        {
            "lemma": names["lemma"].to_numpy(object),
            "keyword": names["keyword"].to_numpy(object),
            "start": starts[found.first],
            "end": starts[found.last],
            "weight": found.weight,
            "n": sums[found.term, found.last + 1] - sums[found.term, found.first],
        }
    )
    return frame.sort_values(["weight", "lemma"], ascending=[False, True])


def _last_day(starts: pd.Series, period: str) -> pd.Series:
    step = pd.DateOffset(days=_DAYS.get(period, 0), months=_MONTHS.get(period, 0))
    return starts.map(lambda start: start + step - pd.Timedelta(days=1)) if len(starts) else starts


def burst_stories(
    warehouse: Warehouse,
    filters: Filters,
    lemma: str = "",
    start: date | None = None,
    end: date | None = None,
    limit: int = 10,
) -> pd.DataFrame:
    """The stories of a term between two days: the first article of each, and how many tell it (n), the widest first."""
    columns = warehouse.columns()
    rows = np.sort(term_hits(columns, [lemma])[0].inside(chosen(columns, filters)).row)
    day = columns.articles.day[rows]
    rows = rows[(day >= day_number(start or date.min)) & (day <= day_number(end or date.max)) & (day != UNDATED)]
    _, first, n = np.unique(columns.articles.story[rows], return_index=True, return_counts=True)
    rows = rows[first]
    order = np.lexsort((rows, columns.articles.day[rows], -n))[:limit]
    told = {"article_id": columns.articles.article_id[rows[order]], "n": n[order].astype(np.int64)}
    query = f"""
        SELECT {COLUMNS}, n FROM told JOIN articles USING (article_id)
        WHERE article_id IN (SELECT article_id FROM told) ORDER BY n DESC, date, article_id"""  # noqa: S608
    return ask_with(columns, query, {"told": told})
