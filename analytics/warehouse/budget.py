"""A budget of time and memory an article, so that one text never holds up or ends the analysis of the others.

An alarm interrupts an analysis that takes too long; it reaches Python's own steps and regular expressions. It exists in
the main thread of a process and not on Windows; elsewhere the worker that does not answer is ended (`executors`).
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 20.0
PACE = 20_000  # characters a second beyond that: a tenth of what an analysis does
MEMORY = 2_000_000_000  # bytes that a worker may take beyond what it has when it starts


class OverBudgetError(BaseException):
    """An article took longer than it may; no `except Exception` on the way takes it for a fault of its own."""


def seconds_for(characters: int) -> float:
    """How long the analysis of a text of so many characters may take."""
    return SECONDS + characters / PACE


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise OverBudgetError inside where it takes longer."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _over(_number: int, _frame: object) -> None:
    raise OverBudgetError


def limit_memory() -> None:
    """Let this process take no more memory than MEMORY beyond what it has; it finds a MemoryError then."""
    try:
        import resource
    except ImportError:  # Windows
        return
    status = Path("/proc/self/statm")
    if status.exists():
        limit = int(status.read_text().split()[0]) * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
