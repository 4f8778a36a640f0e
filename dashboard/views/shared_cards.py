"""Cards that more than one page shows."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.card import Card, Column, Evidence
from dashboard.card.evidence import article_link, within
from dashboard.card.model import Native
from dashboard.charts import bars
from dashboard.charts.axes import FEW, days_of
from dashboard.data import source
from dashboard.data.rows import Row, each, largest
from dashboard.data.source import Filters
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext

Find = Callable[[Row], Evidence | None]
CELLS = 48  # in a row of a heat map


def step_of(filters: Filters) -> str:
    """The period that suits the articles left: the query's choice, made coarser where most periods would be empty."""
    frame = source.ask("volume", filters, period="auto")
    step = str(frame.attrs.get("period", "month"))
    for coarser in ("quarter", "year"):
        dated = int(frame.n.notna().sum())
        if step in ("day", "week") or dated < FEW or dated / len(frame) > 0.4:
            break
        step = coarser
        frame = source.ask("volume", filters, period=step)
    return step


def cell_step(filters: Filters) -> str:
    """The period of a cell of a heat map: as short as lets a row have CELLS of them, and no shorter than a month."""
    whole = source.one("corpus", filters)
    first, last = formats.as_date(whole.get("date_from")), formats.as_date(whole.get("date_to"))
    months = (last.year - first.year) * 12 + last.month - first.month if first and last else 0
    return next((step for step, length in (("month", 1), ("quarter", 3)) if months < CELLS * length), "year")


def of_period(step: str) -> str:
    """ "by month" and so on."""
    return {
        "day": _("by day"),
        "week": _("by week"),
        "month": _("by month"),
        "quarter": _("by quarter"),
        "year": _("by year"),
    }[step]


def volume(filters: Filters, key: str = "volume") -> Card:
    """Articles over time."""
    step = step_of(filters)
    frame = source.ask("volume", filters, period=step)
    frame = frame[frame.n.notna()].reset_index(drop=True)
    unit = labels.count_unit(filters.unit)
    return Card(
        key=key,
        title=_("What was collected, over time"),
        subtitle=_("Number {of_unit}, {by_period}", of_unit=labels.of_unit(filters.unit), by_period=of_period(step)),
        frame=frame.assign(label=[formats.period(p, step) for p in frame.period_start]),
        columns={"period_start": Column(_("Period from"), "date"), "n": Column(unit.capitalize(), "integer")},
        filters=filters,
        draw=(lambda look: bars.volume(frame, look, step, filters.unit)) if days_of(frame.period_start) else None,
        finding=_volume_finding(frame, step, filters.unit),
        evidence=lambda row: _articles_of(row, filters, step),
        footnote=_undated(frame, filters),
        native=Native("column", "period_start", step=step),
    )


def _undated(frame: pd.DataFrame, filters: Filters) -> str:
    n = int(source.one("corpus", filters).get("undated") or 0)
    return ngettext("{n} undated article is not shown.", "{n} undated articles are not shown.", n) if n else ""


def _volume_finding(frame: pd.DataFrame, step: str, unit: str) -> str:
    if frame.empty:
        return _("Nothing is dated.")
    top = largest(frame, "n")
    return _(
        "{n} in the fullest period, {period}; {periods} periods with articles.",
        n=labels.counted(int(top.n), unit),
        period=formats.period(top.period_start, step),
        periods=len(frame),
    )


def _articles_of(row: Row, filters: Filters, step: str) -> Evidence | None:
    day = formats.as_date(row.period_start)
    return Evidence(formats.period(day, step), filters=within(filters, day, step), articles=True) if day else None


def share_text(n: object, share: object) -> str:
    """A count with its share, for the end of a bar."""
    return f"{formats.integer(n)} ({formats.share(share, 0)})"


def share_columns(first: str, filters: Filters) -> dict[str, Column]:
    """The columns of a ranked list: name, count, denominator, share and interval."""
    return {"label": Column(first)} | count_columns(labels.count_unit(filters.unit))


def count_columns(unit: str) -> dict[str, Column]:
    """A count, its denominator, share and interval."""
    return {
        "n": Column(unit.capitalize(), "integer"),
        "total": Column(_("of"), "integer"),
        "share": Column(_("Share"), "share"),
        "low": Column(_("95% from"), "share"),
        "high": Column(_("95% to"), "share"),
    }


def interval_texts(frame: pd.DataFrame) -> list[str]:
    """What a bar tells on hover."""
    return [
        _(
            "{name}: {n} of {total} = {share} (95% interval {low} to {high})",
            name=row.label,
            n=formats.integer(row.n),
            total=formats.integer(row.total),
            share=formats.share(row.share),
            low=formats.share(row.low),
            high=formats.share(row.high),
        )
        for row in each(frame)
    ]


def _ranked(frame: pd.DataFrame, filters: Filters, first: str, key: str, title: str, evidence: Find) -> Card:
    """A card of horizontal bars over a frame with label, n, total, share, low, high."""
    texts = [share_text(n, s) for n, s in zip(frame.n, frame["share"], strict=True)]
    most = frame.iloc[0] if len(frame) else None
    return Card(
        frame=frame,
        columns=share_columns(first, filters) | _own(frame),
        filters=filters,
        draw=lambda look: bars.ranked(frame, look, texts, list(frame.label), interval_texts(frame)),
        finding=""
        if most is None
        else _("Most: {name}, {share}.", name=most.label, share=share_text(most.n, most["share"])),
        native=Native("bar", "label"),
        key=key,
        title=title,
        subtitle=of_all(filters),
        evidence=evidence,
    )


def _own(frame: pd.DataFrame) -> dict[str, Column]:
    """Which rows are counted by an editor's own words, where any is."""
    marked = "own_name" in frame and (frame.own_name != "").any()
    return {"own_name": Column(labels.own_word())} if marked else {}


def of_all(filters: Filters) -> str:
    """The subtitle of a list of shares: unit and denominator."""
    n = int(source.one("corpus", filters).get(filters.unit) or 0)
    if filters.unit == "stories":
        return ngettext("Share of {n} story", "Share of {n} stories", n)
    if filters.unit == "sources":
        return ngettext("Share of {n} source", "Share of {n} sources", n)
    return ngettext("Share of {n} article", "Share of {n} articles", n)


def top_entities(filters: Filters, kind: str, limit: int = 15, key: str = "top", title: str = "") -> Card:
    """The most mentioned of a kind ("" for all)."""
    frame = source.ask("entities_top", filters, kind=kind, limit=limit)
    frame = frame.assign(
        label=[labels.entity(e, n, k) for e, n, k in zip(frame.entity, frame.name, frame.kind, strict=True)],
        own_name=[labels.own_word() if own else "" for own in frame.own],
    )
    frame = frame.rename(columns={"kind": "entity_kind"})
    return _ranked(
        frame,
        filters,
        labels.kind(kind) if kind else _("Name"),
        key=key,
        title=title or _("Most mentioned: {kind}", kind=labels.kind(kind).lower() if kind else _("all")),
        evidence=lambda row: Evidence(row.label, {"entity": row.entity}),
    )


def top_keywords(filters: Filters, limit: int = 15, key: str = "top") -> Card:
    """The commonest keywords."""
    frame = source.ask("keywords_top", filters, limit=limit)
    frame = frame.assign(label=frame.keyword)
    return _ranked(
        frame,
        filters,
        _("Keyword"),
        key=key,
        title=_("Commonest keywords"),
        evidence=lambda row: Evidence(row.label, {"lemma": row.lemma}),
    )


def newest_articles(filters: Filters, title: str, size: int) -> None:
    """Links to the newest articles."""
    frame = source.ask("articles", filters, page=1, size=size)
    with st.container(border=True, key="newest-articles"):
        st.markdown(f"#### {title}")
        for row in each(frame):
            article_link(row, noted=False)
        if (frame.kind == "restatement").any():
            st.caption(labels.sample_note() + ".")
