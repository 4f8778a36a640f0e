"""Everything that editors can do to a folder. Each act asks for the right when it is taken, whatever page was drawn.

Who imported, cancelled, discarded, corrected is kept in `.elchi/acts.jsonl` beside the articles. No other module of the
dashboard writes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from analytics import corrections, glossary, journal, removed
from analytics.collect import Feed, Fetcher
from analytics.corrections import Correction
from analytics.errors import ElchiError
from analytics.glossary import Entry
from analytics.imports import Defaults, Row, log, staging
from analytics.read import Choices
from dashboard.importing import after, jobs, roles, work
from dashboard.text.safe_html import plain

LOG = "acts.jsonl"


def _allowed(folder: Path, act: str, count: int = 1) -> str:
    """The name of who acts, which is written down; raises NotAllowedError."""
    who = roles.require()
    if not folder.is_file():
        folder.mkdir(parents=True, exist_ok=True)
    line = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "who": who, "act": act, "count": count}
    journal.append(journal.place(folder, LOG), json.dumps(line, ensure_ascii=False))
    return who


def told(act: Callable[[], object]) -> None:
    """Do something at the click of a button; where it cannot be, say why in a sentence."""
    try:
        act()
    except (ElchiError, OSError) as error:
        st.error(plain(after.told(error)))


def stage(folder: Path, uploads: Sequence[staging.Upload], choices: Choices, defaults: Defaults) -> staging.Batch:
    """Keep what was sent until it is decided on; raises ElchiError or OSError."""
    roles.require()
    batch = staging.stage(folder, uploads)
    batch.choices, batch.defaults = choices, defaults
    batch.remember()
    return batch


def look(folder: Path, batch: staging.Batch) -> jobs.Job:
    """Begin to read a batch into a preview."""
    roles.require()
    return jobs.start("look", work.look(folder, batch))


def look_at_addresses(
    folder: Path, addresses: list[str], defaults: Defaults, fetcher: Fetcher, source: str | None = None
) -> jobs.Job:
    """Begin to fetch pages into a preview, all of the one `source` if it is said."""
    _allowed(folder, "fetch", len(addresses))
    return jobs.start("look", work.look_at_addresses(folder, addresses, defaults, fetcher, source))


def bring(folder: Path, warehouse: Path, rows: list[Row], batch: staging.Batch | None) -> None:
    """Begin to save the rows of a preview; raises UsageError while another job writes into the folder."""
    who = _allowed(folder, "import", len(rows))
    if batch is not None:
        batch.wanted = [row.candidate.article.path for row in rows]
        batch.remember()  # if the program is stopped now, the import can be finished later
    done = batch.discard if batch else lambda: None
    jobs.writing().start(folder, "import", work.bring(folder, warehouse, rows, done, who))


def collect(folder: Path, warehouse: Path, feeds: list[Feed], fetcher: Fetcher) -> None:
    """Begin to fetch what is new in feeds; raises UsageError while another job writes into the folder."""
    _allowed(folder, "collect", len(feeds))
    jobs.writing().start(folder, "collect", work.collect(folder, warehouse, feeds, fetcher))


def cancel(folder: Path, job: jobs.Job) -> None:
    """Ask a job to stop."""
    _allowed(folder, f"cancel {job.kind}")
    job.stop()


def discard(folder: Path, batch: staging.Batch) -> None:
    """Forget what was staged."""
    _allowed(folder, "discard", len(batch.names))
    batch.discard()


def correct(correction: Correction) -> None:
    """Keep a correction, and let the tables be made anew."""
    corrections.add(after.folder(), correction, _allowed(after.folder(), "correct"))
    after.rebuild()


def undo_correction(name: str) -> None:
    """Undo a correction, and let the tables be made anew."""
    corrections.undo(after.folder(), name, _allowed(after.folder(), "undo a correction"))
    after.rebuild()


def add_word(word: Entry) -> None:
    """Keep an own word, and let the tables be made anew."""
    glossary.add(after.folder(), word, _allowed(after.folder(), "add a word"))
    after.rebuild()


def remove_word(name: str) -> None:
    """Remove an own word, and let the tables be made anew."""
    glossary.remove(after.folder(), name, _allowed(after.folder(), "remove a word"))
    after.rebuild()


def undo_word(name: str) -> None:
    """Undo what was done to the own words, and let the tables be made anew."""
    glossary.undo(after.folder(), name, _allowed(after.folder(), "undo a word"))
    after.rebuild()


def undo_import(folder: Path, warehouse: Path, name: str) -> None:
    """Remove what an import has written, and let the tables be made anew."""
    log.undo(folder, name, _allowed(folder, "undo an import"))
    jobs.writing().follow(folder, "correct", work.rebuild(folder, warehouse))


def remove_article(path: str, text: str, title: str) -> None:
    """Take an article out of the corpus, and let the tables be made anew."""
    removed.remove_article(after.folder(), path, text, title, _allowed(after.folder(), "remove an article"))
    after.rebuild()


def bring_back(name: str) -> None:
    """Take a removed article in again, and let the tables be made anew."""
    removed.bring_back(after.folder(), name, _allowed(after.folder(), "bring an article back"))
    after.rebuild()
