"""Stories as editors see them: an article of its own, or in the story of another."""

from __future__ import annotations

import duckdb

from analytics.corrections.record import ALONE

_WHY = "an editor says so"


def correct_stories(connection: duckdb.DuckDBPyConnection) -> None:
    """Apply the corrected stories (column `story` of articles: 'alone', or the key of another article)."""
    moved = connection.execute(
        """
        SELECT a.article_id, b.article_id FROM articles a LEFT JOIN articles b ON b.key = a.story
        WHERE a.story IS NOT NULL AND (a.story = ? OR b.article_id IS NOT NULL) ORDER BY a.article_id""",
        [ALONE],
    )
    for article, other in moved.fetchall():
        number = None if other is None else _story_of(connection, other)
        connection.execute(
            "UPDATE articles SET story_id = $number, story_key = coalesce($number, -article_id) WHERE article_id = $id",
            {"number": number, "id": article},
        )
    if connection.execute("SELECT 1 FROM articles WHERE story IS NOT NULL LIMIT 1").fetchone():
        _count(connection)


def _story_of(connection: duckdb.DuckDBPyConnection, article: int) -> int:
    """The story of an article, made if it has none."""
    row = connection.execute("SELECT story_id FROM articles WHERE article_id = ?", [article]).fetchone()
    if row and row[0] is not None:
        return int(row[0])
    most = connection.execute("SELECT coalesce(max(story_id), 0) + 1 FROM stories").fetchone() or (1,)
    connection.execute("INSERT INTO stories VALUES (?, 1, ?)", [most[0], _WHY])
    connection.execute(
        "UPDATE articles SET story_id = $number, story_key = $number WHERE article_id = $id",
        {"number": most[0], "id": article},
    )
    return int(most[0])


def _count(connection: duckdb.DuckDBPyConnection) -> None:
    """Sizes as they are now; a story of one article is none."""
    connection.execute("""
        UPDATE stories SET size = (SELECT count(*) FROM articles a WHERE a.story_id = stories.story_id)""")
    connection.execute("""
        UPDATE articles SET story_id = NULL, story_key = -article_id
        WHERE story_id IN (SELECT story_id FROM stories WHERE size < 2)""")
    connection.execute("DELETE FROM stories WHERE size < 2")
