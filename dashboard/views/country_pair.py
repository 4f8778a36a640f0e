"""Two countries: mentions together, events, figures, documents, articles."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard.card import Card, Column, Evidence
from dashboard.card import show as show_card
from dashboard.card.evidence import article_link, period_of
from dashboard.card.model import Native
from dashboard.charts import lines
from dashboard.data import source
from dashboard.data.rows import each, where
from dashboard.data.source import Filters
from dashboard.state import controls
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import listed
from dashboard.views import figures as figures_page
from dashboard.views import ledger, shared_cards, timeline

MEASURES = 3  # drawn
DOCUMENTS = 12  # named at most; the rest are counted


def choose(filters: Filters) -> tuple[str, str] | None:
    """Two different countries, at first the two most written about."""
    frame = source.ask("entities_top", filters, kind="country", limit=300)
    codes = [str(code) for code in frame.entity]
    if len(codes) < 2:
        st.info(_("The articles mention fewer than two countries."))
        return None
    left, right = st.columns(2)
    with left:
        a = controls.select(_("One country"), codes, key="a", format_func=labels.country)
    with right:
        b = controls.select(_("Other country"), codes, default=codes[1], key="b", format_func=labels.country)
    if a == b or a is None or b is None:
        st.info(_("Choose two different countries."))
        return None
    return a, b


def show(filters: Filters, a: str, b: str) -> None:
    """The whole page of two countries."""
    articles = source.ask("pair_articles", filters, a=a, b=b, page=1, size=10)
    events = source.ask("pair_events", filters, a=a, b=b)
    figures = source.ask("figures", filters, parties=(a, b), page=1, size=ledger.LARGEST)
    claimed = int(figures.attrs.get("total", len(figures)))
    total = int(articles.attrs.get("total", len(articles)))
    with st.container(horizontal=True, key="pair-counts"):
        st.metric(_("Articles that mention both"), formats.integer(total), border=True)
        st.metric(_("Events"), timeline.counted(events), border=True)
        st.metric(_("Figures between them"), formats.integer(claimed), border=True)
    name = f"{labels.country(a)} – {labels.country(b)}"
    show_card(trend(filters, a, b, name))
    _figures(filters, ledger.readable(figures), name, claimed)
    if len(events):
        show_card(timeline.timeline(filters, key="pair-events", raw=events))
    _documents(filters, a, b)
    _articles(articles, total)


def _figures(filters: Filters, frame: pd.DataFrame, name: str, total: int) -> None:
    """The ledger of the two, then its best attested measures drawn."""
    title = _("Figures: {pair}", pair=name)
    show_card(ledger.of(frame, filters, "pair-figures", title, total, draw=False))
    drawn = frame[frame.confidence.isin(figures_page.how_sure())]
    two = where(drawn, (len(set(_codes(codes))) == 2 for codes in drawn.parties))  # of these two alone
    for i, (measure, partners) in enumerate(figures_page.best_attested(two)[:MEASURES]):
        show_card(figures_page.of_group(drawn, filters, measure, partners, f"pair-claims-{i}"))


def _codes(parties: object) -> list[str]:
    return [str(code) for code in parties] if isinstance(parties, Iterable) else []


def trend(filters: Filters, a: str, b: str, name: str) -> Card:
    """How often both are mentioned in one article, over time."""
    step = shared_cards.step_of(filters)
    frame = source.ask("pair_trend", filters, a=a, b=b, period=step)
    frame = frame[frame.period_start.notna()].reset_index(drop=True)
    frame = frame.assign(series="pair", name=name, label=[formats.period(p, step) for p in frame.period_start])
    unit = labels.count_unit(filters.unit)
    return Card(
        key="pair-trend",
        title=_("Mentioned together: {pair}", pair=name),
        subtitle=_(
            "Share {of_unit}, {by_period}, with 95% intervals",
            of_unit=labels.of_unit(filters.unit),
            by_period=shared_cards.of_period(step),
        ),
        frame=frame,
        columns={"period_start": Column(_("Period from"), "date")} | shared_cards.count_columns(unit),
        filters=filters,
        draw=(lambda look: lines.trend(frame, look, {"pair": name}, lines.Trend(step=step)))
        if (frame.total > 0).any()
        else None,
        finding=_pair_finding(frame),
        evidence=lambda row: Evidence(f"{name}, {row.label}", {"pair": (a, b)} | period_of(row, step)),
        native=Native("line", "period_start", "share", percent=True, step=step),
    )


def _pair_finding(frame: pd.DataFrame) -> str:
    n, total = int(frame.n.fillna(0).sum()), int(frame.total.sum())
    return _("{n} of {total} dated articles mention both.", n=formats.integer(n), total=formats.integer(total))


def _documents(filters: Filters, a: str, b: str) -> None:
    """Documents that are named in the same articles as both countries."""
    found = source.ask("pair_documents", filters, a=a, b=b, limit=DOCUMENTS)
    if not len(found):
        return
    with st.container(border=True, key="pair-documents"):
        st.markdown("#### " + _("Documents named with both"))
        told = [(labels.entity(row.entity, row.name), _in_articles(int(row.n))) for row in each(found)]
        st.html(listed(told))
        if more := int(found.attrs.get("total", len(found))) - len(found):
            st.caption(ngettext("and {n} more", "and {n} more", more))


def _in_articles(n: int) -> str:
    return ngettext("in {n} article", "in {n} articles", n)


def _articles(frame: pd.DataFrame, total: int) -> None:
    with st.container(border=True, key="pair-articles"):
        st.markdown("#### " + _("Articles that mention both"))
        for row in each(frame):
            article_link(row, noted=False)
        if (frame.kind == "restatement").any():
            st.caption(labels.sample_note() + ".")
        if total > len(frame):
            st.caption(ngettext("and {n} more", "and {n} more", total - len(frame)))
