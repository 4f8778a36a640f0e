"""Which keywords set one group of articles apart from another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.statistics import bonferroni, g2, g2_p_value, log_ratio, lrc
from analytics.warehouse.columns import Columns
from analytics.warehouse.postings import Ints, Mask, Postings, distinct
from analytics.warehouse.queries.asking import ask_with
from analytics.warehouse.queries.asking import chosen as known
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.queries.tally import chosen, tally, total
from analytics.warehouse.warehouse import Warehouse

SCORES = ("log_ratio", "g2", "p", "lrc")
# what is compared -> lemma_id, lemma, keyword of the asked ids; a concept is the same in every language
NAMES = {
    "keywords": "SELECT lemma_id, lemma, keyword FROM terms WHERE lemma_id IN (SELECT id FROM asked)",
    "concepts": """
        SELECT entity_id AS lemma_id, name AS keyword,
               CASE WHEN starts_with(entity, 'concept:') THEN entity ELSE 'concept:' || entity END AS lemma
        FROM entities WHERE entity_id IN (SELECT id FROM asked)""",
}


def compare(
    warehouse: Warehouse,
    filters: Filters,
    a: Filters | None = None,
    b: Filters | None = None,
    min_articles: int = 5,
    min_sources: int = 2,
    limit: int = 500,
    of: str = "keywords",
) -> pd.DataFrame:
    """Keywords, or concepts, of group a against group b, both inside the filters, the most surely different first.

    of: keywords, or concepts (told in any language: for groups that write in different ones; lemma is `concept:<id>`).
    n_a, n_b count the unit of the filters; per_million_* are places per million words; log_ratio, g2, lrc (Bonferroni
    corrected over all terms compared) are of the counts. Terms in fewer articles or sources of both together are left
    out. attrs: total_a, total_b, words_a, words_b, terms.
    """
    known("of", of, NAMES)
    columns = warehouse.columns()
    sides = [chosen(columns, filters) & chosen(columns, group or Filters()) for group in (a, b)]
    totals = {f"total_{name}": total(columns, filters, side) for name, side in zip("ab", sides, strict=True)}
    words = {f"words_{name}": int(columns.articles.words[s].sum()) for name, s in zip("ab", sides, strict=True)}
    things = columns.terms if of == "keywords" else columns.names
    fit = np.ones(things.size, np.bool_) if of == "keywords" else columns.of_kind("concept")
    found = _counted(columns, filters, things, fit, sides, min_articles, min_sources)
    answer = _scored(found, totals["total_a"], totals["total_b"])
    top = _top(columns, answer, NAMES[of], limit)
    answer = _described(columns, things, top, sides, words, _places if of == "keywords" else _mentions)
    answer.attrs.update(totals | words, terms=len(found))
    return answer


def _counted(
    columns: Columns,
    filters: Filters,
    things: Postings,
    fit: Mask,
    sides: Sequence[Mask],
    min_articles: int,
    min_sources: int,
) -> pd.DataFrame:
    """The fitting terms of enough articles and sources, by lemma_id, with their counts on both sides."""
    articles = [things.count(side) for side in sides]
    kept = np.flatnonzero(fit & (articles[0] + articles[1] >= max(min_articles, 1)))
    kept = kept[_sourced(columns, things, sides, kept, min_sources)]
    of_unit = articles
    if filters.unit != "articles":
        of_unit = [tally(columns, filters, things, side) for side in sides]
    values = {"lemma_id": kept, "n_a": of_unit[0][kept], "n_b": of_unit[1][kept]}
    return pd.DataFrame(values | {"articles_a": articles[0][kept], "articles_b": articles[1][kept]})


def _sourced(columns: Columns, things: Postings, sides: Sequence[Mask], kept: Ints, least: int) -> Mask:
    """Which of the terms stand in so many known sources of both sides together."""
    either = (sides[0] | sides[1]) & (columns.articles.source != 0)
    if least <= 0:
        return np.ones(len(kept), np.bool_)
    if least == 1:
        return things.count(either)[kept] > 0
    source = things.spread(columns.articles.source, either)
    at = things.numbered(kept)[things.of(either)]
    inside = at >= 0
    return distinct(at[inside], source[inside], len(kept)) >= least


def _scored(frame: pd.DataFrame, size_a: int, size_b: int) -> pd.DataFrame:
    if frame.empty or not size_a or not size_b:
        return frame.iloc[:0].assign(**{name: np.zeros(0) for name in SCORES})
    counts = (frame["n_a"].clip(upper=size_a), frame["n_b"].clip(upper=size_b), size_a, size_b)
    evidence = g2(*counts)
    p = bonferroni(g2_p_value(evidence))
    return frame.assign(log_ratio=log_ratio(*counts), g2=evidence, p=p, lrc=_lrc(counts, p))


def _top(columns: Columns, frame: pd.DataFrame, query: str, limit: int) -> pd.DataFrame:
    """The most surely different, of equals those with the stronger evidence, the greater difference, by lemma."""
    keys = [-frame["lrc"].abs().to_numpy(), -frame["g2"].to_numpy(), -frame["log_ratio"].abs().to_numpy()]
    order = np.lexsort(keys[::-1])
    last = order[min(limit, len(order)) - 1 :][:1]
    equal = (
        [order[limit:][np.all([key[order[limit:]] == key[last] for key in keys], axis=0)]] if limit < len(order) else []
    )
    top = frame.iloc[np.concatenate([order[:limit], *equal])]
    names = ask_with(columns, query, {"asked": {"id": top["lemma_id"].to_numpy()}})
    top = top.merge(names, on="lemma_id").assign(
        sure=top["lrc"].abs().to_numpy(), size=top["log_ratio"].abs().to_numpy()
    )
    return top.sort_values(["sure", "g2", "size", "lemma"], ascending=[False, False, False, True]).head(limit)


def _described(
    columns: Columns,
    things: Postings,
    top: pd.DataFrame,
    sides: Sequence[Mask],
    words: dict[str, int],
    times_of: Callable[[Columns, Ints, Ints, Ints, Ints], Ints],
) -> pd.DataFrame:
    """The top with places by a million words and sources of each side."""
    numbers = top["lemma_id"].to_numpy()
    at, rows, postings = things.places(numbers)
    times, source = times_of(columns, numbers, at, rows, postings), columns.articles.source[rows]
    for name, side in zip("ab", sides, strict=True):
        inside = side[rows]
        told = np.bincount(at[inside], times[inside], minlength=len(numbers))
        top[f"per_million_{name}"] = told * 1e6 / max(words[f"words_{name}"], 1)
        inside &= source != 0
        top[f"sources_{name}"] = distinct(at[inside], source[inside], len(numbers))
    order = ("n", "per_million", "articles", "sources")
    shown = ["lemma", "keyword", *(f"{name}_{side}" for name in order for side in "ab"), *SCORES]
    return top[shown].reset_index(drop=True)


def _places(columns: Columns, numbers: Ints, at: Ints, rows: Ints, postings: Ints) -> Ints:
    """In how many places of its article the term of each posting stands."""
    found: Ints = columns.places[postings]
    return found


def _mentions(columns: Columns, numbers: Ints, at: Ints, rows: Ints, postings: Ints) -> Ints:
    """In how many places of its article the entity of each posting is mentioned."""
    query = "SELECT article_id, entity_id, n FROM article_entities WHERE entity_id IN (SELECT id FROM asked)"
    found = ask_with(columns, query, {"asked": {"id": numbers}})
    place = pd.Index(numbers).get_indexer(pd.Index(found["entity_id"]))
    told = pd.Index(place * len(columns) + columns.row_of[found["article_id"]])
    times: Ints = found["n"].to_numpy()[told.get_indexer(pd.Index(at.astype(np.int64) * len(columns) + rows))]
    return times


def _lrc(counts: tuple[pd.Series, pd.Series, int, int], p: NDArray[np.float64]) -> NDArray[np.float64]:
    """The conservative bound, worked out only where it can differ from 0: it costs far more than all the rest."""
    found, sure = np.zeros(len(p)), p < 1
    found[sure] = lrc(counts[0][sure], counts[1][sure], counts[2], counts[3], tests=len(p))
    return found
