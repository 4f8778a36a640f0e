"""Claims that can be laid side by side: the same measure, parties, time and unit, told by different articles."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.warehouse.columns import Columns, Compared
from analytics.warehouse.postings import Ints, Mask
from analytics.warehouse.queries.asking import ask_with
from analytics.warehouse.queries.figures import ledger_of
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.queries.tally import chosen
from analytics.warehouse.warehouse import Warehouse

STATUSES = ("contradicting", "revised", "rounding", "agreeing")
_COLUMNS = ("measure", "parties", "modality", "period", "unit")


def claim_sets(warehouse: Warehouse, filters: Filters, status: str = "", limit: int = 200) -> pd.DataFrame:
    """Sets of two claims or more from different stories, contradictions first, of these the widest apart.

    status: agreeing; rounding (one is the other, rounded, or about it); revised (a source changed its own figure);
    contradicting. Qualifiers count: at least 30 agrees with 31. low_value, high_value: the range of what is claimed.
    """
    columns = warehouse.columns()
    passing = chosen(columns, filters)[columns.compared.row]
    sets = judged(columns.compared, passing, columns.articles.story, columns.articles.source)
    if status:
        sets = sets[sets["status"] == status]
    spread = (sets["high_value"] - sets["low_value"]) / sets["high_value"].abs().clip(lower=1e-9)
    sets = sets.assign(order=sets["status"].map(STATUSES.index), spread=spread)
    keys = ["order", "spread", "n_claims", "set_no"]
    top = sets.sort_values(keys, ascending=[True, False, False, True]).head(limit)
    return _described(columns, top)


def _described(columns: Columns, top: pd.DataFrame) -> pd.DataFrame:
    """The sets with what all their claims share, read from one claim of each."""
    query = """
        SELECT set_id, measure, list_sort(parties) AS parties, modality, period, unit
        FROM sets JOIN (SELECT claim_key AS set_id, article_id, min(start) AS first, arg_min(measure, start) AS measure,
                               arg_min(parties, start) AS parties, arg_min(modality, start) AS modality,
                               arg_min(period, start) AS period, arg_min(unit, start) AS unit
                        FROM figures WHERE article_id IN (SELECT article_id FROM sets) GROUP BY ALL) f
        ON f.article_id = sets.article_id AND ('0x' || set_id)::BIGINT = set_no ORDER BY place"""
    numbers = {"set_no": top["set_no"].to_numpy(), "place": np.arange(len(top))}
    tables = {"sets": numbers | {"article_id": columns.articles.article_id[top["row"]]}}
    frame = ask_with(columns, query, tables)
    shown = top[["status", "n_claims", "low_value", "high_value"]].reset_index(drop=True)
    frame = pd.concat([frame, shown], axis=1)
    return frame[["set_id", *_COLUMNS, "status", "n_claims", "low_value", "high_value"]]


def claim_set_rows(warehouse: Warehouse, filters: Filters, set_id: str = "", limit: int = 500) -> pd.DataFrame:
    """The newest claims of one set, by date; columns of the ledger. attrs: total, of all claims of the set."""
    columns = warehouse.columns()
    compared = columns.compared
    number = int(set_id, 16) if set_id and not set(set_id) - set("0123456789abcdef") else -1
    first, last = np.searchsorted(compared.set_no, [number, number + 1]) if number < 1 << 48 else (0, 0)
    told = compared.row[first:last]
    told = told[chosen(columns, filters)[told]]
    rows = np.unique(told)
    newest = rows[np.argsort(columns.articles.day[rows], kind="stable")[-limit:]]
    frame = ledger_of(columns, newest, "f.claim_key = $set_id", limit, set_id=set_id)
    frame = frame.sort_values(["date", "source", "figure_id"], ignore_index=True)
    frame.attrs["total"] = len(told)
    return frame


def judged(claims: Compared, passing: Mask, story: Ints, source: Ints) -> pd.DataFrame:
    """Every set of claims of two stories or more among those that pass, and how they stand to each other.

    Claims must lie by set, source and time, as columns hold them; `story` and `source` are by article row.
    Columns: set_no, row (of one of its articles), n_claims, low_value, high_value, status.
    """
    at = np.flatnonzero(passing)
    if not len(at):
        return pd.DataFrame(
            {name: np.zeros(0) for name in ("set_no", "row", "n_claims", "low_value", "high_value")}
        ).assign(status=pd.Series(dtype=object))
    sets, row = claims.set_no[at], claims.row[at]
    first = np.flatnonzero(np.concatenate([[True], sets[1:] != sets[:-1]]))
    told = story[row]
    shared = np.minimum.reduceat(told, first) != np.maximum.reduceat(told, first)
    revised = _revised(claims, at, source[row], first)
    agreeing = _meet(claims.low[at], claims.high[at], first)
    rounding = _meet(claims.rounded_low[at], claims.rounded_high[at], first)
    status = np.select([agreeing, rounding, revised], ["agreeing", "rounding", "revised"], "contradicting")
    frame = pd.DataFrame(
        {
            "set_no": sets[first],
            "row": row[first],
            "n_claims": np.diff(first, append=len(at)),
            "low_value": np.minimum.reduceat(claims.least[at], first),
            "high_value": np.maximum.reduceat(claims.most[at], first),
            "status": status.astype(object),
        }
    )
    kept: pd.DataFrame = frame.loc[shared]
    return kept


def _meet(low: NDArray[np.float64], high: NDArray[np.float64], first: Ints) -> Mask:
    """Of each set, which begins at `first`, whether some value lies in all the ranges of its claims."""
    return np.asarray(np.maximum.reduceat(low, first) <= np.minimum.reduceat(high, first))


def _revised(claims: Compared, at: Ints, source: Ints, first: Ints) -> Mask:
    """Of each set whether a source told two different things, and the latest claims of all sources agree."""
    sets, told = claims.set_no[at], claims.told[at]
    last = np.concatenate([(sets[1:] != sets[:-1]) | (source[1:] != source[:-1]), [True]])
    latest = np.flatnonzero(last)
    begins = np.concatenate([[0], latest[:-1] + 1])
    changed = np.minimum.reduceat(told, begins) != np.maximum.reduceat(told, begins)
    of_set = np.searchsorted(latest, first)  # the first source of each set
    agree = _meet(claims.rounded_low[at][latest], claims.rounded_high[at][latest], of_set)
    return np.asarray(np.logical_or.reduceat(changed, of_set) & agree)
