"""Claims laid side by side."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard import controls, labels, ledger, numbers, source
from dashboard.card import show as show_card
from dashboard.i18n import _, ngettext
from dashboard.marked import plain
from dashboard.rows import Row, each
from dashboard.source import Filters

STATUSES = ("contradicting", "revised", "rounding", "agreeing")


def show(filters: Filters) -> None:
    """Choose how claims stand to each other, then a set; its claims with their sentences."""
    frame = source.ask("claim_sets", filters)
    st.write(
        _(
            "Claims of the same measure, partners, time and unit from different stories. "
            "They are compared as they stand: at least 30 agrees with 31."
        )
    )
    counts = frame.status.value_counts()
    there = [status for status in STATUSES if counts.get(status)]
    if not there:
        st.info(_("No two stories claim the same thing in a way that can be compared: the ledger has all claims."))
        return
    chosen = controls.segmented(
        _("How the claims stand to each other"),
        there,
        default=there[0],
        key="status",
        format_func=lambda s: f"{labels.status(s)} ({numbers.integer(counts.get(s, 0))})",
    )
    sets = {str(row.set_id): row for row in each(frame[frame.status == chosen])}
    name = controls.select(
        _("Claims"),
        list(sets),
        key="claims",
        format_func=lambda code: title(sets[code]) if code in sets else "",
    )
    if name:
        _one(filters, sets[name])


def title(row: Row) -> str:
    """What a set is about."""
    partners = labels.parties(list(row.parties) if isinstance(row.parties, Iterable) else None)
    parts = [labels.measure(row.measure), partners, numbers.edtf(row.period), labels.modality(row.modality)]
    spread = f"{numbers.compact(row.low_value)}–{numbers.compact(row.high_value)} {numbers.unit(row.unit)}"
    if row.low_value == row.high_value:
        spread = f"{numbers.compact(row.low_value)} {numbers.unit(row.unit)}"
    n = ngettext("{n} claim", "{n} claims", int(row.n_claims))
    return ", ".join(part for part in [*parts, spread.strip(), n] if part)


def _one(filters: Filters, row: Row) -> None:
    frame = ledger.readable(source.ask("claim_set_rows", filters, set_id=row.set_id))
    st.markdown(f"**{plain(labels.status(row.status))}**")
    show_card(ledger.of_set(frame, filters, title(row)))
