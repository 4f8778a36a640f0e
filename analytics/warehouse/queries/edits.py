"""What editors did: corrections, and own words with what they brought."""

from __future__ import annotations

import json

import pandas as pd

from analytics.warehouse.queries.asking import ask, counts
from analytics.warehouse.queries.filters import Filters, bound, selected
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound
# the entities and measures that own words speak of
OWN = """
    SELECT DISTINCT word->>'$.entity' AS entity FROM
    (SELECT unnest(value::JSON[]) AS line, json(line->>'$') AS word FROM meta WHERE key = 'own_words')"""


def corrections(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """Every standing correction: of which article and what in it, the fields, whether rejected, note, who, when."""
    query = f"""
        WITH {selected(filters)}
        SELECT c.id, a.key, a.title, a.date, a.source, a.kind, c.about, c.start, c."end", nullif(c.text, '') AS text,
               c.fields, c.rejected, c.note, c.who, c."at"
        FROM corrections c JOIN selected USING (article_id) JOIN articles a USING (article_id)
        ORDER BY c."at" DESC, c.id"""
    return ask(warehouse, query, **bound(filters))


def own_lines(warehouse: Warehouse) -> list[str]:
    """The own words that the last build knew, as the lines of their file."""
    lines = ask(warehouse, "SELECT unnest(value::JSON[])->>'$' AS line FROM meta WHERE key = 'own_words'")
    return [str(line) for line in lines["line"]]


def own_words(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """The own words: id, about, entity, name, kind, aliases, units, country, domains, note, who, at; articles, n.

    `n` counts mentions of a name or outlet and figures of a measure, `articles` those that hold them; for an outlet
    `articles` also counts those that it published.
    """
    words = list(map(json.loads, own_lines(warehouse)))
    counted = _counted(warehouse, filters, words).set_index("id") if words else pd.DataFrame()
    rows = [_row(word) | {name: int(counted[name][word["id"]]) for name in ("n", "articles")} for word in words]
    return pd.DataFrame(rows, columns=[*_COLUMNS, "n", "articles"])


_COLUMNS = (*("id", "about", "entity", "name", "kind", "aliases", "units", "country", "domains", "note", "who", "at"),)


def _row(word: dict[str, object]) -> dict[str, object]:
    said = word["aliases"]
    aliases = (
        "; ".join(f"{tongue}: {', '.join(names)}" for tongue, names in said.items()) if isinstance(said, dict) else ""
    )
    return {name: word[name] for name in _COLUMNS} | {"aliases": aliases}


def _counted(warehouse: Warehouse, filters: Filters, words: list[dict[str, object]]) -> pd.DataFrame:
    query = f"""
        WITH {selected(filters)},
        words AS (SELECT unnest($ids) AS id, unnest($entities) AS entity, unnest($names) AS name),
        found AS (
            SELECT id, article_id, n FROM words JOIN article_entities USING (entity)
            UNION ALL SELECT id, article_id, 1 FROM words JOIN figures ON measure = entity
            UNION ALL SELECT id, article_id, 0 FROM words JOIN articles ON source = name)
        SELECT id, coalesce(sum(n) FILTER (s.article_id IS NOT NULL), 0) AS n, count(DISTINCT s.article_id) AS articles
        FROM words LEFT JOIN found USING (id) LEFT JOIN selected s USING (article_id) GROUP BY id"""
    columns = {name: [word[key] for word in words] for name, key in (("ids", "id"), ("entities", "entity"))}
    columns["names"] = [word["name"] if word["about"] == "outlet" else None for word in words]
    frame = ask(warehouse, query, **bound(filters), **columns)
    return frame.assign(n=counts(frame["n"]), articles=counts(frame["articles"]))
