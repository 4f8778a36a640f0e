"""Who and what is mentioned: top lists, trends, forms, mentions together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.warehouse.queries.asking import ask, ask_with, begins, with_shares
from analytics.warehouse.queries.edits import OWN
from analytics.warehouse.queries.filters import Filters, bound, selected
from analytics.warehouse.queries.periods import resolve
from analytics.warehouse.queries.tally import (
    Hits,
    chosen,
    countable,
    dated,
    grid,
    ranked,
    stands_in,
    tally,
    tally_groups,
    total,
    trend,
    undated_hits,
)
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound


def entities_top(warehouse: Warehouse, filters: Filters, kind: str = "", limit: int = 15) -> pd.DataFrame:
    """The most mentioned: entity, name, kind, own, n, total, share, low, high; kind="" is all kinds.

    `own`: whether an editor's own word names it.
    """
    columns = warehouse.columns()
    passing = chosen(columns, filters)
    counted = tally(columns, filters, columns.names, passing)
    if kind:
        counted = np.where(columns.of_kind(kind), counted, 0)
    query = f"""
        SELECT entity, name, kind, entity IN ({OWN}) AS own, n, $total::BIGINT AS total
        FROM counted JOIN entities ON entity_id = id ORDER BY n DESC, entity LIMIT $limit"""
    return with_shares(ranked(columns, counted, query, limit, total=total(columns, filters, passing)))


def entity_trend(
    warehouse: Warehouse, filters: Filters, entities: tuple[str, ...] = (), period: str = "auto"
) -> pd.DataFrame:
    """n, total, share and bounds of each entity by period; attrs: period, undated {entity: n}."""
    period = resolve(warehouse, filters, period)
    columns = warehouse.columns()
    asked = list(dict.fromkeys(entities))
    known = ask(columns, _NUMBERS, entities=asked)
    row, number = stands_in(columns, "entity_id", known["entity_id"].tolist())
    place = pd.Index(known["entity_id"]).get_indexer(pd.Index(number))
    hits = Hits(row, np.array([asked.index(entity) for entity in known["entity"]], np.int64)[place])
    names = dict(zip(known["entity"], known["name"], strict=True))
    frame = trend(columns, filters, hits, len(asked), period)
    terms = {"entity": np.array(asked, object), "name": np.array([names.get(term, term) for term in asked], object)}
    frame = frame.assign(**{name: values[frame["term"]] for name, values in terms.items()})
    frame = with_shares(frame[["period_start", "entity", "name", "n", "total"]])
    beside = undated_hits(columns, filters, hits, len(asked))
    undated = {entity: int(n) for entity, n in zip(asked, beside, strict=True) if n}
    frame.attrs.update(period=period, undated=undated)
    return frame


_NUMBERS = "SELECT entity, name, entity_id FROM entities WHERE entity IN (SELECT unnest($entities))"


def entity_heat(warehouse: Warehouse, filters: Filters, entity: str = "", period: str = "month") -> pd.DataFrame:
    """n and total of one entity by source and period in which the source has any article."""
    period = resolve(warehouse, filters, period)
    columns = warehouse.columns()
    passing = dated(columns, filters)
    place, periods = grid(columns, passing, period)
    group, size = columns.articles.source * len(periods) + place, len(columns.sources) * len(periods)
    every = tally_groups(columns, filters, group, size, countable(columns, filters))
    hits = tally_groups(columns, filters, group, size, passing & columns.mentioning((entity,)))
    there = np.flatnonzero(every)
    values = {"source": np.array(columns.sources, object)[there // max(len(periods), 1)]}
    values |= {"period_start": periods[there % max(len(periods), 1)], "n": hits[there], "total": every[there]}
    return pd.DataFrame(values).sort_values(["source", "period_start"], ignore_index=True)


def entity_forms(warehouse: Warehouse, filters: Filters, entity: str = "", limit: int = 100) -> pd.DataFrame:
    """The words under which an entity stands: text, language, form, n (mentions, not articles)."""
    query = f"""
        WITH {selected(filters)}
        SELECT text, language, form, count(*) AS n FROM mentions JOIN selected USING (article_id)
        WHERE entity_id IN (SELECT entity_id FROM entities WHERE entity = $entity)
        GROUP BY ALL ORDER BY n DESC, text, language, form LIMIT $limit"""
    return ask(warehouse, query, **bound(filters), entity=entity, limit=limit)


def entity_kinds(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """The kinds of what is mentioned, and how many different ones of each: kind, n."""
    columns = warehouse.columns()
    there = np.flatnonzero(columns.names.count(chosen(columns, filters)))
    query = "SELECT kind, count(*) AS n FROM entities WHERE entity_id IN (SELECT id FROM asked) GROUP BY 1 ORDER BY 1"
    return ask_with(columns, query, {"asked": {"id": there}})


def entities_named(warehouse: Warehouse, filters: Filters, entities: tuple[str, ...] = ()) -> pd.DataFrame:
    """Name and kind of some entities, those that are mentioned anywhere; filters do not matter."""
    query = "SELECT entity, name, kind FROM entities WHERE entity IN (SELECT unnest($entities)) ORDER BY entity"
    return ask(warehouse, query, entities=list(entities))


def entity_suggest(warehouse: Warehouse, filters: Filters, prefix: str = "", limit: int = 20) -> pd.DataFrame:
    """Entities one of whose names or forms begins with the prefix, the most mentioned first; filters do not matter."""
    query = f"""
        WITH found AS (
            SELECT entity_id FROM entities WHERE {begins("name")} OR entity = $prefix
            UNION SELECT entity_id FROM entity_names WHERE {begins("text")})
        SELECT entity, name, kind, n FROM entities
        JOIN (SELECT entity_id, count(*) AS n FROM article_entities WHERE entity_id IN (FROM found) GROUP BY 1)
        USING (entity_id) ORDER BY n DESC, entity LIMIT $limit"""
    return ask(warehouse, query, prefix=prefix, limit=limit)
