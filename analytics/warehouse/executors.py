"""Batches through a `concurrent.futures.Executor`: this process, a pool of processes, or a Dask cluster."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait as wait_for_handles
from multiprocessing.context import BaseContext
from pathlib import Path

from analytics.errors import WarehouseError
from analytics.processes import forking
from analytics.warehouse.batches import Batch
from analytics.warehouse.remote import Store, is_url
from analytics.warehouse.shards import Receipt, make_shard
from analytics.warehouse.version import code_version

WORTH_A_POOL = 12  # batches; to start a worker costs more than to analyse fewer
RETRIES = 3


def run(
    batches: Iterable[Batch], shards: Path | str, count: int, workers: int, scheduler: str | None = None
) -> Iterator[Receipt]:
    """Make a shard of each of `count` batches; receipts come in the order in which the work is done.

    `shards`: the folder to put them into, or a URL.
    """
    if scheduler:
        yield from _dask(batches, shards, scheduler)
    elif workers <= 1 or count < WORTH_A_POOL:
        for batch in batches:
            yield _make(batch, str(shards), code_version())
    else:
        yield from in_processes(batches, shards, workers)


def in_processes(batches: Iterable[Batch], shards: Path | str, workers: int) -> Iterator[Receipt]:
    """A pool of processes; when a worker dies a new pool goes on with what was under way."""
    source = iter(batches)
    pending: list[Batch] = []
    for _ in range(RETRIES):
        pool = ProcessPoolExecutor(workers, _context(), _start_worker)
        try:
            with _interrupts_held_back():
                pool.submit(os.getpid)  # starts the workers
            yield from _flow(pool, source, pending, shards, 2 * workers)
            return
        except BrokenProcessPool:
            continue
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    paths = ", ".join(batch.articles[0].path for batch in pending[:3])
    raise WarehouseError(f"the workers keep being killed, perhaps for want of memory, near {paths}; try --workers 1")


def _context() -> BaseContext:
    """Workers are forked, in a moment, from a server that has read the lexicons; each starts anew on Windows."""
    return forking("analytics.warm", "analytics.warehouse.shards")


def _flow(
    pool: Executor, source: Iterator[Batch], pending: list[Batch], shards: Path | str, ahead: int
) -> Iterator[Receipt]:
    """Keep a few batches under way. `pending` holds those without a receipt, first those left from a broken pool."""
    futures: dict[Future[Receipt], Batch] = {_submit(pool, batch, shards): batch for batch in pending}
    while True:
        for batch in islice(source, max(ahead - len(futures), 0)):
            pending.append(batch)
            futures[_submit(pool, batch, shards)] = batch
        if not futures:
            return
        for future in wait(futures, return_when=FIRST_COMPLETED).done:
            receipt = future.result()
            pending.remove(futures.pop(future))
            yield receipt


def _submit(pool: Executor, batch: Batch, shards: Path | str) -> Future[Receipt]:
    return pool.submit(_make, batch, str(shards), code_version())


def _make(batch: Batch, place: str, version: str) -> Receipt:
    """Make a shard in a folder, or make it in a folder of its own and put it to a URL."""
    if not is_url(place):
        return make_shard(batch, place, version)
    with tempfile.TemporaryDirectory(prefix="elchi-shard-") as folder:
        receipt = make_shard(batch, folder, version)
        Store(place).put(Path(folder) / receipt.name)
        return receipt


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
    """Ctrl-C is the parent's business, and a worker does not outlive a killed parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for_handles([sentinel])
    os._exit(1)


def _dask(batches: Iterable[Batch], shards: Path | str, scheduler: str) -> Iterator[Receipt]:
    try:
        from distributed import Client
        from distributed.client import FutureCancelledError
        from distributed.comm.core import CommClosedError
    except ImportError as error:
        raise WarehouseError("--scheduler needs Dask: pip install distributed") from error
    try:
        client = Client(scheduler, timeout=10)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise WarehouseError(f"no Dask scheduler answers at {scheduler} ({error})") from error
    gone = f"the Dask cluster at {scheduler} is gone; what was done is kept: start it and build again"
    try:
        with client, client.get_executor(retries=RETRIES, pure=False) as pool:  # type: ignore[no-untyped-call]
            ahead = 4 * max(len(client.scheduler_info()["workers"]), 1)
            yield from _flow(pool, iter(batches), [], shards, ahead)
    except (CancelledError, FutureCancelledError, CommClosedError) as error:
        raise WarehouseError(gone) from error
