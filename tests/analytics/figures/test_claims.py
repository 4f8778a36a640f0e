"""Claim sets and the words for a figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.errors import UsageError
from analytics.figures.claims import ClaimRow, bounds, claim_sets, precision, relation, verdict
from analytics.figures.wording import LANGUAGES, Told, tell

TRADE = ClaimRow(
    "a", "trade_turnover", "USD", 18e9, parties=("KZ", "RU"), period="2018", source="X", reported="2019-01-01"
)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (replace(TRADE, figure="b", source="Y"), "agreeing"),
        (replace(TRADE, figure="b", value=17.6e9, source="Y"), "rounding"),
        (replace(TRADE, figure="b", value=18.2e9, source="Y"), "rounding"),
        (replace(TRADE, figure="b", value=25e9, source="Y"), "contradicting"),
        (replace(TRADE, figure="b", value=25e9, reported="2020-01-01"), "revised"),
        (replace(TRADE, figure="b", value=17e9, qualifier="at_least", source="Y"), "rounding"),
        (replace(TRADE, figure="b", value=19e9, qualifier="approaching", source="Y"), "rounding"),
        (replace(TRADE, figure="b", value=None, low=17e9, high=19e9, source="Y"), "rounding"),
    ],
)
def test_relation(other: ClaimRow, expected: str) -> None:
    assert relation(TRADE, other) == relation(other, TRADE) == expected


def test_sets_keep_apart_what_differs() -> None:
    rows = [
        TRADE,
        replace(TRADE, figure="b", parties=("RU", "KZ"), value=17.6e9, source="Y"),
        replace(TRADE, figure="c", period="2019"),
        replace(TRADE, figure="d", modality="planned"),
        replace(TRADE, figure="e", period=None),
        replace(TRADE, figure="f", parties=()),
    ]
    sets = claim_sets(rows)
    assert [tuple(row.figure for row in one.rows) for one in sets] == [("a", "b"), ("c",), ("d",)]
    assert [one.verdict for one in sets] == ["rounding", "single", "single"]


def test_a_flow_has_a_direction() -> None:
    exports = replace(TRADE, measure="exports")
    assert len(claim_sets([exports, replace(exports, figure="b", parties=("RU", "KZ"))])) == 2


def test_the_gravest_relation_is_the_verdict() -> None:
    rows = [
        replace(TRADE, figure=str(at), value=value, source=str(at)) for at, value in enumerate([18e9, 18.2e9, 30e9])
    ]
    assert verdict(rows) == "contradicting"
    assert verdict(rows[:1]) == "single"


@pytest.mark.parametrize(("value", "size"), [(18e9, 1e9), (17.6e9, 1e8), (1.25e6, 1e4), (500, 1), (7.25, 0.01), (0, 1)])
def test_precision(value: float, size: float) -> None:
    assert precision(value) == pytest.approx(size)


def test_bounds_hold_the_value() -> None:
    for qualifier in ("exact", "about", "at_least", "at_most", "up_to", "approaching"):
        low, high = bounds(replace(TRADE, qualifier=qualifier))
        assert low <= 18e9 <= high


FIGURE = Told("M", "USD", 30e9, qualifier="approaching", parties=("A", "B"), claimant="C", source="S", date="D")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "M, A and B, approaching 30 billion US dollars, said by C, reported by S on D"),
        ("ru", "M, A и B, почти 30 млрд долларов США, по словам: C, сообщено: S, D"),
        ("kk", "M, A және B, 30 млрд АҚШ доллары (осы шекке жақын), айтқан: C, хабарлаған: S, D"),
        ("uz-Latn", "M, A va B, deyarli 30 mlrd AQSH dollari, aytgan: C, xabar bergan: S, D"),
        ("uz-Cyrl", "M, A ва B, деярли 30 млрд АҚШ доллари, айтган: C, хабар берган: S, D"),
    ],
)
def test_told_in_every_language(language: str, said: str) -> None:
    assert tell(FIGURE, language) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(1.0, "1 год"), (3.0, "3 года"), (11.0, "11 лет"), (2.5, "2,5 года"), (21.0, "21 год"), (25.0, "25 лет")],
)
def test_russian_plurals(value: float, said: str) -> None:
    assert tell(Told("M", "year", value), "ru") == f"M, {said}"


def test_a_range_a_rate_and_a_plan_are_told() -> None:
    told = Told("Price", "KZT", None, 10_000.0, 15_000.0, modality="planned", rate="per_month")
    assert tell(told, "en") == "Price, 10,000 to 15,000 tenge (planned) a month"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match="'de'"):
        tell(FIGURE, "de")
    assert all(tell(FIGURE, language) for language in LANGUAGES)
