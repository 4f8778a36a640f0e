"""Claim sets: figures that speak of the same thing, and whether they agree.

Two figures belong together when measure, unit, parties, modality, period and rate are the same. Within a set the
values agree, differ by rounding, are revised by the same source later, or contradict each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import NamedTuple

_LOOSE = frozenset({"about", "approaching", "tens_of"})
_NEAR = 0.05  # what "about" may be off by, as a share of the value


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claimed figure as the ledger holds it; `reported` is the ISO date of the article."""

    figure: str  # the ledger's id of the figure
    measure: str
    unit: str
    value: float | None
    low: float | None = None
    high: float | None = None
    qualifier: str = "exact"
    modality: str = "actual"
    parties: tuple[str, ...] = ()
    period: str | None = None
    rate: str | None = None
    source: str | None = None
    claimant: str | None = None
    reported: str | None = None


class ClaimKey(NamedTuple):
    """What the figures of one set have in common."""

    measure: str
    unit: str
    parties: tuple[str, ...]
    modality: str
    period: str | None
    rate: str | None


@dataclass(frozen=True, slots=True)
class ClaimSet:
    """Figures of one key by date reported; `verdict` is single, agreeing, rounding, revised or contradicting."""

    key: ClaimKey
    rows: tuple[ClaimRow, ...]
    verdict: str


_DIRECTED = frozenset({"exports", "imports", "loan", "rent"})


def claim_key(row: ClaimRow) -> ClaimKey:
    """The key of a row: parties in order of the alphabet, but for a flow, which has a giver and a taker."""
    parties = row.parties if row.measure in _DIRECTED else tuple(sorted(row.parties))
    return ClaimKey(row.measure, row.unit, parties, row.modality, row.period, row.rate)


def claim_sets(rows: Iterable[ClaimRow]) -> tuple[ClaimSet, ...]:
    """All sets of the rows that say a period and parties, the largest first; rows without them cannot be compared."""
    groups: dict[ClaimKey, list[ClaimRow]] = defaultdict(list)
    for row in rows:
        if row.period and row.parties and (row.value is not None or row.low is not None):
            groups[claim_key(row)].append(row)
    found = []
    for key, group in groups.items():
        ordered = tuple(sorted(group, key=lambda row: (row.reported or "", row.figure)))
        found.append(ClaimSet(key, ordered, verdict(ordered)))
    return tuple(sorted(found, key=lambda claims: (-len(claims.rows), claims.key[:4], claims.key.period or "")))


def verdict(rows: Sequence[ClaimRow]) -> str:
    """The gravest relation between any two rows of a set.

    >>> verdict([ClaimRow("a", "rent", "USD", 115e6), ClaimRow("b", "rent", "USD", 150e6)])
    'contradicting'
    """
    if len(rows) < 2:
        return "single"
    found = {relation(one, other) for at, one in enumerate(rows) for other in rows[at + 1 :]}
    return next(name for name in ("contradicting", "revised", "rounding", "agreeing") if name in found)


def relation(one: ClaimRow, other: ClaimRow) -> str:
    """agreeing, rounding, revised or contradicting, of two rows of one set."""
    first, second = bounds(one), bounds(other)
    if one.value is not None and one.value == other.value and one.qualifier == other.qualifier:
        return "agreeing"
    if first[0] <= second[1] and second[0] <= first[1]:
        return "agreeing" if one.value == other.value else "rounding"
    same_source = one.source is not None and one.source == other.source
    if same_source and one.reported and other.reported and one.reported != other.reported:
        return "revised"
    return "contradicting"


def bounds(row: ClaimRow) -> tuple[float, float]:
    """The least and the greatest value that a claim allows: half its last digit, and what its qualifier leaves open.

    >>> bounds(ClaimRow("a", "trade_turnover", "USD", 18e9))
    (17500000000.0, 18500000000.0)
    """
    if row.value is None:
        low = row.low if row.low is not None else row.high
        high = row.high if row.high is not None else row.low
        return (low or 0.0), (high or 0.0)
    half = max(precision(row.value) / 2, abs(row.value) * _NEAR if row.qualifier in _LOOSE else 0.0)
    low, high = row.value - half, row.value + half
    if row.qualifier == "at_least":
        return row.value - half, row.value * (10 if row.unit == "count" else 2)
    if row.qualifier in ("at_most", "up_to", "approaching"):
        return (row.value * 0.8 if row.qualifier == "approaching" else 0.0), high
    return low, high


def precision(value: float) -> float:
    """The size of the last digit that a value was said with: 1e9 for 18 billion, 1e8 for 17.6 billion."""
    if value == 0:
        return 1.0
    scale = 1000.0 ** max(0, floor(log10(abs(value)) / 3)) if abs(value) >= 1000 else 1.0
    digits = f"{abs(value) / scale:.6f}".rstrip("0").partition(".")[2]
    return float(scale / 10 ** len(digits))
