"""The Figures page: a tab says which measures, each measure with a number and a date is drawn by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics.domain import having, terms
from dashboard.card import Card, show
from dashboard.charts import claims
from dashboard.data import source
from dashboard.data.source import Filters
from dashboard.state import controls
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.views import exchange, ledger
from dashboard.views import map as places

TABS = ("all", "trade", "investment", "corridors", "projects")
REGISTERS = {"corridors": "corridor", "projects": "project"}  # tab -> the kind of what it is about
CHARTS = 6  # of one tab
AT_ONCE = 3  # of them drawn before a reader asks for more: a chart takes a browser a tenth of a second
COMPARED = 5_000  # the newest claims, among which the best attested are looked for
ONE_MEASURE = 2  # of them of one measure, the best attested partners


def _tab_name(tab: str) -> str:
    return {
        "all": _("All"),
        "trade": _("Trade"),
        "investment": _("Investment"),
        "corridors": _("Corridors"),
        "projects": _("Projects"),
    }[tab]


def measures_of(tab: str) -> tuple[str, ...]:
    """The measures of a tab; none stand for all."""
    return tuple(name for name, one in terms("measures").items() if tab in one.tabs)


def choose_tab() -> str:
    """The tab, kept in the link."""
    tab = controls.segmented(
        _("Which figures"),
        TABS,
        default="all",
        key="figures",
        format_func=_tab_name,
        hidden=True,
    )
    return tab or "all"


def narrow(filters: Filters) -> dict[str, object]:
    """Modality, partner and unit, chosen of what there is."""
    options = source.ask("figure_options", filters)
    chosen: dict[str, object] = {}
    with st.container(horizontal=True, key="narrow"):
        for kind, title, name in (
            ("measure", _("What it measures"), labels.measure),
            ("party", _("Partner"), labels.country),
            ("modality", _("Modality"), labels.modality),
        ):
            rows = options[options.kind == kind]
            counts = dict(zip(rows.value.astype(str), rows.n, strict=True))
            picked = controls.select(
                title,
                list(counts),
                optional=True,
                key=f"figures-{kind}",
                placeholder=_("all"),
                format_func=partial(_counted, name, counts),
                width=240,
            )
            chosen[kind] = picked
    return chosen


def _counted(name: Callable[[object], str], counts: dict[str, int], code: str) -> str:
    return f"{name(code)} ({formats.integer(counts.get(code, 0))})"


def show_tab(filters: Filters, tab: str) -> None:
    """The ledger of the tab, then its charts."""
    chosen = narrow(filters)
    narrowed: dict[str, Any] = {
        "modality": str(chosen["modality"] or ""),
        "parties": (str(chosen["party"]),) if chosen["party"] else (),
    }
    measures = (str(chosen["measure"]),) if chosen["measure"] else measures_of(tab)
    rate, title = exchange.choose(filters), _("The ledger of claimed figures")
    show(ledger.ledger(filters, "ledger", title, rate, measures=measures, **narrowed))
    if tab in REGISTERS:
        show(of_tab(filters, REGISTERS[tab]))
    drawn = tuple(measure for measure in measures if measure not in having("never_drawn"))
    if drawn or not measures:
        raw = source.ask("figures", filters, measures=drawn, confidences=how_sure(), page=1, size=COMPARED, **narrowed)
        _charts(filters, on_axis(ledger.with_partners(raw)))


SURE = {"sure": ("sure",), "likely": ("sure", "likely")}


def how_sure() -> tuple[str, ...]:
    """Which claims are drawn, kept in the link: the sure ones, or the likely ones too; never the doubtful."""
    names = {"sure": _("Sure claims"), "likely": _("Also the likely")}
    chosen = controls.segmented(_("What is drawn"), list(SURE), key="figures-sure", format_func=names.__getitem__)
    return SURE.get(chosen, SURE["sure"])


def _charts(filters: Filters, frame: pd.DataFrame) -> None:
    best = best_attested(frame)
    if not best:
        st.caption(_("No two claims of one thing that are this sure can be drawn."))
    _drawn(filters, frame, best, 0, AT_ONCE)
    if len(best) > AT_ONCE:
        linked = any(key.startswith(f"claims-{i}-") for key in st.query_params for i in range(AT_ONCE, len(best)))
        title = ngettext("{n} more chart", "{n} more charts", len(best) - AT_ONCE)
        drawer = st.expander(title, key="more-claims", expanded=linked, on_change="rerun")
        if drawer.open:
            with drawer:
                _drawn(filters, frame, best, AT_ONCE, len(best))


def _drawn(filters: Filters, frame: pd.DataFrame, best: list[tuple[str, str]], first: int, last: int) -> None:
    for i, (measure, partners) in enumerate(best[first:last], first):
        show(of_group(frame, filters, measure, partners, f"claims-{i}"))


def of_tab(filters: Filters, kind: str) -> Card:
    """The register of a kind, the map of corridors with it."""
    card = places.register(filters, kind)
    if kind != "corridor":
        return card
    drawn = places.corridors(filters)
    return replace(card, draw=drawn.draw, footnote=drawn.footnote, views=("table", "chart", "evidence"))


def on_axis(frame: pd.DataFrame) -> pd.DataFrame:
    """The claims for the charts: on the time they speak of, where it is known, or on the day they were reported."""
    axis = controls.segmented(
        _("Time axis"), ["spoken", "reported"], default="spoken", key="figures-axis", format_func=_axis_name
    )
    return frame.assign(period_start=None) if axis == "reported" else frame


def _axis_name(axis: str) -> str:
    return {"spoken": _("the time spoken of"), "reported": _("the day of the report")}[axis]


def of_group(frame: pd.DataFrame, filters: Filters, measure: str, partners: str, key: str) -> Card:
    """The card of one measure of one pair of partners: claims of others share its axis without being comparable."""
    rows = _of(frame, measure, partners)
    title = labels.measure(measure) + (f": {partners}" if partners else "")
    return ledger.of(ledger.readable(rows.head(ledger.LARGEST)), filters, key, title, len(rows))


def best_attested(frame: pd.DataFrame) -> list[tuple[str, str]]:
    """The pairs of measure and partners worth a chart, of two claims at least: those drawn first, then most claims."""
    drawn = claims.has_place(frame) & ~frame.measure.isin(having("never_drawn"))
    placed = frame.loc[drawn, ["measure", "partners", "unit"]]
    sizes = placed.groupby(["measure", "partners", "unit"]).size().groupby(["measure", "partners"]).max()
    counts = {(str(key[0]), str(key[1])): int(n) for key, n in zip(sizes.index, sizes, strict=True) if n > 1}
    ordered = sorted(counts, key=lambda key: (_place(key[0]), -counts[key], key))
    taken = Counter[str]()
    chosen = []
    for measure, partners in ordered:
        taken[measure] += 1
        if taken[measure] <= ONE_MEASURE:
            chosen.append((measure, partners))
    return chosen[:CHARTS]


def _of(frame: pd.DataFrame, measure: str, partners: str) -> pd.DataFrame:
    return frame[(frame.measure == measure) & (frame.partners == partners)]


def _place(measure: str) -> int:
    """Its place among those drawn first; behind them all where it is none of them."""
    one = terms("measures").get(measure)
    return one.first if one and one.first else len(terms("measures"))
