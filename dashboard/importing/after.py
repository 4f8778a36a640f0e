"""What follows a change by an editor: the tables are made anew, beside the pages."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analytics.errors import ElchiError
from analytics.glossary import WordError
from dashboard.data import source
from dashboard.importing import work
from dashboard.importing.jobs import Job, writing
from dashboard.importing.reasons import SAID, reason
from dashboard.state.session import begin
from dashboard.text.i18n import _
from dashboard.text.safe_html import plain

KIND = "correct"


def folder() -> Path:
    """The articles that this reader looks at, and corrects."""
    return source.articles_folder()


def rebuild() -> None:
    """Make the tables anew, after the build that may run already."""
    writing().follow(folder(), KIND, work.rebuild(folder(), source.warehouse_folder()))


def under_way() -> None:
    """The build that runs, or why the last one after a change failed."""
    job = writing().of(folder())
    if job is not None and job.state == "running":
        _progress()
    elif job is not None and job.kind == KIND and job.state == "failed":
        st.error(plain(job.error))


@st.fragment(run_every=0.5)
def _progress() -> None:
    begin()
    job = writing().of(folder())
    if job is None or job.state != "running":
        st.rerun()
    bar(job)


def bar(job: Job) -> None:
    """How far a job is."""
    share = min(job.done / job.total, 1.0) if job.total else 0.0
    count = _("{done} of {total}", done=job.done, total=job.total) if job.total else str(job.done or "")
    st.progress(share, text=plain(f"{_(job.phase) if job.phase else ''} {count}"))


def told(error: ElchiError | OSError) -> str:
    """Why something cannot be, in the reader's language where it is an own word that cannot."""
    if not isinstance(error, WordError):
        return reason(str(error))
    text = _(SAID[error.code], **error.values)
    return text[:1].upper() + text[1:] + "."
