"""The sentences behind a number."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from analytics.errors import UsageError
from analytics.warehouse.columns import UNDATED, Columns, day_number
from analytics.warehouse.postings import Mask
from analytics.warehouse.queries.asking import ask_with, window
from analytics.warehouse.queries.asking import chosen as known
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.queries.periods import STEPS
from analytics.warehouse.queries.tally import MONTHS, chosen, newest_rows, term_hits
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound

# Where in the articles that have something to show it stands. Articles come newest first, and as many of them as rows
# are asked for are enough: `near` is read from them alone.
# that they lie between two numbers is said besides, for a table in the order of articles need not be read outside
_NEAR = "article_id BETWEEN $first AND $last AND article_id IN (SELECT article_id FROM near)"
_NUMBERS = "entity_id IN (SELECT entity_id FROM entities WHERE entity IN"
_PLACES = {
    "entity": f'SELECT article_id, start, "end" FROM mentions WHERE {_NUMBERS} ($entity)) AND {_NEAR}',
    "lemma": f"""
        SELECT article_id, span.start, span."end"
        FROM (SELECT article_id, unnest(spans) AS span FROM keywords WHERE lemma = $lemma AND {_NEAR})
        UNION ALL SELECT article_id, start, "end" FROM mentions
        WHERE starts_with($lemma, 'concept:') AND {_NUMBERS} ($lemma, substr($lemma, 9))) AND {_NEAR}""",
    "figure_id": f'SELECT article_id, start, "end" FROM figures WHERE {_NEAR} AND figure_id = $figure_id',
    "event_id": f"""
        SELECT article_id, start, start AS "end" FROM event_articles JOIN sentences USING (article_id, sentence_no)
        WHERE event_id = $event_id AND {_NEAR}""",
    "pair": f"""
        WITH said AS (SELECT article_id, sentence_no, start, "end", entity_id FROM mentions
                      WHERE {_NUMBERS} ($pair[1], $pair[2])) AND {_NEAR})
        SELECT article_id, start, "end" FROM said JOIN
            (SELECT article_id, sentence_no FROM said GROUP BY ALL HAVING count(DISTINCT entity_id) = 2)
            USING (article_id, sentence_no)""",
}


def evidence(
    warehouse: Warehouse,
    filters: Filters,
    entity: str = "",
    lemma: str = "",
    figure_id: str = "",
    event_id: str = "",
    pair: tuple[str, ...] = (),
    period_start: date | None = None,
    period: str = "",
    source: str = "",
    page: int = 1,
    size: int = 20,
) -> pd.DataFrame:
    """Sentences, the newest first, with the spans that count as [start, end] inside the sentence.

    Exactly one of entity, lemma, figure_id, event_id, pair; period_start with period narrows to a point of a trend.
    `corrected`: the fields of these spans that editors changed, `note`: what they noted.
    attrs: articles, how many articles have such sentences (pair: both anywhere in the article).
    """
    asked = {"entity": entity, "lemma": lemma, "figure_id": figure_id, "event_id": event_id, "pair": list(pair)}
    kinds = [name for name, value in asked.items() if value]
    if len(kinds) != 1 or (pair and len(pair) != 2):
        raise UsageError(f"evidence: name exactly one of {', '.join(asked)}; a pair is two entities")
    columns = warehouse.columns()
    passing = chosen(columns, filters) & _point(columns, period_start, period, source)
    having = passing & _having(columns, kinds[0], asked[kinds[0]])
    shown = having & columns.both(columns.numbers_of(pair)) if kinds[0] == "pair" else having
    rows = window(page, size)
    near = newest_rows(columns, shown)[: rows["offset"] + rows["size"]]
    numbers = columns.articles.article_id[near]
    ends = {"first": int(min(numbers, default=0)), "last": int(max(numbers, default=0))}
    tables = {"near": {"article_id": numbers}}
    frame = ask_with(columns, _page(kinds[0]), tables, **{kinds[0]: asked[kinds[0]]}, **rows, **ends)
    frame.attrs["articles"] = int(np.count_nonzero(having))
    frame["spans"] = frame["spans"].map(lambda spans: [list(span) for span in spans])
    return frame


def _point(columns: Columns, first: date | None, period: str, source: str) -> Mask:
    """The articles of a point of a trend: of a period, of a source."""
    inside = np.ones(len(columns), np.bool_)
    if source:
        inside &= (np.array(columns.sources, object) == source)[columns.articles.source]
    if first is not None:
        known("period", period, STEPS)
        step = pd.Timedelta(STEPS[period]) if period in ("day", "week") else pd.DateOffset(months=MONTHS[period])
        after = (pd.Timestamp(first) + step).date()
        day = columns.articles.day
        inside &= (day >= day_number(first)) & (day < day_number(after)) & (day != UNDATED)
    return inside


def _having(columns: Columns, kind: str, value: Any) -> Mask:  # noqa: ANN401 - by kind
    """The articles that have something to show."""
    match kind:
        case "entity":
            return columns.mentioning((value,))
        case "pair":
            return columns.mentioning((value[0],)) & columns.mentioning((value[1],))
        case "lemma":
            rows = term_hits(columns, [value])[0].row
        case "figure_id":
            key = value.rpartition("-")[0]
            rows = columns.row_of[
                columns.arrays("SELECT article_id FROM articles WHERE key = $key", key=key)["article_id"]
            ]
        case _:
            query = "SELECT DISTINCT article_id FROM event_articles WHERE event_id = $event_id"
            rows = columns.row_of[columns.arrays(query, event_id=value)["article_id"]]
    found = np.zeros(len(columns), np.bool_)
    found[rows] = True
    return found


def _page(kind: str) -> str:
    return f"""
        WITH places AS ({_PLACES[kind]}),
        corrected_places AS (
            SELECT article_id, start, "end", string_agg(note, ' · ') AS note,
                   array_to_string(list_sort(list_distinct(flatten(list(fields)))), ', ') AS fields
            FROM corrections WHERE about <> 'article' AND NOT rejected GROUP BY ALL),
        shown AS (
            SELECT s.article_id, s.sentence_no, s.start AS first, s."end" AS last,
                   list([greatest(p.start - s.start, 0), least(p."end", s."end") - s.start] ORDER BY p.start) AS spans,
                   string_agg(c.fields, ', ') AS corrected, string_agg(c.note, ' · ') AS note
            FROM places p JOIN (SELECT * FROM sentences WHERE {_NEAR}) s
            ON s.article_id = p.article_id AND p.start >= s.start AND p.start < s."end"
            LEFT JOIN corrected_places c ON c.article_id = p.article_id AND c.start = p.start AND c."end" = p."end"
            GROUP BY ALL)
        SELECT a.article_id, a.key, a.title, a.date, a.source, a.url, a.language, a.kind, sentence_no,
               substr(a.text, first + 1, last - first) AS sentence, first AS sentence_start, spans,
               shown.corrected, shown.note
        FROM shown JOIN articles a USING (article_id) WHERE {_NEAR}
        ORDER BY a.date DESC NULLS LAST, a.article_id DESC, sentence_no LIMIT $size OFFSET $offset"""
