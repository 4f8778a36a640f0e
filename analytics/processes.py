"""Child processes that do not run the program that started them.

Python has each child load the main program again, to find functions in it. Ours are in modules; a researcher's script
that opens a corpus, or a page, would run a second time.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import BaseContext, ForkServerContext, ForkServerProcess, SpawnContext, SpawnProcess
from types import ModuleType


@contextmanager
def _without_main() -> Iterator[None]:
    main, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


class _Spawned(SpawnProcess):
    def start(self) -> None:
        with _without_main():
            super().start()


class _Forked(ForkServerProcess):
    def start(self) -> None:
        with _without_main():
            super().start()


class _Spawn(SpawnContext):
    Process = _Spawned


class _ForkServer(ForkServerContext):
    Process = _Forked


def spawning() -> SpawnContext:
    """Each child starts anew."""
    return _Spawn()


def forking(*preload: str) -> BaseContext:
    """Children are forked from a server that has loaded these modules; where there is none, each starts anew."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return spawning()
    context = _ForkServer()
    context.set_forkserver_preload(list(preload))
    return context
