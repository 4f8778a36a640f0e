"""Correcting in the article's page: the article itself, a figure, a mention; and what was corrected before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analytics.corrections import Correction, digest, history
from analytics.corrections.record import ALONE, MAY_BE_UNKNOWN
from analytics.errors import ElchiError
from analytics.records import LANGUAGES
from dashboard.data import source
from dashboard.data.rows import each
from dashboard.data.source import Filters
from dashboard.importing import acts, after, back, roles
from dashboard.text import formats, labels
from dashboard.text.i18n import _
from dashboard.text.safe_html import plain

NEAR = dt.timedelta(days=10)  # articles of these days are offered as the same story
MOST = 300
OFFERED = 100  # names
_TEXTS = ("unit", "period", "object", "claimant")


def panel(article: dict[str, Any], marks: pd.DataFrame) -> None:
    """For editors alone: forms to correct what is shown, each an added line, each to be undone."""
    if roles.current().name is None:
        return
    after.under_way()
    drawer = st.expander(_("Correct"), icon=":material/edit:", key="correct", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        names = [_("This article"), _("A figure"), _("A mention"), _("History")]
        whole, figure, mention, told = st.tabs(names, key="correct-what")
        with whole:
            _article(article)
            back.remove(str(article["path"]), str(article["text"]), _text(article["title"]))
        with figure:
            _figure(article)
        with mention:
            _mention(article, marks)
        with told:
            _history(article)


def _save(article: dict[str, Any], about: str, place: dict[str, Any], **given: Any) -> None:  # noqa: ANN401
    """Write the correction and let the tables be made anew; an error is a sentence below the form."""
    try:
        copies = source.ask("copies", key=str(article["key"])).path.astype(str)
        paths = (str(article["path"]), *copies)
        acts.correct(Correction(about, str(article["key"]), digest(str(article["text"])), paths, **place, **given))
    except (ElchiError, OSError) as error:
        st.error(plain(after.told(error)))
        return
    st.rerun()


def _article(article: dict[str, Any]) -> None:
    with st.form("correct-article", border=False):
        left, right = st.columns(2)
        title = left.text_input(_("Title"), value=_text(article["title"]), max_chars=300)
        outlet = right.text_input(
            _("Source"), value=_text(article["source"]), max_chars=200, placeholder=_("not known")
        )
        known = formats.as_date(article["date"])
        day = left.date_input(_("Date"), value=known, min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1))
        undated = left.checkbox(_("The date is not known"), value=known is None)
        language = right.selectbox(
            _("Language"),
            LANGUAGES,
            index=LANGUAGES.index(article["language"]) if article["language"] in LANGUAGES else None,
            format_func=labels.text_language,
        )
        stories = {"": _("as found"), ALONE: _("a story of its own")} | _neighbours(article)
        story = st.selectbox(_("The same story as"), list(stories), format_func=lambda key: str(stories[key]))
        note = st.text_input(_("Note"), max_chars=500)
        if not st.form_submit_button(_("Save"), type="primary"):
            return
    given = {"title": title.strip(), "source": outlet.strip(), "date": "" if undated or not day else day.isoformat()}
    before = {
        "title": _text(article["title"]),
        "source": _text(article["source"]),
        "date": known.isoformat() if known else "",
    }
    values = {
        name: value or (None if name in MAY_BE_UNKNOWN else "")
        for name, value in given.items()
        if value != before[name]
    }
    values |= {"language": language} if language and language != article["language"] else {}
    _save(article, "article", {}, values=values | ({"story": story} if story else {}), note=note.strip())


def _text(value: object) -> str:
    return "" if formats.missing(value) else str(value)


def _neighbours(article: dict[str, Any]) -> dict[str, str]:
    """Articles of about the same days, by key."""
    day = formats.as_date(article["date"])
    filters = Filters(date_from=day - NEAR, date_to=day + NEAR) if day else source.NOTHING
    frame = source.ask("articles", filters, page=1, size=MOST)
    return {str(row.key): _listed(row) for row in each(frame) if str(row.key) != article["key"]}


def _listed(row: Any) -> str:  # noqa: ANN401 - a row of a frame
    return f"{formats.date(row.date)} · {labels.source(row.source, row.kind)} · {_text(row.title)}"


def _figure(article: dict[str, Any]) -> None:
    frame = source.ask("figures", source.NOTHING, page=1, size=MOST, article=int(article["article_id"]))
    if frame.empty:
        st.caption(_("No figure was found in this article."))
        return
    rows = {str(row.figure_id): row for row in each(frame)}
    chosen = st.selectbox(
        _("Figure"),
        list(rows),
        key="correct-figure",
        format_func=lambda name: f"{rows[name].text} – {labels.measure(rows[name].measure)}",
    )
    row = rows[str(chosen)]
    place = {"start": int(row.start), "end": int(row.end), "text": str(row.text)}
    with st.form(f"correct-figure-{chosen}", border=False):
        values = _figure_fields(row)
        note = st.text_input(_("Note"), max_chars=500)
        with st.container(horizontal=True):
            saved = st.form_submit_button(_("Save"), type="primary")
            rejected = st.form_submit_button(_("This is no such figure"))
    if saved:
        _save(article, "figure", place, values=values, note=note.strip())
    elif rejected:
        _save(article, "figure", place, rejected=True, note=note.strip())


def _figure_fields(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of a frame
    """The fields of a figure that differ from what was found."""
    left, middle, right = st.columns(3)
    own = [word.entity for word in source.own_words().values() if word.about == "measure"]
    measures = dict.fromkeys([*labels.MEASURES, *own, str(row.measure)], "")
    measure = left.selectbox(
        _("What it measures"), list(measures), _at(measures, row.measure), format_func=labels.measure
    )
    value = middle.number_input(_("Value"), value=None if formats.missing(row.value) else float(row.value))
    modality = right.selectbox(
        _("Modality"), list(labels.MODALITIES), _at(labels.MODALITIES, row.modality), format_func=labels.modality
    )
    names = {"unit": _("Unit"), "period": _("Period (EDTF)"), "object": _("Of what"), "claimant": _("Said by")}
    texts = {
        name: (left, middle, right, left)[number].text_input(
            names[name], value=_text(getattr(row, name)), max_chars=200
        )
        for number, name in enumerate(_TEXTS)
    }
    before = [str(code) for code in row.parties] if row.parties is not None else []
    partners = middle.text_input(_("Partners (codes)"), value=" ".join(before), max_chars=200)
    found: dict[str, Any] = {"measure": measure} if measure != row.measure else {}
    found |= {"modality": modality} if modality != row.modality else {}
    if value is not None and (formats.missing(row.value) or value != float(row.value)):
        found |= dict.fromkeys(("value", "low", "high"), value)
    found |= {name: text.strip() or None for name, text in texts.items() if text.strip() != _text(getattr(row, name))}
    parties = partners.replace(",", " ").upper().split()
    return found | ({"parties": parties} if parties != before else {})


def _at(options: Mapping[str, object], code: object) -> int | None:
    return list(options).index(str(code)) if code in options else None


def _mention(article: dict[str, Any], marks: pd.DataFrame) -> None:
    named = marks[marks.layer.isin(labels.KINDS)]
    if named.empty:
        st.caption(_("Nothing was recognised."))
        return
    rows = {f"{row.start}-{row.end}": row for row in each(named)}
    text = str(article["text"])
    chosen = st.selectbox(
        _("Mention"),
        list(rows),
        key="correct-mention",
        format_func=lambda name: _shown(rows[name], text),
    )
    row = rows[str(chosen)]
    place = {"start": int(row.start), "end": int(row.end), "text": text[int(row.start) : int(row.end)]}
    typed = st.text_input(_("Find a name"), key=f"correct-find-{chosen}", max_chars=100).strip()
    known = _named(typed) | {str(row.ref): (str(row.label), str(row.layer))}
    with st.form(f"correct-mention-{chosen}", border=False):
        entity = st.selectbox(
            _("It means"),
            list(known),
            0 if typed else list(known).index(str(row.ref)),
            format_func=lambda code: labels.entity(code, *known[code]),
        )
        note = st.text_input(_("Note"), max_chars=500)
        with st.container(horizontal=True):
            saved = st.form_submit_button(_("Save"), type="primary")
            rejected = st.form_submit_button(_("This is no such mention"))
    if saved:
        name, kind = known[entity]
        values = {} if entity == row.ref else {"entity": entity, "name": name, "kind": kind}
        _save(article, "mention", place, values=values, note=note.strip())
    elif rejected:
        _save(article, "mention", place, rejected=True, note=note.strip())


def _named(typed: str) -> dict[str, tuple[str, str]]:
    """Name and kind, by entity, of those whose name begins so; of the most mentioned ones where nothing is typed."""
    if typed:
        frame = source.ask("entity_suggest", prefix=typed, limit=OFFERED)
    else:
        frame = source.ask("entities_top", source.NOTHING, kind="", limit=OFFERED)
    return {str(one.entity): (str(one.name), str(one.kind)) for one in each(frame)}


def _shown(row: Any, text: str) -> str:  # noqa: ANN401 - a row of a frame
    line = text.rfind("\n", 0, int(row.start)) + 1  # nothing of a head of fields that stands above
    around = text[max(int(row.start) - 20, line) : int(row.end) + 20].replace("\n", " ")
    return f"{labels.entity(row.ref, row.label, row.layer)}: …{around}…"


def _history(article: dict[str, Any]) -> None:
    told = history(after.folder(), str(article["key"]), digest(str(article["text"])), str(article["path"]))
    if not told:
        st.caption(_("Nothing was corrected in this article."))
    for line, stands in told:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(said(line)) if stands or line.undoes else f"~~{plain(said(line))}~~")
            if stands and st.button(_("Undo"), key=f"undo-{line.id}"):
                take_back(line.id)


def take_back(name: str) -> None:
    """Undo a correction and build anew."""
    try:
        acts.undo_correction(name)
    except (ElchiError, OSError) as error:
        st.error(plain(after.told(error)))
        return
    st.rerun()


def said(line: Correction) -> str:
    """A correction in one line: when, who, what."""
    if line.undoes:
        what = _("undone")
    elif line.rejected:
        what = _("rejected: “{text}”", text=line.text)
    else:
        what = ", ".join(f"{labels.field(name)} = {_value(name, value)}" for name, value in line.values.items())
        what = f"“{line.text}”: {what}" if line.text else what
    return " · ".join(part for part in (formats.date(line.at[:10]), line.who, what, line.note) if part)


def _value(name: str, value: object) -> str:
    if value is None:
        return _("not known")
    named = {
        "measure": labels.measure,
        "modality": labels.modality,
        "language": labels.text_language,
        "kind": labels.kind,
    }
    if name in named:
        return named[name](value)
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
