"""The sentences behind a mark, in their own language, with the span marked and the article one click away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from dashboard.data import source
from dashboard.data.rows import Row, each
from dashboard.data.source import Filters
from dashboard.text import formats, labels, safe_html
from dashboard.text.i18n import _, ngettext

PAGE_SIZE = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which sentences: the parameters of the evidence query, and what they are evidence for."""

    of: str
    parameters: dict[str, Any] = field(default_factory=dict)
    filters: Filters | None = None  # other than the page's
    articles: bool = False  # whole articles, not sentences
    claims: str = ""  # the query of claims: of an entity, or of one thing by several sources, in order of date
    stories: bool = False  # the stories of a term between two days, the widest first
    place: Row | None = None  # a place in an article: key, start, end and where it comes from


def sentences(evidence: Evidence, filters: Filters, key: str) -> None:
    """Show the sentences, the newest first, some at a time."""
    filters = evidence.filters or filters
    if evidence.articles:
        _articles(evidence, filters, key)
        return
    if evidence.place is not None:
        article_link(
            evidence.place, _at(evidence.place, evidence.place.start, evidence.place.end - evidence.place.start)
        )
        return
    if evidence.stories:
        _stories(evidence, filters)
        return
    if evidence.claims:
        _claims(evidence, filters, key)
        return
    shown = int(st.session_state.get(f"{key}-shown", PAGE_SIZE))
    frame = source.ask("evidence", filters, **evidence.parameters, page=1, size=shown + 1)
    if frame.empty:
        st.info(_("No sentence stands behind this: nothing matches in the articles that the filters leave."))
        return
    articles = int(frame.attrs.get("articles") or frame.article_id.nunique())
    st.markdown(f"**{safe_html.plain(evidence.of)}** · " + ngettext("in {n} article", "in {n} articles", articles))
    for row in each(frame.head(shown)):
        sentence(row, f"{key}-{row.Index}", row.spans)
    if len(frame) > shown:
        st.button(_("More sentences"), key=f"{key}-more", on_click=_more, args=(key, shown))


def _stories(evidence: Evidence, filters: Filters) -> None:
    """The first article of each story, with how many tell it."""
    frame = source.ask("burst_stories", filters, **evidence.parameters)
    st.markdown(f"**{safe_html.plain(evidence.of)}** · " + _("its top stories"))
    for row in each(frame):
        article_link(row, told=ngettext("told in {n} article", "told in {n} articles", int(row.n)))


def _claims(evidence: Evidence, filters: Filters, key: str) -> None:
    """What is claimed, the oldest first: each value with what it measures and its sentence."""
    shown = int(st.session_state.get(f"{key}-shown", PAGE_SIZE))
    frame = source.ask(evidence.claims, filters, **evidence.parameters)
    frame = frame.sort_values(["date", "article_id", "start"], na_position="last", ignore_index=True)
    st.markdown(f"**{safe_html.plain(evidence.of)}** · " + ngettext("{n} claim", "{n} claims", len(frame)))
    for row in each(frame.head(shown)):
        told = [formats.date(row.date), labels.measure(row.measure), formats.value(row), formats.edtf(row.period)]
        told += [labels.claimant(row.claimant, row.claimant_label, row.claimant_kind)]
        st.markdown(safe_html.plain(" · ".join(part for part in told if part)))
        sentence(row, f"{key}-{row.Index}", [(row.start - row.sentence_start, row.end - row.sentence_start)])
    if len(frame) > shown:
        st.button(_("More sentences"), key=f"{key}-more", on_click=_more, args=(key, shown))


def _articles(evidence: Evidence, filters: Filters, key: str) -> None:
    """The articles themselves, the newest first."""
    shown = int(st.session_state.get(f"{key}-shown", PAGE_SIZE))
    frame = source.ask("articles", filters, page=1, size=shown + 1)
    st.markdown(f"**{safe_html.plain(evidence.of)}**")
    for row in each(frame.head(shown)):
        article_link(row)
    if len(frame) > shown:
        st.button(_("More articles"), key=f"{key}-more", on_click=_more, args=(key, shown))


def article_link(row: Row, at: str = "", noted: bool = True, told: str = "") -> None:
    """A link to an article by its title, with where it comes from and what is `told` of it.

    `at`: a place in it; `noted`: say if a sample.
    """
    with st.container(gap=None):
        st.page_link(
            "app_pages/article.py",
            label=safe_html.plain(row.title or _("without a title")),
            icon=":material/article:",
            query_params={"article": str(row.key)} | ({"at": at} if at else {}),
        )
        parts = [where(row), told, note(row) if noted else ""]
        st.caption(safe_html.plain(" · ".join(part for part in parts if part)))


def _more(key: str, shown: int) -> None:
    st.session_state[f"{key}-shown"] = shown + 3 * PAGE_SIZE


def sentence(row: Row, key: str, places: Iterable[tuple[int, int]]) -> None:
    """One sentence with its places marked, where it comes from, and a link into its article."""
    spans = [safe_html.Mark(int(start), int(end)) for start, end in places]
    with st.container(key=f"sentence-{key}", gap=None):
        st.html(safe_html.quotation(row.sentence, spans, where(row), note(row), str(row.language)))
        st.page_link(
            "app_pages/article.py",
            label=_("Read in the article"),
            icon=":material/article:",
            query_params={
                "article": str(row.key),
                "at": _at(row, row.sentence_start, len(row.sentence)),
            },
        )


def _at(row: Row, start: int, length: int) -> str:
    """A place in an article as the reader's page understands it."""
    return f"{row.key}-{start}-{start + length}"


def where(row: Row) -> str:
    """Outlet, date and language of a row, in one line."""
    parts = [labels.source(row.source, row.kind), formats.date(row.date), labels.text_language(row.language)]
    return " · ".join(parts)


def note(row: Row) -> str:
    """What must be said of a sentence: that it is of the sample corpus, that an editor corrected what stands in it."""
    told = [labels.sample_note() if row.kind == "restatement" else "", edited(row)]
    return " · ".join(part for part in told if part)


def edited(row: Row) -> str:
    """What editors changed or noted in what a row shows; empty where nothing."""
    fields, noted = getattr(row, "corrected", None), getattr(row, "note", None)
    names = fields.split(", ") if isinstance(fields, str) else [*fields] if isinstance(fields, Iterable) else []
    said = noted if isinstance(noted, str) else ""
    if not names and not said:
        return ""
    what = ", ".join(labels.field(name) for name in names if name)
    text = _("corrected by an editor: {what}", what=what) if what else _("noted by an editor")
    return f"{text} ({said})" if said else text


def period_of(row: Row, step: str) -> dict[str, Any]:
    """The evidence parameters of the period of a row; an undated row has none."""
    day = formats.as_date(row.get("period_start"))
    return {} if day is None else {"period_start": day, "period": step}


def within(filters: Filters, start: dt.date, step: str) -> Filters:
    """The filters narrowed to one period, inside the dates they already have."""
    end = _end(start, step)
    return replace(
        filters,
        date_from=max(start, filters.date_from) if filters.date_from else start,
        date_to=min(end, filters.date_to) if filters.date_to else end,
    )


def of_source(filters: Filters, row: Row, step: str) -> Filters:
    """The filters narrowed to the source and the period of a row (source, period_start)."""
    start = formats.as_date(row.period_start)
    return replace(within(filters, start, step) if start else filters, sources=(str(row.source),))


def _end(start: dt.date, step: str) -> dt.date:
    """The last day of the period that begins here.

    >>> _end(dt.date(2024, 2, 1), "month"), _end(dt.date(2024, 10, 1), "quarter")
    (datetime.date(2024, 2, 29), datetime.date(2024, 12, 31))
    """
    months = {"month": 1, "quarter": 3, "year": 12}.get(step)
    if months is None:
        return start + dt.timedelta(days=6 if step == "week" else 0)
    number = start.year * 12 + start.month - 1 + months
    return dt.date(number // 12, number % 12 + 1, 1) - dt.timedelta(days=1)
