"""Batches in a pool of processes. A worker that dies or does not end costs nothing but the article that it was at."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice
from multiprocessing.connection import wait as wait_for_handles
from multiprocessing.context import BaseContext
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from analytics.errors import WarehouseError
from analytics.processes import forking
from analytics.records import Article
from analytics.warehouse.batches import Batch
from analytics.warehouse.budget import limit_memory, seconds_for
from analytics.warehouse.making import make
from analytics.warehouse.shards import Receipt, analysed
from analytics.warehouse.version import code_version

RETRIES = 3
PER_ARTICLE = 1.0  # seconds for each of a batch, a hundred times what one takes
GRACE = 10.0  # seconds after which a worker that has not obeyed its alarm is ended


def in_processes(batches: Iterable[Batch], shards: Path | str, workers: int) -> Iterator[Receipt]:
    """Make a shard of each batch; receipts come in the order in which the work is done."""
    pool = ProcessPool(max_workers=workers, initializer=_start_worker, context=_context())
    try:
        with _interrupts_held_back():
            pool.schedule(os.getpid).result()  # starts the workers
        yield from _flow(pool, iter(batches), str(shards), 2 * workers)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _flow(pool: ProcessPool, source: Iterator[Batch], shards: str, ahead: int) -> Iterator[Receipt]:
    """Keep a few batches under way; one whose worker died is tried again, and then article by article."""
    under_way: dict[Future[Receipt], tuple[Batch, int]] = {}
    while True:
        for batch in islice(source, max(ahead - len(under_way), 0)):
            under_way[_schedule(pool, batch, shards)] = batch, 1
        if not under_way:
            return
        for future in wait(under_way, return_when=FIRST_COMPLETED).done:
            batch, tries = under_way.pop(future)
            try:
                yield future.result()
            except TimeoutError:
                yield _apart(pool, batch, shards)
            except ProcessExpired:
                if tries < RETRIES:
                    under_way[_schedule(pool, batch, shards)] = batch, tries + 1
                else:
                    yield _apart(pool, batch, shards)


def _schedule(pool: ProcessPool, batch: Batch, shards: str) -> Future[Receipt]:
    longest = max(seconds_for(len(article.text)) for article in batch.articles)
    patience = longest + GRACE + PER_ARTICLE * len(batch.articles)
    future: Future[Receipt] = pool.schedule(make, args=[batch, shards, code_version()], timeout=patience)
    return future


def _apart(pool: ProcessPool, batch: Batch, shards: str) -> Receipt:
    """The shard of a batch less the articles that end their process, of which each was tried alone."""
    without: dict[int, str] = {}
    for place, article in enumerate(batch.articles):
        seconds = seconds_for(len(article.text)) + GRACE
        try:
            pool.schedule(_try, args=[article], timeout=seconds).result()
        except TimeoutError:
            without[place] = f"the analysis took longer than {seconds:.0f} seconds, and its process was ended"
        except ProcessExpired:
            without[place] = "the analysis ended its process, perhaps for want of memory"
    if len(without) == len(batch.articles) > 1:
        near = batch.articles[0].path
        raise WarehouseError(f"the workers keep being killed, perhaps for want of memory, near {near}")
    try:
        receipt: Receipt = pool.schedule(make, args=[batch, shards, code_version(), without]).result()
    except ProcessExpired as error:
        raise WarehouseError(f"a worker was killed near {batch.articles[0].path}; build again") from error
    return receipt


def _try(article: Article) -> None:
    """In a worker: whether the article ends it."""
    analysed(article)


def _context() -> BaseContext:
    """Workers are forked, in a moment, from a server that has read the lexicons; each starts anew on Windows."""
    return forking("analytics.warm", "analytics.warehouse.shards")


@contextlib.contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits: one that comes while a worker is started leaves it with half of what it needs, and it complains."""
    if threading.current_thread() is not threading.main_thread():
        yield  # no signal reaches another thread
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt


def _start_worker() -> None:
    """Ctrl-C is the parent's business, a worker does not outlive a killed parent, and it has its share of memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for_handles([sentinel])
    os._exit(1)
