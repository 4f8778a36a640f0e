"""Own words in the page: listed, written in a form, tried on the corpus, kept, changed, removed, undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics import glossary
from analytics.errors import ElchiError
from analytics.glossary import Entry
from dashboard.data import source
from dashboard.data.rows import each
from dashboard.importing import acts, after, word_form
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain

DRAFT, EDITED, FORM = "own-draft", "own-edited", "own-form"
SHOWN = 6  # sentences of a preview
LINES = 30  # of the history


def show() -> None:
    """The section; only editors reach it."""
    st.write(
        _(
            "Names, measures and outlets that the program does not know. They are found in every form, in all articles "
            "of this folder, and are marked as own in lists and files."
        )
    )
    st.caption(plain(_("They are kept in {folder}.", folder=str(glossary.file_of(after.folder())))))
    after.under_way()
    lines, wrong = glossary.read_lines(after.folder())
    for reason in wrong:
        st.warning(plain(reason))
    _list(glossary.standing(lines))
    draft: Entry | None = st.session_state.get(DRAFT)
    if draft is not None:
        _preview(draft)
    else:
        _form(glossary.standing(lines))
    _history(lines)


def _list(words: list[Entry]) -> None:
    if not words:
        st.info(_("There are no own words yet."))
        return
    st.markdown("#### " + ngettext("{n} own word", "{n} own words", len(words)))
    counts = _counts()
    for word in words:
        with st.container(border=True, key=f"own-{word.id}", gap="small"):
            st.markdown(f"**{plain(word.name)}** · {plain(_what(word))}")
            st.caption(plain(" · ".join(filter(None, (_aliases(word), word.note, _found(counts.get(word.id)))))))
            with st.container(horizontal=True):
                st.button(_("Change"), key=f"own-edit-{word.id}", icon=":material/edit:", on_click=_edit, args=(word,))
                if st.button(_("Remove"), key=f"own-remove-{word.id}", icon=":material/delete:"):
                    _do(partial(acts.remove_word, word.id))


def _counts() -> dict[str, Any]:
    """What the tables say of each word; empty where there are none yet, or they know none."""
    try:
        return {str(row.id): row for row in each(source.ask("own_words"))}
    except ElchiError:
        return {}


def _found(row: Any) -> str:  # noqa: ANN401 - a row of a frame
    if row is None:
        return _("not yet in the tables")
    places = ngettext("{n} place", "{n} places", int(row.n))
    return _("{places} in {articles}", places=places, articles=_articles(int(row.articles)))


def _articles(n: int) -> str:
    return ngettext("{n} article", "{n} articles", n)


def _what(word: Entry) -> str:
    """What an own word is, in a few words."""
    if word.about == "measure":
        return _("Measure") + ": " + ", ".join(word_form.unit(unit) for unit in word.units)
    if word.about == "outlet":
        domains = ", ".join(word.domains)
        return " · ".join(
            filter(None, (_("Outlet"), labels.country(word.country), labels.ownership(word.kind), domains))
        )
    known = not word.entity.startswith(glossary.PREFIX)
    return labels.kind(word.kind) + (" · " + _("further names") if known else "")


def _aliases(word: Entry) -> str:
    return "; ".join(name for names in word.aliases.values() for name in names)


def _edit(word: Entry) -> None:
    st.session_state[EDITED] = word
    st.session_state.pop(DRAFT, None)


def _form(words: list[Entry]) -> None:
    edited: Entry | None = st.session_state.get(EDITED)
    kept = edited.id or edited.replaces if edited else ""
    if kept and kept not in {word.id for word in words}:
        edited, kept = None, ""  # somebody else has changed it
    title = _("Change “{name}”", name=edited.name) if edited and kept else _("Add a word")
    with st.container(border=True, key=FORM):
        st.markdown("#### " + plain(title))
        given = word_form.show(edited, st.session_state.get("own-round", 0))
        if kept:
            st.button(_("Leave it as it is"), key="own-leave", on_click=_leave)
        if given is None:
            return
        try:
            st.session_state[DRAFT] = glossary.checked(given)
        except ElchiError as error:
            st.error(plain(after.told(error)))
            return
    st.rerun()


def _back(draft: Entry) -> None:
    """To the form, with all that was written in it."""
    _leave()
    st.session_state[EDITED] = draft


def _leave() -> None:
    """Close the form and forget what was being written."""
    for key in (EDITED, DRAFT):
        st.session_state.pop(key, None)
    st.session_state["own-round"] = st.session_state.get("own-round", 0) + 1


def _preview(draft: Entry) -> None:
    """What the word would find, before it is kept."""
    with st.container(border=True, key="own-preview"):
        st.markdown(f"#### {plain(draft.name)}")
        st.caption(plain(f"{_what(draft)} · {_aliases(draft)}"))
        _tried(draft)
        with st.container(horizontal=True):
            if st.button(_("Save the word"), type="primary", key="own-save", icon=":material/check:"):
                _do(partial(acts.add_word, draft))
            st.button(_("Back to the form"), key="own-back", on_click=_back, args=(draft,))


def _tried(draft: Entry) -> None:
    try:
        with st.spinner(_("Looking through the articles")):
            frame = source.ask("occurrences", word=draft.as_line())
    except ElchiError as error:
        st.info(plain(str(error)))
        return
    places = ngettext("{n} new place", "{n} new places", len(frame))
    st.markdown(f"**{_('{places} in {articles}', places=places, articles=_articles(frame.article_id.nunique()))}**")
    st.caption(plain(_scope(frame)))
    st.caption(plain(_before(frame, draft)))
    for row in each(frame.head(SHOWN)):
        word_form.sentence(row, f"own-{row.Index}")


def _scope(frame: pd.DataFrame) -> str:
    """Through how much was looked, and how closely."""
    told = frame.attrs
    text = _(
        "{looked} looked through, {able} can hold it.",
        looked=_articles(told["looked"]),
        able=formats.integer(told["able"]),
    )
    if told["able"] > told["examined"]:
        text += " " + _("Counted in the newest {n} of these.", n=formats.integer(told["examined"]))
    return text


def _before(frame: pd.DataFrame, draft: Entry) -> str:
    """What stands in those places now."""
    taken = frame[frame.before.notna()].before.astype(str).value_counts()
    if taken.empty:
        return ""
    taken = taken.head(5)
    names = source.names(map(str, taken.index))
    say = labels.measure if draft.about == "measure" else lambda code: labels.entity(code, names.get(code, code))
    return _("Read there now: {list}", list=", ".join(f"{say(code)} ({n})" for code, n in taken.items()))


def _do(act: Callable[[], None]) -> None:
    try:
        act()
    except (ElchiError, OSError) as error:
        st.error(plain(after.told(error)))
        return
    _leave()
    st.rerun()


def _history(lines: list[Entry]) -> None:
    if not lines:
        return
    can = {line.id for line in glossary.undoable(lines)}
    with st.expander(_("History"), key="own-history"):
        for line in lines[::-1][:LINES]:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(_said(line)))
                if line.id in can and st.button(_("Undo"), key=f"own-undo-{line.id}"):
                    _do(partial(acts.undo_word, line.id))


def _said(line: Entry) -> str:
    what = (
        _("undone") if line.undoes else _("removed") if line.removed else _("changed") if line.replaces else _("added")
    )
    return " · ".join(part for part in (formats.date(line.at[:10]), line.who, what, line.name, _aliases(line)) if part)
