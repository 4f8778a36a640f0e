"""Broken files of every kind through the readers: each is articles or errors with a sentence, within its time.

python -m benchmarks readers [TRIES] [SEED]      default 400 broken files of each kind
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from analytics.errors import ReadError
from analytics.read import read_file
from tests.analytics.read import hostile, mutate


def main() -> None:
    """Print a line for each kind, and whatever was raised; the last line counts."""
    tries, seed = (int(text) for text in (*sys.argv[2:4], *("400", "1")[len(sys.argv[2:4]) :]))
    total: Counter[str] = Counter()
    slowest = ("", 0.0)
    with tempfile.TemporaryDirectory() as folder:
        for kind, make in hostile.GOOD.items():
            good, came = make(), Counter[str]()
            chance = random.Random(f"{seed}{kind}")  # noqa: S311 - no secret
            for number in range(tries):
                path = Path(folder, f"{number}.{kind}")
                path.write_bytes(mutate.mutated(good, kind, chance))
                start = time.monotonic()
                came[_outcome(path)] += 1
                slowest = max(slowest, (path.name, time.monotonic() - start), key=lambda pair: pair[1])
                path.unlink()
            print(f"{kind}: " + ", ".join(f"{what} {count}" for what, count in came.most_common(8)))
            total.update({"files": tries, "raised": sum(n for what, n in came.items() if what.startswith("RAISED"))})
    print(f"slowest: {slowest[0]} {slowest[1]:.1f} s")
    print(f"files={total['files']} raised={total['raised']}")


def _outcome(path: Path) -> str:
    try:
        found = list(read_file(path, path.name))
    except Exception as error:
        return f"RAISED {type(error).__name__}: {error}"
    if not found:
        return "RAISED nothing"
    errors = [item.reason for item in found if isinstance(item, ReadError)]
    return errors[0][:60] if errors else "read"
