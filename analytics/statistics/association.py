"""How strongly two entities or terms belong together."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def logdice(pair: ArrayLike, a: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """logDice = 14 + log2(2 f(a, b) / (f(a) + f(b))), of the broadcast shape; -inf for a pair that never occurs.

    `pair` counts the articles with both, `a` and `b` those with each. At most 14, reached where the two never occur
    apart; a point less is half as often; it does not grow with the corpus. NaN where neither occurs.
    Source: Rychlý 2008, "A lexicographer-friendly association score", whose bounds are these: 14 for always together,
    0 for less than one co-occurrence in 16,000 occurrences of each:

    >>> logdice([100, 50, 1], [100, 100, 16384], [100, 100, 16384]).tolist()
    [14.0, 13.0, 0.0]
    """
    both, of_a, of_b = (np.asarray(x, np.float64) for x in (pair, a, b))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(14 + np.log2(2 * both / (of_a + of_b)))
