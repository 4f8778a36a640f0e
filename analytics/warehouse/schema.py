"""The tables of the database, and how each is filled out of shards.

`shards_read` is a view over the Parquet files that are taken in: all of them for a new database, the new ones for one
that is brought up to date. `ids` gives each of their rows its article_id; in a new database in date order, undated
last. A row whose key an article has already is a copy of it, and told in `duplicates` alone. The numbers *_id and
story_key are what queries join and count by: they are smaller and faster than names.
"""

from __future__ import annotations

import hashlib
import json

from analytics.domain import having
from analytics.fields import STORED

# ruff: noqa: S608 - the only strings put together are those of this file
TABLES = {
    "shards": "shard_id INTEGER, name TEXT",
    "articles": """
        article_id INTEGER, key TEXT, path TEXT, title TEXT, date DATE, source TEXT, url TEXT, language TEXT,
        story_id INTEGER, kind TEXT, facts TEXT[], words INTEGER, sentences INTEGER, body INTEGER, text TEXT,
        story_key INTEGER, source_id INTEGER, shard_id INTEGER, mark TEXT,
        story TEXT, corrected TEXT[], note TEXT""",
    "sources": "source_id INTEGER, source TEXT",
    "duplicates": "key TEXT, path TEXT, source TEXT, shard_id INTEGER",
    "sentences": 'article_id INTEGER, sentence_no INTEGER, start INTEGER, "end" INTEGER, kind TEXT',
    "entities": "entity TEXT, kind TEXT, name TEXT, entity_id INTEGER",
    "mentions": """
        article_id INTEGER, sentence_no INTEGER, entity TEXT, start INTEGER, "end" INTEGER, form TEXT, text TEXT,
        rule TEXT, entity_id INTEGER""",
    "article_entities": "article_id INTEGER, entity TEXT, n INTEGER, entity_id INTEGER",
    "article_names": "article_id INTEGER, entity_id INTEGER",
    "sentence_pairs": "article_id INTEGER, a_id INTEGER, b_id INTEGER",
    "entity_names": "entity_id INTEGER, text TEXT",
    "terms": "lemma_id INTEGER, lemma TEXT, keyword TEXT",
    "keywords": """
        article_id INTEGER, lemma TEXT, keyword TEXT, score DOUBLE, rank INTEGER, n INTEGER,
        spans STRUCT(start INTEGER, "end" INTEGER)[], lemma_id INTEGER""",
    "term_articles": "lemma_id INTEGER, article_id INTEGER, n INTEGER",
    "figures": f"""
        figure_id TEXT, article_id INTEGER, sentence_no INTEGER,
        {", ".join(f"{one.quoted} {one.sql}" for one in STORED)},
        period_start DATE, period_end DATE, subject TEXT, claim_key TEXT""",
    "claim_kinds": """
        kind_id INTEGER, said TEXT, measure TEXT, unit TEXT, modality TEXT, confidence TEXT, parties TEXT[]""",
    "article_claims": "article_id INTEGER, kind_id INTEGER, n INTEGER",
    "compared": """
        set_no BIGINT, article_id INTEGER, told BIGINT, least DOUBLE, most DOUBLE, low DOUBLE, high DOUBLE,
        rounded_low DOUBLE, rounded_high DOUBLE, start INTEGER""",
    "registered": "entity_id INTEGER, article_id INTEGER, names TEXT[], n_claims INTEGER",
    "dates": 'article_id INTEGER, start INTEGER, "end" INTEGER, text TEXT, date TEXT',
    "events": """
        event_id TEXT, kind TEXT, date TEXT, date_start DATE, parties TEXT[], people TEXT[], place TEXT,
        event_no INTEGER""",
    "event_articles": "event_id TEXT, article_id INTEGER, sentence_no INTEGER, event_no INTEGER, status TEXT",
    "event_parties": "party TEXT, event_no INTEGER",
    "tokens": "article_id INTEGER, starts INTEGER[], ends INTEGER[], lemmas TEXT[]",
    "signatures": "article_id INTEGER, signature BLOB",
    "corrections": """
        article_id INTEGER, id TEXT, about TEXT, start INTEGER, "end" INTEGER, text TEXT, fields TEXT[],
        rejected BOOLEAN, note TEXT, who TEXT, "at" TEXT""",
    "stories": "story_id INTEGER, size INTEGER, why TEXT",
    "meta": "key TEXT, value TEXT",
}
# a database with other tables is made anew, never misread
SCHEMA = hashlib.sha256(json.dumps(TABLES).encode()).hexdigest()[:12]
# the tables that have rows of single articles
OF_ARTICLES = (
    *("articles", "sentences", "mentions", "article_entities", "article_names", "sentence_pairs", "keywords"),
    *(
        "term_articles",
        "figures",
        "article_claims",
        "compared",
        "registered",
        "dates",
        "event_articles",
        "tokens",
        "signatures",
    ),
    "corrections",
)

COPIES = """
CREATE TEMP TABLE copies AS
SELECT filename, file_row_number, key, mark, path, source, date, shard_id,
       row_number() OVER (PARTITION BY key ORDER BY path, filename, file_row_number) AS copy
FROM shards_read JOIN shards ON name = parse_filename(filename)"""

# `taken`: what of `copies` becomes a new article
IDS = """
CREATE TEMP TABLE ids AS
SELECT filename, file_row_number, key, mark, shard_id,
       (coalesce((SELECT max(article_id) FROM articles), 0)
        + row_number() OVER (ORDER BY date NULLS LAST, key))::INTEGER AS article_id
FROM taken"""

_ROWS = "shards_read s JOIN ids i USING (filename, file_row_number)"
_NESTED = f"SELECT i.article_id, unnest(s.{{column}}) AS item FROM {_ROWS}"


def _nested(column: str) -> str:
    return "(" + _NESTED.format(column=column) + ")"


def _numbered(table: str, number: str, order: str) -> str:
    return f"(coalesce((SELECT max({number}) FROM {table}), 0) + row_number() OVER (ORDER BY {order}))::INTEGER"


# what a claim is of, as one text: claims of one kind are counted together
_KIND = "concat_ws('|', measure, coalesce(unit, ''), modality, confidence, list_sort(parties)::TEXT)"

# What values a claim allows, qualifiers included (from_low to to_high), and by how much (`slack`) the true value may
# differ from what is written: half of the last digit, a tenth for "about" and "approaching".
_WRITTEN = "regexp_extract(text, '[0-9]+([.,][0-9]+)?')"
_DIGITS = f"length(regexp_extract({_WRITTEN}, '[.,]([0-9]+)', 1))"
BOUNDS = f"""
    SELECT *, CASE WHEN qualifier IN ('at_most', 'up_to') THEN '-inf' ELSE coalesce(low, value, '-inf') END AS from_low,
           CASE WHEN qualifier = 'at_least' THEN 'inf' ELSE coalesce(high, value, 'inf') END AS to_high,
           abs(coalesce(nullif(value, 0), nullif(high, 0), nullif(low, 0), 0)) AS size,
           try_cast(replace({_WRITTEN}, ',', '.') AS DOUBLE) AS number,
           CASE WHEN qualifier IN ('about', 'approaching') THEN size / 10
                WHEN number > 0 THEN 0.5 / pow(10, {_DIGITS}) * size / number ELSE size / 200 END AS slack"""

FILL = {
    "sources": f"""
        SELECT {_numbered("sources", "source_id", "source")}, source
        FROM (SELECT DISTINCT source FROM taken WHERE source IS NOT NULL)
        WHERE source NOT IN (SELECT source FROM sources)""",
    "articles": f"""
        SELECT i.article_id, s.key, s.path, s.title, s.date, s.source, s.url, s.language, NULL, s.kind, s.facts,
               s.words, len(s.sentences), s.body, s.text, -i.article_id, o.source_id, i.shard_id, i.mark,
               s.story, s.corrected, s.note
        FROM {_ROWS} LEFT JOIN sources o ON o.source = s.source ORDER BY i.article_id""",
    "sentences": f"""
        SELECT article_id, item.sentence_no, item.start, item."end", item.kind
        FROM {_nested("sentences")} ORDER BY article_id""",
    "entities": f"""
        SELECT entity, arg_max(kind, (n, kind)), arg_max(name, (n, name)),
               {_numbered("entities", "entity_id", "entity")}
        FROM (SELECT item.entity AS entity, item.kind AS kind, item.name AS name, count(*) AS n
              FROM {_nested("mentions")} GROUP BY ALL)
        WHERE entity NOT IN (SELECT entity FROM entities) GROUP BY entity ORDER BY entity""",
    "mentions": f"""
        SELECT article_id, item.sentence_no, item.entity, item.start, item."end", item.form, item.text, item.rule,
               entity_id
        FROM {_nested("mentions")} JOIN entities ON entity = item.entity
        ORDER BY entity_id, article_id, item.start""",
    "article_entities": """
        SELECT article_id, entity, count(*), entity_id FROM mentions
        WHERE article_id >= (SELECT min(article_id) FROM ids) GROUP BY ALL ORDER BY entity, article_id""",
    "article_names": """
        SELECT article_id, entity_id FROM article_entities
        WHERE article_id >= (SELECT min(article_id) FROM ids) ORDER BY article_id, entity_id""",
    "entity_names": """
        SELECT DISTINCT entity_id, text FROM mentions WHERE article_id >= (SELECT min(article_id) FROM ids)
        AND (entity_id, text) NOT IN (SELECT (entity_id, text) FROM entity_names) ORDER BY ALL""",
    "terms": f"""
        SELECT {_numbered("terms", "lemma_id", "lemma")}, lemma, keyword
        FROM (SELECT item.lemma AS lemma, mode(item.keyword ORDER BY item.keyword) AS keyword
              FROM {_nested("keywords")} GROUP BY 1)
        WHERE lemma NOT IN (SELECT lemma FROM terms) ORDER BY lemma""",
    "keywords": f"""
        SELECT article_id, item.lemma, item.keyword, item.score, item.rank, item.n, item.spans, lemma_id
        FROM {_nested("keywords")} JOIN terms ON lemma = item.lemma
        ORDER BY article_id, item.rank""",
    "term_articles": """
        SELECT lemma_id, article_id, n FROM keywords
        WHERE article_id >= (SELECT min(article_id) FROM ids) ORDER BY lemma_id, article_id""",
    "figures": f"""
        SELECT key || '-' || item.start, article_id, item.sentence_no,
               {", ".join(f"item.{one.quoted}" for one in STORED)},
               item.period_start, item.period_end, item.subject, {{claim_key}}
        FROM {_nested("figures")} JOIN ids USING (article_id) ORDER BY article_id, item.start""",
    "claim_kinds": f"""
        SELECT {_numbered("claim_kinds", "kind_id", "said")}, said, any_value(measure), any_value(unit),
               any_value(modality), any_value(confidence), any_value(parties)
        FROM (SELECT {_KIND} AS said, measure, unit, modality, confidence, list_sort(parties) AS parties FROM figures
              WHERE article_id >= (SELECT min(article_id) FROM ids))
        WHERE said NOT IN (SELECT said FROM claim_kinds) GROUP BY said ORDER BY said""",
    "article_claims": f"""
        SELECT article_id, kind_id, count(*)
        FROM (SELECT article_id, {_KIND} AS said FROM figures WHERE article_id >= (SELECT min(article_id) FROM ids))
        JOIN claim_kinds USING (said) GROUP BY ALL ORDER BY article_id, kind_id""",
    "compared": f"""
        SELECT ('0x' || claim_key)::BIGINT AS set_no, article_id,
               hash(date, text, value, low, high, qualifier) // 2 AS told,
               coalesce(low, value, high), coalesce(high, value, low), from_low, to_high,
               from_low - slack, to_high + slack, start
        FROM ({BOUNDS} FROM figures) JOIN (SELECT article_id, date FROM articles) USING (article_id)
        WHERE claim_key IS NOT NULL AND article_id >= (SELECT min(article_id) FROM ids)
        ORDER BY set_no, article_id, told""",
    "registered": """
        WITH said AS (SELECT * FROM mentions WHERE article_id >= (SELECT min(article_id) FROM ids)
                      AND entity_id IN (SELECT entity_id FROM entities WHERE kind IN ('corridor', 'project'))),
        claimed AS (SELECT entity_id, article_id, count(DISTINCT start) AS n
                    FROM (SELECT DISTINCT entity_id, article_id, sentence_no FROM said)
                    JOIN (SELECT article_id, sentence_no, start FROM figures) USING (article_id, sentence_no)
                    GROUP BY ALL)
        SELECT entity_id, article_id, list_sort(list(DISTINCT text)), coalesce(any_value(n), 0)
        FROM said LEFT JOIN claimed USING (entity_id, article_id) GROUP BY ALL ORDER BY entity_id, article_id""",
    "dates": f"""
        SELECT article_id, item.start, item."end", item.text, item.date
        FROM {_nested("dates")} ORDER BY article_id, item.start""",
    "tokens": f"""
        SELECT i.article_id, s.token_starts, s.token_ends, s.token_lemmas FROM {_ROWS} ORDER BY i.article_id""",
    "signatures": f"SELECT i.article_id, s.signature FROM {_ROWS} ORDER BY i.article_id",
    "corrections": f"""
        SELECT article_id, item.id, item.about, item.start, item."end", item.text, item.fields, item.rejected,
               item.note, item.who, item."at"
        FROM {_nested("corrections")} ORDER BY article_id, item.id""",
}

# Who is told of with whom in one sentence; a part of the articles at a time, for pairs are many
PAIRS = """
    INSERT INTO sentence_pairs
    WITH said AS (SELECT DISTINCT article_id, sentence_no, entity_id FROM mentions
                  WHERE article_id >= $first AND article_id < $last)
    SELECT DISTINCT x.article_id, x.entity_id, y.entity_id FROM said x JOIN said y
    ON x.article_id = y.article_id AND x.sentence_no = y.sentence_no AND x.entity_id < y.entity_id ORDER BY ALL"""


# Claims that can be laid side by side share their claim_key: sure ones, not told at second hand, of one measure, unit,
# modality, parties (in their order where something flows) and time. Of some measures there is one value for two parties
# and a time (`whole`); any other is the same only of the same subject. What stands at any time needs no period.
def _in(trait: str) -> str:
    return "(" + ", ".join(f"'{name}'" for name in sorted(having(trait))) + ")"


_ONE_YEAR = "year(item.period_start) = year(item.period_end) AND dayofyear(item.period_start) = 1"
CLAIM_KEY = f"""
    CASE WHEN item.confidence = 'sure' AND NOT item.second_hand AND item.measure <> 'other'
         AND coalesce(item.low, item.value, item.high) IS NOT NULL
         AND (len(item.parties) > 1 OR (len(item.parties) = 1 AND item.about IS NOT NULL))
         AND (item.period_start IS NOT NULL OR item.measure IN {_in("standing")})
         AND (item.measure IN {_in("whole")} OR item.subject IS NOT NULL) THEN
    md5(concat_ws('|', item.measure, item.modality, item.unit,
                  CASE WHEN item.measure IN {_in("directed")} THEN item.parties ELSE list_sort(item.parties) END::TEXT,
                  CASE WHEN item.rate = 'per_year' AND {_ONE_YEAR} THEN '' ELSE coalesce(item.rate, '') END,
                  CASE WHEN item.measure IN {_in("standing")} THEN '' ELSE
                       coalesce(item.period_start::TEXT, '') || '/' || coalesce(item.period_end::TEXT, '') END,
                  CASE WHEN item.measure IN {_in("whole")} THEN '' ELSE item.subject END))[:12] END"""
FILL["figures"] = FILL["figures"].format(claim_key=CLAIM_KEY)

# The same meeting told in several articles is one event: its kind, time and parties agree. Without a time, only
# articles that tell the same story are known to speak of the same event.
TOLD = f"""
CREATE TEMP TABLE IF NOT EXISTS events_read AS
SELECT article_id, item FROM {_nested("events")} LIMIT 0;
INSERT INTO events_read SELECT article_id, item FROM {_nested("events")}"""
EVENTS = """
CREATE TEMP TABLE told_events AS
SELECT md5(concat_ws('|', kind, coalesce(date, 'story ' || story), list_sort(parties)::TEXT))[:16] AS event_id, *
FROM (SELECT n.article_id, min(a.key) OVER (PARTITION BY a.story_key) AS story, n.item.sentence_no AS sentence_no,
             n.item.kind AS kind, n.item.date AS date, n.item.date_start AS date_start, n.item.parties AS parties,
             n.item.people AS people, n.item.place AS place, n.item.status AS status
      FROM events_read n JOIN articles a USING (article_id));
INSERT INTO events
SELECT event_id, any_value(kind), any_value(date), any_value(date_start), list_sort(any_value(parties)),
       list_sort(list_distinct(flatten(list(people)))), mode(place ORDER BY place),
       (coalesce((SELECT max(event_no) FROM events), 0)
        + row_number() OVER (ORDER BY any_value(date_start) NULLS LAST, event_id))::INTEGER
FROM told_events WHERE event_id NOT IN (SELECT event_id FROM events)
GROUP BY event_id ORDER BY any_value(date_start) NULLS LAST, event_id;
INSERT INTO event_parties
SELECT DISTINCT unnest(parties) AS party, event_no FROM events
WHERE event_no > (SELECT coalesce(max(event_no), 0) FROM event_parties) ORDER BY party, event_no;
INSERT INTO event_articles
SELECT DISTINCT event_id, article_id, sentence_no, event_no, status FROM told_events JOIN events USING (event_id)
ORDER BY event_id, article_id, sentence_no;
"""

# An article that is in a batch made anew is the same if its key and the hash of all that is known of it are.
STAYING = """
CREATE TEMP TABLE staying AS
SELECT a.article_id, c.shard_id, c.filename, c.file_row_number FROM articles a JOIN copies c USING (key, mark)
WHERE a.shard_id IN (SELECT shard_id FROM gone)
QUALIFY row_number() OVER (PARTITION BY a.article_id ORDER BY c.path) = 1;
CREATE TEMP TABLE leaving AS
SELECT article_id, key FROM articles
WHERE shard_id IN (SELECT shard_id FROM gone) AND article_id NOT IN (SELECT article_id FROM staying);
DELETE FROM duplicates WHERE shard_id IN (SELECT shard_id FROM gone);
UPDATE articles SET shard_id = s.shard_id FROM staying s WHERE s.article_id = articles.article_id;
DELETE FROM shards WHERE shard_id IN (SELECT shard_id FROM gone);
CREATE TEMP TABLE coming AS
SELECT * FROM copies WHERE (filename, file_row_number) NOT IN (SELECT (filename, file_row_number) FROM staying);
"""
