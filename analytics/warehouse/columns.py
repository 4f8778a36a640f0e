"""What questions count over, held in memory: day, source, language and story of each article, and what stands in it.

A top list or a comparison goes once through everything that stands in the chosen articles. Arrays of numbers are
counted at some hundred million a second, ten times as fast as a database groups rows, and every filter is an array of
booleans: no table has to be made beforehand for each combination of filters. The arrays are read from the database
when they are first asked for and belong to one publication; a million articles take some hundred megabytes.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from analytics.warehouse.postings import Ints, Mask, Postings

# ruff: noqa: S608 - queries are put together from this module's own texts; values are bound
UNDATED = int(np.iinfo(np.int32).min)  # the day of an article without one
REMEMBERED = 32  # choices of articles, of a byte an article each
HEAD = 1000  # entities whose pairs are held, the most mentioned ones
AT_ONCE = 1_000_000  # rows
_EPOCH = date(1970, 1, 1)
_ARTICLES = """
    SELECT article_id, date - DATE '1970-01-01' AS day, coalesce(source_id, 0) AS source,
           list_position($languages, language) - 1 AS language, story_key AS story,
           words, kind = 'restatement' AS restated FROM articles"""


@dataclass(frozen=True, slots=True)
class Articles:
    """One row an article, in the order of article_id."""

    article_id: Ints
    day: Ints  # since 1970, or UNDATED
    source: Ints  # 0 is the unknown one
    language: Ints  # its place in Columns.languages
    story: Ints  # an article alone is its own
    words: Ints
    restated: Mask


@dataclass(frozen=True, slots=True)
class Compared:
    """One row a claim: its set, the row of its article, a number for what it says, and what values it allows."""

    row: Ints
    set_no: Ints
    told: Ints
    least: NDArray[np.float64]
    most: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    rounded_low: NDArray[np.float64]
    rounded_high: NDArray[np.float64]
    start: Ints  # of the figure in its article


class Columns:
    """The arrays of one publication; each is read once, by whichever thread asks first."""

    def __init__(self, folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.folder, self._connection = folder, connection
        self._lock = threading.RLock()
        self._remembered: OrderedDict[Hashable, Mask] = OrderedDict()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection to the same publication, for one thread and one question."""
        return self._connection.cursor()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def arrays(self, query: str, **values: object) -> dict[str, Any]:
        """The columns of an answer; where one lacks values it is masked."""
        cursor = self.cursor()
        try:
            return cursor.execute(query, values).fetchnumpy()
        finally:
            cursor.close()

    @cached_property
    def languages(self) -> list[str]:
        """The languages of the articles, in order."""
        return [str(name) for name in self.arrays("SELECT DISTINCT language FROM articles ORDER BY 1")["language"]]

    @cached_property
    def sources(self) -> list[str]:
        """The names of the sources by number; 0 is the unknown one, ''."""
        return _by_number(self.arrays("SELECT source_id, source FROM sources"), "source_id", "source")

    @cached_property
    def articles(self) -> Articles:
        """What articles are chosen and counted by."""
        found = self.arrays(_ARTICLES, languages=self.languages)
        order = np.argsort(found["article_id"], kind="stable")
        day = np.ma.filled(np.ma.asarray(found.pop("day")).astype(np.int32), UNDATED)[order]
        rest = {name: np.ma.getdata(column)[order] for name, column in found.items()}
        rest = {name: x if x.dtype == np.bool_ else x.astype(np.int32) for name, x in rest.items()}
        return Articles(day=day, **rest)

    @cached_property
    def row_of(self) -> Ints:
        """The row of each article_id."""
        ids = self.articles.article_id
        rows = np.zeros(int(ids[-1]) + 1 if len(ids) else 1, np.int32)
        rows[ids] = np.arange(len(ids), dtype=np.int32)
        return rows

    def __len__(self) -> int:
        return len(self.articles.article_id)

    def _postings(self, query: str, size: str) -> Postings:
        """Of a query for article_id and thing, in the order of articles; `size` asks for the largest number of one."""
        found = self.arrays(query)
        largest = self.arrays(f"SELECT coalesce(max({size.partition('.')[2]}), 0) AS n FROM {size.partition('.')[0]}")
        return Postings(self.row_of[found["article_id"]], found["thing"], len(self), int(largest["n"][0]) + 1)

    @cached_property
    def terms(self) -> Postings:
        """The keywords of each article, by lemma_id."""
        return self._postings("SELECT article_id, lemma_id AS thing FROM keywords", "terms.lemma_id")

    @cached_property
    def places(self) -> Ints:
        """In how many places each keyword stands, one number a posting of `terms`."""
        found: Ints = self.arrays("SELECT least(n, 65535)::USMALLINT AS n FROM keywords")["n"]
        return found

    @cached_property
    def names(self) -> Postings:
        """Who and what is mentioned in each article, by entity_id."""
        return self._postings("SELECT article_id, entity_id AS thing FROM article_names", "entities.entity_id")

    def numbers_of(self, entities: tuple[str, ...]) -> Ints:
        """The entity_ids of entities by name; of an unknown one there is none."""
        query = "SELECT entity_id FROM entities WHERE entity IN (SELECT unnest($entities)) ORDER BY 1"
        found: Ints = self.arrays(query, entities=list(entities))["entity_id"]
        return found

    def of_kind(self, kind: str) -> Mask:
        """Which entity_ids are of a kind."""
        return self.remembered(("kind", kind), lambda: self._of_kind(kind))

    def _of_kind(self, kind: str) -> Mask:
        found = np.zeros(self.names.size, np.bool_)
        found[self.arrays("SELECT entity_id FROM entities WHERE kind = $kind", kind=kind)["entity_id"]] = True
        return found

    @cached_property
    def head(self) -> Ints:
        """The most mentioned entities, in no order."""
        totals = self.names.totals
        return np.sort(np.argpartition(-totals, min(HEAD, len(totals) - 1))[:HEAD])

    @cached_property
    def pairs(self) -> Postings:
        """Pairs in one sentence among `head`: the place there of the one, times its length, plus that of the other."""
        place = self.names.numbered(self.head)
        rows: list[Ints] = [np.zeros(0, np.int32)]
        pairs: list[Ints] = [np.zeros(0, np.int32)]
        for article, a, b in self._parts("SELECT article_id, a_id, b_id FROM sentence_pairs"):
            one, other = place[a], place[b]
            inside = (one >= 0) & (other >= 0)
            rows.append(self.row_of[article[inside]])
            pairs.append(one[inside] * len(self.head) + other[inside])
        size = len(self.head) ** 2
        return Postings(np.concatenate(rows), np.concatenate(pairs), len(self), max(size, 1))

    def _parts(self, query: str) -> Iterator[list[Ints]]:
        """The columns of an answer of whole numbers, a part of the rows at a time."""
        cursor = self.cursor()
        try:
            reader: Iterable[Any] = cursor.sql(query).to_arrow_reader(AT_ONCE)
            for batch in reader:
                yield [column.to_numpy(zero_copy_only=False) for column in batch.columns]
        finally:
            cursor.close()

    def both(self, numbers: Ints) -> Mask:
        """The articles with a sentence that mentions both of two entities."""
        found = np.zeros(len(self), np.bool_)
        place = np.searchsorted(self.head, numbers)
        if len(numbers) == 2 and np.array_equal(self.head[np.minimum(place, len(self.head) - 1)], numbers):
            at = np.flatnonzero(self.pairs.things == place[0] * len(self.head) + place[1])
            found[np.searchsorted(self.pairs.offsets, at, side="right") - 1] = True
        elif len(numbers) == 2:
            query = "SELECT article_id FROM sentence_pairs WHERE a_id = $a AND b_id = $b"
            found[self.row_of[self.arrays(query, a=int(numbers[0]), b=int(numbers[1]))["article_id"]]] = True
        return found

    @cached_property
    def claims(self) -> Postings:
        """What kinds of claims stand in each article, by kind_id; `claim_counts` tells how many of each."""
        return self._postings("SELECT article_id, kind_id AS thing FROM article_claims", "claim_kinds.kind_id")

    @cached_property
    def claim_counts(self) -> Ints:
        """How many claims, one number a posting of `claims`."""
        found: Ints = self.arrays("SELECT least(n, 65535)::USMALLINT AS n FROM article_claims")["n"]
        return found

    @cached_property
    def claimed(self) -> Ints:
        """How many claims stand in each article."""
        row = np.repeat(np.arange(len(self)), np.diff(self.claims.offsets))
        return np.bincount(row, self.claim_counts, minlength=len(self)).astype(np.int64)

    @cached_property
    def compared(self) -> Compared:
        """The claims that can be laid side by side, by set, source and time."""
        found = self.arrays("SELECT * FROM compared")
        row = self.row_of[found.pop("article_id")]
        source, day = self.articles.source[row], self.articles.day[row]
        order = np.lexsort((row, day, source, found["set_no"]))
        values = {name: np.ma.getdata(column)[order] for name, column in found.items()}
        return Compared(row=row[order], **values)

    @cached_property
    def told(self) -> tuple[Ints, Ints]:
        """Event and row of every article that tells of an event, each once."""
        found = self.arrays("SELECT DISTINCT event_no, article_id FROM event_articles")
        return found["event_no"], self.row_of[found["article_id"]]

    @cached_property
    def event_days(self) -> Ints:
        """The first day of each event by number, or UNDATED."""
        found = self.arrays("SELECT event_no, date_start - DATE '1970-01-01' AS day FROM events")
        days = np.full(int(max(found["event_no"], default=0)) + 1, UNDATED, np.int32)
        days[found["event_no"]] = np.ma.filled(np.ma.asarray(found["day"]).astype(np.int32), UNDATED)
        return days

    @cached_property
    def newest_first(self) -> Ints:
        """All rows, the newest first, undated ones last."""
        return np.lexsort((np.arange(len(self)), self.articles.day))[::-1]

    def remembered(self, key: Hashable, make: Callable[[], Mask]) -> Mask:
        """A choice of articles, made where it is not remembered."""
        with self._lock:
            if key in self._remembered:
                self._remembered.move_to_end(key)
                return self._remembered[key]
        made = make()
        made.flags.writeable = False
        with self._lock:
            self._remembered[key] = made
            if len(self._remembered) > REMEMBERED:
                self._remembered.popitem(last=False)
        return made

    def mentioning(self, entities: tuple[str, ...]) -> Mask:
        """The articles that mention one of these entities at least."""
        return self.remembered(("mentioning", entities), lambda: self._mentioning(entities))

    def _mentioning(self, entities: tuple[str, ...]) -> Mask:
        query = """
            SELECT article_id FROM article_entities
            WHERE entity_id IN (SELECT entity_id FROM entities WHERE entity IN (SELECT unnest($entities)))"""
        found = np.zeros(len(self), np.bool_)
        found[self.row_of[self.arrays(query, entities=list(entities))["article_id"]]] = True
        return found


def _by_number(found: dict[str, NDArray[Any]], number: str, name: str) -> list[str]:
    names = [""] * (int(max(found[number], default=0)) + 1)
    for at, text in zip(found[number], found[name], strict=True):
        names[at] = str(text)
    return names


def day_number(day: date) -> int:
    """Days since 1970."""
    return (day - _EPOCH).days
