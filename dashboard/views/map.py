"""Cards of the map."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dashboard.card import Card, Column, Evidence
from dashboard.charts import map as map_chart
from dashboard.data import source
from dashboard.data.geography import geography
from dashboard.data.rows import where
from dashboard.data.source import Filters
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.views import shared_cards

QUOTES = re.compile('[«»“”„"]')


def register(filters: Filters, kind: str, key: str = "register") -> Card:
    """Each corridor or project that the articles name: its names in all languages, what is claimed of it, and when."""
    frame = source.ask("registers", filters, kind=kind)
    frame = frame.assign(
        label=[labels.entity(e, n, kind) for e, n in zip(frame.entity, frame.name, strict=True)],
        names=frame.names.map(_without_quotes),
    )
    return Card(
        key=key,
        title=_("Register: {kind}", kind=labels.kind(kind).lower()),
        subtitle=_("One row each; tick a row for what is claimed of it, in order of date"),
        frame=frame,
        columns={
            "label": Column(_("Name")),
            "names": Column(_("Named as"), "list"),
            "n_claims": Column(_("Figures"), "integer"),
            "n": Column(_("Articles"), "integer"),
            "first": Column(_("First"), "date"),
            "last": Column(_("Last"), "date"),
        },
        filters=filters,
        finding=_("Most often: {name}, {n}.", name=frame.label.iloc[0], n=formats.integer(frame.n.iloc[0]))
        if len(frame)
        else "",
        evidence=lambda row: Evidence(
            str(row.label), {"entity": row.entity}, claims="register_claims" if row.n_claims else ""
        ),
        views=("table", "evidence"),
    )


def _without_quotes(names: Iterable[object]) -> list[str]:
    """Names as they stand in the texts; the quotation marks around a part of one say nothing in a list."""
    return list(dict.fromkeys(" ".join(QUOTES.sub(" ", str(name)).split()) for name in names))


def corridors(filters: Filters, key: str = "corridors") -> Card:
    """Corridors on the map, with how often and what is claimed of them."""
    card = register(filters, "corridor", key)
    frame = card.frame
    drawn = frame[frame.entity.isin(geography().courses)]
    missing = int((~frame.entity.isin(geography().courses)).sum())
    return replace(
        card,
        title=_("Corridors"),
        subtitle=_("Courses between named cities; the wider, the more articles name them"),
        draw=(lambda look: map_chart.corridors(drawn, geography(), look)) if len(drawn) else None,
        evidence=lambda row: Evidence(str(row.label), {"entity": row.entity}),
        footnote=_note(missing),
        views=("chart", "table", "evidence"),
    )


def _note(missing: int) -> str:
    text = _("Boundaries are illustrative; disputed ones are not drawn. Geometry: Natural Earth.")
    if not missing:
        return text
    return text + " " + ngettext("{n} more is in the table alone.", "{n} more are in the table alone.", missing)


def countries(filters: Filters) -> Card:
    """Countries by how often they are mentioned."""
    frame = source.ask("entities_top", filters, kind="country", limit=300)
    frame = frame.assign(label=[labels.country(e) for e in frame.entity]).rename(columns={"kind": "entity_kind"})
    middles = geography().middles
    drawn = where(frame, (entity in middles and map_chart.in_view(middles[entity]) for entity in frame.entity))
    missing = len(frame) - len(drawn)
    return Card(
        key="countries-map",
        title=_("Countries mentioned"),
        subtitle=shared_cards.of_all(filters),
        frame=frame,
        columns=shared_cards.share_columns(_("Country"), filters),
        filters=filters,
        draw=(lambda look: map_chart.countries(drawn, geography(), look)) if len(drawn) else None,
        finding=_("Most often: {name}, {n}.", name=frame.label.iloc[0], n=formats.integer(frame.n.iloc[0]))
        if len(frame)
        else "",
        evidence=lambda row: Evidence(str(row.label), {"entity": row.entity}),
        footnote=_note(missing),
    )
