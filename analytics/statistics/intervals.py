"""The interval of a share."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

Floats = NDArray[np.float64]


def wilson(n: ArrayLike, total: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Lower and upper bound of the share n / total, each of the broadcast shape; NaN where total is 0.

    With p = n / total and z the normal quantile of (1 + level) / 2:
    (p + z²/2N ± z √(p(1 - p)/N + z²/4N²)) / (1 + z²/N).
    Source: Wilson 1927, JASA 22. It stays inside 0 .. 1 and is not empty at 0 of N, unlike p ± 2 standard errors.

    >>> low, high = wilson(3, 40)
    >>> print(f"{low:.1%} {high:.1%}")
    2.6% 19.9%

    Newcombe 1998 (Statistics in Medicine 17, table I), 81 of 263, 15 of 148, 0 of 20, 1 of 29:

    >>> low, high = wilson([81, 15, 0, 1], [263, 148, 20, 29])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.2553, 0.0624, 0.0, 0.0061], [0.3662, 0.1605, 0.1611, 0.1718])
    """
    count, size = np.broadcast_arrays(np.asarray(n, np.float64), np.asarray(total, np.float64))
    size = np.where(size > 0, size, np.nan)
    z = float(ndtri((1 + level) / 2))
    share = count / size
    middle = share + z * z / (2 * size)
    half = z * np.sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    scale = 1 + z * z / size
    return np.clip((middle - half) / scale, 0, 1), np.clip((middle + half) / scale, 0, 1)


def mean_share(n: ArrayLike, total: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats, Floats]:
    """The mean of the shares n / total of the parts (last axis), with its bounds; parts without articles are left out.

    Each part counts alike, however many articles it has. The bounds are Wilson's for the mean share of as many articles
    as the parts are worth together, k² / Σ 1/N: k parts of N each are worth k N, and a part of few articles costs much.
    NaN where no part has any.
    Source: Kish 1965, Survey sampling (effective size of a weighted sample, weights 1 / (k N)); Franco, Little, Louis
    and Slud 2019, Journal of Survey Statistics and Methodology 7 (Wilson's interval with it).

    One of 10 in a small source, 50 of 100 in a large one: the mean share is .3 where the pooled one is 51 / 110 = .46;
    they are worth 4 / (1/10 + 1/100) = 36.4 articles. A third source collected nothing:

    >>> share, low, high = mean_share([1, 50, 0], [10, 100, 0])
    >>> print(f"{share:.2f} {low:.4f} {high:.4f}")
    0.30 0.1762 0.4620
    """
    count, size = np.broadcast_arrays(np.asarray(n, np.float64), np.asarray(total, np.float64))
    held = size > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = held.sum(axis=-1)
        share = np.where(held, count / size, 0.0).sum(axis=-1) / parts
        worth = parts * parts / np.where(held, 1.0 / size, 0.0).sum(axis=-1)
    low, high = wilson(share * worth, worth, level)
    return np.asarray(share), low, high
