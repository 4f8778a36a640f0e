"""Cards of the map."""

from __future__ import annotations

from dashboard import labels, numbers, parts, source
from dashboard.card import Card, Column, Evidence
from dashboard.charts import map as map_chart
from dashboard.geography import geography
from dashboard.i18n import _, ngettext
from dashboard.source import Filters


def corridors(filters: Filters, key: str = "corridors") -> Card:
    """Corridors that the articles name, with how often and what is claimed of them."""
    frame = source.ask("registers", filters, kind="corridor")
    frame = frame.assign(label=[labels.entity(e, n, "corridor") for e, n in zip(frame.entity, frame.name, strict=True)])
    drawn = frame[frame.entity.isin(geography().courses)]
    missing = int((~frame.entity.isin(geography().courses)).sum())
    return Card(
        key=key,
        title=_("Corridors"),
        subtitle=_(
            "Courses between named cities; the wider, the more {unit} name them", unit=labels.count_unit("articles")
        ),
        frame=frame,
        columns={
            "label": Column(_("Corridor")),
            "n": Column(_("Articles"), "integer"),
            "n_claims": Column(_("Figures"), "integer"),
            "first": Column(_("First"), "date"),
            "last": Column(_("Last"), "date"),
            "names": Column(_("Named as"), "list"),
        },
        filters=filters,
        draw=(lambda look: map_chart.corridors(drawn, geography(), look)) if len(drawn) else None,
        finding=_("Most often: {name}, {n}.", name=frame.label.iloc[0], n=numbers.integer(frame.n.iloc[0]))
        if len(frame)
        else "",
        evidence=lambda row: Evidence(str(row.label), {"entity": row.entity}),
        footnote=_note(missing),
    )


def _note(missing: int) -> str:
    text = _("Boundaries are illustrative; disputed ones are not drawn. Geometry: Natural Earth.")
    if not missing:
        return text
    return f"{text} {ngettext('{n} more is in the table alone.', '{n} more are in the table alone.', missing)}"


def countries(filters: Filters) -> Card:
    """Countries by how often they are mentioned."""
    frame = source.ask("entities_top", filters, kind="country", limit=300)
    frame = frame.assign(label=[labels.country(e) for e in frame.entity]).rename(columns={"kind": "entity_kind"})
    drawn = frame[frame.entity.isin(geography().middles)]
    missing = int((~frame.entity.isin(geography().middles)).sum())
    return Card(
        key="countries-map",
        title=_("Countries mentioned"),
        subtitle=parts.of_all(filters),
        frame=frame,
        columns=parts.share_columns(_("Country"), filters),
        filters=filters,
        draw=(lambda look: map_chart.countries(drawn, geography(), look)) if len(drawn) else None,
        finding=_("Most often: {name}, {n}.", name=frame.label.iloc[0], n=numbers.integer(frame.n.iloc[0]))
        if len(frame)
        else "",
        evidence=lambda row: Evidence(str(row.label), {"entity": row.entity}),
        footnote=_note(missing),
    )
