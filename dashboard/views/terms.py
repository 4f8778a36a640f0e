"""What the Keywords and Mentions pages share: choosing terms, options of a trend, the trend's card, forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.card import Card, Column, Evidence
from dashboard.card.evidence import period_of
from dashboard.card.model import Native
from dashboard.charts import lines
from dashboard.data import source
from dashboard.data.rows import Row, each, largest
from dashboard.data.source import Filters
from dashboard.state import controls
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain
from dashboard.views import shared_cards

Find = Callable[[Row], Evidence | None]
BANDS = 2  # series whose intervals are shaded
MOST = 6  # series on one chart
SHOWN = 3  # of them at first
CONCEPT = "concept:"  # before the name of a concept
STEPS = ("auto", "day", "week", "month", "quarter", "year")
DENOMINATORS = ("articles", "sources", "panel")
TOLD = 6  # sources of a panel that are named


@dataclass(frozen=True, slots=True)
class Options:
    """How a trend is drawn."""

    column: str = "share"
    step: str = "month"
    smooth: int = 1
    denominator: str = "articles"


def choose(filters: Filters) -> list[str]:
    """Up to six terms, concepts first; a link names them by lemma.

    At first the commonest concepts, each one line over all languages; a word would stand for its language alone.
    """
    names = _names(filters)
    first = [term for term in names if term.startswith(CONCEPT)][:SHOWN] or list(names)[:SHOWN]
    asked = [*st.query_params.get_all("term"), *(st.session_state.get("term") or [])]
    for term in [term for term in asked if term not in names][: 2 * MOST]:
        found = source.ask("keyword_suggest", prefix=term, limit=1)
        if len(found) and found.lemma.iloc[0] == term:
            names[term] = str(found.keyword.iloc[0])
    return controls.many(
        _("Terms and concepts (up to {n})", n=MOST),
        list(names),
        default=first,
        max_selections=MOST,
        key="term",
        format_func=lambda term: str(names.get(term, term)),
    )


def _names(filters: Filters) -> dict[str, str]:
    concepts = source.ask("concepts", filters)
    top = source.ask("keywords_top", filters, limit=300)
    names = {str(c): "◆ " + term_name(c, n) for c, n in zip(concepts.lemma, concepts.keyword, strict=True)}
    return names | {str(c): str(n) for c, n in zip(top.lemma, top.keyword, strict=True)}


def term_name(lemma: object, keyword: object) -> str:
    """A concept in the reader's language, a word in its own."""
    code = str(lemma)
    return labels.entity(code.removeprefix(CONCEPT), keyword) if code.startswith(CONCEPT) else str(keyword)


def options(filters: Filters, prefix: str, denominators: tuple[str, ...] = ()) -> Options:
    """The switches of a trend: share or count, of what the share is taken, period, smoothing (off at first)."""
    denominator = "articles"
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{prefix}-options"):
        column = controls.segmented(
            _("Show"),
            ("share", "n"),
            default="share",
            key=f"{prefix}-show",
            format_func=lambda c: _("Share") if c == "share" else _("Count"),
        )
        if denominators and column == "share":
            denominator = controls.select(
                _("Of"), denominators, key=f"{prefix}-of", format_func=partial(_denominator, filters.unit), width=250
            )
        step = controls.select(_("Period"), STEPS, key=f"{prefix}-period", format_func=_step_name, width=180)
        smooth = controls.select(
            _("Smoothing"),
            (1, 3, 5, 7),
            key=f"{prefix}-smooth",
            format_func=lambda n: _("off") if n == 1 else _("mean of {n} periods", n=n),
            width=200,
        )
    step = shared_cards.step_of(filters) if step in (None, "auto") else step
    return Options(column or "share", step, smooth or 1, denominator or "articles")


def _denominator(unit: str, code: str) -> str:
    return {
        "articles": _("all {unit} selected", unit=labels.count_unit(unit)),
        "sources": _("mean of the sources"),
        "panel": _("sources of every period"),
    }[code]


def _step_name(step: str) -> str:
    return _("automatic") if step == "auto" else shared_cards.of_period(step)


def keyword_trend(filters: Filters, chosen: list[str], options: Options) -> Card:
    """The trend of keywords."""
    frame = source.ask(
        "keyword_trend", filters, lemmas=tuple(chosen), period=options.step, denominator=options.denominator
    )
    attrs = frame.attrs
    inside = replace(filters, sources=tuple(attrs["panel"])) if attrs["panel"] else None
    frame = frame.assign(name=[term_name(c, n) for c, n in zip(frame.lemma, frame.keyword, strict=True)])
    frame = _dated(frame.rename(columns={"lemma": "series"}), attrs, options)
    return _trend(
        frame,
        filters,
        options,
        key="keyword-trend",
        title=_("How often the terms come up"),
        evidence=lambda row: Evidence(row.label, {"lemma": row.series} | period_of(row, options.step), inside),
    )


def no_panel(filters: Filters, options: Options) -> bool:
    """Whether a fixed panel is asked for and no source is in it; if so say what to do."""
    if options.denominator != "panel" or len(source.ask("panel", filters, period=options.step)):
        return False
    st.info(
        _(
            "No source has articles in every period ({by_period}): there is no fixed panel. "
            "Choose a longer period or fewer years, or another denominator.",
            by_period=shared_cards.of_period(options.step),
        )
    )
    return True


def entity_trend(filters: Filters, chosen: list[str], options: Options) -> Card:
    """The trend of entities."""
    frame = source.ask("entity_trend", filters, entities=tuple(chosen), period=options.step)
    attrs = frame.attrs
    frame = frame.rename(columns={"entity": "series"})
    frame = frame.assign(name=[labels.entity(e, n) for e, n in zip(frame.series, frame.name, strict=True)])
    return _trend(
        _dated(frame, attrs, options),
        filters,
        options,
        key="entity-trend",
        title=_("How often they are mentioned"),
        evidence=lambda row: Evidence(row.label, {"entity": row.series} | period_of(row, options.step)),
    )


def _dated(frame: pd.DataFrame, attrs: dict[Any, Any], options: Options) -> pd.DataFrame:
    frame = frame[frame.period_start.notna()].reset_index(drop=True)
    frame = frame.assign(
        label=[f"{n}, {formats.period(p, options.step)}" for n, p in zip(frame.name, frame.period_start, strict=True)]
    )
    frame.attrs.update(attrs)
    return frame


def _trend(frame: pd.DataFrame, filters: Filters, options: Options, key: str, title: str, evidence: Find) -> Card:
    names = dict(zip(frame.series, frame.name, strict=True))
    unit = labels.count_unit(filters.unit)
    shown = lines.Trend(
        options.column, options.step, options.smooth, _unfinished(filters, options.step), len(names) <= BANDS
    )
    full = frame[(frame.total > 0) & frame[options.column].notna()]
    return Card(
        key=key,
        title=title,
        subtitle=_subtitle(frame, filters, options, unit),
        frame=frame,
        columns={"name": Column(_("Name")), "period_start": Column(_("Period from"), "date")}
        | shared_cards.count_columns(unit)
        | ({"sources": Column(_("Sources"), "integer")} if "sources" in frame else {}),
        filters=filters,
        draw=(lambda look: lines.trend(frame, look, names, shown)) if len(full) else None,
        finding=_finding(full, options),
        evidence=evidence,
        footnote=_notes(frame, options, unit),
        native=Native("line", "period_start", options.column, "name", options.column == "share", options.step),
    )


def _subtitle(frame: pd.DataFrame, filters: Filters, options: Options, unit: str) -> str:
    """The unit and what its share is taken of."""
    by_period = shared_cards.of_period(options.step)
    if options.column == "n":
        return _("Number {of_unit}, {by_period}", of_unit=labels.of_unit(filters.unit), by_period=by_period)
    if options.denominator == "sources":
        return _(
            "Mean of the shares of {unit} of the sources, each counting alike, {by_period}, with 95% intervals",
            unit=unit,
            by_period=by_period,
        )
    if options.denominator == "panel":
        return ngettext(
            "Share of {unit} of the {n} source with articles in every period, {by_period}, with 95% intervals",
            "Share of {unit} of the {n} sources with articles in every period, {by_period}, with 95% intervals",
            len(frame.attrs["panel"]),
            unit=unit,
            by_period=by_period,
        )
    of_unit = labels.of_unit(filters.unit)
    return _("Share {of_unit}, {by_period}, with 95% intervals", of_unit=of_unit, by_period=by_period)


def _finding(frame: pd.DataFrame, options: Options) -> str:
    if frame.empty or not frame.n.max() > 0:
        return _("No match in any dated article.")
    top = largest(frame, options.column)
    if "sources" in frame:
        return _("Highest: {name}, {share}.", name=top.label, share=formats.share(top["share"]))
    return _(
        "Highest: {name}, {n} of {total}.", name=top.label, n=formats.integer(top.n), total=formats.integer(top.total)
    )


def _notes(frame: pd.DataFrame, options: Options, unit: str) -> str:
    undated = {str(k): int(v) for k, v in dict(frame.attrs.get("undated") or {}).items() if v}
    notes = []
    if undated:
        names = dict(zip(frame.series, frame.name, strict=True))
        told = ", ".join(f"{names.get(code, code)} {n}" for code, n in undated.items())
        notes.append(_("Undated, not on the axis: {told}.", told=told))
    if options.smooth > 1:
        notes.append(_("The line is the mean of {n} periods, the points are as counted.", n=options.smooth))
    notes += _breaks(frame, lines.Trend(options.column), unit)
    notes += _taken_of(frame, options)
    return " ".join(notes)


def _breaks(frame: pd.DataFrame, shown: lines.Trend, unit: str) -> list[str]:
    """Where the line breaks; nothing where there is none."""
    if not lines.is_line(frame, shown):
        return []
    notes = [_("The line breaks where nothing was collected.")] if (frame.total == 0).any() else []
    if ((frame.total > 0) & ~lines.joined(frame, shown)).any():
        notes.append(
            _("Hollow marks: fewer than {n} {unit} in the period, joined to nothing.", n=lines.THIN, unit=unit)
        )
    return notes


def _taken_of(frame: pd.DataFrame, options: Options) -> list[str]:
    """What must be said of a denominator other than all articles."""
    if options.denominator == "sources":
        return [_("Articles of unknown source are in the counts, not in the mean.")]
    names = [labels.source(name) for name in frame.attrs.get("panel", [])]
    if not names:
        return []
    more = ngettext("and {n} more", "and {n} more", len(names) - TOLD) if len(names) > TOLD else ""
    return [_("The panel: {sources}.", sources=" ".join(filter(None, (", ".join(names[:TOLD]), more))))]


def _unfinished(filters: Filters, step: str) -> bool:
    """Whether the corpus ends before its last period does."""
    from dashboard.card.evidence import within

    last = formats.as_date(source.one("corpus", filters).get("date_to"))
    frame = source.ask("volume", filters, period=step)
    if last is None or frame.empty or step == "day":
        return False
    start = formats.as_date(frame.period_start.iloc[-1])
    end = within(Filters(), start, step).date_to if start else None
    return end is not None and last < end - dt.timedelta(days=1)


def forms(filters: Filters, chosen: list[str]) -> None:
    """The words in the texts that counted for each term."""
    names = _names(filters)
    with st.expander(_("The forms that were matched"), key="keyword-forms"):
        for term in chosen:
            frame = source.ask("keyword_forms", filters, lemma=term, limit=30)
            words = ", ".join(f"{row.text} ({row.n})" for row in each(frame))
            st.markdown(f"**{plain(names.get(term, term).removeprefix('◆ '))}**: {plain(words) or '–'}")
