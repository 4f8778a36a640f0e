"""Claims laid side by side."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace

import pandas as pd
import streamlit as st

from dashboard.card import Card, Column, Evidence
from dashboard.card import show as show_card
from dashboard.data import source
from dashboard.data.rows import Row, each
from dashboard.data.source import Filters
from dashboard.state import controls
from dashboard.text import formats, labels
from dashboard.text.i18n import N_, _, ngettext
from dashboard.views import ledger

TITLES = {
    "contradicting": N_("Claims that contradict each other"),
    "revised": N_("Claims that their source revised"),
    "rounding": N_("Claims that differ by rounding"),
    "agreeing": N_("Claims that agree"),
}


def show(filters: Filters) -> None:
    """Choose how claims stand to each other, then a set; its claims with their sentences."""
    frame = source.ask("claim_sets", filters)
    st.write(
        _(
            "Sure claims of the same measure, partners, time and unit from different stories, "
            "none told at second hand. They are compared as they stand: at least 30 agrees with 31."
        )
    )
    counts = frame.status.value_counts()
    there = [status for status in TITLES if counts.get(status)]
    if not there:
        st.info(_("No two stories claim the same thing in a way that can be compared: the ledger has all claims."))
        return
    chosen = controls.segmented(
        _("How the claims stand to each other"),
        there,
        default=there[0],
        key="status",
        format_func=lambda s: f"{labels.status(s)} ({formats.integer(counts.get(s, 0))})",
    )
    frame = readable(frame[frame.status == chosen])
    show_card(listed(frame, filters, chosen))
    sets = {str(row.set_id): row for row in each(frame)}
    name = controls.select(
        _("Side by side"), list(sets), key="claims", format_func=lambda code: sets[code].label if code in sets else ""
    )
    if name:
        raw = source.ask("claim_set_rows", filters, set_id=name, limit=ledger.LARGEST)
        show_card(ledger.of_set(ledger.readable(raw), filters, sets[name].label, int(raw.attrs["total"])))


def readable(frame: pd.DataFrame) -> pd.DataFrame:
    """Sets of claims with what the reader sees."""
    frame = frame.reset_index(drop=True)
    return frame.assign(
        measure_name=[labels.measure(measure) for measure in frame.measure],
        partners=[labels.parties(list(codes) if isinstance(codes, Iterable) else None) for codes in frame.parties],
        period_name=[formats.edtf(period) for period in frame.period],
        modality_name=[labels.modality(modality) for modality in frame.modality],
        one=[_side(row, "one") for row in each(frame)],
        other=[_side(row, "other") for row in each(frame)],
        apart=_apart(frame),
        label=[title(row) for row in each(frame)],
    )


def listed(frame: pd.DataFrame, filters: Filters, status: str) -> Card:
    """All sets of a status in a table; ticking one shows its claims in order of date, each with its sentence."""
    return Card(
        key="claim-sets",
        title=_(TITLES[status]),
        subtitle=ngettext(
            "{n} value that more than one story claims", "{n} values that more than one story claims", len(frame)
        ),
        frame=frame,
        columns={
            "measure_name": Column(_("What it measures")),
            "partners": Column(_("Partners")),
            "period_name": Column(_("Period")),
            "one": Column(_("One says")),
            "other": Column(_("Another says")),
            "apart": Column(_("Apart"), "share"),
            "n_claims": Column(_("Claims"), "integer"),
            "one_sentence": Column(_("Sentence of the one"), width=320),
            "other_sentence": Column(_("Sentence of the other"), width=320),
            "modality_name": Column(_("Modality")),
        },
        filters=filters,
        finding=_("Widest apart: {claims}.", claims=frame.label.iloc[0]) if len(frame) else "",
        evidence=lambda row: Evidence(row.label, {"set_id": row.set_id}, claims="claim_set_rows"),
        views=("table", "evidence"),
    )


def _apart(frame: pd.DataFrame) -> pd.Series:
    """By what share of the larger the two claims differ."""
    one, other = (frame[f"{side}_value"].fillna(frame[f"{side}_low"]).astype(float) for side in ("one", "other"))
    return (one - other).abs() / pd.concat([one.abs(), other.abs()], axis=1).max(axis=1).replace(0, float("nan"))


def _side(row: Row, side: str) -> str:
    """One of the two claims: its value as it is qualified, and whose it is."""
    names = ("value", "low", "high", "qualifier", "claimant", "source", "kind", "date")
    told = SimpleNamespace(**{name: getattr(row, f"{side}_{name}") for name in names}, unit=row.unit, rate=row.rate)
    return f"{ledger.with_qualifier(told)} ({labels.source(told.source, told.kind)}, {formats.date(told.date)})"


def _spread(row: Row) -> str:
    """The least and the greatest value, with their unit."""
    low, high = formats.compact(row.low_value), formats.compact(row.high_value)
    return f"{low if low == high else f'{low} – {high}'} {formats.unit(row.unit)}".strip()


def title(row: Row) -> str:
    """What a set is about."""
    partners = labels.parties(list(row.parties) if isinstance(row.parties, Iterable) else None)
    modality = "" if row.modality == "actual" else labels.modality(row.modality)
    parts = [labels.measure(row.measure), partners, formats.edtf(row.period), modality, _spread(row)]
    return ", ".join(part for part in parts if part)
