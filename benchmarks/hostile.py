"""How the time of one analysis grows with the length of texts made to take it long.

    python -m benchmarks hostile

Each family is the pieces of `tests/analytics/adversaries.py`, each repeated up to three sizes, each twice the last. The
exponent is the power of the length with which the family's time grows from the first size to the last: 1 is in
proportion. Times are processor time of one process, the best of three, without what a first analysis reads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import log

from analytics.pipeline import analyse
from analytics.records import Article
from analytics.warehouse.rows import row
from benchmarks.keywords import best_of
from tests.analytics.adversaries import PIECES, namesakes, text

SIZES = (5_000, 10_000, 20_000)  # characters


def seconds(make: Callable[[int], str], size: int) -> float:
    """Processor time of one analysis of a text of that size."""
    article = Article("a", make(size))
    return best_of(lambda: row(analyse(article), ""), 3) / 1000


def exponent(times: Sequence[float]) -> float:
    """The power of the length; `times` belong to SIZES."""
    return log(times[-1] / times[0]) / log(SIZES[-1] / SIZES[0])


def main() -> None:
    """Print one line a family, then the greatest exponent."""
    row(analyse(Article("a", namesakes(SIZES[0]))), "")  # reads the lexicons
    makers: dict[str, list[Callable[[int], str]]] = {
        name: [partial(text, piece) for piece in pieces] for name, pieces in PIECES.items()
    }
    makers["namesakes"] = [namesakes]
    print(f"{'family':30}" + "".join(f"{size:>9,} s" for size in SIZES) + "  exponent")
    greatest = 0.0
    for name, family in makers.items():
        times = [sum(seconds(make, size) for make in family) for size in SIZES]
        greatest = max(greatest, exponent(times))
        print(f"{name:30}" + "".join(f"{time:11.3f}" for time in times) + f"{exponent(times):10.2f}", flush=True)
    print(f"families={len(makers)} greatest_exponent={greatest:.2f}")
