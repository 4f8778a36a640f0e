"""Lemma-aware search: articles, or lines with seven words on each side."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.card import Card, Column, Evidence
from dashboard.card import show as show_card
from dashboard.card.evidence import article_link
from dashboard.card.evidence import sentence as show_sentence
from dashboard.data import source
from dashboard.data.rows import Row, each
from dashboard.data.source import Filters
from dashboard.state import controls, screen
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import Mark, plain, quotation

LINES, FOUND = 50, 20
SIDE = 300  # pixels of seven words: both sides and the source fit beside each other
CLOSE = frozenset(",.;:!?)»”’")  # stand close to the word before them
SORTS = ("date", "left", "right")


def show(filters: Filters) -> None:
    """The question, then its lines or its articles."""
    q = controls.text(
        _("Words in any form and script"),
        key="q",
        placeholder=_('several words, "a phrase", begin*, -without'),
        icon=":material/search:",
    )
    if not (q or "").strip():
        _suggest(filters)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view = controls.segmented(
            _("Show"),
            ("lines", "articles"),
            default="lines",
            key="view",
            format_func=_view,
        )
        sort = controls.segmented(_("Lines by"), SORTS, default="date", key="sort", format_func=_sort)
    if view == "articles":
        _articles(filters, str(q))
    else:
        _lines(filters, str(q), str(sort))


def _view(code: str) -> str:
    return _("Lines") if code == "lines" else _("Articles")


def _sort(code: str) -> str:
    return {"date": _("date"), "left": _("word before"), "right": _("word after")}[code]


def _suggest(filters: Filters) -> None:
    """Something to begin with: the commonest keywords."""
    frame = source.ask("keywords_top", filters, limit=12)
    if len(frame):
        st.caption(_("For example:"))
        with st.container(horizontal=True, gap="xsmall"):
            for row in each(frame):
                st.button(plain(row.keyword), key=f"try-{row.lemma}", on_click=_ask_for, args=(str(row.keyword),))


def _ask_for(text: str) -> None:
    st.session_state["q"] = text


def _lines(filters: Filters, q: str, sort: str) -> None:
    page = int(st.session_state.get("lines-page") or 1)
    frame = source.ask("concordance", filters, q=q, sort=sort, page=page, size=LINES)
    lines, articles = int(frame.attrs.get("lines", len(frame))), int(frame.attrs.get("articles", 0))
    _forms(frame.attrs.get("forms") or {})
    if frame.empty:
        return
    card = _card(frame, filters, q, articles, sort != "date" and bool(frame.attrs.get("cut")))
    if screen.is_narrow():
        _stacked(frame)
        with st.expander(_("As a table")):
            show_card(card)
    else:
        show_card(card)
    if lines > LINES:
        st.pagination(-(-lines // LINES), key="lines-page")


def _stacked(frame: pd.DataFrame) -> None:
    """The lines one below the other, for a screen that is too narrow for two sides."""
    with st.container(key="stacked-lines", border=True):
        for row in each(frame):
            sentence, start = in_one(row)
            place = SimpleNamespace(**row._asdict(), sentence=sentence, sentence_start=row.start - start)
            show_sentence(place, f"line-{row.Index}", [(start, start + len(row.node))])


def in_one(row: Row) -> tuple[str, int]:
    """A line as running text, and where its node begins in it.

    >>> in_one(SimpleNamespace(left="the mutual", node="trade", right=", in euros"))
    ('the mutual trade, in euros', 11)
    """
    left = f"{row.left} " if row.left else ""
    right = row.right if row.right[:1] in CLOSE or not row.right else f" {row.right}"
    return f"{left}{row.node}{right}", len(left)


def _card(frame: pd.DataFrame, filters: Filters, q: str, articles: int, cut: bool) -> Card:
    frame = frame.assign(
        left=[" ".join(text.split()) for text in frame.left],
        right=[" ".join(text.split()) for text in frame.right],
        label=[f"{row.left[-30:]} {row.node} {row.right[:30]}" for row in each(frame)],
        source_name=[labels.source(s, k) for s, k in zip(frame.source, frame.kind, strict=True)],
    )
    return Card(
        key="concordance",
        title=q,
        subtitle=ngettext(
            "In {n} article; each line is one place", "In {n} articles; each line is one place", articles
        ),
        frame=frame,
        columns={
            "left": Column(_("Before"), "right", SIDE),
            "node": Column(_("Found")),
            "right": Column(_("After"), "text", SIDE),
            "source_name": Column(_("Source"), "text", 130),
            "date": Column(_("Date"), "date"),
        },
        filters=filters,
        evidence=lambda row: Evidence(str(row.title or ""), place=row),
        footnote=_("The newest thousand articles are sorted here.") if cut else "",
        views=("table",),
    )


def _articles(filters: Filters, q: str) -> None:
    page = int(st.session_state.get("found-page") or 1)
    frame = source.ask("search", filters, q=q, page=page, size=FOUND)
    total = int(frame.attrs.get("total", len(frame)))
    _forms(frame.attrs.get("forms") or {})
    if total:
        st.caption(ngettext("{n} article", "{n} articles", total))
    for row in each(frame):
        _found(row)
    if total > FOUND:
        st.pagination(-(-total // FOUND), key="found-page")


def _found(row: Row) -> None:
    marks = [Mark(int(start), int(end)) for start, end in row.snippet_spans]
    with st.container(border=True):
        article_link(row)
        st.html(quotation(f"{row.snippet}", marks, "", language=str(row.language)))


def _forms(forms: dict[str, Any]) -> None:
    """Which forms were matched."""
    if not forms:
        st.info(_("Nothing found. Words are looked for in all their forms; try fewer words, or a beginning with *."))
        return
    shown = ", ".join(f"{form} ({formats.integer(n)})" for form, n in list(forms.items())[:20])
    st.caption(plain(_("Forms found: {forms}", forms=shown)))
