"""Two groups of articles against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.card import Card, Column, Evidence
from dashboard.card.model import Native
from dashboard.charts import bars, scatter
from dashboard.data import source
from dashboard.data.rows import Row, each
from dashboard.data.source import Filters
from dashboard.state import controls
from dashboard.state import filters as filter_bar
from dashboard.text import formats, labels
from dashboard.text.i18n import _
from dashboard.views.changes import apart, chance
from dashboard.views.terms import term_name

BY = ("source", "lang", "country", "time")
RANKED = 10  # of each side in the ranked bars
LARGE = 50  # articles; below this five articles and two sources for a term would leave nothing


@dataclass(frozen=True, slots=True)
class Groups:
    """Two groups, each as filters, with their names."""

    a: Filters
    b: Filters
    name_a: str
    name_b: str
    of: str = "keywords"  # what is compared: keywords, or concepts where the languages differ


def choose(filters: Filters) -> Groups | None:
    """What is compared: two languages, sources, countries, or before and after a day."""
    by = controls.segmented(
        _("Compare"),
        BY,
        default="source",
        key="by",
        format_func=lambda b: {
            "lang": _("Languages"),
            "source": _("Sources"),
            "country": _("Countries"),
            "time": _("Before and after"),
        }[b],
    )
    of = controls.segmented(
        _("What of them"),
        ("keywords", "concepts"),
        default="concepts" if by == "lang" else "keywords",  # two languages share no word
        key=f"{by}-of",
        format_func=lambda code: _("Keywords") if code == "keywords" else _("Concepts"),
    )
    groups = _times(filters) if by == "time" else _two(filters, str(by))
    return replace(groups, of=of) if groups else None


def _two(filters: Filters, by: str) -> Groups | None:
    choices = [code for code in filter_bar.options()[by] if code]
    if len(choices) < 2:
        st.info(_("There is only one to choose: nothing to compare."))
        return None
    named = filter_bar.naming(by)
    left, right = st.columns(2)
    with left:
        a = controls.select(_("First group"), choices, key=f"{by}-a", format_func=named)
    with right:
        b = controls.select(_("Second group"), choices, default=choices[1], key=f"{by}-b", format_func=named)
    if a is None or b is None or a == b:
        st.info(_("Choose two different groups."))
        return None
    return Groups(_group(by, a), _group(by, b), named(a), named(b))


def _group(by: str, code: str) -> Filters:
    return {
        "lang": Filters(languages=(code,)),
        "source": Filters(sources=(code,)),
        "country": Filters(countries=(code,)),
    }[by]


def _times(filters: Filters) -> Groups | None:
    span = filter_bar.corpus_dates(source.one("corpus", filters))
    if span is None or span[0] == span[1]:
        st.info(_("The articles are of one day, or not dated: there is no before and after."))
        return None
    middle = span[0] + (span[1] - span[0]) // 2
    day = controls.day(
        _("The second group begins on"), key="border", default=middle, low=span[0] + dt.timedelta(days=1), high=span[1]
    )
    names = _("before {date}", date=formats.date(day)), _("from {date}", date=formats.date(day))
    return Groups(Filters(date_to=day - dt.timedelta(days=1)), Filters(date_from=day), *names)


def cards(filters: Filters, groups: Groups) -> Iterator[Card]:
    """The ranked bars, then the scatter with its table."""
    large = int(source.one("corpus", filters).get("articles") or 0) >= LARGE
    least = (5, 2) if large else (1, 1)
    frame = source.ask(
        "compare", filters, a=groups.a, b=groups.b, min_articles=least[0], min_sources=least[1], of=groups.of
    )
    totals = (int(frame.attrs.get("total_a", 0)), int(frame.attrs.get("total_b", 0)))
    frame = frame.assign(
        label=[term_name(lemma, keyword) for lemma, keyword in zip(frame.lemma, frame.keyword, strict=True)],
        share_a=frame.n_a / max(totals[0], 1),
        share_b=frame.n_b / max(totals[1], 1),
    )
    note = _least(*least) if large else _("Few articles: terms are shown from one article on, and chance plays a part.")
    yield _ranked(frame, filters, groups, note)
    yield _scattered(frame, filters, groups, totals, note)


def _least(articles: int, sources: int) -> str:
    return _(
        "Only what stands in at least {articles} articles and {sources} sources.", articles=articles, sources=sources
    )


def _columns(groups: Groups) -> dict[str, Column]:
    two = [("a", groups.name_a), ("b", groups.name_b)]
    columns = {"label": Column(_("Keyword") if groups.of == "keywords" else _("Concept"))}
    columns |= {f"n_{k}": Column(_("Count, {group}", group=name), "integer") for k, name in two}
    columns |= {f"per_million_{k}": Column(_("Per million words, {group}", group=name), "number") for k, name in two}
    columns |= {f"articles_{k}": Column(_("Articles, {group}", group=name), "integer") for k, name in two}
    columns |= {f"sources_{k}": Column(_("Sources, {group}", group=name), "integer") for k, name in two}
    return columns | {
        "log_ratio": Column(_("Log ratio"), "number"),
        "g2": Column("G2", "number"),
        "lrc": Column(_("Log ratio, conservative"), "number"),
    }


def _ranked(frame: pd.DataFrame, filters: Filters, groups: Groups, note: str) -> Card:
    whole = apart(frame, ("n_a", "n_b"))
    a = whole[whole.log_ratio > 0].head(RANKED).sort_values("log_ratio", ascending=False)
    b = whole[whole.log_ratio < 0].head(RANKED).sort_values("log_ratio", ascending=False)
    top = pd.concat([a, b]).reset_index(drop=True)
    hover = [
        _("{name}: {n_a} in {a}, {n_b} in {b}", name=r.label, n_a=r.n_a, n_b=r.n_b, a=groups.name_a, b=groups.name_b)
        for r in each(top)
    ]
    sure = [bool(bound) for bound in top.lrc]
    return Card(
        key="compare-ranked",
        title=_("{a} against {b}", a=groups.name_a, b=groups.name_b),
        subtitle=_(
            "Log ratio of the shares: 1 is twice as often, to the right in {a}, to the left in {b}",
            a=groups.name_a,
            b=groups.name_b,
        ),
        frame=top,
        columns=_columns(groups),
        filters=filters,
        draw=(lambda look: bars.diverging(top, look, list(top.label), hover, sure)) if len(top) else None,
        finding=_("Most of {group}: {name}.", group=groups.name_a, name=top.label.iloc[0]) if len(top) else "",
        evidence=lambda row: _evidence(row, groups),
        footnote=" ".join(filter(None, (note, chance(sure)))),
        native=Native("bar", "label", "log_ratio"),
    )


def _scattered(frame: pd.DataFrame, filters: Filters, groups: Groups, totals: tuple[int, int], note: str) -> Card:
    unit = labels.count_unit(filters.unit)
    return Card(
        key="compare-scatter",
        title=_("All keywords of both") if groups.of == "keywords" else _("All concepts of both"),
        subtitle=_(
            "Share of {n_a} {unit} in {a} and of {n_b} in {b}; on the line both are alike",
            n_a=formats.integer(totals[0]),
            n_b=formats.integer(totals[1]),
            unit=unit,
            a=groups.name_a,
            b=groups.name_b,
        ),
        frame=frame,
        columns=_columns(groups),
        filters=filters,
        draw=(lambda look: scatter.shares(frame, look, groups.name_a, groups.name_b)) if len(frame) else None,
        evidence=lambda row: _evidence(row, groups),
        footnote=note,
    )


def _evidence(row: Row, groups: Groups) -> Evidence:
    """The sentences of the group in which the term is commoner."""
    group, name = (groups.a, groups.name_a) if row.log_ratio >= 0 else (groups.b, groups.name_b)
    return Evidence(f"{row.label}, {name}", {"lemma": row.lemma}, group)
