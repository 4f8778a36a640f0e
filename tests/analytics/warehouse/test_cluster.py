"""A build on a Dask cluster: its shards are those of a build at home, byte for byte, whatever dies on the way."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from analytics import warehouse
from analytics.errors import WarehouseError

ROWS = [(f"{n}", "2024-01-01", "Post", f"Kazakhstan and Russia traded {n} billion dollars.") for n in range(400)]


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as running:
        yield running


def _shards(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "shards").iterdir()}


def test_a_cluster_makes_the_same_shards_even_if_a_worker_is_killed(
    cluster: LocalCluster, tmp_path: Path, write: Callable[..., Path]
) -> None:
    write(tmp_path / "in" / "a.jsonl", ROWS)
    at_home = warehouse.build(tmp_path / "in", tmp_path / "home")
    victim = next(iter(cluster.workers.values())).pid
    threading.Thread(target=_kill, args=(victim,)).start()
    abroad = warehouse.build(tmp_path / "in", tmp_path / "abroad", scheduler=cluster.scheduler_address)
    assert (abroad.articles, abroad.analysed) == (400, 400)
    assert abroad.version == at_home.version
    assert _shards(tmp_path / "home") == _shards(tmp_path / "abroad")


def _kill(process: int) -> None:
    time.sleep(0.5)
    os.kill(process, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)


def test_no_scheduler_is_one_sentence(tmp_path: Path, write: Callable[..., Path]) -> None:
    write(tmp_path / "in" / "a.jsonl", ROWS[:5])
    with pytest.raises(WarehouseError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        warehouse.build(tmp_path / "in", tmp_path / "out", scheduler="tcp://127.0.0.1:9")
