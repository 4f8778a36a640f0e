"""The ledger of claimed figures as cards: a table first, then marks over time, one a claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from analytics.domain import having
from analytics.period import parse
from dashboard.card import Card, Column, Evidence
from dashboard.card.model import Native
from dashboard.charts import claims
from dashboard.data import source
from dashboard.data.rows import Row, each
from dashboard.data.source import Filters
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.views.exchange import Rate, converted
from dashboard.views.ledger_export import computable

LARGEST = 500
OF_ONE = 2  # claims of an article among the newest: one article may state dozens


def readable(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of the figures query with what the reader sees beside the raw values."""
    rows = list(each(frame))
    return (
        with_partners(frame)
        .assign(
            label=[f"{row.text} – {labels.measure(row.measure)}" for row in rows],
            normal=[with_qualifier(row) for row in rows],
            measure_name=[_of_what(row) for row in rows],
            period_name=[formats.edtf(p) for p in frame.period],
            modality_name=[labels.modality(m) for m in frame.modality],
            claimant_name=[labels.claimant(row.claimant, row.claimant_label, row.claimant_kind) for row in rows],
            confidence_name=[_sureness(row) for row in rows],
            how_name=[labels.how(slots) for slots in frame.how],
            corrected_name=[", ".join(map(labels.field, _list(names))) for names in frame.corrected],
            own_name=[labels.own_word() if own else "" for own in frame.own],
            source_name=[labels.source(s, k) for s, k in zip(frame.source, frame.kind, strict=True)],
        )
        .reset_index(drop=True)
    )


def _sureness(row: Row) -> str:
    told = labels.confidence(row.confidence)
    return f"{told}, {labels.field('second_hand').lower()}" if row.second_hand else told


def with_partners(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of the figures query with the names of the partners."""
    return frame.assign(partners=[_partners(m, p) for m, p in zip(frame.measure, frame.parties, strict=True)])


def _list(values: object) -> list[str]:
    return [] if values is None or not isinstance(values, Iterable) else [str(v) for v in values]


def _partners(measure: str, codes: object) -> str:
    """The partners of a claim: from one to the other where something flows, else the same in either order."""
    named = _list(codes)
    return labels.parties(named if measure in having("directed") else sorted(named))


def with_qualifier(row: Row) -> str:
    """A value with what the text leaves open: "at least 30 billion USD"."""
    told = "" if row.qualifier == "tens_of" else labels.qualifier(row.qualifier)
    return f"{told} {formats.value(row)}".strip()


def _of_what(row: Row) -> str:
    name = labels.measure(row.measure)
    if formats.missing(row.object) or not row.object:
        return name
    return str(row.object) if row.measure == "other" else f"{name}: {row.object}"


def _columns() -> dict[str, Column]:
    """The ledger: value, what it measures, when, between whom, where, by whom, how sure, as written."""
    return {
        "normal": Column(_("Value")),
        "measure_name": Column(_("What it measures")),
        "period_name": Column(_("Period")),
        "partners": Column(_("Partners")),
        "source_name": Column(_("Source")),
        "date": Column(_("Published"), "date"),
        "claimant_name": Column(labels.field("claimant")),
        "modality_name": Column(_("Modality")),
        "confidence_name": Column(labels.field("confidence")),
        "text": Column(_("As written")),
        "sentence": Column(_("Sentence")),
    }


def _corrected(frame: pd.DataFrame) -> dict[str, Column]:
    """What editors changed or measure by words of their own, where they did."""
    if not len(frame):
        return {}
    own = {"own_name": Column(labels.own_word())} if (frame.own_name != "").any() else {}
    if not ((frame.corrected_name != "").any() or frame.note.notna().any()):
        return own
    return {"corrected_name": Column(_("Corrected")), "note": Column(_("Note"))} | own


def ledger(filters: Filters, key: str, title: str, rate: Rate | None = None, **narrowed: object) -> Card:
    """The ledger as a table; ticking a row shows its sentence. With a rate, money also in another currency."""
    raw = source.ask("figures", filters, page=1, size=LARGEST, **narrowed)
    total = int(raw.attrs.get("total", len(raw)))
    card = of(readable(raw), filters, key, title, total, draw=False)
    if rate is None:
        return card
    first, *rest = card.columns.items()
    heading = _("In {currency} ({rate})", currency=rate.wanted, rate=rate.told())
    columns = [first, ("converted", Column(heading)), *rest]
    frame = card.frame.assign(converted=converted(card.frame, rate))
    return replace(card, frame=frame, columns=dict(columns), footnote=f"{card.footnote} {heading}.".strip())


def newest(filters: Filters, key: str, size: int) -> Card:
    """The newest claims, of each article the first few, in the columns that fit beside each other."""
    raw = source.ask("figures", filters, page=1, size=LARGEST)
    few = raw.groupby("article_id", sort=False).head(OF_ONE).head(size)
    card = of(readable(few), filters, key, _("Newest figures"), int(raw.attrs.get("total", len(raw))), draw=False)
    own = ("normal", "measure_name", "partners", "source_name", "date", "text")
    columns = {name: column for name, column in card.columns.items() if name in own}
    note = ngettext("The first {n} of each article.", "The first {n} of each article.", OF_ONE)
    return replace(card, columns=columns, footnote=note)


def of(frame: pd.DataFrame, filters: Filters, key: str, title: str, total: int, draw: bool = True) -> Card:
    """A card over readable rows of the ledger; drawn as one mark a claim where that says something."""
    drawn = claims.drawable(frame) if draw else pd.Series(False, index=frame.index)
    drawable = frame[drawn]
    return Card(
        key=key,
        title=title,
        subtitle=ngettext(
            "{n} claimed figure, as the articles state it", "{n} claimed figures, as the articles state them", total
        ),
        frame=frame.assign(time=claims.time_of(frame), y=claims.middle(frame).where(drawn), who=_claimants(frame)),
        columns=_columns() | _corrected(frame),
        filters=filters,
        draw=(lambda look: claims.drawn(drawable, look)) if len(drawable) else None,
        finding=_spread(drawable) + _finding(frame),
        evidence=lambda row: Evidence(row.label, {"figure_id": row.figure_id}),
        footnote=_notes(frame, drawable, total),
        native=_native(drawable) if len(drawable) else None,
        saved=computable,
    )


def _native(drawable: pd.DataFrame) -> Native:
    """How PowerPoint draws the claims: listed, or over time."""
    if claims.is_list(drawable):
        return Native("bar", "who", "y")
    return Native("scatter", "time", "y", "modality_name")


def _claimants(frame: pd.DataFrame) -> list[str]:
    """Who claims each value and when, told apart where one claims two on a day."""
    seen = Counter[str]()
    names = []
    for row in each(frame):
        name = claims.who(row)
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def _notes(frame: pd.DataFrame, drawable: pd.DataFrame, total: int) -> str:
    notes = [_("The newest {n} are shown.", n=len(frame))] if total > len(frame) else []
    if len(drawable):
        notes += _key(drawable)
        if left := len(frame) - len(drawable):
            notes.append(
                ngettext(
                    "{n} claim is in the table alone: no date, or another unit.",
                    "{n} claims are in the table alone: no date, or another unit.",
                    left,
                )
            )
    return " ".join(notes)


def _key(drawable: pd.DataFrame) -> list[str]:
    """What the shapes and lines of the chart mean, where it has any."""
    notes = []
    if (drawable.qualifier != "exact").any():
        notes.append(_("Pointing up: at least; pointing down: at most, up to or approaching; hollow: about."))
    marks = {parse(period).mark for period in drawable.period if not formats.missing(period)}
    if not claims.is_list(drawable) and len(marks & {"year", "part", "day"}) > 1:
        notes.append(_("With a dot: a part of a year; small: one day; plain: a year."))
    if (drawable.confidence != "sure").any():
        notes.append(_("Pale: likely, not sure."))
    dated = drawable.assign(day=[str(day) for day in claims.time_of(drawable)])
    if not claims.is_list(drawable) and claims.lines(dated):
        notes.append(_("A line joins the claims of one source for periods of one kind, never those of two."))
    return notes


def _spread(drawable: pd.DataFrame) -> str:
    """Between which values the claims lie, and whose they are."""
    if len(drawable) < 2:
        return ""
    y = claims.middle(drawable)
    low, high = drawable.iloc[int(y.argmin())], drawable.iloc[int(y.argmax())]
    return (
        _(
            "From {low} ({low_source}) to {high} ({high_source}).",
            low=low.normal,
            low_source=low.source_name,
            high=high.normal,
            high_source=high.source_name,
        )
        + " "
    )


def _finding(frame: pd.DataFrame) -> str:
    if frame.empty:
        return ""
    row = next(each(frame))
    return _(
        "Newest: {value}, {measure}, {source}.", value=row.normal, measure=row.measure_name, source=row.source_name
    )


def of_article(article: int) -> Card:
    """What one article claims, in the columns that an article leaves open; the filters of the page do not matter."""
    raw = source.ask("figures", source.NOTHING, page=1, size=LARGEST, article=article)
    card = of(readable(raw), source.NOTHING, "article-figures", _("Figures claimed here"), len(raw), draw=False)
    left_open = (
        "normal",
        "measure_name",
        "period_name",
        "partners",
        "claimant_name",
        "modality_name",
        "confidence_name",
    )
    own = (*left_open, "text", "corrected_name", "note")
    return replace(
        card,
        columns={name: column for name, column in card.columns.items() if name in own},
        views=("table",),
        whole=False,
    )


def of_set(frame: pd.DataFrame, filters: Filters, title: str, total: int) -> Card:
    """Claims of one thing, one line a claim, by date."""
    return Card(
        key="claim-set",
        title=title,
        subtitle=_("One mark a claim, with its source and the day it was published"),
        frame=frame.assign(y=claims.middle(frame), who=_claimants(frame)),
        columns={name: column for name, column in _columns().items() if name not in ("partners", "modality_name")},
        filters=filters,
        draw=lambda look: claims.compared(frame, look),
        finding=_spread(frame) + _finding(frame.iloc[::-1]),
        evidence=lambda row: Evidence(row.label, {"figure_id": row.figure_id}),
        footnote=_("The newest {n} are shown.", n=len(frame)) if total > len(frame) else "",
        native=Native("bar", "who", "y"),
        saved=computable,
    )
