"""Long work beside the pages: a thread that tells how far it is and can be stopped, whoever looks at it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from analytics.errors import ElchiError, UsageError
from dashboard.text.i18n import N_

READING, FETCHING, SAVING, BUILDING, WAITING = (
    N_("Reading"),
    N_("Fetching"),
    N_("Saving"),
    N_("Reading the new articles into the tables"),
    N_("Waiting for another build"),
)


Work = Callable[["Job"], Any]


@dataclass(slots=True)
class Job:
    """Work under way or done; `result` is set before `state` leaves "running"."""

    kind: str
    state: str = "running"  # running, done, stopped, failed
    phase: str = ""
    done: int = 0
    total: int = 0
    error: str = ""
    result: Any = None
    _stop: threading.Event = field(default_factory=threading.Event)
    _then: Work | None = None  # what was asked for meanwhile
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def tell(self, phase: str, done: int = 0, total: int = 0) -> bool:
        """Say how far the work is; the answer is whether it should stop."""
        self.phase, self.done, self.total = phase, done, total
        return self.stopped

    def stop(self) -> None:
        """Ask the work to stop at the next step."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

    def follow(self, work: Work) -> bool:
        """Let other work follow this one; False where this one is done already."""
        with self._lock:
            if self.state == "running":
                self._then = work
                return True
            return False

    def finish(self) -> Work | None:
        """The work that follows; where there is none, the job is done from this moment on."""
        with self._lock:
            then, self._then = (None if self.stopped else self._then), None
            if then is None:
                self.state = "stopped" if self.stopped else "done"
            return then


def start(kind: str, work: Work) -> Job:
    """Begin work in a thread of its own, which knows nothing of any session."""
    job = Job(kind)
    threading.Thread(target=_run, args=(job, work), daemon=True, name=f"elchi-{kind}").start()
    return job


def _run(job: Job, work: Work) -> None:
    try:
        job.result = work(job)
        while (then := job.finish()) is not None:
            then(job)
    except (ElchiError, OSError) as error:
        job.error = str(error)
        job.state = "failed"
    except BaseException as error:
        job.error = f"{type(error).__name__}: {error}"
        job.state = "failed"
        raise


class Writing:
    """One writing job for a folder at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[Path, Job] = {}

    def of(self, folder: Path) -> Job | None:
        """The last job of a folder, running or done."""
        return self._jobs.get(folder)

    def start(self, folder: Path, kind: str, work: Work) -> Job:
        """Begin; raises UsageError while another job writes into the folder."""
        with self._lock:
            job = self._jobs.get(folder)
            if job is not None and job.state == "running":
                raise UsageError("another import or correction of this folder is under way: wait for it")
            self._jobs[folder] = start(kind, work)
            return self._jobs[folder]

    def follow(self, folder: Path, kind: str, work: Work) -> None:
        """Begin, or, while another job writes into the folder, let the work follow it."""
        with self._lock:
            job = self._jobs.get(folder)
            if job is None or not job.follow(work):
                self._jobs[folder] = start(kind, work)


@st.cache_resource(show_spinner=False)
def writing() -> Writing:
    """The writing jobs of this server."""
    return Writing()
