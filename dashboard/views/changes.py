"""What rises, falls and bursts: the cards of change on the Keywords page."""

from __future__ import annotations

import pandas as pd

from dashboard import steady
from dashboard.card import Card, Column, Evidence
from dashboard.card.model import Native
from dashboard.charts import bars, spans
from dashboard.data import source
from dashboard.data.rows import Row, each, where
from dashboard.data.source import Filters
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.views import shared_cards


def rising(filters: Filters) -> Card | None:
    """Which keywords rise and fall between the newer and the older part of the dates."""
    if "rising" not in source.known():
        return None
    frame = source.ask("rising", filters)
    left_out = list(frame.attrs.get("left_out", ()))
    dates = [formats.date(formats.as_date(frame.attrs.get(key))) for key in ("recent_from", "recent_to")]
    frame = (
        apart(frame, ("n_recent", "n_before"))
        .head(20)
        .sort_values("log_ratio", ascending=False)
        .reset_index(drop=True)
        .assign(label=lambda f: f.keyword)
    )
    hover = [
        _("{name}: {recent} recently, {before} before", name=row.keyword, recent=row.n_recent, before=row.n_before)
        for row in each(frame)
    ]
    sure = [bool(low) for low in frame.low]
    return Card(
        key="rising",
        title=_("Rising and falling"),
        subtitle=_(
            "Log ratio of the shares of {unit}, {first} to {last} against all before",
            unit=labels.count_unit(filters.unit),
            first=dates[0],
            last=dates[1],
        )
        if len(frame)
        else _("Log ratio of the shares of articles, the newer part of the dates against the older"),
        frame=frame,
        columns={
            "label": Column(_("Keyword")),
            "n_recent": Column(_("Recently"), "integer"),
            "n_before": Column(_("Before"), "integer"),
            "log_ratio": Column(_("Log ratio"), "number"),
            "g2": Column("G2", "number"),
            "low": Column(_("Log ratio, conservative"), "number"),
        },
        filters=filters,
        draw=(lambda look: bars.diverging(frame, look, list(frame.label), hover, sure)) if len(frame) else None,
        finding=_("Rises most: {name}.", name=frame.label.iloc[0]) if len(frame) else "",
        evidence=lambda row: Evidence(row.label, {"lemma": row.lemma}),
        footnote=" ".join(filter(None, (chance(sure), steady.left_out(left_out)))),
        native=Native("bar", "label", "log_ratio"),
    )


def chance(sure: list[bool]) -> str:
    """What hollow bars mean, where there are any."""
    return "" if all(sure) else _("Hollow bars: chance may explain the difference (95%, Bonferroni-corrected).")


def apart(frame: pd.DataFrame, same: tuple[str, ...]) -> pd.DataFrame:
    """Without the keywords that are parts of another with the same counts: «flood» in «flood relief»."""
    words = [set(str(lemma).split()) for lemma in frame.lemma]
    values = list(frame[list(same)].itertuples(index=False, name=None))
    alike: dict[tuple[object, ...], list[int]] = {}
    for i, value in enumerate(values):
        alike.setdefault(value, []).append(i)
    kept = [not any(words[i] < words[j] for j in alike[value]) for i, value in enumerate(values)]
    return where(frame, kept)


def bursts(filters: Filters) -> Card | None:
    """When a keyword came up far more often than usual."""
    if "bursts" not in source.known():
        return None
    frame = source.ask("bursts", filters)
    if frame.empty:
        return None
    step = str(frame.attrs.get("period", "week"))
    left_out = list(frame.attrs.get("left_out", ()))
    frame = apart(frame, ("start", "end", "n")).head(15).reset_index(drop=True).assign(label=lambda f: f.keyword)
    whole = source.one("corpus", filters)
    within = [day for day in map(formats.as_date, (whole.get("date_from"), whole.get("date_to"))) if day]
    hover = [
        ngettext(
            "{name}, {start} – {end}: {n} story, weight {weight}",
            "{name}, {start} – {end}: {n} stories, weight {weight}",
            int(row.n),
            name=row.label,
            start=formats.date(formats.as_date(row.start)),
            end=formats.date(formats.as_date(row.end)),
            weight=formats.decimal(row.weight),
        )
        for row in each(frame)
    ]
    return Card(
        key="bursts",
        title=_("Bursts"),
        subtitle=_(
            "Times in which far more stories than usual have a keyword, {by_period} (Kleinberg's two states)",
            by_period=shared_cards.of_period(step),
        ),
        frame=frame,
        columns={
            "label": Column(_("Keyword")),
            "start": Column(_("From"), "date"),
            "end": Column(_("To"), "date"),
            "n": Column(_("Stories"), "integer"),
            "weight": Column(_("Weight"), "number"),
        },
        filters=filters,
        draw=lambda look: spans.spans(frame, look, hover, within),
        finding=ngettext("{n} burst.", "{n} bursts.", len(frame)) + " " + _("Strongest: {told}.", told=hover[0]),
        evidence=_burst_stories,
        footnote=steady.left_out(left_out),
    )


def _burst_stories(row: Row) -> Evidence:
    start, end = formats.as_date(row.start), formats.as_date(row.end)
    told = f"{row.label}, {formats.date(start)} – {formats.date(end)}"
    return Evidence(told, {"lemma": row.lemma, "start": start, "end": end}, stories=True)
