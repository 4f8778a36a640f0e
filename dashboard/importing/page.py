"""The import page: who may, what is under way, the ways in, the preview."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analytics.imports import Row, staging
from dashboard import gate
from dashboard.data import source
from dashboard.importing import acts, back, changes, forms, roles, table, words, work
from dashboard.importing.after import bar
from dashboard.importing.jobs import Job, writing
from dashboard.importing.reasons import reason
from dashboard.state import controls
from dashboard.state.session import begin
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain

LOOK = "import-look"  # the preview job of this session
BATCH = "import-batch"  # its staged files


def show() -> None:
    """The whole page."""
    role = roles.current()
    if role.name is None:
        _closed(role)
        return
    if (run := get_script_run_ctx()) is not None:
        gate.make_room(run.session_id)
    names = {"import": _("Import"), "words": _("Own words"), "changes": _("Corrections")}
    desk = controls.segmented(
        _("What to do"), list(names), key="desk", format_func=lambda code: names[code], hidden=True
    )
    SECTIONS[desk]()


def _import_articles() -> None:
    folder = source.own_folder()
    _where(folder)
    _unfinished(folder)
    if (job := writing().of(folder)) is not None:
        _progress(folder) if job.state == "running" else _outcome(job)
    look: Job | None = st.session_state.get(LOOK)
    if look is None:
        _ways_in(folder)
        back.imports(folder)
    elif look.state == "running":
        _reading()
    else:
        _preview(folder, look)


SECTIONS: dict[str, Callable[[], None]] = {"import": _import_articles, "words": words.show, "changes": changes.show}


def _closed(role: roles.Role) -> None:
    st.info(_(role.reason), icon=":material/lock:")
    if role.can_log_in:
        st.button(_("Log in"), type="primary", key="login", on_click=st.login)


def _where(folder: Path) -> None:
    st.write(_("Each article is kept as a file of its own. First you see what was found; nothing is saved before."))
    kept = _("Articles are kept in {folder}.", folder=str(folder))
    if source.configured_folder() != folder:
        kept += " " + _("The sample stays as it is; afterwards choose “My articles” in the menu.")
    st.caption(plain(kept))


def _ways_in(folder: Path) -> None:
    names = [_("Files"), _("Paste"), _("Addresses"), _("Feeds")]
    for tab, form in zip(st.tabs(names, key="import-ways"), FORMS, strict=True):
        with tab:
            form(folder)


def _files(folder: Path) -> None:
    batch = forms.files(folder)
    if batch is not None:
        _look(lambda: acts.look(folder, batch), batch)


def _paste(folder: Path) -> None:
    batch = forms.paste(folder)
    if batch is not None:
        _look(lambda: acts.look(folder, batch), batch)


def _addresses(folder: Path) -> None:
    asked = forms.addresses()
    if asked is not None:
        told = asked.addresses, asked.defaults, forms.fetcher(), asked.source
        _look(lambda: acts.look_at_addresses(folder, *told))


def _feeds(folder: Path) -> None:
    chosen = forms.feeds()
    if chosen:
        acts.collect(folder, source.warehouse_of(folder), chosen, forms.fetcher())
        st.rerun()


FORMS: tuple[Callable[[Path], None], ...] = (_files, _paste, _addresses, _feeds)


def _look(start: Callable[[], Job], batch: staging.Batch | None = None) -> None:
    st.session_state[LOOK] = start()
    st.session_state[BATCH] = batch
    st.rerun()


@st.fragment(run_every=0.5)
def _reading() -> None:
    """The preview in the making."""
    begin()
    look: Job | None = st.session_state.get(LOOK)
    if look is None or look.state != "running":
        st.rerun()
    bar(look)
    st.button(_("Cancel"), key="cancel-look", on_click=_cancel, args=(source.own_folder(), look))


def _preview(folder: Path, look: Job) -> None:
    if look.state == "failed" or look.result is None:
        st.error(plain(look.error or _("The preview was stopped.")))
    else:
        if look.state == "stopped":
            st.warning(_("Stopped: this is what was read until then."))
        rows = table.show(look.result)
        with st.container(horizontal=True):
            text = ngettext("Import {n} article", "Import {n} articles", len(rows))
            if st.button(text, type="primary", key="import-now", icon=":material/upload:", disabled=not rows):
                _import(folder, rows)
            st.button(_("Back"), key="import-back", on_click=_forget)
        return
    st.button(_("Back"), key="import-back", on_click=_forget)


def _forget() -> None:
    """Leave the preview; what was staged for it goes."""
    st.session_state.pop(LOOK, None)
    batch: staging.Batch | None = st.session_state.pop(BATCH, None)
    if batch is not None:
        _discard(source.own_folder(), batch)


def _discard(folder: Path, batch: staging.Batch) -> None:
    acts.told(lambda: acts.discard(folder, batch))


def _cancel(folder: Path, job: Job) -> None:
    acts.told(lambda: acts.cancel(folder, job))


def _import(folder: Path, rows: list[Row]) -> None:
    acts.bring(folder, source.warehouse_of(folder), rows, st.session_state.get(BATCH))
    st.session_state.pop(LOOK, None)
    st.session_state.pop(BATCH, None)
    st.rerun()


@st.fragment(run_every=0.5)
def _progress(folder: Path) -> None:
    """The import under way, also of somebody else."""
    begin()
    job = writing().of(folder)
    if job is None or job.state != "running":
        st.rerun()
    with st.container(border=True, key="import-progress"):
        bar(job)
        st.caption(_("You can go on reading on the other pages meanwhile."))
        st.button(_("Cancel"), key="cancel-import", on_click=_cancel, args=(folder, job))


def _outcome(job: Job) -> None:
    """What the last import did."""
    if job.state == "failed":
        st.error(plain(job.error))
        return
    found: work.Imported | None = job.result
    if found is None or job.kind not in ("import", "collect"):
        return
    saved = ngettext("{n} article was saved.", "{n} articles were saved.", len(found.saved))
    if job.state == "stopped":
        st.warning(saved + " " + _("The import was stopped; what was saved is kept."))
    elif found.saved:
        st.success(saved)
    else:
        st.info(_("Nothing new was found."))
    _links(found)
    if found.failed:
        with st.expander(ngettext("{n} address failed", "{n} addresses failed", len(found.failed))):
            st.dataframe(
                [{_("Address"): a, _("Reason"): reason(r)} for a, r in found.failed], hide_index=True, key="failed"
            )


def _links(found: work.Imported) -> None:
    """Links to the first of the new articles; where they stand in another folder, the reader is taken there."""
    if not found.built:
        return
    own = source.OWN if source.own_folder() != source.configured_folder() else source.SAMPLE
    for key, title in found.links:
        label, icon = plain(title), ":material/article:"
        if own == source.SAMPLE:
            st.page_link("app_pages/article.py", label=label, icon=icon, query_params={"article": key})
        elif st.button(label, icon=icon, type="tertiary", key=f"new-{key}", on_click=_switch, args=(own,)):
            st.switch_page("app_pages/article.py", query_params={"article": key})


def _switch(corpus: str) -> None:
    st.session_state["corpus"] = corpus


def _unfinished(folder: Path) -> None:
    """An import that was under way when the program was stopped."""
    for batch in table.abandoned(folder):
        with st.container(border=True, key=f"unfinished-{batch.folder.name}"):
            n = len(batch.wanted or ())
            st.write(ngettext("An import of {n} article was cut short.", "An import of {n} articles was cut short.", n))
            if st.button(_("Look at it again"), key=f"again-{batch.folder.name}"):
                _look(partial(acts.look, folder, batch), batch)
            st.button(_("Discard"), key=f"discard-{batch.folder.name}", on_click=_discard, args=(folder, batch))
