"""Parsers of complex formats run in a child process within limits: a file that breaks one costs itself."""

from __future__ import annotations

import atexit
import contextlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import TimeoutError as FutureTimeout
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from analytics.errors import ReadError
from analytics.processes import spawning
from analytics.records import Article

T = TypeVar("T")
Reader = Callable[[Path, str], Iterator[Article | ReadError]]

SECONDS = 10.0
MEMORY = 1_200_000_000  # bytes of address space beyond what the started child has
_TASKS = 500  # a fresh child now and then, so that a parser's leaks end


def read_confined(reader: Reader, path: Path, name: str) -> Iterator[Article | ReadError]:
    """What the reader yields for the path; raises ReadError where it takes too long, too much memory or crashes."""
    yield from call_confined(_collect, (reader, path, name), name)


def call_confined(function: Callable[..., T], arguments: tuple[Any, ...], name: str) -> T:
    """What a function of a module returns, called in the child; raises ReadError as `read_confined` does."""
    try:
        result: T = _pool().schedule(function, args=arguments, timeout=SECONDS).result()
        return result
    except FutureTimeout as error:
        raise ReadError(name, f"took longer than {SECONDS:.0f} seconds to read") from error
    except (MemoryError, ProcessExpired) as error:
        raise ReadError(name, "could not be read within the limits of memory") from error


def _collect(reader: Reader, path: Path, name: str) -> list[Article | ReadError]:
    """In the child: everything the reader yields up to the first fault, and that as a ReadError."""
    found: list[Article | ReadError] = []
    try:
        found.extend(reader(path, name))
    except BaseException as error:
        found.append(fault(error, name))
    return found


def fault(error: BaseException, name: str) -> ReadError:
    """What the fault of a parser means; raises again what is no fault of the file.

    A parser in Rust that panics raises what is no Exception.
    """
    if isinstance(error, MemoryError | KeyboardInterrupt | SystemExit | GeneratorExit):
        raise error
    if isinstance(error, ReadError):
        return error
    return ReadError(name, f"damaged, or not what its name says ({type(error).__name__})")


@cache
def _pool() -> ProcessPool:
    pool = ProcessPool(max_workers=1, max_tasks=_TASKS, initializer=_confine, context=spawning())
    atexit.register(_close, pool)
    return pool


def _close(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _confine() -> None:
    """In the child: limited memory, and nothing that a parser says of itself on standard error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    _limit_memory()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    limit = pages * resource.getpagesize() + MEMORY
    with contextlib.suppress(ValueError, OSError):  # macOS knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
