"""The menu of a card: pictures, files, link, citation, deck."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pandas as pd
import streamlit as st

from analytics.warehouse.output import to_csv, to_xlsx
from dashboard.card import deck
from dashboard.card.model import Card
from dashboard.card.picture import picture
from dashboard.data import source
from dashboard.exports import cite
from dashboard.exports.about import About
from dashboard.exports.pptx import as_pptx
from dashboard.state import filters
from dashboard.state.session import later
from dashboard.text import labels
from dashboard.text.i18n import _, ngettext


def show(card: Card) -> None:
    """Draw the menu."""
    about = about_card(card)
    with st.popover(_("Save"), icon=":material/download:", key=f"menu-{card.key}", help=_("Save, cite, present")):
        if card.draw:
            picture(card.key, about)
        _files(card, about)
        _citation(card, about)
        st.button(
            _("Add to the deck"),
            key=f"deck-{card.key}",
            icon=":material/add_to_queue:",
            width="stretch",
            on_click=partial(deck.add, card, about),
        )
        if deck.holds(card):
            st.caption(_("It is in the deck."))


def _files(card: Card, about: About) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        for name, mime, make in (
            ("CSV", "text/csv", lambda: to_csv(tidy(card), {})),
            (
                "XLSX",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                lambda: to_xlsx(tidy(card), dict(about.lines())),
            ),
            (
                "PPTX",
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                lambda: as_pptx([deck.as_slide(deck.item(card, about))]),
            ),
        ):
            st.download_button(
                name,
                data=later(make),
                file_name=f"elchi-{card.key}.{name.lower()}",
                mime=mime,
                key=f"{name.lower()}-{card.key}",
                on_click="ignore",
            )


def _citation(card: Card, about: About) -> None:
    with st.expander(_("Cite")):
        today, link = dt.date.today(), link_of()
        for style, make in (("APA", cite.apa), ("BibTeX", cite.bibtex), (_("Plain"), cite.plain)):
            st.caption(style)
            st.code(make(about, link, today), language=None, wrap_lines=True)


def link_of() -> str:
    """The address of what is shown, with its whole state."""
    from urllib.parse import urlencode

    base = (st.context.url or "").split("?")[0]
    query = urlencode([(key, value) for key in st.query_params for value in st.query_params.get_all(key)])
    return f"{base}?{query}" if query else base


def about_card(card: Card) -> About:
    """Where the card comes from."""
    whole, part = source.meta(), source.one("corpus", card.filters)
    return About(
        title=card.title,
        subtitle=card.subtitle,
        filters=filters.describe(card.filters),
        selected=int(part.get("articles") or 0),
        total=int(whole.get("articles") or 0),
        sources=_sources(card),
        version=str(whole.get("version") or ""),
        built=str(whole.get("built_at") or "")[:10],
        sample=bool(part.get("restated")),
        edited=_edited(card),
    )


def _edited(card: Card) -> str:
    """How much editors changed in the articles behind a card: what was rejected is in no row of it."""
    frame = source.ask("corrections", card.filters)
    if frame.empty:
        return ""
    changed = ngettext("{n} corrected or noted", "{n} corrected or noted", int((~frame.rejected).sum()))
    return changed + ", " + ngettext("{n} rejected", "{n} rejected", int(frame.rejected.sum()))


def collected(card: Card) -> str:
    """What stands behind a card: articles, languages, sources."""
    part = source.one("corpus", card.filters)
    text = ngettext("{n} article", "{n} articles", int(part.get("articles") or 0))
    frame = source.ask("sources", card.filters)
    codes = sorted({str(code) for codes in frame.languages for code in codes})
    return f"{text} · {', '.join(labels.text_language(code) for code in codes)} · {_sources(card)}."


def _sources(card: Card) -> str:
    frame = source.ask("sources", card.filters)
    kind = source.sources_kind(card.filters)
    names = [labels.source(name, kind) for name in frame.source if name]
    more = ngettext("and {n} more", "and {n} more", len(names) - 4) if len(names) > 4 else ""
    return ", ".join(names[:4]) + (f" {more}" if more else "")


def tidy(card: Card) -> pd.DataFrame:
    """The data of a card for a file: raw values under the headings of the screen, all that checks a count."""
    own = [name for name in card.columns if name in card.frame]
    if card.saved:
        extra = {card.columns[name].title: card.frame[name] for name in own if name == "converted"}
        return card.saved(card.frame).assign(**extra)
    more = [n for n in ("period_start", "n", "total", "share", "low", "high") if n in card.frame and n not in own]
    titles = [card.columns[name].title for name in own]
    frame = card.frame[own + more]
    twice = {title for title in titles if titles.count(title) > 1}
    told = [f"{title} ({name})" if title in twice else title for name, title in zip(own, titles, strict=True)]
    return frame.set_axis([*told, *more], axis=1)
