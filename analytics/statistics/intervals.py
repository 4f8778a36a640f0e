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
