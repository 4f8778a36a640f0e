"""Claims that can be laid side by side: the same measure, parties, time and unit, told by different articles."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analytics.warehouse.queries.asking import ask
from analytics.warehouse.queries.figures import LEDGER, LEDGER_FROM
from analytics.warehouse.queries.filters import Filters, bound, selected
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound

STATUSES = ("contradicting", "revised", "rounding", "agreeing")
_NUMBER = re.compile(r"\d+(?:[.,](\d+))?")


def claim_sets(warehouse: Warehouse, filters: Filters, status: str = "", limit: int = 200) -> pd.DataFrame:
    """Sets of two claims or more from different stories, contradictions first.

    status: agreeing; rounding (one is the other, rounded, or about it); revised (a source changed its own figure);
    contradicting. Qualifiers count: at least 30 agrees with 31. low_value, high_value: the range of what is claimed.
    """
    query = f"""
        WITH {selected(filters)},
        compared AS (SELECT claim_key, story_key, coalesce(low, value, high) AS least,
                            coalesce(high, value, low) AS most
                     FROM figures JOIN selected USING (article_id) WHERE claim_key IS NOT NULL),
        sets AS MATERIALIZED (
            SELECT claim_key, count(*) AS n_claims, min(least) AS low_value, max(most) AS high_value
            FROM compared GROUP BY claim_key HAVING min(story_key) <> max(story_key)
            ORDER BY (high_value - low_value) / greatest(abs(high_value), 1e-9) DESC, n_claims DESC, claim_key
            LIMIT $looked_at)
        SELECT claim_key AS set_id, any_value(measure) AS measure, list_sort(any_value(parties)) AS parties,
               any_value(modality) AS modality, any_value(period) AS period, any_value(unit) AS unit,
               any_value(n_claims) AS n_claims, any_value(low_value) AS low_value, any_value(high_value) AS high_value,
               list(DISTINCT {{'date': s.date, 'source': coalesce(s.source, ''), 'text': text, 'value': value,
                               'low': low, 'high': high, 'qualifier': qualifier}}) AS claims
        FROM figures f JOIN selected s USING (article_id) JOIN sets USING (claim_key) GROUP BY claim_key
        ORDER BY (any_value(high_value) - any_value(low_value)) / greatest(abs(any_value(high_value)), 1e-9) DESC,
                 any_value(n_claims) DESC, claim_key"""
    frame = ask(warehouse, query, **bound(filters), looked_at=10 * limit)
    frame.insert(6, "status", [judge(claims) for claims in frame.pop("claims")])
    if status:
        frame = frame[frame["status"] == status]
    order = frame["status"].map(STATUSES.index)
    return frame.loc[order.sort_values(kind="stable").index].head(limit).reset_index(drop=True)


def claim_set_rows(warehouse: Warehouse, filters: Filters, set_id: str = "") -> pd.DataFrame:
    """The claims of one set, by date; columns of the ledger."""
    query = f"""
        WITH {selected(filters)}
        SELECT {LEDGER} FROM {LEDGER_FROM} WHERE f.claim_key = $set_id
        AND f.article_id IN (SELECT article_id FROM selected) ORDER BY a.date NULLS LAST, a.source, f.figure_id"""
    return ask(warehouse, query, **bound(filters), set_id=set_id)


def judge(claims: Sequence[dict[str, Any]]) -> str:
    """How the claims of a set stand to each other."""
    if _meet([_range(claim, 0.0) for claim in claims]):
        return "agreeing"
    if _meet([_range(claim, _rounding(claim)) for claim in claims]):
        return "rounding"
    by_date = sorted(claims, key=lambda claim: (claim["date"] is not None, claim["date"]))
    latest = {claim["source"]: claim for claim in by_date}
    if len(latest) < len(claims) and _meet([_range(claim, _rounding(claim)) for claim in latest.values()]):
        return "revised"
    return "contradicting"


def _meet(ranges: Sequence[tuple[float, float]]) -> bool:
    """Whether some value lies in all of the ranges."""
    return max(low for low, _ in ranges) <= min(high for _, high in ranges)


def _range(claim: dict[str, Any], slack: float) -> tuple[float, float]:
    """The values that a claim allows."""
    value = claim["value"]
    low: float = next((x for x in (claim["low"], value) if x is not None), -math.inf) - slack
    high: float = next((x for x in (claim["high"], value) if x is not None), math.inf) + slack
    match claim["qualifier"]:
        case "at_least":
            return low, math.inf
        case "at_most" | "up_to":
            return -math.inf, high
    return low, high


def _rounding(claim: dict[str, Any]) -> float:
    """By how much the true value may differ from what is written: half of the last digit; a tenth for `about`."""
    value: float = abs(claim["value"] or claim["high"] or claim["low"] or 0.0)
    if claim["qualifier"] in ("about", "approaching"):
        return value / 10
    written = _NUMBER.search(claim["text"])
    number = float(written[0].replace(",", ".")) if written else 0.0
    return 0.5 / 10 ** len(written[1] or "") * value / number if written and number else value / 200
