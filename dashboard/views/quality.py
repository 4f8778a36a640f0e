"""How well the texts are read, said where the numbers are used: precision and recall by language."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics.judging import read_judged
from analytics.judging.draw import NAMED as KINDS
from analytics.quality import Quality, read_table
from analytics.records import LANGUAGES
from dashboard.data import source
from dashboard.text import formats, labels
from dashboard.text.i18n import N_, _

# a row of the measured table -> what is read there, on which texts
FIGURES = {
    "figure": N_("A figure is found"),
    "figure value and unit": N_("... with the right value and unit"),
    "figure whole row": N_("... and qualifier, measure and modality too"),
    "claim period": N_("The time that a claim speaks of"),
    "claim parties": N_("The countries that a claim speaks of"),
    "claim claimant": N_("Who makes a claim"),
    "whole claim": N_("A whole claim"),
    "charted claim": N_("A claim that a chart shows"),
}
JUDGED = {"figures": N_("Figures"), "names": N_("Names"), "stories": N_("Stories")}
NAMES = ("country", "person", "organisation", "company")
TEXTS = {"sample": N_("the sample"), "held-back texts": N_("held back"), "later texts": N_("written later")}
TEXTS["held-back passages"] = TEXTS["held-back texts"]


def of_figures() -> None:
    """The expander of the figures."""
    rows = [(_figure_name(row), _texts(row), row) for row in read_table() if _parts(row)[0] in FIGURES]
    _shown(
        sorted(rows, key=lambda item: _parts(item[2])[1] == "sample"),  # texts never seen in the making first
        _("Measured on texts labelled for this project: those of the sample, and others held back from its making."),
        ("figures",),
    )


def of_names() -> None:
    """The expander of the names."""
    texts = TEXTS["sample"]
    rows = [(labels.kind(row.what), _(texts), row) for row in read_table() if row.what in NAMES]
    _shown(rows, _("Measured on the texts of the sample that are labelled for this project."), ("names", "stories"))


def _own(what: tuple[str, ...]) -> None:
    """What a reader judged of his own corpus with the sheets of `elchi sample`."""
    rows = [row for row in read_judged(source.warehouse_folder()) if row.what in what]
    if not rows:
        return
    st.caption(_("On your corpus, by reading {n} rows drawn by lot", n=formats.integer(rows[0].judged)) + ".")
    columns = (_("What is read"), _("Part"), _("Right"), _("95% from"), _("95% to"), _("Arguable"), _("Rows"))
    values = [
        (_(JUDGED[row.what]), _judged_part(row.part), row.right, row.low, row.high, row.arguable, row.judged)
        for row in rows
    ]
    shares = st.column_config.NumberColumn(format="percent", width=60)
    st.dataframe(
        pd.DataFrame(values, columns=pd.Index(columns)),
        hide_index=True,
        key=f"judged-{rows[0].what}",
        column_config=dict.fromkeys(columns[2:6], shares),
        alt=_("How well this is read"),
    )


def _judged_part(part: str) -> str:
    """All rows, a kind of name, a language, or the field of a figure."""
    if part == "all":
        return _("all")
    return labels.kind(part) if part in KINDS else labels.text_language(part) if part in LANGUAGES else part


def _parts(row: Quality) -> tuple[str, str]:
    """ "figure whole row (sample)" as what is read and the texts."""
    what, _bracket, texts = row.what.partition(" (")
    return what, texts.rstrip(")")


def _figure_name(row: Quality) -> str:
    return _(FIGURES[_parts(row)[0]])


def _texts(row: Quality) -> str:
    texts = _parts(row)[1]
    return _(TEXTS[texts]) if texts in TEXTS else texts


def _shown(rows: Sequence[tuple[str, str, Quality]], measured_on: str, judged: tuple[str, ...]) -> None:
    if not rows:
        return
    columns = (_("What is read"), _("Language"), _("Precision"), _("Recall"), _("Labels"), _("Texts"))
    values = [
        (what, labels.text_language(row.language), row.precision, row.recall, row.labels, texts)
        for what, texts, row in rows
    ]
    with st.expander(_("How well this is read"), key="quality"):
        st.caption(
            _("Precision: how much of what is shown is right. Recall: how much of what the texts say is shown.")
            + " "
            + measured_on
        )
        st.dataframe(
            pd.DataFrame(values, columns=pd.Index(columns)),
            hide_index=True,
            key="quality-table",
            column_config={
                columns[0]: st.column_config.TextColumn(width=150),
                columns[1]: st.column_config.TextColumn(width=90),
                columns[2]: st.column_config.NumberColumn(format="percent", width=60),
                columns[3]: st.column_config.NumberColumn(format="percent", width=60),
                columns[4]: st.column_config.NumberColumn(format="localized", width=50),
            },
            alt=_("How well this is read"),
        )
        for what in judged:
            _own((what,))
