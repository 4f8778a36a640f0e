"""How evenly a term is spread over articles, sources or periods."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def occupied(counts: ArrayLike) -> NDArray[np.int64]:
    """In how many of the parts (last axis) a term stands at all.

    >>> occupied([[3, 0, 1], [0, 0, 0]]).tolist()
    [2, 0]
    """
    return np.asarray((np.asarray(counts) > 0).sum(axis=-1), np.int64)


def deviation_of_proportions(counts: ArrayLike, sizes: ArrayLike, *, normalised: bool = False) -> NDArray[np.float64]:
    """Gries' DP: 0 where a term is spread as the parts are large, near 1 where one small part has it all; NaN without
    any.

    ½ Σ |v - s| over the parts (last axis of `counts`, `sizes`), v the share of the term that stands in a part, s the
    part's share of the corpus. `normalised` divides by 1 - min(s), so that 1 can be reached (Lijffijt and Gries
    2012).
    Source: Gries 2008, IJCL 13(4), whose example has five parts of 9, 10, 10, 10, 11 words with 1 to 5 times the word
    "a":

    >>> print(f"{deviation_of_proportions([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]):.2f}")
    0.18
    """
    count, size = np.asarray(counts, np.float64), np.asarray(sizes, np.float64)
    share = size / size.sum(axis=-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = 0.5 * np.abs(count / count.sum(axis=-1, keepdims=True) - share).sum(axis=-1)
        return np.asarray(found / (1 - share.min(axis=-1)) if normalised else found)
