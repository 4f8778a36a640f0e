"""What the Mentions page is made of."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from dashboard.card import Card, Column, Evidence
from dashboard.card.evidence import of_source
from dashboard.charts import heat as heat_chart
from dashboard.charts import network
from dashboard.data import source
from dashboard.data.rows import each
from dashboard.data.source import Filters
from dashboard.state import controls
from dashboard.state.session import fragment
from dashboard.text import formats, labels
from dashboard.text.i18n import _
from dashboard.text.safe_html import plain
from dashboard.views import shared_cards

PAIRS = 200


def choose_kind(filters: Filters) -> str:
    """The kind of entity, of those the articles mention; "" is all."""
    found = set(source.ask("entity_kinds", filters).kind)
    kinds = ["all", *(kind for kind in labels.KINDS if kind in found)]
    kind = controls.segmented(
        _("Kind"),
        kinds,
        default=kinds[1] if len(kinds) > 1 else "all",
        key="kind",
        format_func=lambda k: _("All") if k == "all" else labels.kind(k),
        hidden=True,
    )
    return "" if kind in (None, "all") else kind


def choose(filters: Filters, kind: str) -> list[str]:
    """Up to six entities for the trend."""
    frame = source.ask("entities_top", filters, kind=kind, limit=300)
    names = {str(r.entity): labels.entity(r.entity, r.name, r.kind) for r in each(frame)}
    names |= _linked(names)
    return controls.many(
        _("Over time (up to {n})", n=6),
        list(names),
        default=list(names)[:3],
        max_selections=6,
        key="entity",
        format_func=lambda code: str(names.get(code, code)),
    )


def _linked(names: dict[str, str]) -> dict[str, str]:
    """Entities that a link asks for beside the commonest; those of another kind too."""
    asked = [*st.query_params.get_all("entity"), *(st.session_state.get("entity") or [])]
    frame = source.ask("entities_named", entities=tuple([c for c in asked if c not in names][:12]))
    found = {row.entity: labels.entity(row.entity, row.name, row.kind) for row in each(frame)}
    return {code: found[code] for code in asked if code in found}


@fragment
def aliases(filters: Filters, top: pd.DataFrame) -> None:
    """Under which words each of the most mentioned stands, asked for when it is opened."""
    drawer = st.expander(_("The words that were matched"), key="aliases", on_change="rerun")
    with drawer:
        for row in each(top if drawer.open else top.head(0)):
            forms = source.ask("entity_forms", filters, entity=row.entity, limit=20)
            words = ", ".join(f"{form.text} ({form.n})" for form in each(forms))
            st.markdown(f"**{plain(row.label)}**: {plain(words)}")


def heat(filters: Filters, entity: str) -> Card:
    """Source over time for one entity: dark where most of what was collected mentions it, empty where nothing was."""
    step = shared_cards.cell_step(filters)
    frame = source.ask("entity_heat", filters, entity=entity, period=step)
    row = next(each(source.ask("entities_named", entities=(entity,))), None)
    name = labels.entity(entity, row.name if row else entity, row.kind if row else "")
    kind = source.sources_kind(filters)
    frame = frame.assign(
        source_name=[labels.source(s, kind) for s in frame.source],
        label=[
            f"{labels.source(s, kind)}, {formats.period(p, step)}"
            for s, p in zip(frame.source, frame.period_start, strict=True)
        ],
    )
    return Card(
        key="heat",
        title=_("{name}, by source over time", name=name),
        subtitle=_("Share of what was collected from the source in that time; empty where nothing was"),
        frame=frame,
        columns={
            "source_name": Column(_("Source")),
            "period_start": Column(_("Period from"), "date"),
            "n": Column(labels.count_unit(filters.unit).capitalize(), "integer"),
            "total": Column(_("of"), "integer"),
        },
        filters=filters,
        draw=(lambda look: heat_chart.heat(frame, look, step=step)) if len(frame) else None,
        footnote=heat_chart.note(frame),
        finding=heat_chart.finding(frame),
        evidence=lambda r: Evidence(r.label, {"entity": entity}, of_source(filters, r, step)),
    )


def together(filters: Filters, kind: str) -> Iterator[Card]:
    """Mentions together: the table of pairs first, then the network."""
    if "co_mentions" not in source.known():
        return
    window = controls.segmented(
        _("Together in one"),
        ("sentence", "article"),
        default="sentence",
        key="window",
        format_func=lambda w: _("sentence") if w == "sentence" else _("article"),
    )
    frame = source.ask("co_mentions", filters, window=window, kind=kind, limit=PAIRS)
    frame = frame.assign(
        a_label=[labels.entity(e, n) for e, n in zip(frame.a, frame.a_name, strict=True)],
        b_label=[labels.entity(e, n) for e, n in zip(frame.b, frame.b_name, strict=True)],
    )
    frame = frame.assign(label=[f"{a} – {b}" for a, b in zip(frame.a_label, frame.b_label, strict=True)])
    yield Card(
        key="pairs",
        title=_("Mentioned together"),
        subtitle=_(
            "logDice (Rychlý 2008) tells how exclusive a pair is: 14 is never apart; it does not grow with the corpus"
        ),
        frame=frame,
        columns={
            "a_label": Column(_("One")),
            "b_label": Column(_("Other")),
            "n": Column(_("Together"), "integer"),
            "n_a": Column(_("One in all"), "integer"),
            "n_b": Column(_("Other in all"), "integer"),
            "logdice": Column("logDice", "number"),
        },
        filters=filters,
        draw=(lambda look: network.network(frame, look)) if len(frame) else None,
        finding=_("Most often together: {pair}.", pair=frame.label.iloc[0]) if len(frame) else "",
        evidence=lambda row: Evidence(row.label, {"pair": (row.a, row.b)}),
        views=("table", "chart", "evidence"),
    )
