"""Which terms set one set of articles (A) apart from another (B).

Every function takes the counts of the terms in A and in B (best: in how many articles each stands, since a term told
ten times by one article is no more widespread) and the two totals, numbers or arrays that broadcast, and returns one
value a term.
A count above its total, or an empty set, is the caller's mistake and raises ValueError.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainccinv, betaincinv, erfc, xlogy

Floats = NDArray[np.float64]


def _counts(
    a: ArrayLike, b: ArrayLike, total_a: ArrayLike, total_b: ArrayLike
) -> tuple[Floats, Floats, Floats, Floats]:
    arrays = np.broadcast_arrays(*(np.asarray(x, np.float64) for x in (a, b, total_a, total_b)))
    if any((total <= 0).any() for total in arrays[2:]):
        raise ValueError("an empty set cannot be compared: both totals must be above 0")
    if any((count < 0).any() or (count > total).any() for count, total in zip(arrays[:2], arrays[2:], strict=True)):
        raise ValueError("a count must lie between 0 and its total")
    return arrays[0], arrays[1], arrays[2], arrays[3]


def log_ratio(a: ArrayLike, b: ArrayLike, total_a: ArrayLike, total_b: ArrayLike) -> Floats:
    """Size of the difference: log2 of the ratio of relative frequencies; 1 is twice as common in A, -1 in B.

    A count of zero is taken as 0.5, so that the ratio exists.
    Source: Hardie 2014, "Log Ratio: an informal introduction"; its example, 0.0006 in A against 0.0002 in B, is a
    ratio of 3:

    >>> ratio = log_ratio(600, 200, 1_000_000, 1_000_000)
    >>> print(f"{ratio:.2f} {2**ratio:.1f}")
    1.58 3.0
    >>> log_ratio([8, 4, 0], [4, 8, 4], 1000, 1000).tolist()
    [1.0, -1.0, -3.0]
    """
    in_a, in_b, size_a, size_b = _counts(a, b, total_a, total_b)
    in_a, in_b = np.where(in_a == 0, 0.5, in_a), np.where(in_b == 0, 0.5, in_b)
    return np.asarray(np.log2(in_a / size_a) - np.log2(in_b / size_b))


def g2(a: ArrayLike, b: ArrayLike, total_a: ArrayLike, total_b: ArrayLike, *, whole_table: bool = False) -> Floats:
    """Evidence for a difference: the log-likelihood ratio; above 15.13 has p < .0001 for a single test.

    2 Σ O ln(O / E) over the two counts of the term, a cell of zero adding nothing. `whole_table` adds the two cells of
    "not this term": the exact form where a term is in a large part of all articles. It has no sign: the log ratio says
    in which set the term is commoner.
    Source: Rayson and Garside 2000, "Comparing corpora using frequency profiling" (two cells); Dunning 1993,
    Computational Linguistics 19(1) (four).

    Dunning's bigram "the swiss" (1993, table 1) in its contingency table, 110 of 2,552 against 111 of 29,225, G2
    270.72:

    >>> print(f"{g2(110, 111, 2552, 29225, whole_table=True):.2f}")
    270.72

    A keyness of 228.02 that WordSmith Tools printed for 288 of 92,965 words against 114,099 of 104,570,472:

    >>> print(f"{g2(288, 114099, 92965, 104570472, whole_table=True):.2f}")
    228.02

    The two-cell form sums what the formula of Rayson and Garside gives by hand, E = 50 and 50, 2 (70 ln 1.4 + 30 ln
    0.6):

    >>> print(f"{g2(70, 30, 1_000_000, 1_000_000):.2f}")
    16.46
    """
    in_a, in_b, size_a, size_b = _counts(a, b, total_a, total_b)
    share = (in_a + in_b) / (size_a + size_b)
    total = _term(in_a, size_a * share) + _term(in_b, size_b * share)
    if whole_table:
        total = total + _term(size_a - in_a, size_a * (1 - share)) + _term(size_b - in_b, size_b * (1 - share))
    return np.asarray(np.maximum(2 * total, 0.0))


def _term(observed: Floats, expected: Floats) -> Floats:
    return np.asarray(xlogy(observed, observed / np.where(expected > 0, expected, 1.0)))


def g2_p_value(score: ArrayLike) -> Floats:
    """The probability of such a G2 or more without any difference: chi-squared with one degree of freedom.

    >>> g2_p_value([3.84, 6.63, 10.83, 15.13]).round(4).tolist()
    [0.05, 0.01, 0.001, 0.0001]
    """
    return np.asarray(erfc(np.sqrt(np.asarray(score, np.float64) / 2)))


def bonferroni(p: ArrayLike, tests: int | None = None) -> Floats:
    """p-values corrected for having asked `tests` questions (default: as many as there are values), at most 1.

    >>> bonferroni([0.01, 0.04, 0.5]).tolist()
    [0.03, 0.12, 1.0]
    """
    values = np.asarray(p, np.float64)
    return np.asarray(np.minimum(values * (values.size if tests is None else tests), 1.0))


def log_ratio_interval(
    a: ArrayLike, b: ArrayLike, total_a: ArrayLike, total_b: ArrayLike, level: float = 0.95, tests: int = 1
) -> tuple[Floats, Floats]:
    """The exact confidence interval of the log ratio, from the conditional Poisson test.

    Given a + b occurrences, a is binomial with share t; the Clopper-Pearson bounds of t give those of the ratio,
    t / (1 - t) · total_b / total_a. `tests` divides 1 - level (Bonferroni). Infinite where a count is zero.
    Source: Fay 2010, The R Journal 2(1). The example of R's `poisson.test`: 11 in 800 against 21 in 3,011 is
    a rate ratio of 1.971488 (0.8584264 to 4.2772659):

    >>> low, high = log_ratio_interval(11, 21, 800, 3011)
    >>> print(f"{2**low:.7f} {2**high:.7f}")
    0.8584264 4.2772659
    """
    in_a, in_b, size_a, size_b = _counts(a, b, total_a, total_b)
    tail, scale = _tail(level, tests), np.log2(size_b / size_a)
    return _low(in_a, in_b, tail) + scale, _high(in_a, in_b, tail) + scale


def _tail(level: float, tests: int) -> float:
    return (1 - level) / 2 / max(tests, 1)


def _low(in_a: Floats, in_b: Floats, tail: float) -> Floats:
    return _odds(np.where(in_a > 0, betaincinv(in_a, in_b + 1, tail), 0.0))


def _high(in_a: Floats, in_b: Floats, tail: float) -> Floats:
    return _odds(np.where(in_b > 0, betainccinv(in_a + 1, in_b, tail), 1.0))


def _odds(share: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log2(share / (1 - share)))


def lrc(
    a: ArrayLike,
    b: ArrayLike,
    total_a: ArrayLike,
    total_b: ArrayLike,
    level: float = 0.95,
    tests: int | None = None,
) -> Floats:
    """The conservative log ratio: the bound of its interval that is nearer to zero, 0 where zero lies inside.

    Unlike the log ratio it does not favour rare terms, unlike G2 it does not favour common ones. `tests` is the
    number of terms compared in all (default: as many as are given), for the Bonferroni correction of the interval.
    Source: Evert 2022, "Measuring keyness", Digital Humanities 2022; as in R package corpora, `keyness(measure =
    "LRC")`.

    Not surely different, surely commoner in A, surely commoner in B, and a rare term whose log ratio is the highest
    of all:

    >>> lrc([11, 300, 20, 4], [21, 100, 200, 0], [800, 3011, 3011, 3011], 3011).round(2).tolist()
    [0.0, 1.17, -2.5, 0.0]
    >>> log_ratio([11, 300, 20, 4], [21, 100, 200, 0], [800, 3011, 3011, 3011], 3011).round(2).tolist()
    [0.98, 1.58, -3.32, 3.0]
    """
    in_a, in_b, size_a, size_b = _counts(a, b, total_a, total_b)
    tail = _tail(level, in_a.size if tests is None else tests)
    # the ratio itself lies in its interval: of a term commoner in A only the lower bound can be the nearer one
    more = in_a * size_b > in_b * size_a
    scale, found = np.log2(size_b / size_a), np.zeros(in_a.shape)
    found[more] = np.maximum(_low(in_a[more], in_b[more], tail) + scale[more], 0.0)
    found[~more] = np.minimum(_high(in_a[~more], in_b[~more], tail) + scale[~more], 0.0)
    return found


def log_odds(
    a: ArrayLike, b: ArrayLike, total_a: float, total_b: float, prior: ArrayLike, total_prior: float
) -> tuple[Floats, Floats]:
    """Weighted log-odds ratio with an informative Dirichlet prior: the difference (natural log) and its z-score.

    With y the counts, n the totals, α the counts in the prior (the whole corpus) and α0 its total:
    δ = ln((y_a + α) / (n_a + α0 - y_a - α)) - ln((y_b + α) / (n_b + α0 - y_b - α)),
    z = δ / √(1 / (y_a + α) + 1 / (y_b + α)). A term absent from the prior gets 0.5.
    Source: Monroe, Colaresi and Quinn 2008, Political Analysis 16, equations 15, 16, 22.

    The prior draws what is rare to zero; the same ratio counts for more in a common term:

    >>> delta, z = log_odds([2, 200], [1, 100], 1000, 1000, [4, 400], 3000)
    >>> delta.round(2).tolist(), z.round(2).tolist()
    ([0.18, 0.21], [0.3, 3.49])
    """
    in_a, in_b, size_a, size_b = _counts(a, b, total_a, total_b)
    alpha = np.maximum(np.asarray(prior, np.float64), 0.5)
    up_a, up_b = in_a + alpha, in_b + alpha
    delta = np.log(up_a / (size_a + total_prior - up_a)) - np.log(up_b / (size_b + total_prior - up_b))
    return np.asarray(delta), np.asarray(delta / np.sqrt(1 / up_a + 1 / up_b))
