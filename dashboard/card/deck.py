"""The deck: chosen charts with their notes, kept in the session and in a file that can be opened again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.card.evidence import edited, where
from dashboard.card.model import Card, Native
from dashboard.card.table import texts
from dashboard.charts.look import Look, template
from dashboard.data import source
from dashboard.data.rows import Row, each
from dashboard.exports.about import About
from dashboard.exports.pptx import ROWS, Slide
from dashboard.text import formats
from dashboard.text.i18n import _

FORMAT = "elchi-deck-1"
LARGEST = 20_000_000  # bytes of a deck's file
COLUMNS = 6  # of a table on one slide


@dataclass(frozen=True, slots=True)
class Item:
    """A chart in the deck, as it was when it was added: figures for both themes are drawn from `chart`."""

    title: str
    subtitle: str
    footer: str
    chart: str  # Plotly JSON for a projector; empty for a table
    slide: dict[str, Any]  # the native chart or table: fields of exports.pptx.Slide
    notes: str = ""


def items() -> list[Item]:
    """The deck of this reader."""
    deck: list[Item] = st.session_state.setdefault("deck", [])
    return deck


def add(card: Card, about: About) -> None:
    """Put a card at the end of the deck."""
    items().append(item(card, about))


def holds(card: Card) -> bool:
    """Whether this card is in the deck, as it stands now."""
    return any((kept.title, kept.subtitle) == (card.title, card.subtitle) for kept in items())


def item(card: Card, about: About) -> Item:
    """What the deck keeps of a card."""
    figure = card.draw(Look(big=True)) if card.draw and not card.frame.empty else None
    return Item(
        title=card.title,
        subtitle=card.subtitle,
        footer=about.footer(),
        chart=figure.to_json() if figure is not None else "",
        slide=_native(card) | {"evidence": _sentences(card)},
    )


def _native(card: Card) -> dict[str, Any]:
    native = card.native
    if native is None or card.frame.empty:
        columns = dict(list(card.columns.items())[:COLUMNS])
        header = [column.title for column in columns.values()]
        return {"kind": "table", "header": header, "rows": texts(card.frame.head(ROWS), columns)}
    if native.kind == "scatter":
        return {"kind": "scatter", "series": _points(card.frame, native)}
    categories = [str(c) for c in pd.unique(card.frame[native.category])]
    names = [str(s) for s in pd.unique(card.frame[native.series])] if native.series else [card.title]
    series = []
    for name in names:
        rows_ = card.frame[card.frame[native.series] == name] if native.series else card.frame
        values = dict(zip(rows_[native.category].astype(str), rows_[native.value], strict=True))
        series.append([name, [None if pd.isna(values.get(c)) else float(values[c]) for c in categories]])
    if native.step:
        categories = [formats.period(c, native.step) for c in categories]
    return {"kind": native.kind, "categories": categories, "series": series, "percent": native.percent}


def _points(frame: pd.DataFrame, native: Native) -> list[Any]:
    """Points over time by series, each as its year with the day as a fraction, and its value."""
    points: dict[str, list[list[float]]] = {}
    for name, time, value in zip(frame[native.series], frame[native.category], frame[native.value], strict=True):
        day = formats.as_date(time)
        if day and not formats.missing(value):
            points.setdefault(str(name), []).append([day.year + (day.timetuple().tm_yday - 1) / 366, float(value)])
    return [[name, values] for name, values in points.items()]


def _sentences(card: Card) -> list[str]:
    """The first sentences behind the first rows, for the appendix."""
    found: list[str] = []
    for _number, row in card.frame.head(ROWS).iterrows() if card.evidence else ():
        evidence = card.evidence(row) if card.evidence else None
        if evidence is None or evidence.articles:
            continue
        frame = source.ask("evidence", evidence.filters or card.filters, **evidence.parameters, page=1, size=1)
        found += [f"{evidence.of}. {where(one)}: {one.sentence}{_edited(one)}" for one in each(frame)]
    return found


def _edited(row: Row) -> str:
    """What editors changed, behind the sentence."""
    told = edited(row)
    return f" [{told}]" if told else ""


def as_slide(kept: Item) -> Slide:
    """The slide of a kept chart."""
    values = dict(kept.slide)
    for name in ("categories", "header", "evidence"):
        values[name] = tuple(str(v) for v in values.get(name) or ())
    values["rows"] = tuple(tuple(str(c) for c in row) for row in values.get("rows") or ())
    values["series"] = tuple((str(name), tuple(points)) for name, points in values.get("series") or ())
    known = {f.name for f in fields(Slide)}
    chosen = {key: value for key, value in values.items() if key in known}
    return Slide(
        **{**chosen, "title": kept.title, "subtitle": kept.subtitle, "footer": kept.footer, "notes": kept.notes}
    )


def figure_of(kept: Item, look: Look | None = None) -> go.Figure | None:
    """The chart of a kept item, checked by Plotly, on the ground of the look; None where it is a table."""
    if not kept.chart:
        return None
    chart = go.Figure(json.loads(_coloured(kept.chart, look)))
    return chart.update_layout(template=template(look)) if look else chart


def _coloured(chart: str, look: Look | None) -> str:
    """A kept chart is drawn for a light ground; on a dark one its colours are the dark ones."""
    if look and look.dark:
        light, dark = Look(), Look(dark=True)
        pairs = [(getattr(light, name), getattr(dark, name)) for name in ("ground", "text", "muted", "grid", "fill")]
        pairs.append((light.faint, dark.faint))
        for old, new in [*pairs, *zip(light.series, dark.series, strict=True)]:
            chart = chart.replace(old, new)
    return chart


def save(kept: list[Item]) -> bytes:
    """The deck as a file."""
    return json.dumps({"format": FORMAT, "items": [asdict(item) for item in kept]}, ensure_ascii=False).encode()


def load(data: bytes) -> list[Item]:
    """The deck out of a file; raises ValueError with one clear sentence for what is not a deck."""
    if len(data) > LARGEST:
        raise ValueError(_("The file is too large for a deck."))
    try:
        whole = json.loads(data)
        kept = [_item(row) for row in whole["items"]] if whole["format"] == FORMAT else None
    except (KeyError, TypeError, ValueError, AttributeError) as error:  # Plotly's are ValueErrors
        raise ValueError(_("The file is not a deck of Elchi.")) from error
    if kept is None:
        raise ValueError(_("The deck is of another version."))
    return kept


def _item(row: dict[str, Any]) -> Item:
    """An item out of a file: its texts as texts, its chart and its slide tried."""
    texts = {name: str(row[name]) for name in ("title", "subtitle", "footer", "chart", "notes")}
    item = Item(**texts, slide=dict(row["slide"]))
    figure_of(item)
    as_slide(item)
    return item


def move(i: int, by: int) -> None:
    """Move a slide up or down."""
    deck = items()
    j = i + by
    if 0 <= j < len(deck):
        deck[i], deck[j] = deck[j], deck[i]


def remove(i: int) -> None:
    """Take a slide out."""
    items().pop(i)


def note(i: int, text: str) -> None:
    """Write the notes of a slide."""
    items()[i] = replace(items()[i], notes=text)
