"""A folder of articles for researchers who write Python: questions in, pandas DataFrames out.

import analytics as elchi
corpus = elchi.open("articles")
corpus.claims(measure="trade_turnover", between=("Kazakhstan", "Russia"))
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from analytics import warehouse
from analytics.errors import UsageError
from analytics.named import resolve
from analytics.warehouse.queries import QUERIES, Filters
from analytics.warehouse.queries.asking import check_count

ALL = 1_000_000  # rows: no question is cut into pages here
Progress = Callable[[int, int, str], None]
_FILTERS = {field.name for field in fields(Filters)}


class Corpus:
    """The articles of a folder, built; made by `open_corpus`.

    All questions take the filters of the dashboard: `date_from` and `date_to` (dates, or text as "2024-01-31"),
    `sources`, `languages`, `countries` (one or several, names in any of the five languages or codes), and `unit`, what
    is counted: articles, stories or sources. A name that is not known is a UsageError that says what is.
    """

    def __init__(self, opened: warehouse.Warehouse) -> None:
        self._warehouse = opened

    def articles(self, sort: str = "newest", **filters: Any) -> pd.DataFrame:  # noqa: ANN401 - see the class
        """One row an article: article_id, key, date, source, title, url, language, words and more."""
        return self.ask("articles", size=ALL, sort=sort, **filters)

    def claims(
        self,
        measure: str | Sequence[str] = (),
        between: Sequence[str] = (),
        modality: str = "",
        confidence: str = "",
        **filters: Any,  # noqa: ANN401 - see the class
    ) -> pd.DataFrame:
        """One row a claimed figure, the newest article first; the columns are those of docs/data-model.md, `figures`.

        `between` keeps claims with all these countries or blocs as parties, `confidence` one of sure, likely, doubtful.
        """
        asked = {"measures": _several(measure), "parties": _several(between), "modality": modality}
        frame = self.ask("figures", size=ALL, **asked, **filters)
        if not confidence:
            return frame
        (code,) = resolve(self._warehouse, "confidence", (confidence,))
        return frame[frame.confidence == code].reset_index(drop=True)

    def mentions(self, kind: str = "", limit: int = ALL, **filters: Any) -> pd.DataFrame:  # noqa: ANN401 - see the class
        """One row an entity, the most mentioned first: entity, name, kind, n of total, share and its 95 % bounds."""
        return self.ask("entities_top", kind=kind, limit=limit, **filters)

    def keywords(self, limit: int = ALL, **filters: Any) -> pd.DataFrame:  # noqa: ANN401 - see the class
        """One row a term, the commonest first: lemma, keyword, n of total, share and its 95 % bounds."""
        return self.ask("keywords_top", limit=limit, **filters)

    def trend(self, of: str | Sequence[str], period: str = "auto", **filters: Any) -> pd.DataFrame:  # noqa: ANN401 - see the class
        """n, total and share by period of entities (names or codes), or of terms that no entity is called by.

        `period` is day, week, month, quarter, year or auto.
        """
        try:
            return self.ask("entity_trend", entities=_several(of), period=period, **filters)
        except UsageError:
            return self.ask("keyword_trend", lemmas=_several(of), period=period, **filters)

    def contradictions(self, **filters: Any) -> pd.DataFrame:  # noqa: ANN401 - see the class
        """One row a set of claims that cannot all be right, the widest apart first."""
        return self.ask("claim_sets", status="contradicting", limit=ALL, **filters)

    def ask(self, query: str, **given: Any) -> pd.DataFrame:  # noqa: ANN401 - the parameters of any query
        """Any question of the dashboard by its name (`elchi query` lists them), with its parameters and filters."""
        if query not in QUERIES:
            raise UsageError(f"there is no query '{query}'; it is one of {', '.join(QUERIES)}")
        values = {key: self._value(key, value) for key, value in given.items()}
        filters = Filters(**{key: value for key, value in values.items() if key in _FILTERS})
        try:
            return QUERIES[query](self._warehouse, filters, **{k: v for k, v in values.items() if k not in _FILTERS})
        except TypeError as error:
            raise UsageError(f"{query}: {error}") from error

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A read-only connection to the tables that docs/data-model.md describes."""
        return self._warehouse.cursor()

    def close(self) -> None:
        """Give the files back; also at the end of a `with` block."""
        self._warehouse.close()

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _value(self, key: str, value: Any) -> Any:  # noqa: ANN401 - of any parameter
        if key in ("date_from", "date_to"):
            return _date(key, value)
        if isinstance(value, int):
            check_count(key, value)
        if isinstance(value, str):
            found = resolve(self._warehouse, key, (value,))
            return found if key in ("sources", "languages", "countries") else found[0]
        return resolve(self._warehouse, key, value) if isinstance(value, list | tuple) else value


def open_corpus(
    articles: Path | str, folder: Path | str | None = None, progress: Progress = lambda done, total, note: None
) -> Corpus:
    """Bring the warehouse of a folder (or file) of articles up to date and open it.

    Raises UsageError for a path that does not exist, WarehouseError where it cannot be built or opened.
    """
    report = warehouse.build(Path(articles), Path(folder) if folder else None, progress=progress)
    return Corpus(warehouse.open(report.folder))


def _several(values: str | Sequence[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


def _date(key: str, value: date | str) -> date:
    try:
        return value if isinstance(value, date) else date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{key} '{value}': not a date such as 2025-11-13") from None
