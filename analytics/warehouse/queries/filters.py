"""What a question is asked of: the filters that all pages share, and the unit that is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics.errors import UsageError

# what `n` counts -> the column of `selected` that names it; an article alone is its own story
UNITS = {"articles": "article_id", "stories": "story_key", "sources": "source_id"}


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty means everything. Dates are inclusive; a date filter leaves undated articles out.

    `countries` are entities: articles that mention at least one of them. The source "" is the unknown one.
    """

    date_from: date | None = None
    date_to: date | None = None
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    unit: str = "articles"

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise UsageError(f"unit '{self.unit}': it is one of {', '.join(UNITS)}")


_CONDITIONS = {
    "date_from": "date >= $date_from",
    "date_to": "date <= $date_to",
    "sources": "coalesce(source, '') IN (SELECT unnest($sources))",
    "languages": "language IN (SELECT unnest($languages))",
    "countries": "article_id IN (SELECT article_id FROM article_entities WHERE entity IN (SELECT unnest($countries)))",
}


def selected(filters: Filters, name: str = "selected", prefix: str = "") -> str:
    """A common table expression of the articles that pass; its values are bound, see `bound`."""
    conditions = [text.replace("$", f"${prefix}") for key, text in _CONDITIONS.items() if getattr(filters, key)]
    where = " AND ".join(conditions) or "true"
    return (
        f"{name} AS (SELECT article_id, date, source, source_id, language, story_id, story_key "  # noqa: S608
        f"FROM articles WHERE {where})"
    )


def bound(filters: Filters, prefix: str = "") -> dict[str, object]:
    """The values of a selection by parameter name."""
    values = {key: getattr(filters, key) for key in _CONDITIONS}
    return {prefix + key: list(value) if isinstance(value, tuple) else value for key, value in values.items() if value}


def counted(filters: Filters, groups: str, source: str, unique: bool = True) -> str:
    """A query that counts the unit by groups; `source` starts with FROM and offers the columns of `selected`.

    `unique`: the source has one row for each article of a group, so that articles need no `distinct`.
    """
    unit = UNITS[filters.unit]
    by = f" GROUP BY {groups}" if groups else ""
    some = f"{groups}, " if groups else ""
    if unique and filters.unit == "articles":
        return f"SELECT {some}count(*) AS n {source}{by}"
    pairs = f"SELECT DISTINCT {some}{unit} AS unit {source}"
    return f"SELECT {some}count(*) AS n FROM ({pairs}) WHERE unit IS NOT NULL{by}"  # noqa: S608
