"""The form of an own word: what it is, how the texts say it; nothing written in it is lost by an error."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analytics.errors import ElchiError
from analytics.glossary import KINDS, MEASURED, OWNERSHIP, PREFIX, Entry
from dashboard.card import evidence
from dashboard.data import source
from dashboard.text import labels
from dashboard.text.i18n import N_, _, locale

UNITS = {
    "money": N_("money"),
    "count": N_("counts"),
    "percent": N_("percent"),
    "mass": N_("mass"),
    "volume": N_("volume"),
    "length": N_("length"),
    "energy": N_("energy"),
    "freight": N_("freight"),
}
TONGUES = {"kk": N_("Kazakh"), "uz": N_("Uzbek"), "ru": N_("Russian"), "en": N_("English")}
MADE = ("concept", *(kind for kind in KINDS if kind not in ("concept", "country", "media")))


def unit(code: str) -> str:
    """A kind of unit that a measure takes."""
    return _(UNITS[code])


def show(edited: Entry | None, turn: int) -> Entry | None:
    """Draw the form, filled with the word that is changed; what was written, once the reader wants to try it.

    `turn` changes when the form begins anew.
    """
    kept = edited.id or edited.replaces if edited else ""
    key = f"{kept or 'new'}-{turn}"
    about = edited.about if edited else "name"
    if not kept:
        about = _kind_of_word(about, key)
    if edited is not None and edited.about != about:
        edited = None  # what was written fits another kind of word
    with st.form(f"own-form-{key}-{about}", border=False):
        given = _FIELDS[about](edited, key)
        aliases = _aliases(edited, key)
        note = st.text_input(_("Note"), value=edited.note if edited else "", max_chars=500, key=f"own-note-{key}")
        if not st.form_submit_button(_("See what it would find"), type="primary"):
            return None
    return Entry(about, aliases=aliases, note=note.strip(), replaces=kept, **given)


def _kind_of_word(chosen: str, key: str) -> str:
    names = {"name": _("Name"), "measure": _("Measure"), "outlet": _("Outlet")}
    found = st.segmented_control(
        _("What it is"),
        list(names),
        default=chosen,
        required=True,
        key=f"own-about-{key}",
        format_func=lambda code: names[code],
    )
    return str(found)


def _aliases(edited: Entry | None, key: str) -> dict[str, tuple[str, ...]]:
    st.caption(_("How the texts say it, in the dictionary form, one a line; Uzbek in either script."))
    places = [*st.columns(2), *st.columns(2)]  # two rows, so that a narrow screen keeps their order
    found = {}
    for place, (tongue, name) in zip(places, TONGUES.items(), strict=True):
        before = "\n".join(edited.aliases.get(tongue, ())) if edited else ""
        text = place.text_area(_(name), before, height=90, max_chars=4_000, key=f"own-{tongue}-{key}")
        found[tongue] = tuple(line.strip() for line in text.splitlines() if line.strip())
    return {tongue: names for tongue, names in found.items() if names}


def _name(edited: Entry | None, key: str) -> dict[str, Any]:
    known = _known()
    is_known = edited is not None and edited.entity in known
    left, middle, right = st.columns(3)
    name = left.text_input(_("Name"), value=edited.name if edited else "", max_chars=120, key=f"own-name-{key}")
    kind = middle.selectbox(
        _("Kind"),
        MADE,
        MADE.index(edited.kind) if edited and edited.kind in MADE else 0,
        format_func=labels.kind,
        key=f"own-kind-{key}",
    )
    meant = right.selectbox(
        _("A further name of"),
        list(known),
        list(known).index(edited.entity) if edited is not None and is_known else None,
        format_func=lambda code: labels.entity(code, known[code].name, known[code].kind),
        placeholder=_("nothing known"),
        key=f"own-known-{key}",
    )
    if meant is not None:
        one = known[meant]
        return {"entity": str(one.entity), "name": str(one.name), "kind": str(one.kind)}
    return {"entity": _kept(edited, name), "name": name, "kind": str(kind)}


def _kept(edited: Entry | None, name: str) -> str:
    """A new thing keeps its code when it is renamed, so that links to it last."""
    made = edited is not None and (edited.id or edited.replaces) and edited.entity.startswith("own")
    return edited.entity if edited is not None and made and name.strip() else ""


def _known() -> dict[str, Any]:
    """What the articles mention, by code; an own thing gets further names by being changed."""
    try:
        frame = source.ask("entities_top", kind="", limit=100_000)
    except ElchiError:
        return {}
    return {str(row.entity): row for row in frame.itertuples() if row.kind in KINDS and not _is_own(row)}


def _is_own(row: Any) -> bool:  # noqa: ANN401 - a row of a frame
    return str(row.entity).startswith(PREFIX)


def _measure(edited: Entry | None, key: str) -> dict[str, Any]:
    left, middle, right = st.columns(3)
    name = left.text_input(_("Name"), value=edited.name if edited else "", max_chars=120, key=f"own-name-{key}")
    units = middle.multiselect(
        _("Units"),
        MEASURED,
        list(edited.units) if edited else [],
        format_func=unit,
        placeholder=_("choose"),
        key=f"own-units-{key}",
    )
    codes = [code for code in labels.MEASURES if code != "other"]
    meant = right.selectbox(
        _("Further words of"),
        codes,
        codes.index(edited.entity) if edited is not None and edited.entity in codes else None,
        format_func=labels.measure,
        placeholder=_("nothing known"),
        key=f"own-known-{key}",
    )
    if meant is not None:
        return {"entity": str(meant), "name": labels.MEASURES[meant].name("en"), "units": tuple(units)}
    return {"entity": _kept(edited, name), "name": name, "units": tuple(units)}


def _outlet(edited: Entry | None, key: str) -> dict[str, Any]:
    left, middle, right, last = st.columns(4)
    name = left.text_input(_("Name"), value=edited.name if edited else "", max_chars=120, key=f"own-name-{key}")
    territories = map(str, locale().territories)
    codes = sorted((code for code in territories if len(code) == 2 and code.isalpha()), key=labels.country)
    country = middle.selectbox(
        _("Country"),
        codes,
        codes.index(edited.country) if edited and edited.country in codes else None,
        format_func=labels.country,
        placeholder=_("choose"),
        key=f"own-country-{key}",
    )
    kind = right.selectbox(
        _("Ownership"),
        OWNERSHIP,
        OWNERSHIP.index(edited.kind) if edited else None,
        format_func=labels.ownership,
        placeholder=_("choose"),
        key=f"own-owner-{key}",
    )
    domains = last.text_input(
        _("Web domains"), " ".join(edited.domains) if edited else "", max_chars=500, key=f"own-domains-{key}"
    )
    return {
        "entity": _kept(edited, name),
        "name": name,
        "kind": kind or "",
        "country": country or "",
        "domains": tuple(domains.replace(",", " ").split()),
    }


_FIELDS = {"name": _name, "measure": _measure, "outlet": _outlet}


def sentence(row: Any, key: str) -> None:  # noqa: ANN401 - a row of the preview
    """A sentence in which the word would be found."""
    evidence.sentence(row, key, row.spans)
