"""Which articles tell the same story, over any number of articles in little memory.

Articles are linked within some days of each other, so that a large corpus is gone through in windows of time that
overlap by so many days; a small one is linked at once.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import duckdb
import numpy as np
from numpy.typing import NDArray

from analytics.records import Analysis
from analytics.stories import REACH as DAYS
from analytics.stories import StorySignature, link, signature

WINDOW = 20_000  # articles that are linked at once
REACH = timedelta(days=DAYS)  # further apart, articles do not tell one story
WHY = 3  # reasons kept of a story


@dataclass(frozen=True, slots=True)
class Signed:
    """An article by its number, its day, and its packed signature."""

    number: int
    day: date | None
    packed: bytes


@dataclass(frozen=True, slots=True)
class Group:
    """Two articles or more that tell one story, by their numbers, and why."""

    members: tuple[int, ...]
    why: str


def pack(found: Analysis) -> bytes:
    """The signature of an analysed article in a few hundred bytes."""
    return zlib.compress(json.dumps(signature(found).as_json(), ensure_ascii=False).encode("utf-8", "replace"))


def _unpack(signed: Signed) -> StorySignature:
    return replace(StorySignature.from_json(json.loads(zlib.decompress(signed.packed))), id=f"{signed.number:09}")


def tell(windows: Iterable[Sequence[Signed]]) -> list[Group]:
    """The stories of two articles or more, in the order of their first articles; windows overlap where they must."""
    parents: dict[int, int] = {}
    reasons: dict[int, list[str]] = {}
    for window in windows:
        for story in link(map(_unpack, window)):
            members = [int(member) for member in story.members]
            for member in members:
                _join(parents, members[0], member)
            reasons.setdefault(members[0], []).extend(line.partition(": ")[2] for line in story.why)
    return _groups(parents, reasons)


def _groups(parents: dict[int, int], reasons: dict[int, list[str]]) -> list[Group]:
    members: dict[int, list[int]] = {}
    for number in sorted(parents):
        members.setdefault(_root(parents, number), []).append(number)
    why = {root: [line for number in group for line in reasons.get(number, ())] for root, group in members.items()}
    return [Group(tuple(group), "; ".join(dict.fromkeys(why[root][:WHY]))) for root, group in sorted(members.items())]


def _join(parents: dict[int, int], one: int, two: int) -> None:
    one, two = _root(parents, one), _root(parents, two)
    parents[max(one, two)] = min(one, two)


def _root(parents: dict[int, int], number: int) -> int:
    parents.setdefault(number, number)
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def spans(days: NDArray[np.datetime64]) -> Iterator[tuple[int, int]]:
    """Windows [first, last) over sorted days, that overlap by as many days as one story reaches."""
    first = 0
    while first < len(days):
        last = min(first + WINDOW, len(days))
        yield first, last
        # the next one begins so many days before the end of this one, and half a window further on at least
        reach = int(np.searchsorted(days, days[last - 1] - np.timedelta64(REACH)))
        first = max(reach, first + WINDOW // 2) if last < len(days) else len(days)


def windows(articles: Sequence[Signed]) -> Iterator[Sequence[Signed]]:
    """Articles that are in no database: all at once, or windows of the dated ones."""
    if len(articles) <= WINDOW:
        yield articles
        return
    dated = sorted((a for a in articles if a.day is not None), key=lambda a: (a.day or date.min, a.number))
    for first, last in spans(np.array([a.day for a in dated], "datetime64[D]")):
        yield dated[first:last]


def _windows(connection: duckdb.DuckDBPyConnection) -> Iterator[Sequence[Signed]]:
    """All articles at once, or windows of the dated ones; undated ones can be near any and are left alone then.

    In a new database articles are numbered by date, from 1.
    """
    days = np.ma.asarray(connection.execute("SELECT date FROM articles ORDER BY article_id").fetchnumpy()["date"])
    if len(days) <= WINDOW:
        yield _signed(connection, "true", {})
        return
    for first, last in spans(days.compressed().astype("datetime64[D]")):
        yield _signed(connection, "article_id > $first AND article_id <= $last", {"first": first, "last": last})


def tell_all(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the stories of a new database."""
    groups = tell(_windows(connection))
    _assign(connection, [(number, group.members) for number, group in enumerate(groups, 1)])
    connection.executemany(
        "INSERT INTO stories VALUES (?, ?, ?)",
        [(number, len(group.members), group.why) for number, group in enumerate(groups, 1)] or [(0, 0, "")],
    )
    connection.execute("DELETE FROM stories WHERE size = 0")


def tell_some(connection: duckdb.DuckDBPyConnection, came: Sequence[int]) -> None:
    """Link what came to a database with what is of the same days; stories of which one is left are none any more."""
    near = """date IN (SELECT date + day::INTEGER FROM
              (SELECT DISTINCT date FROM articles WHERE article_id IN (SELECT unnest($came))),
              (SELECT unnest(generate_series(-$reach, $reach)) AS day))
              OR article_id IN (SELECT unnest($came))"""
    new = set(came)
    groups = tell([_signed(connection, near, {"came": list(came), "reach": REACH.days})])
    for group in groups:
        if new & set(group.members):
            _add_story(connection, group)
    connection.execute("""
        UPDATE stories SET size = n FROM (SELECT story_id, count(*) AS n FROM articles GROUP BY ALL) s
        WHERE s.story_id = stories.story_id""")
    connection.execute(
        "DELETE FROM stories WHERE size < 2 OR story_id NOT IN (SELECT story_id FROM articles "
        "WHERE story_id IS NOT NULL)"
    )
    connection.execute("""
        UPDATE articles SET story_id = NULL, story_key = -article_id
        WHERE story_id IS NOT NULL AND story_id NOT IN (SELECT story_id FROM stories)""")


def _add_story(connection: duckdb.DuckDBPyConnection, group: Group) -> None:
    """A story of new articles, or of a new one with those of older stories, which become one."""
    query = "SELECT DISTINCT story_id FROM articles WHERE article_id IN (SELECT unnest(?)) AND story_id IS NOT NULL"
    older = sorted(number for (number,) in connection.execute(query, [list(group.members)]).fetchall())
    most = connection.execute("SELECT coalesce(max(story_id), 0) FROM stories").fetchone() or (0,)
    number = older[0] if older else int(most[0]) + 1
    if not older:
        connection.execute("INSERT INTO stories VALUES (?, ?, ?)", [number, len(group.members), group.why])
    _assign(connection, [(number, group.members)])
    connection.execute(
        "UPDATE articles SET story_id = $number, story_key = $number WHERE story_id IN (SELECT unnest($older))",
        {"number": number, "older": older},
    )


def _signed(connection: duckdb.DuckDBPyConnection, where: str, values: dict[str, object]) -> list[Signed]:
    query = f"SELECT article_id, date, signature FROM signatures JOIN articles USING (article_id) WHERE {where}"  # noqa: S608
    return [Signed(*row) for row in connection.execute(query, values).fetchall()]


def _assign(connection: duckdb.DuckDBPyConnection, stories: Sequence[tuple[int, Sequence[int]]]) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE told (article_id INTEGER, story_id INTEGER)")
    connection.execute(
        "INSERT INTO told SELECT unnest($articles), unnest($stories)",
        {
            "articles": [number for _, members in stories for number in members],
            "stories": [story for story, members in stories for _ in members],
        },
    )
    connection.execute("""
        UPDATE articles SET story_id = told.story_id, story_key = told.story_id
        FROM told WHERE told.article_id = articles.article_id""")
