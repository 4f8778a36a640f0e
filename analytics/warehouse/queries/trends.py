"""Terms over time, and what their share is taken of. A term `concept:<id>` is a concept, told in any language."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analytics.statistics import mean_share
from analytics.warehouse.columns import Columns
from analytics.warehouse.queries.asking import chosen, with_shares
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.queries.periods import resolve
from analytics.warehouse.queries.tally import (
    Hits,
    countable,
    dated,
    grid,
    tally_groups,
    tally_hits,
    term_hits,
    trend,
    undated_hits,
)
from analytics.warehouse.warehouse import Warehouse

DENOMINATORS = {
    "articles": "all that pass the filters",
    "sources": "the mean of the shares of the sources, each counting alike",
    "panel": "the sources with something in every period, a fixed panel",
}


def keyword_trend(
    warehouse: Warehouse,
    filters: Filters,
    lemmas: tuple[str, ...] = (),
    period: str = "auto",
    denominator: str = "articles",
) -> pd.DataFrame:
    """n, total, share and bounds of each term by period; attrs: period, denominator, sources, undated {term: n}.

    denominator: articles (all that pass), sources (mean of the shares of the known sources of a period; n and total
    stay those of all), panel (only the sources with something in every period; nothing where there are none).
    `sources`: how many stand in the denominator, by period for their mean.
    """
    chosen("denominator", denominator, DENOMINATORS)
    period = resolve(warehouse, filters, period)
    members = tuple(panel(warehouse, filters, period)["source"]) if denominator == "panel" else ()
    inside = replace(filters, sources=members) if members else filters
    lemmas = tuple(dict.fromkeys(lemmas))
    columns = warehouse.columns()
    hits, written = term_hits(columns, list(lemmas))
    frame = _counts(columns, inside, hits, lemmas, written, period)
    if denominator == "sources":
        frame = _of_sources(columns, filters, frame, hits, period)
    elif denominator == "panel" and not members:
        frame = frame.assign(n=np.nan, total=0, share=np.nan, low=np.nan, high=np.nan)
    beside = undated_hits(columns, inside, hits, len(lemmas))
    undated = {lemma: int(n) for lemma, n in zip(lemmas, beside, strict=True) if n}
    frame.attrs = {"period": period, "denominator": denominator, "panel": list(members), "undated": undated}
    return frame


def _counts(
    columns: Columns, filters: Filters, hits: Hits, lemmas: tuple[str, ...], written: list[str], period: str
) -> pd.DataFrame:
    frame = trend(columns, filters, hits, len(lemmas), period)
    names = {"lemma": np.array(lemmas, object), "keyword": np.array(written, object)}
    frame = frame.assign(**{name: values[frame["term"]] for name, values in names.items()})
    return with_shares(frame[["period_start", "lemma", "keyword", "n", "total"]])


def panel(warehouse: Warehouse, filters: Filters, period: str = "auto") -> pd.DataFrame:
    """The sources that have articles in every period of which any known source has: source, n (dated articles)."""
    period = resolve(warehouse, filters, period)
    columns = warehouse.columns()
    passing = dated(columns, filters) & (columns.articles.source != 0)
    place, periods = grid(columns, passing, period)
    shape = len(columns.sources), len(periods)
    group = columns.articles.source * len(periods) + place
    table = np.bincount(group[passing], minlength=shape[0] * shape[1]).reshape(shape)
    collected = table.any(axis=0)
    everywhere = np.flatnonzero((table > 0).sum(axis=1) == max(collected.sum(), 1))
    frame = pd.DataFrame({"source": np.array(columns.sources, object)[everywhere], "n": table.sum(axis=1)[everywhere]})
    return frame.sort_values(["n", "source"], ascending=[False, True], ignore_index=True)


def _of_sources(columns: Columns, filters: Filters, frame: pd.DataFrame, hits: Hits, period: str) -> pd.DataFrame:
    """The frame with the mean share of its sources, and how many these are."""
    passing = countable(columns, filters)
    place, periods = grid(columns, passing, period)
    passing &= columns.articles.source != 0
    size, width = len(periods), len(columns.sources)
    group = place * width + columns.articles.source
    collected = tally_groups(columns, filters, group, size * width, passing).reshape(size, width)
    terms = len(frame) // max(size, 1)
    hits = hits.inside(passing)
    found = tally_hits(columns, filters, hits, hits.term * size * width + group[hits.row], terms * size * width)
    total = np.tile(collected, (terms, 1))
    share, low, high = mean_share(found.reshape(len(frame), width), total)
    return frame.assign(share=share, low=low, high=high, sources=(total > 0).sum(axis=1))
