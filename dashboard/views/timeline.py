"""Cards of events."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from dashboard.card import Card, Column, Evidence
from dashboard.charts import timeline as timeline_chart
from dashboard.charts.axes import days_of
from dashboard.data import source
from dashboard.data.rows import each
from dashboard.data.source import Filters
from dashboard.state import controls
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext

MOST = 500  # events that the query gives


def choose(filters: Filters) -> tuple[str, ...]:
    """The kinds of event to be shown; none means all."""
    found = source.ask("events", filters)
    kinds = list(found.kind.value_counts().index)
    if not kinds:
        return ()
    chosen = controls.pills(
        _("Kind"),
        kinds,
        key="event",
        format_func=labels.event,
        hidden=True,
    )
    return tuple(chosen)


def readable(frame: pd.DataFrame) -> pd.DataFrame:
    """Events with what the reader sees."""
    codes = [code for codes in frame.people for code in _list(codes)]
    names = source.names([*codes, *(str(place) for place in frame.place if not formats.missing(place))])
    frame = frame.rename(columns={"kind": "event_kind"}).reset_index(drop=True)
    people = [", ".join(labels.entity(p, names.get(p)) for p in _list(codes)) for codes in frame.people]
    return frame.assign(
        kind_name=[labels.event(k) for k in frame.event_kind],
        day=[formats.edtf(d) or _("not dated") for d in frame.date],
        partners=[labels.parties(_list(p)) for p in frame.parties],
        people_names=people,
        place_name=["" if formats.missing(p) else labels.entity(p, names.get(str(p))) for p in frame.place],
        status_name=[labels.became(s) for s in frame.status],
        label=[_told(row) for row in each(frame)],
    )


def _told(row: object) -> str:
    status = str(getattr(row, "status", "held"))
    parts = [
        labels.event(getattr(row, "event_kind", "")),
        "" if status == "held" else labels.became(status),
        labels.parties(_list(getattr(row, "parties", None))),
        formats.edtf(getattr(row, "date", None)),
    ]
    return ", ".join(part for part in parts if part)


def _list(values: object) -> list[str]:
    return [str(v) for v in values] if isinstance(values, Iterable) and not isinstance(values, str) else []


def timeline(
    filters: Filters, kinds: tuple[str, ...] = (), key: str = "timeline", raw: pd.DataFrame | None = None
) -> Card:
    """Events on their own dates, else on that of the report, a lane a kind."""
    frame = readable(source.ask("events", filters, kinds=kinds) if raw is None else raw)
    return Card(
        key=key,
        title=_("What happened when"),
        subtitle=_subtitle(len(frame)),
        frame=frame,
        columns={
            "day": Column(_("Date")),
            "reported": Column(_("Reported"), "date"),
            "kind_name": Column(_("Kind")),
            "partners": Column(_("Partners")),
            "people_names": Column(_("People")),
            "place_name": Column(_("Place")),
            "status_name": Column(_("Status")),
            "n_articles": Column(_("Articles"), "integer"),
        },
        filters=filters,
        draw=(lambda look: timeline_chart.timeline(frame, look)) if days_of(timeline_chart.day_of(frame)) else None,
        finding=_("Latest: {event}.", event=frame.label.iloc[0]) if len(frame) else "",
        evidence=lambda row: Evidence(str(row.label), {"event_id": row.event_id}),
        footnote=_notes(frame),
    )


def _subtitle(n: int) -> str:
    if n >= MOST:
        return _("The newest {n} events that the articles tell of", n=formats.integer(n))
    return ngettext("{n} event that the articles tell of", "{n} events that the articles tell of", n)


def counted(frame: pd.DataFrame) -> str:
    """How many events there are; with a plus where no more are asked for."""
    return formats.integer(len(frame)) + ("+" if len(frame) >= MOST else "")


def _notes(frame: pd.DataFrame) -> str:
    """Which events stand on the day of their report, and which nowhere."""
    there = timeline_chart.day_of(frame).notna()
    notes = []
    if n := int((there & ~timeline_chart.is_full(frame)).sum()):
        notes.append(
            ngettext(
                "Hollow: {n} event that is not held, or is dated by the report.",
                "Hollow: {n} events that are not held, or are dated by the report.",
                n,
            )
        )
    nowhere = int((~there).sum())
    if nowhere:
        notes.append(ngettext("{n} event is not dated.", "{n} events are not dated.", nowhere))
    return " ".join(notes)
