"""Claims that can be laid side by side: the same measure, parties, time and unit, told by different articles."""

from __future__ import annotations

from collections.abc import Iterator

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
PAIRED = 100  # claims of a set, the newest, among which the two that differ least are looked for
_SHARED = ("measure", "parties", "modality", "period", "unit", "rate", "subject")
_OF_EACH = ("value", "low", "high", "qualifier", "text", "claimant", "source", "kind", "date", "sentence", "key")


def claim_sets(warehouse: Warehouse, filters: Filters, status: str = "", limit: int = 200) -> pd.DataFrame:
    """Sets of two sure claims or more from different stories, contradictions first, of these the most claimed.

    status: agreeing; rounding (one is the other, rounded, or about it); revised (a source changed its own figure);
    contradicting. Qualifiers count: at least 30 agrees with 31. The verdict is that on two claims, `one_...` and
    `other_...`: of those that differ so, the closest. low_value, high_value: the range of all that is claimed.
    """
    columns = warehouse.columns()
    at = np.flatnonzero(chosen(columns, filters)[columns.compared.row])
    speaker = _speakers(columns)
    sets = judged(columns.compared, at, columns.articles.story, speaker)
    if status:
        sets = sets[sets["status"] == status]
    sets = sets.assign(order=sets["status"].map(STATUSES.index))
    spread = (sets["high_value"] - sets["low_value"]) / sets["high_value"].abs().clip(lower=1e-9)
    keys = ["order", "n_claims", "spread", "set_no"]
    top = sets.assign(spread=spread).sort_values(keys, ascending=[True, False, False, True]).head(limit)
    pairs = [
        _closest(columns, at[begin : begin + n], speaker, str(verdict))
        for begin, n, verdict in top[["begin", "n_claims", "status"]].astype(object).to_numpy()
    ]
    return _described(columns, top, np.array(pairs, np.int64).reshape(-1, 2))


def _speakers(columns: Columns) -> Ints:
    """Whose the claims of each article are: its source's; of an unknown source each article speaks for itself."""
    source = columns.articles.source
    own: Ints = np.where(source == 0, -1 - np.arange(len(source)), source)
    return own


def _described(columns: Columns, top: pd.DataFrame, pairs: NDArray[np.int64]) -> pd.DataFrame:
    """The sets with what all their claims share, and the two claims that each verdict is on."""
    compared, ids = columns.compared, columns.articles.article_id
    sides = {
        "place": np.tile(np.arange(len(top)), 2),
        "side": np.repeat(["one", "other"], len(top)),
        "article_id": ids[compared.row[pairs.T.reshape(-1)]],
        "start": compared.start[pairs.T.reshape(-1)],
    }
    query = """
        SELECT p.place, p.side, f.claim_key AS set_id, f.measure, f.parties, f.modality, f.period, f.unit, f.rate,
               f.subject, f.figure_id, f.value, f.low, f.high, f.qualifier, f.text, f.claimant,
               a.source, a.kind, a.date,
               substr(a.text, s.start + 1, s."end" - s.start) AS sentence, a.key
        FROM pairs p JOIN figures f ON f.article_id = p.article_id AND f.start = p.start
        JOIN articles a ON a.article_id = f.article_id
        JOIN sentences s ON s.article_id = f.article_id AND s.sentence_no = f.sentence_no ORDER BY p.place"""
    told = ask_with(columns, query, {"pairs": sides})
    one, other = (told[told["side"] == side].reset_index(drop=True) for side in ("one", "other"))
    shown = top[["status", "n_claims", "low_value", "high_value"]].reset_index(drop=True)
    return pd.concat([one[["set_id", *_SHARED]], shown, *_beside(one, other)], axis=1)


def _beside(one: pd.DataFrame, other: pd.DataFrame) -> Iterator[pd.DataFrame]:
    for side, frame in (("one", one), ("other", other)):
        yield frame[["figure_id", *_OF_EACH]].add_prefix(f"{side}_")


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


def judged(claims: Compared, at: Ints, story: Ints, speaker: Ints) -> pd.DataFrame:
    """Every set of claims of two stories or more among those at some places, and how they stand to each other.

    Claims must lie by set, source and time, as columns hold them; `story` and `speaker` are by article row.
    Columns: set_no, begin (its first place in `at`), n_claims, low_value, high_value, status.
    """
    if not len(at):
        names = ("set_no", "begin", "n_claims", "low_value", "high_value")
        return pd.DataFrame({name: np.zeros(0) for name in names}).assign(status=pd.Series(dtype=object))
    sets, row = claims.set_no[at], claims.row[at]
    first = np.flatnonzero(np.concatenate([[True], sets[1:] != sets[:-1]]))
    told = story[row]
    shared = np.minimum.reduceat(told, first) != np.maximum.reduceat(told, first)
    revised = _revised(claims, at, speaker[row], first)
    agreeing = _meet(claims.low[at], claims.high[at], first)
    rounding = _meet(claims.rounded_low[at], claims.rounded_high[at], first)
    status = np.select([agreeing, rounding, revised], ["agreeing", "rounding", "revised"], "contradicting")
    frame = pd.DataFrame(
        {
            "set_no": sets[first],
            "begin": first,
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


def _revised(claims: Compared, at: Ints, speaker: Ints, first: Ints) -> Mask:
    """Of each set whether a source told two different things, and the latest claims of all sources agree."""
    sets, told = claims.set_no[at], claims.told[at]
    last = np.concatenate([(sets[1:] != sets[:-1]) | (speaker[1:] != speaker[:-1]), [True]])
    latest = np.flatnonzero(last)
    begins = np.concatenate([[0], latest[:-1] + 1])
    changed = np.minimum.reduceat(told, begins) != np.maximum.reduceat(told, begins)
    of_set = np.searchsorted(latest, first)  # the first source of each set
    agree = _meet(claims.rounded_low[at][latest], claims.rounded_high[at][latest], of_set)
    return np.asarray(np.logical_or.reduceat(changed, of_set) & agree)


def _closest(columns: Columns, at: Ints, speaker: Ints, status: str) -> tuple[int, int]:
    """Of the claims of a set the two that its verdict is on: of those that stand to each other so, the closest.

    A contradiction is between the latest claims of two sources, a revision between two of one, the rest between
    stories. Where none stand so by two (three ranges need not meet though any two do), the two farthest apart.
    """
    claims = columns.compared
    row = claims.row[at]
    if status == "contradicting":
        at = at[np.concatenate([speaker[row][1:] != speaker[row][:-1], [True]])]
    at = at[np.argsort(columns.articles.day[claims.row[at]], kind="stable")][-PAIRED:]
    row = claims.row[at]
    value = (claims.least[at] + claims.most[at]) / 2
    apart = np.abs(value[:, None] - value[None, :])
    same = speaker[row][:, None] == speaker[row][None, :]
    other_story = columns.articles.story[row][:, None] != columns.articles.story[row][None, :]
    meet = _met(claims.low[at], claims.high[at])
    fits = {
        "contradicting": ~same & ~_met(claims.rounded_low[at], claims.rounded_high[at]),
        "revised": same & (claims.told[at][:, None] != claims.told[at][None, :]),
        "rounding": other_story & ~meet,
        "agreeing": other_story & meet,
    }[status]
    np.fill_diagonal(fits, False)
    ranked = np.where(fits, apart, np.inf) if fits.any() else -np.where(other_story, apart, -1.0)
    one, other = np.unravel_index(int(np.argmin(ranked)), ranked.shape)
    return int(at[min(one, other)]), int(at[max(one, other)])


def _met(low: NDArray[np.float64], high: NDArray[np.float64]) -> Mask:
    """Of any two claims whether their ranges share a value."""
    return np.maximum(low[:, None], low[None, :]) <= np.minimum(high[:, None], high[None, :])
