"""Where the pages get their data: the only module that caches, always by the warehouse's version.

A page calls `ask(query, ...)`, which is a registered query of `analytics.warehouse.queries` under the reader's filters.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analytics import paths, warehouse
from analytics.errors import WarehouseError
from analytics.glossary import Entry, entry
from analytics.outlets import find_outlet, own_outlet
from analytics.warehouse.queries import QUERIES, Filters
from analytics.warehouse.queries.edits import own_lines

Given = dict[str, Any]  # the parameters of a query by name
NOTHING = Filters()  # no filter at all
UNKNOWN = "unknown"  # country or ownership of an outlet that the lexicon does not list


SAMPLE, OWN = "sample", "own"  # what a reader may switch between where the sample is configured


def configured_folder() -> Path:
    """The folder that the dashboard was started for: ELCHI_ARTICLES, else the sample corpus."""
    chosen = Path(os.environ.get("ELCHI_ARTICLES") or paths.SAMPLE)
    return chosen if chosen.is_absolute() else (Path.cwd() / chosen).resolve()


def own_folder() -> Path:
    """Where imports go: the configured folder, but a folder of one's own beside the sample or a single table."""
    configured = configured_folder()
    return paths.MINE if configured == paths.SAMPLE or configured.is_file() else configured


def has_own() -> bool:
    """Whether there are articles of one's own to switch to."""
    own = own_folder()
    return own != configured_folder() and own.is_dir() and any(not p.name.startswith(".") for p in own.iterdir())


def articles_folder() -> Path:
    """The folder of articles that this reader looks at."""
    own = st.session_state.get("corpus") == OWN and has_own()
    return own_folder() if own else configured_folder()


def warehouse_of(articles: Path) -> Path:
    """The warehouse of a folder of articles; ELCHI_WAREHOUSE is that of the configured one."""
    chosen = os.environ.get("ELCHI_WAREHOUSE")
    return Path(chosen) if chosen and articles == configured_folder() else warehouse.default_folder(articles)


_pinned: ContextVar[Path | None] = ContextVar("pinned", default=None)


def pin(folder: Path) -> None:
    """Keep to this warehouse where there is no session to ask: a download is made in a thread of its own."""
    _pinned.set(folder)


def warehouse_folder() -> Path:
    """The warehouse that this reader looks at."""
    return _pinned.get() or warehouse_of(articles_folder())


def is_sample() -> bool:
    """Whether the articles are those that come with the program."""
    return articles_folder() == paths.SAMPLE


@st.cache_resource(max_entries=4)
def _opened(folder: str) -> warehouse.Warehouse:
    return warehouse.open(folder)


def connect() -> str:
    """The published version; raises WarehouseError where there is no warehouse to read."""
    return _opened(str(warehouse_folder())).version


@st.cache_resource
def _building() -> threading.Lock:
    """One build at a time, however many readers have the page open."""
    return threading.Lock()


def build(progress: Callable[[int, int, str], None]) -> warehouse.BuildReport:
    """Build the warehouse of the articles' folder, telling `progress(done, total, note)`; raises ElchiError."""
    with _building():
        report = warehouse.build(articles_folder(), warehouse_folder(), progress=progress)
    _opened.clear()
    return report


@st.cache_resource(max_entries=400, show_spinner=False)
def _frame(folder: str, version: str, question: str, _name: str, _filters: Filters, _given: Given) -> pd.DataFrame:
    """The answer of a version; `question` is all the rest as one text, which is the key."""
    frame = QUERIES[_name](_opened(folder), _filters, **_given)
    return frame.astype(dict.fromkeys(frame.columns[frame.dtypes == "str"], object))  # pages look at single texts


def ask(name: str, filters: Filters = NOTHING, **parameters: object) -> pd.DataFrame:
    """The rows of a query; the same question about the same version is answered from memory.

    All readers share the rows: pandas copies what one of them changes.
    """
    folder = str(warehouse_folder())
    version = _opened(folder).version
    question = repr((name, filters, sorted(parameters.items())))
    return _frame(folder, version, question, name, filters, parameters).copy(deep=False)


def one(name: str, filters: Filters = NOTHING, **parameters: object) -> dict[str, Any]:
    """The first row of a query as a dict; empty where there is none."""
    frame = ask(name, filters, **parameters)
    return {str(k): v for k, v in frame.iloc[0].to_dict().items()} if len(frame) else {}


def sources_kind(filters: Filters = NOTHING) -> str | None:
    """The kind of all selected articles where they are sample texts, which are only written after their outlets."""
    part = one("corpus", filters)
    return "restatement" if part.get("restated") and part["restated"] == part["articles"] else None


def meta() -> dict[str, Any]:
    """The whole corpus, without any filter: articles, dates, version, when it was built."""
    return one("corpus")


__all__ = [
    "NOTHING",
    "Filters",
    "WarehouseError",
    "articles_folder",
    "ask",
    "build",
    "connect",
    "is_sample",
    "meta",
    "one",
]


def names(entities: Iterable[str]) -> dict[str, str]:
    """The English names of entities by their code."""
    frame = ask("entities_named", entities=tuple(sorted(set(entities))))
    return dict(zip(frame.entity.astype(str), frame.name.astype(str), strict=True))


def own_words() -> dict[str, Entry]:
    """The own words that the tables know, by what they stand for; none where there are no tables."""
    folder = str(warehouse_folder())
    try:
        return _own_words(folder, _opened(folder).version)
    except WarehouseError:
        return {}


@st.cache_resource(max_entries=4, show_spinner=False)
def _own_words(folder: str, version: str) -> dict[str, Entry]:
    return {word.entity: word for word in map(entry, own_lines(_opened(folder)))}


def outlet_trait(name: str, trait: str) -> str:
    """`country` or `ownership` of the outlet behind a source's name; UNKNOWN where no lexicon lists it."""
    own = own_words()
    outlet = find_outlet(name.removeprefix("after "), tuple(word.essence() for word in own.values())) if name else None
    if outlet is None:
        return UNKNOWN
    word = own.get(outlet.entity)
    return str(getattr(own_outlet(word) if word else outlet, trait))


def known() -> frozenset[str]:
    """The names of the queries that this version of the library answers."""
    return frozenset(QUERIES)
