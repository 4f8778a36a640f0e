"""Who is mentioned with whom, and everything of two of them."""

from __future__ import annotations

import pandas as pd

from analytics.errors import UsageError
from analytics.statistics import logdice
from analytics.warehouse.queries.articles import COLUMNS
from analytics.warehouse.queries.asking import ask, chosen, window, with_shares
from analytics.warehouse.queries.corpus import PERIOD
from analytics.warehouse.queries.events import events
from analytics.warehouse.queries.figures import ledger_page
from analytics.warehouse.queries.filters import Filters, bound, counted, is_open, selected
from analytics.warehouse.queries.periods import PERIODS, in_periods, resolve
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound

# Pairs are looked for among the most mentioned alone: a pair is no more frequent than the rarer of the two, so that
# what falls out could not have come near the top
MOST = 200

_PLACES = {
    "article": "SELECT article_id, 0 AS sentence_no, entity_id FROM article_entities",
    "sentence": "SELECT DISTINCT article_id, sentence_no, entity_id FROM mentions",
}
_BOTH = """
    SELECT article_id FROM article_entities WHERE entity_id IN (SELECT entity_id FROM entities WHERE entity = $a)
    INTERSECT
    SELECT article_id FROM article_entities WHERE entity_id IN (SELECT entity_id FROM entities WHERE entity = $b)"""


def co_mentions(
    warehouse: Warehouse,
    filters: Filters,
    window: str = "sentence",
    kind: str = "",
    entity: str = "",
    sort: str = "n",
    limit: int = 50,
) -> pd.DataFrame:
    """Pairs mentioned in one sentence or article: n with both, n_a and n_b with each anywhere, logdice.

    `kind` narrows to pairs of one kind, `entity` to pairs with it (then it is `a`); sort: n or logdice.
    """
    chosen("window", window, ("sentence", "article"))
    chosen("sort", sort, ("n", "logdice"))
    chosen_articles = "JOIN selected USING (article_id)"
    join = "" if is_open(filters) else chosen_articles
    number = "(SELECT entity_id FROM entities WHERE entity = $entity)"
    narrowed = f"AND (x.entity_id = {number} OR y.entity_id = {number})" if entity else ""
    of_kind = (
        "WHERE entity_id IN (SELECT entity_id FROM entities WHERE kind = $kind OR entity = $entity)" if kind else ""
    )
    query = f"""
        WITH {selected(filters)},
        each_one AS ({counted(filters, "entity_id", f"FROM article_entities {chosen_articles} {of_kind}")}),
        most AS MATERIALIZED (FROM each_one JOIN entities USING (entity_id)
                              ORDER BY entity = $entity DESC, n DESC, entity LIMIT {MOST}),
        places AS MATERIALIZED ({_PLACES[window]} {join} WHERE entity_id IN (SELECT entity_id FROM most)),
        pairs AS (SELECT DISTINCT x.article_id, x.entity_id AS a_id, y.entity_id AS b_id FROM places x JOIN places y
                  ON x.article_id = y.article_id AND x.sentence_no = y.sentence_no
                  AND x.entity_id < y.entity_id {narrowed}),
        hits AS ({counted(filters, "a_id, b_id", "FROM pairs JOIN selected USING (article_id)")})
        SELECT m.entity AS a, m.name AS a_name, o.entity AS b, o.name AS b_name, h.n AS n, m.n AS n_a, o.n AS n_b
        FROM hits h JOIN most m ON m.entity_id = a_id JOIN most o ON o.entity_id = b_id"""
    frame = ask(warehouse, query, **bound(filters), kind=kind, entity=entity)
    frame = _entity_first(frame, entity)
    frame = frame.assign(logdice=logdice(frame["n"], frame["n_a"], frame["n_b"]))
    top = frame.sort_values([sort, "n", "a", "b"], ascending=[False, False, True, True]).head(limit)
    return top.reset_index(drop=True)


def _entity_first(frame: pd.DataFrame, entity: str) -> pd.DataFrame:
    turned = (frame["b"] == entity).to_numpy()
    if entity and turned.any():
        there, here = ["a", "a_name", "n_a", "b", "b_name", "n_b"], ["b", "b_name", "n_b", "a", "a_name", "n_a"]
        frame.loc[turned, there] = frame.loc[turned, here].to_numpy()
    return frame


def pair_articles(
    warehouse: Warehouse, filters: Filters, a: str = "", b: str = "", page: int = 1, size: int = 50
) -> pd.DataFrame:
    """A page of the articles that mention both, the newest first. attrs: total."""
    both = f"WITH {selected(filters)}, shared AS (SELECT article_id FROM selected WHERE article_id IN ({_BOTH}))"
    query = f"""{both}
        SELECT {COLUMNS} FROM articles WHERE article_id IN (SELECT article_id FROM shared)
        ORDER BY date DESC NULLS LAST, article_id DESC LIMIT $size OFFSET $offset"""
    values = bound(filters) | _two(a, b)
    frame = ask(warehouse, query, **values, **_window(page, size))
    frame.attrs["total"] = int(ask(warehouse, f"{both} SELECT count(*) AS n FROM shared", **values)["n"][0])
    return frame


_window = window  # `window` is a parameter's name above


def _two(a: str, b: str) -> dict[str, str]:
    if a and a == b:
        raise UsageError(f"a pair is of two different entities, not '{a}' twice")
    return {"a": a, "b": b}


def pair_trend(warehouse: Warehouse, filters: Filters, a: str = "", b: str = "", period: str = "auto") -> pd.DataFrame:
    """n, total, share and bounds of the articles that mention both, by period. attrs: period, undated."""
    period = resolve(warehouse, filters, period)
    query = f"""
        WITH {selected(filters)},
        dated AS (SELECT *, {PERIOD} FROM selected WHERE date IS NOT NULL),
        totals AS (SELECT period_start, n AS total FROM ({counted(filters, "period_start", "FROM dated")})), {PERIODS},
        hits AS ({counted(filters, "period_start", f"FROM dated WHERE article_id IN ({_BOTH})")})
        SELECT period_start, CASE WHEN total > 0 THEN coalesce(n, 0) END AS n, coalesce(total, 0) AS total
        FROM periods LEFT JOIN totals USING (period_start) LEFT JOIN hits USING (period_start) ORDER BY period_start"""
    values = bound(filters) | _two(a, b)
    frame = with_shares(ask(warehouse, query, **values, **in_periods(period)))
    without = counted(filters, "", f"FROM selected WHERE date IS NULL AND article_id IN ({_BOTH})")
    undated = ask(warehouse, f"WITH {selected(filters)} {without}", **values)
    frame.attrs.update(period=period, undated=int(undated["n"][0]))
    return frame


def pair_events(warehouse: Warehouse, filters: Filters, a: str = "", b: str = "") -> pd.DataFrame:
    """Events that both take part in, the newest first, as `events` tells them."""
    return events(warehouse, filters, parties=tuple(map(str, _two(a, b).values())))


def pair_figures(
    warehouse: Warehouse, filters: Filters, a: str = "", b: str = "", page: int = 1, size: int = 50
) -> pd.DataFrame:
    """Claims between the two, the newest first; columns of the ledger."""
    between = """
        SELECT figure_id, article_id, start, date FROM figures JOIN selected USING (article_id)
        WHERE list_has_all(parties, [$a, $b])"""
    query = f"WITH {selected(filters)}, {ledger_page(between)}"
    return ask(warehouse, query, **bound(filters), **_two(a, b), **_window(page, size))
