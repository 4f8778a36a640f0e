"""The ways in: what a reader gives, made into a batch of files or a list of addresses."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import streamlit as st

from analytics import paths
from analytics.collect import Feed, Fetcher, read_feeds
from analytics.collect.fetch import check_address
from analytics.errors import ElchiError
from analytics.imports import Defaults, staging
from analytics.read import Choices
from analytics.read.folder import KINDS
from analytics.records import LANGUAGES
from dashboard.importing import acts, tables
from dashboard.importing.reasons import reason
from dashboard.text import labels
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain

MAX_ADDRESSES = 100
MAX_PASTED = 1_000_000  # characters
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2100, 1, 1)
FEEDS = paths.DATA / "feeds.toml"


@dataclass(frozen=True, slots=True)
class Asked:
    """Addresses to fetch, and what is said of the articles that do not say it."""

    addresses: list[str]
    defaults: Defaults
    source: str | None = None  # of all of them


def fetcher() -> Fetcher:
    """The client that fetches pages: public addresses only."""
    return Fetcher()


@dataclass(frozen=True, slots=True)
class Whose:
    """The one source of all that is brought, or of those articles that name none themselves."""

    everywhere: str | None = None
    otherwise: str | None = None


def _whose(key: str) -> Whose:
    """The first question of an import: whose these articles are."""
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    name = left.text_input(
        _("All of these are from"), key=f"source-{key}", max_chars=200, placeholder=_("not one source")
    )
    told = " ".join(name.split()) or None
    if told is None:
        return Whose(None)
    reach = right.radio(
        _("This holds"),
        ("all", "missing"),
        key=f"source-reach-{key}",
        format_func=lambda code: (
            _("for all, unless a column names another") if code == "all" else _("only where missing")
        ),
    )
    return Whose(told) if reach == "all" else Whose(None, told)


def files(folder: Path) -> staging.Batch | None:
    """Files or a folder, sent by the browser; a batch once the reader wants to see what is in them."""
    whose = _whose("files")
    whole = st.toggle(_("A whole folder"), key="import-folder")
    sent = st.file_uploader(
        _("Files: {kinds}", kinds=" ".join(KINDS)),
        type=None if whole else [kind.removeprefix(".") for kind in KINDS],
        accept_multiple_files="directory" if whole else True,
        key=f"import-files-{whole}",
    )
    uploads = list(sent or [])
    choices = replace(tables.choices(uploads), source=whose.everywhere, otherwise=whose.otherwise)
    defaults = _defaults("files")
    if not st.button(_("Look at the articles"), type="primary", key="look-files", disabled=not uploads):
        return None
    return _staged(folder, uploads, choices, defaults)


def _staged(
    folder: Path, uploads: Sequence[staging.Upload], choices: Choices, defaults: Defaults
) -> staging.Batch | None:
    try:
        return acts.stage(folder, uploads, choices, defaults)
    except (ElchiError, OSError) as error:
        st.error(plain(reason(str(error))))
        return None


def _defaults(key: str) -> Defaults:
    """What is true of articles that do not say it themselves."""
    with st.expander(_("For articles that do not say it themselves")):
        left, right = st.columns(2)
        day = left.date_input(_("Date"), value=None, min_value=EARLIEST, max_value=LATEST, key=f"default-date-{key}")
        language = right.selectbox(
            _("Language"),
            ["", *LANGUAGES],
            key=f"default-language-{key}",
            format_func=lambda code: labels.text_language(code) if code else _("told from the text"),
        )
    return Defaults(date=day.isoformat() if isinstance(day, dt.date) else None, language=language or None)


def paste(folder: Path) -> staging.Batch | None:
    """A text typed or pasted, with what is known of it."""
    text = st.text_area(_("Text of the article"), height=260, max_chars=MAX_PASTED, key="paste-text")
    left, right = st.columns(2)
    title = left.text_input(_("Title"), key="paste-title", max_chars=300)
    url = right.text_input(_("Address"), key="paste-url", max_chars=2000)
    whose = _whose("paste")
    defaults = _defaults("paste")
    if not st.button(_("Look at the article"), type="primary", key="look-paste", disabled=not text.strip()):
        return None
    record = {"text": text, "title": title, "url": url}
    data = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
    upload = SimpleNamespace(name=_("pasted") + ".jsonl", size=len(data), getbuffer=lambda: memoryview(data))
    return _staged(folder, [upload], Choices(source=whose.everywhere, otherwise=whose.otherwise), defaults)


def addresses() -> Asked | None:
    """Web addresses, one a line."""
    text = st.text_area(
        _("Addresses of articles, one a line"), height=160, key="import-addresses", placeholder="https://"
    )
    st.caption(_("robots.txt is obeyed, and each site is asked at most every two seconds."))
    found = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    wrong = [line for line in found if not _is_address(line)]
    if wrong:
        st.warning(_("Not a web address: {line}", line=plain(wrong[0][:100])))
    if len(found) > MAX_ADDRESSES:
        st.warning(_("At most {n} addresses at once.", n=MAX_ADDRESSES))
    whose = _whose("addresses")
    defaults = replace(_defaults("addresses"), source=whose.otherwise)
    disabled = not found or bool(wrong) or len(found) > MAX_ADDRESSES
    clicked = st.button(_("Fetch and look"), type="primary", key="look-addresses", disabled=disabled)
    return Asked(found, defaults, whose.everywhere) if clicked else None


def _is_address(line: str) -> bool:
    try:
        check_address(line)
    except ElchiError:
        return False
    return True


def feeds() -> list[Feed]:
    """The feeds to ask for new articles, once the reader says so."""
    listed = read_feeds(FEEDS)
    rows = [
        {
            _("Fetch"): False,
            _("Outlet"): feed.outlet,
            _("Language"): labels.text_language(feed.language or "und"),
            _("Address"): feed.url,
        }
        for feed in listed
    ]
    table = st.data_editor(
        rows, hide_index=True, key="import-feeds", disabled=[_("Outlet"), _("Language"), _("Address")]
    )
    chosen = [feed for feed, row in zip(listed, table, strict=True) if row[_("Fetch")]]
    st.caption(_("The list is data/feeds.toml. What was fetched before is not fetched again."))
    text = ngettext("Fetch new articles of {n} feed", "Fetch new articles of {n} feeds", len(chosen))
    return chosen if st.button(text, type="primary", key="fetch-feeds", disabled=not chosen) else []
