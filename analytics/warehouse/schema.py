"""The tables of the database, and how each is made out of shards.

`shards` is a view over the Parquet files; `ids` gives each of their rows its article_id, in date order, undated last.
A row of `shards` whose key another row has already is a copy of the same article: it is told in `duplicates` alone.
"""

from __future__ import annotations

TABLES = {
    "articles": """
        article_id INTEGER, key TEXT, path TEXT, title TEXT, date DATE, source TEXT, url TEXT, language TEXT,
        story_id INTEGER, kind TEXT, facts TEXT[], words INTEGER, sentences INTEGER, body INTEGER, text TEXT,
        story_key INTEGER, source_id INTEGER""",
    "sources": "source_id INTEGER, source TEXT",
    "duplicates": "key TEXT, path TEXT, source TEXT",
    "sentences": 'article_id INTEGER, sentence_no INTEGER, start INTEGER, "end" INTEGER, kind TEXT',
    "entities": "entity TEXT, kind TEXT, name TEXT",
    "mentions": """
        article_id INTEGER, sentence_no INTEGER, entity TEXT, start INTEGER, "end" INTEGER, form TEXT, text TEXT""",
    "article_entities": "article_id INTEGER, entity TEXT, n INTEGER",
    "keywords": """
        article_id INTEGER, lemma TEXT, keyword TEXT, score DOUBLE, rank INTEGER, n INTEGER,
        spans STRUCT(start INTEGER, "end" INTEGER)[]""",
    "figures": """
        figure_id TEXT, article_id INTEGER, sentence_no INTEGER, start INTEGER, "end" INTEGER, text TEXT,
        value DOUBLE, low DOUBLE, high DOUBLE, unit TEXT, qualifier TEXT, measure TEXT, modality TEXT, object TEXT,
        period TEXT, period_start DATE, period_end DATE, rate TEXT, parties TEXT[], claimant TEXT, rule TEXT""",
    "dates": 'article_id INTEGER, start INTEGER, "end" INTEGER, text TEXT, date TEXT',
    "events": """
        event_id TEXT, kind TEXT, date TEXT, date_start DATE, parties TEXT[], people TEXT[], place TEXT""",
    "event_articles": "event_id TEXT, article_id INTEGER, sentence_no INTEGER",
    "tokens": "article_id INTEGER, starts INTEGER[], ends INTEGER[], lemmas TEXT[]",
    "stories": "story_id INTEGER, size INTEGER, why TEXT",
    "meta": "key TEXT, value TEXT",
}

IDS = """
CREATE TEMP TABLE copies AS
SELECT filename, file_row_number, key, path, source, date,
       row_number() OVER (PARTITION BY key ORDER BY path, filename, file_row_number) AS copy
FROM shards;
CREATE TEMP TABLE ids AS
SELECT filename, file_row_number, key, (row_number() OVER (ORDER BY date NULLS LAST, key))::INTEGER AS article_id
FROM copies WHERE copy = 1;
INSERT INTO duplicates SELECT key, path, source FROM copies WHERE copy > 1 ORDER BY path;
INSERT INTO sources
SELECT row_number() OVER (ORDER BY source), source FROM (SELECT DISTINCT source FROM copies WHERE source IS NOT NULL);
"""

# ruff: noqa: S608 - the only strings put together are those of this file
_NESTED = """
SELECT i.article_id, unnest(s.{column}) AS item FROM shards s JOIN ids i USING (filename, file_row_number)
"""

FILL = {
    "articles": """
        SELECT i.article_id, s.key, s.path, s.title, s.date, s.source, s.url, s.language, t.story_id, s.kind, s.facts,
               s.words, len(s.sentences), s.body, s.text, coalesce(t.story_id, -i.article_id), o.source_id
        FROM shards s JOIN ids i USING (filename, file_row_number)
        LEFT JOIN told t ON t.article_id = i.article_id LEFT JOIN sources o ON o.source = s.source
        ORDER BY i.article_id""",
    "sentences": f"""
        SELECT article_id, item.sentence_no, item.start, item."end", item.kind
        FROM ({_NESTED.format(column="sentences")}) ORDER BY article_id""",
    "mentions": f"""
        SELECT article_id, item.sentence_no, item.entity, item.start, item."end", item.form, item.text
        FROM ({_NESTED.format(column="mentions")}) ORDER BY article_id, item.start""",
    "entities": f"""
        SELECT entity, arg_max(kind, (n, kind)), arg_max(name, (n, name))
        FROM (SELECT item.entity AS entity, item.kind AS kind, item.name AS name, count(*) AS n
              FROM ({_NESTED.format(column="mentions")}) GROUP BY ALL) GROUP BY entity ORDER BY entity""",
    "article_entities": """
        SELECT article_id, entity, count(*) FROM mentions GROUP BY article_id, entity ORDER BY entity, article_id""",
    "keywords": f"""
        SELECT article_id, item.lemma, item.keyword, item.score, item.rank, item.n, item.spans
        FROM ({_NESTED.format(column="keywords")}) ORDER BY item.lemma, article_id""",
    "figures": f"""
        SELECT key || '-' || item.start, article_id, item.sentence_no, item.start, item."end", item.text, item.value,
               item.low, item.high, item.unit, item.qualifier, item.measure, item.modality, item.object, item.period,
               item.period_start, item.period_end, item.rate, item.parties, item.claimant, item.rule
        FROM ({_NESTED.format(column="figures")}) JOIN ids USING (article_id) ORDER BY article_id, item.start""",
    "dates": f"""
        SELECT article_id, item.start, item."end", item.text, item.date
        FROM ({_NESTED.format(column="dates")}) ORDER BY article_id, item.start""",
    "tokens": """
        SELECT i.article_id, s.token_starts, s.token_ends, s.token_lemmas
        FROM shards s JOIN ids i USING (filename, file_row_number) ORDER BY i.article_id""",
}

# The same meeting told in several articles is one event: its kind, time and parties agree. Without a time, only
# articles that tell the same story are known to speak of the same event.
EVENTS = f"""
CREATE TEMP TABLE told_events AS
SELECT md5(concat_ws('|', kind, coalesce(date, 'story ' || story_key), list_sort(parties)::TEXT))[:16] AS event_id,
       *
FROM (SELECT n.article_id, a.story_key, n.item.sentence_no AS sentence_no, n.item.kind AS kind, n.item.date AS date,
             n.item.date_start AS date_start, n.item.parties AS parties, n.item.people AS people, n.item.place AS place
      FROM ({_NESTED.format(column="events")}) n JOIN articles a USING (article_id));
INSERT INTO events
SELECT event_id, any_value(kind), any_value(date), any_value(date_start),
       list_sort(any_value(parties)), list_sort(list_distinct(flatten(list(people)))), mode(place)
FROM told_events GROUP BY event_id ORDER BY any_value(date_start) NULLS LAST, event_id;
INSERT INTO event_articles
SELECT DISTINCT event_id, article_id, sentence_no FROM told_events ORDER BY event_id, article_id, sentence_no;
"""
