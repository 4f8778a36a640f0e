"""A build on a Dask cluster: its shards are those of a build at home, byte for byte, whatever dies on the way."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import dask
import pytest
from distributed import LocalCluster

from analytics import warehouse
from analytics.errors import WarehouseError
from analytics.warehouse.remote import Store

pytestmark = pytest.mark.slow
ROWS = [(f"{n}", "2024-01-01", "Post", f"Kazakhstan and Russia traded {n} billion dollars.") for n in range(800)]


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1") as running:
        yield running


def _shards(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "shards").iterdir()}


@pytest.mark.parametrize("store", [False, True])
def test_a_cluster_makes_the_same_shards_even_if_a_worker_is_killed(
    store: bool, cluster: LocalCluster, tmp_path: Path, write: Callable[..., Path]
) -> None:
    """In a folder that all see, or at a URL."""
    write(tmp_path / "in" / "a.jsonl", ROWS)
    at_home = warehouse.build(tmp_path / "in", tmp_path / "home")
    victim = _Once(lambda: os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL))
    shards = (tmp_path / "store").as_uri() if store else None
    abroad = warehouse.build(tmp_path / "in", tmp_path / "abroad", 1, cluster.scheduler_address, shards, victim)
    assert victim.at < len(ROWS)  # it was killed while there was work left
    assert (abroad.articles, abroad.analysed) == (len(ROWS), len(ROWS))
    assert abroad.version == at_home.version
    assert _shards(tmp_path / "home") == _shards(tmp_path / "abroad")
    if store:
        whole = {path.name: path.read_bytes() for path in (tmp_path / "store").glob("*.parquet")}
        assert whole == _shards(tmp_path / "home")


def test_shards_of_an_object_store_are_taken_home_not_made_again(
    tmp_path: Path, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another machine finds them, one of them broken; a full disk here loses nothing there."""
    write(tmp_path / "in" / "a.jsonl", ROWS)
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=":0") as threads:
        one = warehouse.build(tmp_path / "in", tmp_path / "one", 1, threads.scheduler_address, "memory://shards")
    store = Store("memory://shards")
    assert store.names() == set(_shards(tmp_path / "one"))
    broken = min(store.names())
    store.files.pipe_file(f"{store.root}/{broken}", b"half of it")
    plain = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", _full)
    with pytest.raises(WarehouseError, match="cannot be read"):
        warehouse.build(tmp_path / "in", tmp_path / "two", shards="memory://shards")
    monkeypatch.setattr(Path, "write_bytes", plain)
    two = warehouse.build(tmp_path / "in", tmp_path / "two", shards="memory://shards")
    assert (one.analysed, two.version) == (len(ROWS), one.version)
    assert 0 < two.analysed <= 128  # the batch of the broken one
    assert _shards(tmp_path / "one") == _shards(tmp_path / "two")
    assert store.names() == set(_shards(tmp_path / "one"))


def _full(path: Path, data: bytes) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_scheduler_that_dies_is_one_sentence_and_nothing_is_lost(tmp_path: Path, write: Callable[..., Path]) -> None:
    write(tmp_path / "in" / "a.jsonl", ROWS)
    at_home = warehouse.build(tmp_path / "in", tmp_path / "home")
    first = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1")
    death = _Once(first.close)
    impatient = dask.config.set({"distributed.comm.timeouts.connect": "2s"})
    with impatient, pytest.raises(WarehouseError):
        warehouse.build(tmp_path / "in", tmp_path / "abroad", 1, first.scheduler_address, None, death)
    assert 0 < death.at < len(ROWS)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1") as second:
        report = warehouse.build(tmp_path / "in", tmp_path / "abroad", scheduler=second.scheduler_address)
    assert report.version == at_home.version
    assert _shards(tmp_path / "home") == _shards(tmp_path / "abroad")


def test_a_store_that_nobody_knows_is_one_sentence(tmp_path: Path, write: Callable[..., Path]) -> None:
    write(tmp_path / "in" / "a.jsonl", ROWS[:5])
    with pytest.raises(WarehouseError, match="shards at nowhere://x"):
        warehouse.build(tmp_path / "in", tmp_path / "out", shards="nowhere://x")


class _Once:
    """A build's progress that does something at the first articles that are done."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.act, self.at = act, 0

    def __call__(self, done: int, total: int, note: str) -> None:
        if done and not self.at:
            self.at = done
            self.act()


def test_no_scheduler_is_one_sentence(tmp_path: Path, write: Callable[..., Path]) -> None:
    write(tmp_path / "in" / "a.jsonl", ROWS[:5])
    with pytest.raises(WarehouseError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        warehouse.build(tmp_path / "in", tmp_path / "out", scheduler="tcp://127.0.0.1:9")
