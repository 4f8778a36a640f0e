"""The sentences behind a number."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analytics.errors import UsageError
from analytics.warehouse.queries.asking import ask, chosen, window
from analytics.warehouse.queries.filters import Filters, bound, selected
from analytics.warehouse.queries.periods import STEPS
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound

# Which articles have something to show (`having`, unique) and where in them (`places`), by what is asked for.
# Articles come newest first, so as many of them as rows are asked for are enough: `near` is read from them alone.
_HAVING = {
    "entity": "SELECT article_id FROM article_entities WHERE entity = $entity",
    "lemma": """
        SELECT article_id FROM keywords WHERE lemma = $lemma
        UNION SELECT article_id FROM article_entities
        WHERE starts_with($lemma, 'concept:') AND entity IN ($lemma, substr($lemma, 9))""",
    "figure_id": "SELECT article_id FROM figures WHERE figure_id = $figure_id",
    "event_id": "SELECT DISTINCT article_id FROM event_articles WHERE event_id = $event_id",
    "pair": """
        SELECT article_id FROM article_entities WHERE entity = $pair[1]
        INTERSECT SELECT article_id FROM article_entities WHERE entity = $pair[2]""",
}
_PLACES = {
    "entity": 'SELECT article_id, start, "end" FROM mentions WHERE entity = $entity',
    "lemma": """
        SELECT article_id, span.start, span."end"
        FROM (SELECT article_id, unnest(spans) AS span FROM keywords WHERE lemma = $lemma)
        UNION ALL SELECT article_id, start, "end" FROM mentions
        WHERE starts_with($lemma, 'concept:') AND entity IN ($lemma, substr($lemma, 9))""",
    "figure_id": 'SELECT article_id, start, "end" FROM figures WHERE figure_id = $figure_id',
    "event_id": """
        SELECT article_id, start, start AS "end" FROM event_articles JOIN sentences USING (article_id, sentence_no)
        WHERE event_id = $event_id""",
    "pair": """
        SELECT article_id, start, "end" FROM mentions JOIN
            (SELECT article_id, sentence_no FROM mentions WHERE entity IN ($pair[1], $pair[2])
             GROUP BY ALL HAVING count(DISTINCT entity) = 2) USING (article_id, sentence_no)
        WHERE entity IN ($pair[1], $pair[2])""",
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
    values = {kinds[0]: asked[kinds[0]]} | bound(filters) | _point(period_start, period, source)
    having = _having(filters, kinds[0], values)
    everything = kinds[0] == "pair"  # in how many of the articles a sentence holds both is not known beforehand
    frame = ask(warehouse, _page(having, kinds[0], everything), **values, **window(page, size))
    frame.attrs["articles"] = int(
        ask(warehouse, f"WITH {having} SELECT count(*) AS n FROM having_it", **values)["n"][0]
    )
    frame["spans"] = frame["spans"].map(lambda spans: [list(span) for span in spans])
    return frame


def _point(period_start: date | None, period: str, source: str) -> dict[str, object]:
    values: dict[str, object] = {"point_source": source} if source else {}
    if period_start is not None:
        values |= {"point": period_start, "point_step": STEPS[chosen("period", period, STEPS)]}
    return values


def _having(filters: Filters, kind: str, values: dict[str, object]) -> str:
    conditions = ["s.date >= $point AND s.date < $point + CAST($point_step AS INTERVAL)"] if "point" in values else []
    conditions += ["coalesce(s.source, '') = $point_source"] if "point_source" in values else []
    return f"""{selected(filters)},
        having_it AS (SELECT article_id, s.date FROM ({_HAVING[kind]}) JOIN selected s USING (article_id)
                      WHERE {" AND ".join(conditions) or "true"})"""


def _page(having: str, kind: str, everything: bool) -> str:
    limit = "" if everything else "LIMIT $size + $offset"
    return f"""
        WITH {having},
        near AS MATERIALIZED (SELECT article_id FROM having_it ORDER BY date DESC NULLS LAST, article_id DESC {limit}),
        places AS (SELECT * FROM ({_PLACES[kind]}) WHERE article_id IN (SELECT article_id FROM near)),
        corrected_places AS (
            SELECT article_id, start, "end", string_agg(note, ' · ') AS note,
                   array_to_string(list_sort(list_distinct(flatten(list(fields)))), ', ') AS fields
            FROM corrections WHERE about <> 'article' AND NOT rejected GROUP BY ALL),
        shown AS (
            SELECT s.article_id, s.sentence_no, s.start AS first, s."end" AS last,
                   list([greatest(p.start - s.start, 0), least(p."end", s."end") - s.start] ORDER BY p.start) AS spans,
                   string_agg(c.fields, ', ') AS corrected, string_agg(c.note, ' · ') AS note
            FROM places p JOIN sentences s
            ON s.article_id = p.article_id AND p.start >= s.start AND p.start < s."end"
            LEFT JOIN corrected_places c ON c.article_id = p.article_id AND c.start = p.start AND c."end" = p."end"
            GROUP BY ALL)
        SELECT a.article_id, a.key, a.title, a.date, a.source, a.url, a.language, a.kind, sentence_no,
               substr(a.text, first + 1, last - first) AS sentence, first AS sentence_start, spans,
               shown.corrected, shown.note
        FROM shown JOIN articles a USING (article_id)
        ORDER BY a.date DESC NULLS LAST, a.article_id DESC, sentence_no LIMIT $size OFFSET $offset"""
