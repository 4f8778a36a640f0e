"""Whether a share rises or falls over the periods, beyond chance."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr

Floats = NDArray[np.float64]


class Trend(NamedTuple):
    """One value a term: `slope` in share a period (0.01 is one point more each period), `z`, and the two-sided `p`."""

    slope: Floats
    z: Floats
    p: Floats


def trend(counts: ArrayLike, totals: ArrayLike, at: ArrayLike | None = None) -> Trend:
    """The Cochran-Armitage test for a linear trend of shares.

    `counts` (terms, periods) or (periods,), `totals` (periods,), `at` the times of the periods (default 0, 1, 2 ...).
    Periods without articles carry no weight. With p the share over all periods and x̄ the mean time of an article:
    slope = Σ (n - N p)(x - x̄) / Σ N (x - x̄)², z = slope √(Σ N (x - x̄)²) / √(p (1 - p)). NaN where nothing varies.
    Source: Armitage 1955, Biometrics 11; Agresti 2002, Categorical data analysis, 5.3.5. Agresti's example,
    malformations by mothers' drinks a day: z² = 6.57, p = .010:

    >>> found = trend([48, 38, 5, 1, 1], [17114, 14502, 793, 127, 38], at=[0, 0.5, 1.5, 4, 7])
    >>> print(f"{found.z**2:.2f} {found.p:.3f}")
    6.57 0.010
    """
    count, size = np.asarray(counts, np.float64), np.asarray(totals, np.float64)
    time = np.arange(size.size, dtype=np.float64) if at is None else np.asarray(at, np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = count.sum(axis=-1) / size.sum()
        away = time - (size * time).sum() / size.sum()
        weight = (size * away * away).sum()
        slope = ((count - size * share[..., None]) * away).sum(axis=-1) / weight
        z = slope * np.sqrt(weight) / np.sqrt(share * (1 - share))
    return Trend(np.asarray(slope), np.asarray(z), np.asarray(2 * ndtr(-np.abs(z))))
