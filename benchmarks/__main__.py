"""`python -m benchmarks NAME` runs `benchmarks/NAME.py`; `all` runs every one. The last line is `name=value ...`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HELPERS = {"__init__", "__main__", "browser", "corpus", "screenshots"}


def main(arguments: list[str]) -> int:
    """Run the benchmark that is named; 2 where there is none of that name."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in HELPERS)
    chosen = names if arguments[:1] == ["all"] else arguments[:1]
    if not chosen or chosen[0] not in names:
        print(f"usage: python -m benchmarks {{{'|'.join([*names, 'all'])}}}", file=sys.stderr)
        return 2
    for name in chosen:
        importlib.import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
