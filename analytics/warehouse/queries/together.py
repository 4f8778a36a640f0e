"""Who is mentioned with whom, and everything of two of them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.errors import UsageError
from analytics.statistics import logdice
from analytics.warehouse.columns import Columns
from analytics.warehouse.postings import Ints, Mask
from analytics.warehouse.queries.articles import newest
from analytics.warehouse.queries.asking import ask_with, window, with_shares
from analytics.warehouse.queries.asking import chosen as known
from analytics.warehouse.queries.events import events
from analytics.warehouse.queries.figures import figures
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.queries.periods import resolve
from analytics.warehouse.queries.tally import Hits, chosen, tally, tally_hits, trend, undated_hits
from analytics.warehouse.warehouse import Warehouse

# Pairs are looked for among the most mentioned alone: a pair is no more frequent than the rarer of the two, so that
# what falls out could not have come near the top
MOST = 200


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
    known("window", window, ("sentence", "article"))
    known("sort", sort, ("n", "logdice"))
    columns = warehouse.columns()
    passing = chosen(columns, filters)
    asked = columns.numbers_of((entity,))
    each = tally(columns, filters, columns.names, passing)
    if kind:
        of_kind = columns.of_kind(kind).copy()
        of_kind[asked] = True
        each = np.where(of_kind, each, 0)
    most = _most(columns, each, asked)
    pairs = (_in_sentences if window == "sentence" else _in_articles)(columns, filters, passing, most["entity_id"])
    first, second = np.nonzero(np.triu(pairs, 1))
    if entity:
        chief = np.isin(most["entity_id"].to_numpy(), asked)
        kept = chief[first] | chief[second]
        first, second = first[kept], second[kept]
    frame = pd.DataFrame({"n": pairs[first, second]})
    for side, at in (("a", first), ("b", second)):
        for name, column in ((side, "entity"), (f"{side}_name", "name"), (f"n_{side}", "n")):
            frame[name] = most[column].to_numpy()[at]
    frame = _entity_first(frame[["a", "a_name", "b", "b_name", "n", "n_a", "n_b"]], entity)
    frame = frame.assign(logdice=logdice(frame["n"], frame["n_a"], frame["n_b"]))
    top = frame.sort_values([sort, "n", "a", "b"], ascending=[False, False, True, True]).head(limit)
    return top.reset_index(drop=True)


def _most(columns: Columns, each: Ints, asked: Ints) -> pd.DataFrame:
    """The entities among which pairs are looked for, by number: entity_id, entity, name, n."""
    query = """
        SELECT entity_id, entity, name, n FROM counted JOIN entities ON entity_id = id
        ORDER BY entity_id IN (SELECT unnest($asked)) DESC, n DESC, entity LIMIT $limit"""
    least = np.partition(each, -MOST)[-MOST] if len(each) > MOST else 1
    numbers = np.flatnonzero(each >= max(least, 1))
    numbers = np.union1d(numbers, asked[each[asked] > 0])
    tables = {"counted": {"id": numbers.astype(np.int32), "n": each[numbers].astype(np.int64)}}
    found = ask_with(columns, query, tables, asked=asked.tolist(), limit=MOST)
    return found.sort_values("entity_id", ignore_index=True)


def _in_sentences(columns: Columns, filters: Filters, passing: Mask, numbers: pd.Series) -> NDArray[np.int64]:
    """How many units have a sentence with both, for all pairs of some entities."""
    most = numbers.to_numpy()
    head = columns.head
    place = np.searchsorted(head, most)
    if not np.array_equal(head[np.minimum(place, len(head) - 1)], most):
        return _pairs_asked(columns, filters, passing, most)
    counted = tally(columns, filters, columns.pairs, passing).reshape(len(head), len(head))
    return np.asarray(counted[np.ix_(place, place)])


def _pairs_asked(columns: Columns, filters: Filters, passing: Mask, most: Ints) -> NDArray[np.int64]:
    """The same of entities that are rare in all, frequent as they may be here: there are few such articles."""
    query = """
        SELECT article_id, a_id, b_id FROM sentence_pairs WHERE a_id IN (SELECT id FROM most)
        AND b_id IN (SELECT id FROM most)"""
    found = ask_with(columns, query, {"most": {"id": most}})
    row, size = columns.row_of[found["article_id"]], len(most)
    pair = np.searchsorted(most, found["a_id"]) * size + np.searchsorted(most, found["b_id"])
    hits = Hits(row, pair).inside(passing)
    return tally_hits(columns, filters, hits, hits.term, size * size).reshape(size, size).astype(np.int64)


def _in_articles(columns: Columns, filters: Filters, passing: Mask, numbers: pd.Series) -> NDArray[np.int64]:
    """How many units have an article with both, for all pairs of some entities.

    Of articles: a bit an article and entity, and how many bits two entities share.
    """
    most, size = numbers.to_numpy(), len(numbers)
    place = columns.names.numbered(most)
    row = np.cumsum(passing, dtype=np.int32) - 1
    at, rows = place[columns.names.of(passing)], columns.names.spread(row, passing)
    inside = at >= 0
    if filters.unit != "articles":
        return _pairs_of_units(columns, filters, passing, at[inside], rows[inside], size)
    table = np.zeros((size, -(-max(int(row[-1:].sum()) + 1, 1) // 64) * 64), np.bool_)
    table[at[inside], rows[inside]] = True
    bits = np.packbits(table, axis=1).view(np.uint64)
    shared = np.zeros((size, size), np.int64)
    for one in range(size):
        shared[one, one + 1 :] = np.bitwise_count(bits[one] & bits[one + 1 :]).sum(axis=1)
    return shared


def _pairs_of_units(
    columns: Columns, filters: Filters, passing: Mask, at: Ints, rows: Ints, size: int
) -> NDArray[np.int64]:
    """The same of stories and sources: all pairs of each article, and in how many units each is."""
    order = np.lexsort((at, rows))
    at, rows = at[order].astype(np.int64), rows[order]
    pairs, of = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for step in range(1, size):  # the things of an article stand together: each with the one `step` further on
        same = rows[step:] == rows[:-step]
        if not same.any():
            break
        pairs.append(at[:-step][same] * size + at[step:][same])
        of.append(rows[step:][same])
    hits = Hits(np.flatnonzero(passing)[np.concatenate(of)], np.concatenate(pairs))
    return tally_hits(columns, filters, hits, hits.term, size * size).reshape(size, size).astype(np.int64)


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
    columns = warehouse.columns()
    rows = np.flatnonzero(chosen(columns, filters) & _both(columns, **_two(a, b)))
    frame = newest(columns, rows, **_window(page, size))
    frame.attrs["total"] = len(rows)
    return frame


def _both(columns: Columns, a: str, b: str) -> Mask:
    return columns.mentioning((a,)) & columns.mentioning((b,))


_window = window  # `window` is a parameter's name above


def _two(a: str, b: str) -> dict[str, str]:
    if a and a == b:
        raise UsageError(f"a pair is of two different entities, not '{a}' twice")
    return {"a": a, "b": b}


def pair_documents(warehouse: Warehouse, filters: Filters, a: str = "", b: str = "", limit: int = 50) -> pd.DataFrame:
    """Documents that are named with both: entity, name, n articles in which all three stand. attrs: total."""
    query = """
        SELECT entity, name, n FROM counted JOIN entities ON entity_id = id ORDER BY n DESC, entity LIMIT $limit"""
    columns = warehouse.columns()
    passing = chosen(columns, filters) & _both(columns, **_two(a, b))
    n = np.where(columns.of_kind("document"), columns.names.count(passing), 0)
    there = np.flatnonzero(n)
    counted = {"id": there.astype(np.int32), "n": n[there].astype(np.int64)}
    frame = ask_with(columns, query, {"counted": counted}, limit=limit)
    frame.attrs["total"] = len(there)
    return frame


def pair_trend(warehouse: Warehouse, filters: Filters, a: str = "", b: str = "", period: str = "auto") -> pd.DataFrame:
    """n, total, share and bounds of the articles that mention both, by period. attrs: period, undated."""
    period = resolve(warehouse, filters, period)
    columns = warehouse.columns()
    rows = np.flatnonzero(_both(columns, **_two(a, b)))
    hits = Hits(rows, np.zeros(len(rows), np.int64))
    frame = with_shares(trend(columns, filters, hits, 1, period).drop(columns="term"))
    frame.attrs.update(period=period, undated=int(undated_hits(columns, filters, hits, 1)[0]))
    return frame


def pair_events(warehouse: Warehouse, filters: Filters, a: str = "", b: str = "") -> pd.DataFrame:
    """Events that both take part in, the newest first, as `events` tells them."""
    return events(warehouse, filters, parties=tuple(map(str, _two(a, b).values())))


def pair_figures(
    warehouse: Warehouse, filters: Filters, a: str = "", b: str = "", page: int = 1, size: int = 50
) -> pd.DataFrame:
    """Claims between the two, the newest first; columns of the ledger. attrs: total."""
    return figures(warehouse, filters, parties=tuple(_two(a, b).values()), page=page, size=size)
