"""The filter bar that all pages share; its whole state lives in the URL.

Widgets are bound to the query parameters by their keys, and hold stable codes (ISO dates, outlets' names, language and
country codes); what the reader sees is made by `format_func`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from dashboard.data import source
from dashboard.data.source import Filters
from dashboard.state import controls, link
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain

PRESETS = ("all", "12m", "30d", "custom")
UNITS = ("articles", "stories", "sources")
CHOICES = {"source": "source", "lang": "language", "country": "country"}  # key in the URL -> kind of option
TRAITS = {"seat": "country", "owner": "ownership"}  # key in the URL -> what is known of an outlet: they choose sources
CHOSEN = ("source", *TRAITS, "lang", "country")  # the keys with many codes
NO_SOURCE = ("\0",)  # stands where several choices of sources leave none; an empty choice would mean all
_EMPTY: dict[str, Any] = {"dates": "all", "count": "articles"} | {key: [] for key in CHOSEN}


def _preset(code: str) -> str:
    return {"all": _("All"), "12m": _("Last 12 months"), "30d": _("Last 30 days"), "custom": _("From … to …")}[code]


def naming(key: str) -> Callable[[object], str]:
    """How a code of this choice (source, seat, owner, lang, country) is written for the reader."""
    named: dict[str, Callable[[object], str]] = {
        "lang": labels.text_language,
        "country": labels.country,
        "source": labels.source,
        "seat": labels.seat,
        "owner": labels.ownership,
    }
    return named[key]


def _option(key: str, code: str) -> str:
    return naming(key)(code)


def _told(key: str, code: str) -> str:
    """A choice where its filter is not seen: the country of an outlet is not one that is written about."""
    text = _option(key, code)
    return f"{names()[key]}: {text}" if key in TRAITS else text


def options() -> dict[str, dict[str, int]]:
    """What can be chosen: for each key of the URL its codes with their counts, the commonest first."""
    return _options(str(source.warehouse_folder()), source.connect())


@st.cache_data(max_entries=4, show_spinner=False)
def _options(folder: str, version: str) -> dict[str, dict[str, int]]:
    """The choices of one version of a warehouse: looking up the outlets of all sources takes a tenth of a second."""
    frame = source.ask("options")
    found = {}
    for key, kind in CHOICES.items():
        rows = frame[frame.kind == kind].sort_values(["n", "value"], ascending=[False, True])
        found[key] = {str(value): int(n) for value, n in zip(rows.value, rows.n, strict=True)}
    return found | {key: _by_trait(found["source"], trait) for key, trait in TRAITS.items()}


def _by_trait(counts: dict[str, int], trait: str) -> dict[str, int]:
    """Articles by the outlets' country or ownership, the commonest first, the unknown ones last."""
    found = Counter[str]()
    for name, n in counts.items():
        found[source.outlet_trait(name, trait)] += n
    return dict(sorted(found.items(), key=lambda item: (item[0] == source.UNKNOWN, -item[1], item[0])))


def _sources(without: str = "") -> tuple[str, ...]:
    """The sources that the choices of names, countries and ownership leave together; empty where none is chosen.

    `without`: a key that is left aside.
    """
    chosen = {key: st.session_state.get(key) or [] for key in ("source", *TRAITS) if key != without}
    if not any(chosen.values()):
        return ()
    names = chosen.pop("source", []) or options()["source"]
    fits = tuple(
        name
        for name in names
        if all(source.outlet_trait(name, TRAITS[key]) in codes for key, codes in chosen.items() if codes)
    )
    return fits or NO_SOURCE


def corpus_dates(corpus: dict[str, Any]) -> tuple[dt.date, dt.date] | None:
    """The first and the last date in the corpus; None where nothing is dated."""
    first, last = formats.as_date(corpus.get("date_from")), formats.as_date(corpus.get("date_to"))
    return (first, last) if first and last else None


def bar(corpus: dict[str, Any]) -> Filters:
    """Draw the filter bar and return what it says."""
    choices, span = options(), corpus_dates(corpus)
    _seed(choices, span)
    with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="small"):
        _dates(span)
        _choice("source", _("Sources"), choices, (*TRAITS,))
        _choice("lang", _("Languages"), choices)
        _choice("country", _("Countries"), choices)
        _unit()
        if changed():
            st.button(_("Reset"), key="reset", on_click=reset, type="tertiary", icon=":material/restart_alt:")
    filters = read(span)
    _chips(span)
    return filters


def _dates(span: tuple[dt.date, dt.date] | None) -> None:
    chosen = st.session_state.get("dates", "all")
    text = _("all") if chosen == "all" else _preset(chosen)
    if chosen == "custom" and span:
        text = " – ".join(formats.date(day) for day in _range(span))
    with st.popover(_("Dates: {which}", which=text), key="open-dates", icon=":material/calendar_month:"):
        controls.segmented(
            _("Dates"),
            PRESETS,
            default="all",
            key="dates",
            format_func=_preset,
        )
        if st.session_state.get("dates") == "custom" and span:
            controls.day(_("From"), key="from", default=span[0], low=span[0], high=span[1])
            controls.day(_("To"), key="to", default=span[1], low=span[0], high=span[1])
        st.caption(
            _(
                "The corpus ends on {date}; articles without a date are left out by any choice but all.",
                date=formats.date(span[1]),
            )
            if span
            else _("No article is dated.")
        )


def _choice(key: str, title: str, choices: dict[str, dict[str, int]], also: tuple[str, ...] = ()) -> None:
    """A button that opens the choice of this key, and of others that narrow the same."""
    chosen = [_option(k, code) for k in (key, *also) for code in st.session_state.get(k) or []]
    text = _("all") if not chosen else chosen[0] if len(chosen) == 1 else f"{len(chosen)}"
    with st.popover(f"{title}: {plain(text)}", key=f"open-{key}"):
        for k in (key, *also):
            _many(k, names()[k], choices[k])
        if key == "country":
            st.caption(_("Articles that mention at least one of these countries."))
        if also:
            st.caption(_("Foreign: a state's service for another country. Unknown: not in the list of outlets."))


def names() -> dict[str, str]:
    """What each filter is called."""
    return {
        "dates": _("Dates"),
        "source": _("Sources"),
        "seat": _("Country of the outlet"),
        "owner": _("Ownership"),
        "lang": _("Languages"),
        "country": _("Countries"),
    }


def _many(key: str, title: str, counts: dict[str, int]) -> None:
    controls.many(
        title,
        list(counts),
        key=key,
        placeholder=_("all"),
        format_func=lambda code: f"{_option(key, code)} ({formats.integer(counts.get(code, 0))})",
    )


def _unit() -> None:
    unit = st.session_state.get("count", "articles")
    with st.popover(_("Count: {unit}", unit=labels.count_unit(unit)), key="open-count"):
        controls.segmented(
            _("What is counted"),
            UNITS,
            default="articles",
            key="count",
            format_func=labels.count_unit,
        )
        st.caption(
            _("A story told by several outlets counts once as a story; sources counts the outlets that tell of it.")
        )


def _range(span: tuple[dt.date, dt.date]) -> tuple[dt.date, dt.date]:
    start, end = st.session_state.get("from") or span[0], st.session_state.get("to") or span[1]
    return min(start, end), max(start, end)


def read(span: tuple[dt.date, dt.date] | None) -> Filters:
    """The filters as the state of the widgets says."""
    state = st.session_state
    start, end = _bounds(state.get("dates", "all"), span)
    return Filters(
        date_from=start,
        date_to=end,
        sources=_sources(),
        languages=tuple(state.get("lang") or ()),
        countries=tuple(state.get("country") or ()),
        unit=state.get("count", "articles"),
    )


def _bounds(preset: str, span: tuple[dt.date, dt.date] | None) -> tuple[dt.date | None, dt.date | None]:
    """Presets count back from the corpus's last date, never from today, where an old corpus has nothing."""
    if span is None or preset == "all":
        return None, None
    if preset == "custom":
        return _range(span)
    return span[1] - dt.timedelta(days=365 if preset == "12m" else 30), span[1]


def changed() -> list[str]:
    """The keys that hold something else than at the beginning."""
    return [key for key, empty in _EMPTY.items() if st.session_state.get(key, empty) != empty]


def reset() -> None:
    """Lift every filter."""
    for key in _EMPTY:
        lift(key)


def lift(key: str, code: str | None = None) -> None:
    """Lift one filter, or one of its choices."""
    empty = _EMPTY[key]
    kept = [value for value in st.session_state.get(key) or [] if value != code] if code else empty
    st.session_state[key] = list(kept) if isinstance(empty, list) else kept


def _chips(span: tuple[dt.date, dt.date] | None) -> None:
    chips = [(key, code, _told(key, code)) for key in CHOSEN for code in st.session_state.get(key) or []]
    if not chips and st.session_state.get("dates", "all") == "all":
        return
    with st.container(key="chips", horizontal=True, gap="xsmall"):
        if st.session_state.get("dates", "all") != "all" and span:
            text = " – ".join(formats.date(day) for day in _bounds(st.session_state["dates"], span))
            st.button(f"{text} ✕", key="chip-dates", on_click=lift, args=("dates",), help=_("Lift this filter"))
        for key, code, text in chips:
            st.button(
                f"{plain(text)} ✕",
                key=f"chip-{key}-{code}",
                on_click=lift,
                args=(key, code),
                help=_("Lift this filter"),
            )


def _seed(choices: dict[str, dict[str, int]], span: tuple[dt.date, dt.date] | None) -> None:
    """Read the link before anything is drawn: the labels of the bar already tell what is chosen."""
    link.seed("dates", PRESETS, "all")
    link.seed("count", UNITS, "articles")
    for key, counts in choices.items():
        link.seed(key, counts, [])
    for key, day in zip(("from", "to"), span or (), strict=False):
        link.seed(key, None, day)


def describe(filters: Filters) -> str:
    """The filters in one line, for exports; empty where there are none."""
    parts = []
    if filters.date_from or filters.date_to:
        parts.append(f"{formats.date(filters.date_from)} – {formats.date(filters.date_to)}")
    told: dict[str, Any] = {"source": filters.sources}
    if filters.sources == _sources():  # as the reader chose them, not by their many names
        told = {key: st.session_state.get(key) or [] for key in ("source", *TRAITS)}
    for key, codes in (told | {"lang": filters.languages, "country": filters.countries}).items():
        if codes:
            parts.append(", ".join(_told(key, code) for code in codes))
    return "; ".join(parts)


def nothing_left(filters: Filters) -> bool:
    """Whether the filters leave no article; if so say which one removes them all, and offer to lift it."""
    if source.one("corpus", filters).get("articles"):
        return False
    guilty = [key for key in changed() if key != "count" and _without(key, filters)]
    with st.container(border=True, key="nothing-left"):
        st.subheader(_("No article is left"))
        if guilty:
            st.write(_("Without this filter there would be some:"))
        else:
            st.write(_("No single filter is to blame: together they leave nothing."))
        with st.container(horizontal=True):
            for key in guilty:
                n = _without(key, filters)
                text = ngettext("Lift {name} ({n} article)", "Lift {name} ({n} articles)", n, name=names()[key])
                st.button(text, key=f"lift-{key}", on_click=partial(lift, key))
            st.button(_("Lift all filters"), key="lift-all", on_click=reset, type="primary")
    return True


def _without(key: str, filters: Filters) -> int:
    from dataclasses import replace

    fields: dict[str, dict[str, Any]] = {
        "dates": {"date_from": None, "date_to": None},
        **{name: {"sources": _sources(without=name)} for name in ("source", *TRAITS)},
        "lang": {"languages": ()},
        "country": {"countries": ()},
    }
    return int(source.one("corpus", replace(filters, **fields[key])).get("articles") or 0)
