"""Rows to be judged by reading: figures, names or stories of a warehouse, by lot, the same for the same seed."""

from __future__ import annotations

import pandas as pd

from analytics.errors import UsageError
from analytics.warehouse.warehouse import Warehouse

WHAT = ("figures", "names", "stories")
MOST = 10_000  # rows of one sheet
# Names that texts tell; countries and concepts come from closed lists, places nearly so
NAMED = ("person", "organisation", "company", "corridor", "project", "facility", "document", "event", "media")
VERDICTS = {
    "figures": ("right", "arguable", "wrong"),
    "names": ("right", "arguable", "wrong"),
    "stories": ("same", "related", "different"),
}
_LOT = "md5({key} || '|' || $seed)"  # the order of a lot: of a row's own name, so that no other row changes it

# ruff: noqa: S608 - queries are put together from this module's own texts; values are bound
_SENTENCE = """
    substring(a.text, s.start + 1, s."end" - s.start)"""
_DRAWN = {
    "names": f"""
        WITH drawn AS (
            SELECT article_id, n.entity_id, e.entity, e.kind, e.name
            FROM article_names n JOIN entities e USING (entity_id) JOIN articles a USING (article_id)
            WHERE list_contains($kinds, e.kind) ORDER BY {_LOT.format(key="a.key || e.entity")} LIMIT $n),
        first AS (
            SELECT article_id, entity_id, min(start) AS start FROM mentions
            WHERE (article_id, entity_id) IN (SELECT (article_id, entity_id) FROM drawn) GROUP BY ALL)
        SELECT a.path, a.language, d.kind, d.entity, d.name, m.text, m.rule, {_SENTENCE} AS sentence
        FROM drawn d JOIN first f USING (article_id, entity_id)
        JOIN mentions m ON (m.article_id, m.entity_id, m.start) = (f.article_id, f.entity_id, f.start)
        JOIN articles a ON a.article_id = d.article_id
        JOIN sentences s ON (s.article_id, s.sentence_no) = (m.article_id, m.sentence_no)
        ORDER BY {_LOT.format(key="a.key || d.entity")}""",
    "figures": f"""
        WITH drawn AS (
            SELECT f.* FROM figures f ORDER BY {_LOT.format(key="figure_id")} LIMIT $n)
        SELECT a.path, a.language, d.text, d.value, d.low, d.high, d.unit, d.qualifier, d.measure, d.modality, d.object,
               d.period, d.rate, array_to_string(d.parties, ' ') AS parties, d.claimant, d.rule, {_SENTENCE} AS sentence
        FROM drawn d JOIN articles a USING (article_id)
        JOIN sentences s ON (s.article_id, s.sentence_no) = (d.article_id, d.sentence_no)
        ORDER BY {_LOT.format(key="d.figure_id")}""",
    "stories": f"""
        WITH members AS (
            SELECT story_id, article_id,
                   row_number() OVER (PARTITION BY story_id ORDER BY {_LOT.format(key="a.key")}) AS lot
            FROM articles a WHERE story_id IS NOT NULL),
        drawn AS (
            SELECT one.story_id, one.article_id AS one, two.article_id AS two
            FROM members one JOIN members two ON one.story_id = two.story_id AND one.lot = 1 AND two.lot = 2),
        told AS (
            SELECT t.why, t.size, a.path AS path_1, a.language AS language_1, a.date AS date_1, a.title AS title_1,
                   left(substring(a.text, a.body + 1), $shown) AS text_1, b.path AS path_2, b.language AS language_2,
                   b.date AS date_2, b.title AS title_2, left(substring(b.text, b.body + 1), $shown) AS text_2,
                   {_LOT.format(key="a.key || b.key")} AS lot
            FROM drawn d JOIN stories t USING (story_id) JOIN articles a ON a.article_id = d.one
            JOIN articles b ON b.article_id = d.two)
        SELECT * EXCLUDE lot FROM told ORDER BY lot LIMIT $n""",
}
_SHOWN = 600  # characters of an article of a story


def draw(warehouse: Warehouse, what: str, n: int = 100, seed: int = 1) -> pd.DataFrame:
    """Up to n rows with their sentence, fields and empty columns for a verdict; raises UsageError.

    names: one row an entity of an article. stories: two articles of a story, one pair a story.
    """
    if what not in WHAT:
        raise UsageError(f"sample: '{what}' is none of {', '.join(WHAT)}")
    if not 1 <= n <= MOST:
        raise UsageError(f"sample: --n is 1 to {MOST}")
    values: dict[str, object] = {"n": n, "seed": str(seed)}
    values |= {"kinds": list(NAMED)} if what == "names" else {}
    values |= {"shown": _SHOWN} if what == "stories" else {}
    frame = warehouse.cursor().execute(_DRAWN[what], values).df()
    frame.insert(0, "what", what)
    frame.insert(1, "row", range(1, len(frame) + 1))
    asked = {"verdict": "", "wrong_fields": ""} if what == "figures" else {"verdict": ""}
    return frame.assign(**asked, note="")
