"""Workers: what they are forked from, and what comes back of them."""

import subprocess
import sys
from pathlib import Path

from analytics.paths import ROOT
from analytics.records import Article
from analytics.warehouse.batches import Batch
from analytics.warehouse.workers import in_processes


def test_what_workers_are_forked_from_says_nothing_and_ends() -> None:
    command = [sys.executable, "-W", "error", "-c", "import analytics.warm, analytics.warehouse.shards"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_every_batch_has_a_receipt_and_a_shard(tmp_path: Path) -> None:
    batches = [Batch(f"batch{n}", (Article(n, f"Сауда айналымы {n} пайызға өсті."),)) for n in range(5)]
    receipts = list(in_processes(batches, tmp_path, 2))
    assert sorted(receipt.name.partition("-")[0] for receipt in receipts) == [batch.name for batch in batches]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(receipt.name for receipt in receipts)
