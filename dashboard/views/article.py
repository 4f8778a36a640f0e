"""The reader of one article: text with marks, a switch for each kind of mark, figures, neighbours."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd
import streamlit as st

from analytics.imports.candidate import is_web_address
from dashboard.card import show as show_card
from dashboard.card.evidence import article_link
from dashboard.data import source
from dashboard.data.rows import each
from dashboard.data.source import Filters
from dashboard.importing import correct
from dashboard.state import controls
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import Mark, paragraphs, plain
from dashboard.views import ledger

LISTED = 500
# switch -> layers of the article_marks query, the one to be seen on top first
LAYERS: dict[str, tuple[str, ...]] = {
    "figures": ("figure",),
    "countries": ("country", "place"),
    "people": ("person",),
    "organisations": ("organisation", "company", "media"),
    "other": ("corridor", "project", "facility", "document", "event"),
    "concepts": ("concept",),
    "dates": ("date",),
    "keywords": ("keyword",),
}
_ON = ("figures", "countries", "people", "organisations", "other")


def _layer_name(switch: str) -> str:
    return {
        "figures": _("Figures"),
        "countries": _("Countries and places"),
        "people": _("People"),
        "organisations": _("Organisations"),
        "other": _("Corridors, projects, documents"),
        "concepts": _("Concepts"),
        "dates": _("Dates"),
        "keywords": _("Keywords"),
    }[switch]


def show(filters: Filters) -> None:
    """The article that the link or the reader chooses."""
    key = _choose(filters)
    article = source.one("article", key=key) if key else {}
    if not article:
        st.info(_("No article to show."))
        return
    marks = source.ask("article_marks", key=key)
    _head(article)
    correct.panel(article, marks)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _text(article, marks)
    with right:
        _neighbours(key)
        figures = ledger.of_article(int(article["article_id"]))
        if len(figures.frame):
            show_card(figures)
        _mentioned(marks)


def _choose(filters: Filters) -> str | None:
    """The newest articles that the filters leave, and the one a link asks for."""
    frame = source.ask("articles", filters, page=1, size=LISTED)
    titles = {str(row.key): _listed(row) for row in each(frame)}
    for wanted in (st.query_params.get("article"), st.session_state.get("article")):
        if wanted and wanted not in titles:
            for row in each(source.ask("article", key=wanted)):
                titles[wanted] = _listed(row)
    key: str | None = controls.select(
        _("Article"), list(titles), key="article", format_func=lambda code: str(titles.get(code, code))
    )
    return key


def _listed(row: Any) -> str:  # noqa: ANN401 - a row of a frame
    title = row.title if not formats.missing(row.title) else _("without a title")
    return f"{formats.date(row.date)} · {labels.source(row.source, row.kind)} · {title}"


def _head(article: dict[str, Any]) -> None:
    title = article["title"] if not formats.missing(article["title"]) else _("without a title")
    st.markdown(f"### {plain(str(title))}")
    parts = [
        labels.source(article["source"], article["kind"]),
        formats.date(article["date"]),
        labels.text_language(article["language"]),
        ngettext("{n} word", "{n} words", int(article["words"])),
        *([_("corrected")] if len(article["corrected"]) else []),
    ]
    st.caption(plain(" · ".join(parts)))
    if article["kind"] == "restatement":
        st.info(labels.sample_note(), icon=":material/info:")
    link = str(article["url"] or "")
    if is_web_address(link):
        st.link_button(_("Open at the outlet"), link, icon=":material/open_in_new:")


def _text(article: dict[str, Any], marks: pd.DataFrame) -> None:
    on = controls.pills(
        _("Mark in the text"),
        list(LAYERS),
        default=list(_ON),
        key="article-marks",
        format_func=_layer_name,
    )
    shown = {layer: i for i, switch in enumerate(LAYERS) if switch in on for layer in LAYERS[switch]}
    body, text = int(article["body"] or 0), str(article["text"])
    chosen = [
        (shown[row.layer], Mark(row.start - body, row.end - body, row.layer, tip(row)))
        for row in each(marks)
        if row.layer in shown and row.start >= body
    ]
    greyed = _boilerplate(marks, body)
    every = _asked_for(body) + greyed + chosen
    st.html(f'<div class="elchi-text">{paragraphs(text[body:], _without_overlap(every))}</div>')
    if greyed:
        st.caption(_("Grey: stands in many articles of this source, and is not counted."))


def _boilerplate(marks: pd.DataFrame, body: int) -> list[tuple[int, Mark]]:
    """What is of no account, under all other marks."""
    rows = [row for row in each(marks[marks.layer == "boilerplate"]) if row.start >= body]
    return [(98, Mark(row.start - body, row.end - body, "boilerplate")) for row in rows]


def _asked_for(body: int) -> list[tuple[int, Mark]]:
    """The sentence that the reader came from stands under the other marks."""
    key, start, end = [*(st.query_params.get("at") or "").split("-"), "", "", ""][:3]
    if key == st.session_state.get("article") and start.isdigit() and end.isdigit() and len(start + end) < 16:
        return [(99, Mark(int(start) - body, int(end) - body, "at"))]
    return []


def _without_overlap(marks: list[tuple[int, Mark]]) -> list[Mark]:
    """Of marks that overlap the one of the upper layer stays; the rest of the lower one is cut around it."""
    taken: list[Mark] = []
    for _rank, mark in sorted(marks, key=lambda pair: (pair[0], pair[1].start)):
        taken += _cut(mark, taken)
    return taken


def _cut(mark: Mark, taken: list[Mark]) -> list[Mark]:
    over = sorted((t.start, t.end) for t in taken if t.start < mark.end and mark.start < t.end)
    if over and mark.layer not in ("at", "boilerplate"):
        return []
    pieces, start = [], mark.start
    for left, right in [*over, (mark.end, mark.end)]:
        if left > start:
            pieces.append(Mark(start, left, mark.layer, mark.tip))
        start = max(start, right)
    return pieces


def tip(row: Any) -> str:  # noqa: ANN401 - a row of a frame
    """What is told when the pointer rests on a mark."""
    if row.layer == "figure":
        return f"{labels.measure(row.label)}: {row.tip}"
    if row.layer in labels.KINDS:
        return f"{labels.entity(row.ref, row.label, row.layer)} ({labels.form(row.tip)})"
    return (_("Keyword") if row.layer == "keyword" else _("Date")) + f": {row.tip}"


def _neighbours(key: str | None) -> None:
    frame = source.ask("same_story", key=key)
    if len(frame):
        with st.container(border=True, key="same-story"):
            st.markdown("#### " + _("The same story elsewhere"))
            for row in each(frame):
                article_link(row)


def _mentioned(marks: pd.DataFrame) -> None:
    """Who and what is mentioned here, by kind."""
    named = marks[marks.layer.isin(labels.KINDS)]
    with st.container(border=True, key="mentioned"):
        st.markdown("#### " + _("Mentioned here"))
        if named.empty:
            st.caption(_("Nothing was recognised."))
        for layer in [kind for kind in labels.KINDS if kind in set(named.layer)]:
            counts = Counter((str(row.ref), str(row.label)) for row in each(named[named.layer == layer]))
            names = [f"{labels.entity(ref, name, layer)} ({n})" for (ref, name), n in counts.most_common(20)]
            st.markdown(f"**{labels.kind(layer)}**  \n{plain(', '.join(names))}")
