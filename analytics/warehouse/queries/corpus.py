"""What there is: counts, choices of the filter bar, volume and coverage over time, sources."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analytics.warehouse.columns import UNDATED, Columns
from analytics.warehouse.postings import Ints, Mask
from analytics.warehouse.queries.asking import ask, counts
from analytics.warehouse.queries.asking import chosen as known
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.queries.periods import STEPS, resolve
from analytics.warehouse.queries.tally import chosen, countable, grid, ranked, starts, tally_groups, total
from analytics.warehouse.warehouse import Warehouse

DAY = "datetime64[us]"


def corpus(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """One row of counts of what passes the filters, and what the build says of itself."""
    columns = warehouse.columns()
    articles, passing = columns.articles, chosen(columns, filters)
    days = articles.day[passing]
    days = days[days != UNDATED]
    source = articles.source[passing]
    counted = {
        "articles": len(source),
        "stories": total(columns, replace(filters, unit="stories"), passing),
        "sources": len(np.unique(source[source != 0])),
        "languages": len(np.unique(articles.language[passing])),
        "date_from": starts(days.min(), "day") if len(days) else None,
        "date_to": starts(days.max(), "day") if len(days) else None,
        "undated": len(source) - len(days),
        "unknown_source": int((source == 0).sum()),
        "words": int(articles.words[passing].sum()),
        "restated": int(articles.restated[passing].sum()),
    }
    said = ask(columns, _SAID).assign(articles_all=len(columns))
    return pd.concat([pd.DataFrame([counted]).astype({"date_from": DAY, "date_to": DAY}), said], axis=1)


_SAID = """
    WITH said AS (SELECT map_from_entries(list((key, value))) AS m FROM meta)
    SELECT m['built_at'] AS built_at, m['version'] AS version, m['articles'] AS folder,
           m['left_out_total']::BIGINT AS left_out, (SELECT count(*) FROM duplicates) AS duplicates FROM said"""


def options(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """Values of the filter bar by kind (source, language, country), the most frequent first; filters do not matter."""
    columns = warehouse.columns()
    articles = columns.articles
    frames = [
        _sizes("source", articles.source, columns.sources),
        _sizes("language", articles.language, columns.languages),
        ranked(columns, columns.names.totals, _COUNTRIES, 0),
    ]
    frame = pd.concat(frames).query("n > 0").sort_values(["kind", "n", "value"], ascending=[True, False, True])
    return frame.reset_index(drop=True)


_COUNTRIES = """
    SELECT kind, entity AS value, n FROM counted JOIN entities ON entity_id = id WHERE kind = 'country'"""


def _sizes(kind: str, numbers: Ints, names: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"kind": kind, "value": names, "n": np.bincount(numbers, minlength=len(names))})


def left_out(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """path and reason of what the last build could not take in (the first thousand); filters do not matter."""
    return ask(
        warehouse,
        """
        SELECT item[1] AS path, item[2] AS reason
        FROM (SELECT unnest(value::JSON::TEXT[][]) AS item FROM meta WHERE key = 'left_out')""",
    )


def volume(warehouse: Warehouse, filters: Filters, period: str = "auto", by: str = "") -> pd.DataFrame:
    """n by period, with by="source" or "language" also by `group`; attrs: period, undated."""
    period = resolve(warehouse, filters, period)
    known("by", by, ("", "source", "language"))
    columns = warehouse.columns()
    passing = countable(columns, filters)
    place, periods = grid(columns, passing, period)
    group, names = _grouped(columns, passing, by)
    numbers = tally_groups(columns, filters, place * len(names) + group, len(periods) * len(names), passing)
    table = numbers.reshape(len(periods), len(names)).astype(np.float64)
    table[table.sum(axis=1) == 0] = np.nan
    values = {"period_start": np.repeat(periods, len(names)), "n": counts(pd.Series(table.ravel()))}
    frame = pd.DataFrame(values | ({"group": names * len(periods)} if by else {}))
    frame = frame[["period_start", *(["group"] if by else []), "n"]]
    frame.attrs.update(period=period, undated=undated(warehouse, filters))
    return frame


def _grouped(columns: Columns, passing: Mask, by: str) -> tuple[Ints, list[str]]:
    """The place of each article's group among the sorted names of those that have any."""
    if not by:
        return np.zeros(len(columns), np.int64), [""]
    all_names = columns.sources if by == "source" else columns.languages
    number = columns.articles.source if by == "source" else columns.articles.language
    there = sorted(np.unique(number[passing]), key=lambda at: all_names[at])
    place = np.zeros(len(all_names), np.int64)
    place[there] = np.arange(len(there))
    return place[number], [all_names[at] for at in there]


def undated(warehouse: Warehouse, filters: Filters) -> int:
    """How many units without a date pass the filters."""
    columns = warehouse.columns()
    return total(columns, filters, chosen(columns, filters) & (columns.articles.day == UNDATED))


def coverage(warehouse: Warehouse, filters: Filters, period: str = "auto") -> pd.DataFrame:
    """n by period, source and language: what stands behind every chart."""
    period = resolve(warehouse, filters, period)
    columns = warehouse.columns()
    passing = countable(columns, filters)
    place, periods = grid(columns, passing, period)
    source, sources = _grouped(columns, passing, "source")
    language, languages = _grouped(columns, passing, "language")
    group = (place * len(sources) + source) * len(languages) + language
    numbers = tally_groups(columns, filters, group, len(periods) * len(sources) * len(languages), passing)
    there = np.flatnonzero(numbers)
    at, of, said = np.unravel_index(there, (len(periods), len(sources), len(languages)))
    frame = pd.DataFrame(
        {
            "period_start": periods[at],
            "source": np.array(sources, object)[of],
            "language": np.array(languages, object)[said],
            "n": numbers[there],
        }
    )
    frame.attrs.update(period=period)
    return frame


def sources(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """What was collected of each source: articles, first and last date, languages, undated, duplicates."""
    columns = warehouse.columns()
    passing = chosen(columns, filters)
    every = _per_source(columns, passing)
    copies = ask(columns, "SELECT coalesce(source, '') AS source, count(*) AS duplicates FROM duplicates GROUP BY ALL")
    frame = every.merge(copies, on="source", how="left")
    frame["duplicates"] = frame["duplicates"].fillna(0).astype(np.int64)
    return frame.sort_values(["articles", "source"], ascending=[False, True], ignore_index=True)


def _per_source(columns: Columns, passing: Mask) -> pd.DataFrame:
    articles, size = columns.articles, len(columns.sources)
    source, day = articles.source[passing], articles.day[passing]
    known = day != UNDATED
    number, without = np.bincount(source, minlength=size), np.bincount(source[~known], minlength=size)
    first, last = np.full(size, np.iinfo(np.int32).max), np.full(size, UNDATED, np.int64)
    np.minimum.at(first, source[known], day[known])
    np.maximum.at(last, source[known], day[known])
    spoken = np.zeros((size, len(columns.languages)), np.bool_)
    spoken[source, articles.language[passing]] = True
    there = np.flatnonzero(number)
    return pd.DataFrame(
        {
            "source": np.array(columns.sources, object)[there],
            "articles": number[there],
            "first": np.where(number > without, starts(first, "day"), np.datetime64("NaT"))[there],
            "last": np.where(number > without, starts(last, "day"), np.datetime64("NaT"))[there],
            "languages": pd.Series([np.array(columns.languages, object)[row] for row in spoken[there]], dtype=object),
            "undated": without[there],
        }
    )


def source_periods(warehouse: Warehouse, filters: Filters, period: str = "month") -> pd.DataFrame:
    """n of each source in each period in which it has any: source, period_start, n."""
    known("period", period, tuple(STEPS))
    columns = warehouse.columns()
    passing = countable(columns, filters)
    place, periods = grid(columns, passing, period)
    source, names = _grouped(columns, passing, "source")
    numbers = tally_groups(columns, filters, source * len(periods) + place, len(names) * len(periods), passing)
    there = np.flatnonzero(numbers)
    of, at = np.unravel_index(there, (len(names), len(periods)))
    return pd.DataFrame({"source": np.array(names, object)[of], "period_start": periods[at], "n": numbers[there]})
