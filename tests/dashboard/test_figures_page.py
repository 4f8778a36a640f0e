"""Which claims are drawn, in which order, and what partners they stand under."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from streamlit.testing.v1 import AppTest

from dashboard.views import figures, ledger


def claims(*rows: tuple[str, list[str]]) -> pd.DataFrame:
    """A ledger with two claims for each measure and partners."""
    named = [(measure, parties, value) for measure, parties in rows for value in (1.0, 2.0)]
    frame = pd.DataFrame(named, columns=["measure", "parties", "value"])
    day = pd.Timestamp("2024-01-02")
    frame = frame.assign(
        low=None, high=None, unit="USD", date=day, period=None, period_start=pd.NaT, text="1", object=None
    )
    frame = frame.assign(confidence="sure", how=[{}] * len(frame), second_hand=False, claimant=None)
    frame = frame.assign(claimant_label=None, claimant_kind=None)
    return ledger.readable(
        frame.assign(qualifier="exact", modality="actual", rate=None, corrected=None, own=False, source="A", kind=None)
    )


def test_partners_in_either_order_are_one_pair_but_for_what_flows() -> None:
    frame = claims(*[(m, pair) for m in ("trade_turnover", "exports") for pair in (["KZ", "RU"], ["RU", "KZ"])])
    pairs = frame.groupby("measure").partners.unique()
    assert list(pairs["trade_turnover"]) == ["Kazakhstan – Russia"]
    assert sorted(pairs["exports"]) == ["Kazakhstan – Russia", "Russia – Kazakhstan"]


def test_what_readers_ask_for_first_is_drawn_first_and_no_measure_crowds_it_out() -> None:
    many = [("price", ["KZ", "RU"])] * 9
    trade = [("trade_turnover", ["KZ", other]) for other in ("CN", "RU", "UZ")]
    chosen = figures.best_attested(claims(*many, ("investment", ["KZ", "RU"]), *trade))
    assert [measure for measure, _partners in chosen] == ["trade_turnover", "trade_turnover", "investment", "price"]


def test_register_lists_each_corridor_with_its_claims(app: Callable[..., AppTest]) -> None:
    at = app("figures", figures="corridors")
    assert any(text.value.startswith("#### Register") for text in at.markdown)


def test_more_charts_are_drawn_when_asked_for_and_for_a_link_into_them(app: Callable[..., AppTest]) -> None:
    def titles(at: AppTest) -> list[str]:
        return [text.value for text in at.markdown if text.value.startswith("#### ")]

    likely = {"figures-sure": "likely"}
    few, all_of_them = titles(app("figures", **likely)), titles(app("figures", **likely, **{"claims-3-view": "table"}))
    drawer = [box.label for box in app("figures", **likely).expander if "more chart" in box.label]
    more = len(all_of_them) - len(few)
    assert drawer == [f"{more} more chart{'s' if more > 1 else ''}"]
    assert all_of_them[: len(few)] == few


def test_the_sure_claims_are_drawn_and_the_likely_when_asked_for(app: Callable[..., AppTest]) -> None:
    """Whoever is doubtful is drawn by nobody."""

    def drawn(at: AppTest) -> int:
        cards = [text.value for text in at.markdown if text.value.startswith("#### ")]
        more = [int(box.label.split()[0]) for box in at.expander if "more chart" in box.label]
        return len(cards) + sum(more)

    assert figures.SURE == {"sure": ("sure",), "likely": ("sure", "likely")}
    assert drawn(app("figures")) < drawn(app("figures", **{"figures-sure": "likely"}))
