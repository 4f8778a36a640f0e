"""Every statistic against an independent computation: scipy's own, brute force, or the formula spelt out."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analytics.statistics import (
    bonferroni,
    bursts,
    deviation_of_proportions,
    g2,
    g2_p_value,
    log_odds,
    log_ratio,
    log_ratio_interval,
    logdice,
    lrc,
    mean_share,
    trend,
    wilson,
)

TABLES = [(11, 21, 800, 3011), (3, 40, 50, 60), (0, 7, 90, 80), (300, 100, 3011, 3011), (1, 1, 10, 10_000)]


@pytest.mark.parametrize(("n", "total"), [(0, 5), (3, 40), (40, 40), (999, 100_000)])
def test_wilson_is_scipys(n: int, total: int) -> None:
    expected = stats.binomtest(n, total).proportion_ci(method="wilson")
    assert np.allclose(wilson(n, total), (expected.low, expected.high), atol=1e-12)


def test_wilson_of_nothing_is_not_a_number() -> None:
    low, high = wilson([0, 1], [0, 2])
    assert np.isnan([low[0], high[0]]).all()
    assert low[1] < 0.5 < high[1]


def test_the_mean_share_of_one_part_is_its_share() -> None:
    low, high = wilson(3, 40)
    assert mean_share([3, 0], [40, 0]) == pytest.approx((0.075, low, high))
    assert mean_share([3, 3, 3], [40, 40, 40]) == pytest.approx((0.075, *wilson(9, 120)))
    assert np.isnan(mean_share([0], [0])).all()


@pytest.mark.parametrize("table", TABLES)
def test_g2_of_the_whole_table_is_scipys(table: tuple[int, int, int, int]) -> None:
    a, b, size_a, size_b = table
    cells = [[a, b], [size_a - a, size_b - b]]
    expected = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood")
    assert g2(*table, whole_table=True) == pytest.approx(expected.statistic)
    assert g2_p_value(g2(*table, whole_table=True)) == pytest.approx(expected.pvalue)


@pytest.mark.parametrize("table", TABLES)
def test_the_interval_is_clopper_pearsons(table: tuple[int, int, int, int]) -> None:
    a, b, size_a, size_b = table
    exact = stats.binomtest(a, a + b).proportion_ci(0.95, method="exact")
    low, high = log_ratio_interval(*table)
    scale = math.log2(size_b / size_a)
    if a:
        assert low == pytest.approx(math.log2(exact.low / (1 - exact.low)) + scale)
    assert high == pytest.approx(math.log2(exact.high / (1 - exact.high)) + scale)


def test_more_terms_make_the_bound_more_careful() -> None:
    alone, of_many = lrc([300], [100], 3011, 3011), lrc([300], [100], 3011, 3011, tests=10_000)
    assert 0 < of_many[0] < alone[0] < log_ratio(300, 100, 3011, 3011)


def test_the_bound_turns_its_sign_when_the_sets_change_places() -> None:
    assert lrc([300, 5], [100, 9], 3011, 2000) == pytest.approx(-lrc([100, 9], [300, 5], 2000, 3011))


def test_a_term_in_neither_set_tells_nothing() -> None:
    assert lrc([0], [0], 10, 10).tolist() == [0.0]
    assert g2([0], [0], 10, 10).tolist() == [0.0]


@pytest.mark.parametrize("table", [(1, 1, 0, 5), (6, 1, 5, 5), (-1, 1, 5, 5)])
def test_impossible_counts_are_refused(table: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"total"):
        log_ratio(*table)


def test_bonferroni_may_be_told_the_size_of_the_family() -> None:
    assert bonferroni([0.001], tests=20) == pytest.approx([0.02])


def test_log_odds_is_the_formula_of_monroe_and_others() -> None:
    delta, z = log_odds([12], [5], 200, 300, [40], 4000)
    expected = math.log(52 / (4200 - 52)) - math.log(45 / (4300 - 45))
    assert delta[0] == pytest.approx(expected)
    assert z[0] == pytest.approx(expected / math.sqrt(1 / 52 + 1 / 45))


def test_logdice_does_not_grow_with_the_corpus() -> None:
    assert logdice(30, 100, 80) == pytest.approx(logdice(3000, 10_000, 8000))
    assert logdice(0, 3, 4) == -math.inf


def test_dispersion_is_even_at_zero_and_can_reach_one_only_when_normalised() -> None:
    sizes = [100, 100, 200]
    even, clumped = [1, 1, 2], [7, 0, 0]
    assert deviation_of_proportions([even, clumped], sizes) == pytest.approx([0.0, 0.75])
    assert deviation_of_proportions(clumped, sizes, normalised=True) == pytest.approx(1.0)


def test_trend_has_the_sign_of_the_change_and_skips_what_was_not_collected() -> None:
    found = trend([[1, 0, 5, 9], [9, 0, 5, 1], [5, 0, 5, 5]], [100, 0, 100, 100])
    assert np.sign(found.slope).tolist() == [1, -1, 0]
    assert found.p[2] == pytest.approx(1.0)
    assert found.p[0] < 0.05
    assert np.isnan(trend([0, 0], [5, 5]).z)


def _cost(states: tuple[int, ...], counts: list[int], totals: list[int]) -> float:
    """The cost of a sequence of states, written out as the paper has it."""
    low = min(max(sum(counts) / sum(totals), 1e-12), 0.9999)
    rates = (low, max(min(2 * low, 0.9999), low))
    moves = sum(math.log(len(counts)) for a, b in itertools.pairwise((0, *states)) if b > a)
    return moves - sum(
        r * math.log(rates[q]) + (d - r) * math.log(1 - rates[q])
        for q, r, d in zip(states, counts, totals, strict=True)
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 30)), min_size=1, max_size=8))
def test_bursts_are_the_cheapest_of_all_sequences(batches: list[tuple[int, int]]) -> None:
    counts, totals = [n for n, _ in batches], [n + rest for n, rest in batches]
    if not sum(totals):
        assert bursts(counts, totals).term.size == 0
        return
    found = bursts(counts, totals)
    states = [0] * len(counts)
    for first, last in zip(found.first, found.last, strict=True):
        states[first : last + 1] = [1] * (last + 1 - first)
    best = min(_cost(other, counts, totals) for other in itertools.product((0, 1), repeat=len(counts)))
    assert _cost(tuple(states), counts, totals) == pytest.approx(best)
    assert (found.weight >= 0).all()


def test_bursts_of_many_terms_are_those_of_each_alone() -> None:
    random = np.random.default_rng(7)
    totals = random.integers(20, 60, 50)
    counts = random.binomial(totals, 0.1, (40, 50))
    counts[3, 20:25] = totals[20:25] // 2
    together = bursts(counts, totals)
    assert (together.term == 3).any()
    for term in range(40):
        alone = bursts(counts[term], totals)
        rows = together.term == term
        assert alone.first.tolist() == together.first[rows].tolist()
        assert alone.weight == pytest.approx(together.weight[rows])


def test_batches_and_totals_must_agree() -> None:
    with pytest.raises(ValueError, match="2 batches of counts, but 3 totals"):
        bursts([1, 2], [3, 4, 5])
