"""A build in a process of its own, so that whoever asks for it goes on serving others, and can stop it."""

from __future__ import annotations

import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from analytics import warehouse
from analytics.errors import ElchiError, WarehouseError
from analytics.processes import spawning
from analytics.warehouse.lock import is_building

Progress = Callable[[int, int, str], None]
_POLL = 0.2  # seconds


def build_apart(
    articles: Path, folder: Path, progress: Progress, stopped: Callable[[], bool] = lambda: False
) -> warehouse.BuildReport | None:
    """Build as `warehouse.build` does, in a child process; None where it was stopped.

    A build of somebody else is waited for. Raises WarehouseError.
    """
    while is_building(folder):
        progress(0, 0, "waiting for another build")
        if stopped():
            return None
        time.sleep(_POLL)
    context = spawning()
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_build, args=(there, articles, folder))
    child.start()
    there.close()
    try:
        return _follow(here, progress, stopped)
    finally:
        child.terminate()  # a build may be stopped at any instant
        child.join()
        here.close()


def _follow(here: Connection, progress: Progress, stopped: Callable[[], bool]) -> warehouse.BuildReport | None:
    while not stopped():
        try:
            told = here.recv() if here.poll(_POLL) else None
        except EOFError as error:
            raise WarehouseError("the build ended without a word, perhaps for want of memory; try again") from error
        if isinstance(told, tuple):
            progress(*told)
        elif isinstance(told, warehouse.BuildReport):
            return told
        elif isinstance(told, str):
            raise WarehouseError(told)
    return None


def _build(there: Connection, articles: Path, folder: Path) -> None:
    """In the child: progress as tuples, then the report, or the reason of a failure."""
    try:
        there.send(warehouse.build(articles, folder, progress=lambda *told: there.send(told)))
    except ElchiError as error:
        there.send(str(error))
    except BrokenPipeError:
        return  # nobody listens any more
