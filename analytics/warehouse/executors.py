"""Batches in this process, in a pool of processes, or on a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from itertools import islice
from pathlib import Path

from analytics.errors import WarehouseError
from analytics.warehouse.batches import Batch
from analytics.warehouse.making import make
from analytics.warehouse.shards import Receipt
from analytics.warehouse.version import code_version
from analytics.warehouse.workers import RETRIES, in_processes

WORTH_A_POOL = 12  # batches; to start a worker costs more than to analyse fewer


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
            yield make(batch, str(shards), code_version())
    else:
        yield from in_processes(batches, shards, workers)


def _flow(pool: Executor, source: Iterator[Batch], shards: Path | str, ahead: int) -> Iterator[Receipt]:
    """Keep a few batches under way."""
    futures: set[Future[Receipt]] = set()
    while True:
        for batch in islice(source, max(ahead - len(futures), 0)):
            futures.add(pool.submit(make, batch, str(shards), code_version()))
        if not futures:
            return
        done, futures = wait(futures, return_when=FIRST_COMPLETED)
        for future in done:
            yield future.result()


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
            yield from _flow(pool, iter(batches), shards, ahead)
    except (CancelledError, FutureCancelledError, CommClosedError) as error:
        raise WarehouseError(gone) from error
