"""The Present page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.card import deck
from dashboard.card.picture import BUTTON
from dashboard.exports.pptx import as_pptx
from dashboard.state.session import fragment, later, look
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain

_FULL_JS = """
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
}
"""
_full = st.components.v2.component(
    "elchi_full_screen", html="<button></button>", css=BUTTON, js=_FULL_JS, isolate_styles=True
)
STAGE = 560  # pixels of a chart on the stage
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def show() -> None:
    """The list of slides with its tools, or how to begin."""
    kept = deck.items()
    with st.container(key="slides"):  # of their own: what stands below keeps its place, and stays open, without one
        if not kept:
            st.info(_("The deck is empty. On any page, open Save on a chart and choose Add to the deck."))
        else:
            _tools()
            for i, item in enumerate(kept):
                _row(i, item, len(kept))
    _open()


def _tools() -> None:
    kept = deck.items()
    with st.container(horizontal=True, key="deck-tools"):
        if st.button(_("Start"), type="primary", icon=":material/slideshow:", key="start"):
            st.session_state["slide"] = 0
            _stage()
        st.download_button(
            _("PowerPoint"),
            data=later(lambda: as_pptx([deck.as_slide(item) for item in kept])),
            file_name="elchi.pptx",
            mime=PPTX,
            key="deck-pptx",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            _("Save the deck"),
            data=deck.save(kept),
            file_name="elchi-deck.json",
            mime="application/json",
            key="deck-save",
            icon=":material/save:",
            on_click="ignore",
        )
    st.caption(ngettext("{n} slide", "{n} slides", len(kept)))


def _row(i: int, item: deck.Item, n: int) -> None:
    with st.container(border=True, key=f"slide-{i}"):
        left, right = st.columns([4, 1])
        with left:
            st.markdown(f"**{i + 1}. {plain(item.title)}**  \n:gray[{plain(item.subtitle)}]")
        with right, st.container(horizontal=True, gap="xsmall", horizontal_alignment="right"):
            st.button(
                ":material/arrow_upward:",
                key=f"up-{i}",
                disabled=i == 0,
                help=_("Up"),
                on_click=partial(deck.move, i, -1),
            )
            st.button(
                ":material/arrow_downward:",
                key=f"down-{i}",
                disabled=i == n - 1,
                help=_("Down"),
                on_click=partial(deck.move, i, 1),
            )
            st.button(":material/delete:", key=f"remove-{i}", help=_("Take out"), on_click=partial(deck.remove, i))
        key = f"notes-{i}-{hash(item.chart + item.title) & 0xFFFFFF}"
        # kept before the page is drawn again: the file to be saved is made above
        st.text_area(
            _("Notes"), value=item.notes, key=key, height=80, on_change=lambda: deck.note(i, st.session_state[key])
        )


def _open() -> None:
    with st.expander(_("Open a saved deck")):
        file = st.file_uploader(_("A deck of Elchi"), type="json", key="deck-file")
        if file and st.button(_("Open, in place of the one above"), key="deck-open"):
            try:
                st.session_state["deck"] = deck.load(file.getvalue())
            except ValueError as error:
                st.error(plain(str(error)))
                return
            st.rerun()


@st.dialog(" ", width="large", dismissible=True)
def _stage() -> None:
    """One slide as large as the window; the arrow keys turn the pages."""
    _slide()


@fragment
def _slide() -> None:
    kept = deck.items()
    i = min(int(st.session_state.get("slide", 0)), len(kept) - 1)
    item = kept[i]
    with st.container(key="stage"):
        st.markdown(f"## {plain(item.title)}\n#### :gray[{plain(item.subtitle)}]")
        chart = deck.figure_of(item, look(big=True))
        if chart is not None:
            chart.update_layout(height=STAGE)
            st.plotly_chart(chart, theme=None, key=f"stage-{i}", config={"displayModeBar": False}, alt=item.title)
        else:
            header = [str(name) for name in item.slide.get("header", [])]
            st.table([dict(zip(header, row, strict=False)) for row in item.slide.get("rows", [])])
        st.markdown(f":gray[{plain(item.footer)}]")
        with st.container(horizontal=True, horizontal_alignment="center", key="stage-tools"):
            st.button(_("Back"), key="back", shortcut="Left", disabled=i == 0, on_click=partial(_turn, i - 1))
            st.markdown(f"{i + 1} / {len(kept)}", width="content")
            _full(key="full", data={"label": _("Full screen")})
            st.button(
                _("Next"), key="next", shortcut="Right", disabled=i == len(kept) - 1, on_click=partial(_turn, i + 1)
            )


def _turn(i: int) -> None:
    st.session_state["slide"] = i
