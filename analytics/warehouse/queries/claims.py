"""Claims that can be laid side by side: the same measure, parties, time and unit, told by different articles."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import pandas as pd

from analytics.errors import UsageError
from analytics.warehouse.queries.asking import ask
from analytics.warehouse.queries.figures import LEDGER, LEDGER_FROM
from analytics.warehouse.queries.filters import Filters, bound, selected
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound

# Of these there is one value for two parties and a time; any other measure is the same only of the same object
_WHOLE = ("trade_turnover", "trade_balance", "joint_projects", "university_branches", "border_crossings", "visits")
_KEY = """
    concat_ws('|', measure, list_sort(parties)::TEXT, modality, unit, coalesce(rate, ''), period_start, period_end,
              CASE WHEN measure IN (SELECT unnest($whole)) THEN '' ELSE coalesce(lower(object), '') END)"""
_COMPARABLE = "len(parties) > 0 AND period_start IS NOT NULL AND measure <> 'other'"
STATUSES = ("contradicting", "revised", "rounding", "agreeing")
_NUMBER = re.compile(r"\d+(?:[.,](\d+))?")


def claim_sets(warehouse: Warehouse, filters: Filters, status: str = "", limit: int = 200) -> pd.DataFrame:
    """Sets of two claims or more from different stories, contradictions first.

    status: agreeing; rounding (one is the other, rounded, or about it); revised (a source changed its own figure);
    contradicting. Qualifiers count: at least 30 agrees with 31. low_value, high_value: the range of what is claimed.
    """
    query = f"""
        WITH {selected(filters)},
        compared AS (SELECT f.*, {_KEY} AS claim_key, s.story_key, s.source, s.date
                     FROM figures f JOIN selected s USING (article_id) WHERE {_COMPARABLE})
        SELECT claim_key, any_value(measure) AS measure, list_sort(any_value(parties)) AS parties,
               any_value(modality) AS modality, any_value(period) AS period, any_value(unit) AS unit,
               count(*) AS n_claims, min(coalesce(low, value, high)) AS low_value,
               max(coalesce(high, value, low)) AS high_value,
               list({{'text': text, 'value': value, 'low': low, 'high': high, 'qualifier': qualifier,
                     'source': coalesce(source, ''), 'date': date}} ORDER BY date, source, text) AS claims
        FROM compared GROUP BY claim_key HAVING count(DISTINCT story_key) > 1
        ORDER BY (high_value - low_value) / greatest(abs(high_value), 1e-9) DESC, n_claims DESC, claim_key
        LIMIT $most"""
    frame = ask(warehouse, query, **bound(filters), whole=list(_WHOLE), most=10 * limit)
    frame.insert(0, "set_id", [sha256(key.encode()).hexdigest()[:12] for key in frame.pop("claim_key")])
    frame.insert(6, "status", [judge(claims) for claims in frame.pop("claims")])
    if status:
        frame = frame[frame["status"] == status]
    order = frame["status"].map(STATUSES.index)
    return frame.loc[order.sort_values(kind="stable").index].head(limit).reset_index(drop=True)


def claim_set_rows(warehouse: Warehouse, filters: Filters, set_id: str = "") -> pd.DataFrame:
    """The claims of one set, by date; columns of the ledger."""
    if not re.fullmatch(r"[0-9a-f]{12}", set_id):
        raise UsageError(f"set_id '{set_id}': it is twelve hexadecimal digits, from claim_sets")
    query = f"""
        WITH {selected(filters)},
        compared AS (SELECT figure_id, {_KEY} AS claim_key FROM figures JOIN selected USING (article_id)
                     WHERE {_COMPARABLE})
        SELECT {LEDGER} FROM {LEDGER_FROM} JOIN compared USING (figure_id)
        WHERE sha256(claim_key)[:12] = $set_id ORDER BY a.date NULLS LAST, a.source, f.figure_id"""
    return ask(warehouse, query, **bound(filters), whole=list(_WHOLE), set_id=set_id)


def judge(claims: Sequence[dict[str, Any]]) -> str:
    """How the claims of a set stand to each other."""
    if _meet([_range(claim, 0.0) for claim in claims]):
        return "agreeing"
    if _meet([_range(claim, _rounding(claim)) for claim in claims]):
        return "rounding"
    latest = {claim["source"]: claim for claim in claims}  # in order of date
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
