"""Claims over time: one mark a claim on its own date, never summed, never joined across sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice

import pandas as pd
import plotly.graph_objects as go

from analytics.period import parse
from dashboard.charts.axes import date_axis, days_of
from dashboard.charts.look import SYMBOLS, Look, apart, escape, figure, shorten
from dashboard.data.rows import Row, each
from dashboard.text import formats, labels
from dashboard.text.i18n import _

MODALITIES = ("actual", "planned", "hypothetical")
Ends = tuple[dt.date, dt.date]
LABELLED = 12  # so many marks carry their text; more would cover each other
NARROW = 5  # on a phone
JOINED = 8  # lines on one chart
BESIDE = 30  # claims, each on a line of its own
LISTED = 4  # so few claims are a list, each with its source, rather than marks lost on an axis


def time_of(frame: pd.DataFrame) -> pd.Series:
    """The day a claim stands on: the time its value speaks of, else the date of its article."""
    columns = (frame[name].to_numpy(object) for name in ("period_start", "period", "date"))
    days = [
        date if formats.missing(start) or _is_told_from_today(period) else start
        for start, period, date in zip(*columns, strict=True)
    ]
    return pd.Series(days, index=frame.index, dtype=object)


def _is_told_from_today(period: object) -> bool:
    return not formats.missing(period) and bool(parse(str(period)).way)


def has_place(frame: pd.DataFrame) -> pd.Series:
    """Which rows have a place on some chart: dated and with a number."""
    return (frame.value.notna() | frame.low.notna()) & time_of(frame).notna() & (frame.unit != "ordinal")


def drawable(frame: pd.DataFrame) -> pd.Series:
    """Which rows can stand on one chart: those with a place, in the unit most of them have."""
    if frame.empty:
        return pd.Series([], dtype=bool)
    placed = has_place(frame)
    units = frame.unit[placed].value_counts()
    return placed & (frame.unit == units.index[0]) if len(units) else placed


def middle(frame: pd.DataFrame) -> pd.Series:
    """Where the mark of a claim stands: its value, else the middle of its range."""
    return frame.value.where(frame.value.notna(), frame[["low", "high"]].mean(axis=1))


def is_list(frame: pd.DataFrame) -> bool:
    """Whether claims are better listed than drawn over time: few, or all of one day."""
    return len(frame) <= LISTED or len(days_of(time_of(frame))) == 1


def drawn(frame: pd.DataFrame, look: Look) -> go.Figure:
    """The claims over time, or listed by time where that says more."""
    if not is_list(frame):
        return claims(frame, look)
    order = pd.Series([str(formats.as_date(day)) for day in time_of(frame)], index=frame.index)
    return side_by_side(frame.loc[order.sort_values(kind="stable").index], look)


def claims(frame: pd.DataFrame, look: Look) -> go.Figure:
    """Marks of one unit: colour and symbol by modality, a bar for a range, an arrow for at least and the like."""
    frame = frame.assign(day=pd.Series([formats.as_date(d) for d in time_of(frame)], index=frame.index, dtype=object))
    frame = frame.assign(y=middle(frame))
    chart = figure(look, 380 if len(frame) > LABELLED else 300)
    named = _named(frame, NARROW if look.narrow else LABELLED)
    for rows in lines(frame):
        _join(chart, rows, look)
    for i, modality in enumerate(MODALITIES):
        rows = frame[frame.modality == modality]
        if len(rows):
            _marks(chart, rows, look, i, named, (min(frame.day), max(frame.day)))
            _legend(chart, look, i)
    chart.update_xaxes(**date_axis(days_of(frame.day), look.narrow), showgrid=False)
    chart.update_layout(showlegend=set(frame.modality) != {"actual"})  # what has happened needs no key
    _scale(chart, frame, look)
    return chart


def lines(frame: pd.DataFrame) -> list[pd.DataFrame]:
    """The series that are drawn as lines: none where there are so many that they would only cross each other."""
    found = list(islice(series(frame), JOINED + 1))
    return found if len(found) <= JOINED else []


def series(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The sure claims that a line may join: of one source, modality, object, rate and kind of period, each on its day.

    Two values of one source for one day are a contradiction, and no line runs through it. Where the axis is the time
    spoken of, a claim that names none is joined to nothing.
    """
    spoken = frame.period_start.notna().any()
    kinds = ["" if formats.missing(period) else parse(str(period)).family for period in frame.period]
    keys = frame[["source_name", "modality", "object", "rate"]].fillna("").astype(str).assign(kind=kinds)
    frame, keys = frame[frame.confidence == "sure"], keys[frame.confidence == "sure"]
    slim = frame[[name for name in ("day", "y", "modality") if name in frame]]  # a ledger has thirty columns to copy
    for index in keys.groupby(list(keys.columns)).groups.values():
        if len(index) > 1 and (keys.kind[index[0]] or not spoken):
            rows = slim.loc[index].sort_values("day")
            if rows.day.is_unique:
                yield rows


def _join(chart: go.Figure, rows: pd.DataFrame, look: Look) -> None:
    i = MODALITIES.index(rows.modality.iloc[0])
    chart.add_scatter(
        x=[day.isoformat() for day in rows.day],
        y=rows.y,
        mode="lines",
        line={"color": look.colour(i), "width": 1.5, "dash": "solid" if i == 0 else "dot"},
        opacity=0.55,
        showlegend=False,
        hoverinfo="skip",
    )


def _named(frame: pd.DataFrame, most: int) -> set[int]:
    """Which claims carry their value beside the mark: the newest, where they do not cover each other."""
    days = [day.toordinal() for day in frame.day]
    wide, high = max(max(days) - min(days), 6), max(float(frame.y.max()), 1e-9)
    points = list(zip(days, frame.y.astype(float), strict=True))
    return {int(frame.index[i]) for i in apart(points, wide * 0.3, high * 0.08)} if len(frame) <= most else set()


def _marks(chart: go.Figure, rows: pd.DataFrame, look: Look, i: int, named: set[int], frame_days: Ends) -> None:
    ranges = rows.low.notna() & rows.high.notna()
    told = list(each(rows))
    chart.add_scatter(
        x=[day.isoformat() for day in rows.day],
        y=rows.y,
        mode="markers+text" if named else "markers",
        showlegend=False,
        text=[escape(row.normal) if row.Index in named else "" for row in told] if named else None,
        textposition=[_side(day, frame_days) for day in rows.day],
        textfont={"color": look.colour(i)},
        cliponaxis=False,
        marker={
            "symbol": [_symbol(row.qualifier, i, mark_of(row.period)) for row in told],
            "size": [_size(row.period, look) for row in told],
            "opacity": [_opacity(row.confidence) for row in told],
            "color": look.colour(i),
            "line": {"width": 1, "color": look.ground},
        },
        error_y={
            "type": "data",
            "symmetric": False,
            "array": (rows.high - rows.y).where(ranges, 0),
            "arrayminus": (rows.y - rows.low).where(ranges, 0),
            "color": look.colour(i),
        },
        customdata=rows.index,
        hovertext=[_hover(row) for row in told],
        hoverinfo="text",
    )


PALE = 0.35


def _opacity(confidence: str) -> float:
    """What is only likely is pale."""
    return 1.0 if confidence == "sure" else PALE


def mark_of(period: object) -> str:
    """year, part (of a year), day, else: they are drawn apart."""
    return "else" if formats.missing(period) else parse(str(period)).mark


def _size(period: object, look: Look) -> int:
    """A value at a day is small: it is no sum over a time."""
    whole = 18 if look.big else 12
    return whole * 2 // 3 if mark_of(period) == "day" else whole


def _side(day: dt.date, ends: Ends) -> str:
    """A label at either end of the axis points inwards."""
    whole = max((ends[1] - ends[0]).days, 1)
    place = (day - ends[0]).days / whole
    return "top center" if ends[0] == ends[1] or 0.12 < place < 0.88 else "top right" if place < 0.5 else "top left"


def _legend(chart: go.Figure, look: Look, i: int) -> None:
    """The plain symbol of a modality, whatever the first mark of it looks like."""
    marker = {"symbol": SYMBOLS[i], "size": 11, "color": look.colour(i)}
    chart.add_scatter(x=[None], y=[None], mode="markers", name=labels.modality(MODALITIES[i]), marker=marker)


def _symbol(qualifier: str, i: int, mark: str = "else") -> str:
    """At least points up, at most down, about is hollow, a part of a year has a dot; the legend of the card says so."""
    shapes = {
        "at_least": "triangle-up",
        "at_most": "triangle-down",
        "up_to": "triangle-down",
        "approaching": "triangle-down",
    }
    base = shapes.get(qualifier, SYMBOLS[i])
    hollow = "-open" if qualifier in ("about", "tens_of") else ""
    return base + hollow + ("-dot" if mark == "part" else "")


def _hover(row: object) -> str:
    def get(name: str) -> str:
        return escape(getattr(row, name) or "")

    lines = [f"<b>{get('normal')}</b> ({get('text')})", get("measure_name"), get("partners"), get("period_name")]
    lines += [get("claimant_name"), get("confidence_name"), get("how_name")]
    lines.append(f"{get('source_name')}, {escape(formats.date(getattr(row, 'date', None)))}")
    return "<br>".join(line for line in lines if line)


def _scale(chart: go.Figure, frame: pd.DataFrame, look: Look) -> None:
    """A linear axis from zero; a logarithmic one, and said so, where the values span more than two orders."""
    values: Sequence[float] = [float(v) for v in pd.concat([frame.y, frame.high.dropna()]) if v > 0]
    unit = formats.unit(frame.unit.iloc[0])
    if values and min(values) > 0 and max(values) / min(values) > 200 and (frame.y > 0).all():
        low, high = min(values) / 2, max(values) * 2
        ticks = _decades(low, high)
        chart.update_yaxes(type="log", tickmode="array", tickvals=ticks, ticktext=[formats.compact(t) for t in ticks])
        unit = _("{unit}, logarithmic scale", unit=unit)
    else:
        top = max(values, default=1.0) * 1.18
        ticks = _steps(top)
        floor = min(0.0, float(frame.y.min()) * 1.1)
        chart.update_yaxes(
            range=[floor, top], tickmode="array", tickvals=ticks, ticktext=[formats.compact(t) for t in ticks]
        )
    chart.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=2,
        text=escape(unit),
        showarrow=False,
        font={"color": look.muted},
    )
    chart.update_layout(legend={"x": 1, "xanchor": "right"}, margin_t=36)
    if look.narrow:  # beside each other the unit and the key would not fit
        chart.update_layout(legend={"x": 0, "xanchor": "left", "y": -0.12, "yanchor": "top"})


def _decades(low: float, high: float) -> list[float]:
    powers = [10.0**p for p in range(-9, 16) if low <= 10.0**p <= high]
    return powers[:: max(1, len(powers) // 6)]


def _steps(top: float) -> list[float]:
    """Four or five round steps from zero.

    >>> _steps(35.4)
    [0.0, 10.0, 20.0, 30.0]
    """
    if top <= 0:
        return [0.0]
    power = 10.0
    while power <= top:
        power *= 10
    while power > top:
        power /= 10
    step = next(power * m for m in (0.2, 0.5, 1, 2, 5) if top / (power * m) < 5.5)
    return [step * i for i in range(int(top / step) + 1)]


def compared(frame: pd.DataFrame, look: Look) -> go.Figure:
    """Claims of one thing: a line each, or where they are very many a mark each on the day of its report."""
    dated = frame[frame.date.notna()]
    if len(frame) <= BESIDE or dated.empty:
        return side_by_side(frame.head(BESIDE), look, told=False)
    return claims(dated.assign(period_start=None), look)


def side_by_side(frame: pd.DataFrame, look: Look, told: bool = True) -> go.Figure:
    """One line a claim of the same thing: source and date left, the value on a common scale.

    `told`: beside each value the time it speaks of and its modality, which a title may tell of all.
    """
    frame = frame.assign(y=middle(frame))
    chart = figure(look, 60 + (48 if look.narrow else 34) * len(frame))
    places = list(range(len(frame)))
    ranges = frame.low.notna() & frame.high.notna()
    modal = [MODALITIES.index(modality) for modality in frame.modality]
    chart.add_scatter(
        x=frame.y,
        y=places,
        mode="markers+text",
        text=["  " + escape(beside(row) if told else row.normal) for row in each(frame)],
        textposition=_over(frame.y) if look.narrow else "middle right",
        cliponaxis=False,
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (frame.high - frame.y).where(ranges, 0),
            "arrayminus": (frame.y - frame.low).where(ranges, 0),
            "color": look.muted,
        },
        marker={
            "size": 13,
            "color": [look.colour(i) for i in modal],
            "opacity": [_opacity(row.confidence) for row in each(frame)],
            "symbol": [_symbol(row.qualifier, i) for row, i in zip(each(frame), modal, strict=True)],
        },
        customdata=frame.index,
        hovertext=[_hover(row) for row in each(frame)],
        hoverinfo="text",
    )
    low, high = float(frame.y.min()), float(frame.y.max())
    room = max(high - low, abs(high) * 0.1, 1e-9)
    right = 0.25 if look.narrow else 1.1
    chart.update_xaxes(range=[low - room * 0.25, high + room * right], showticklabels=False, showgrid=False)
    chart.update_yaxes(
        tickmode="array",
        tickvals=places,
        ticktext=[escape(shorten(who(row), 22 if look.narrow else 42)) + "  " for row in each(frame)],
        range=[len(frame) - 0.4, -0.6],
        tickfont={"color": look.text},
    )
    return chart


def _over(values: pd.Series) -> list[str]:
    """On a phone a value stands over its mark, turned to the middle."""
    middle = (float(values.min()) + float(values.max())) / 2
    return ["top right" if value < middle else "top left" if value > middle else "top center" for value in values]


def who(row: Row) -> str:
    """Who claims it, and when it was published."""
    return f"{row.source_name}, {formats.date(row.date)}"


def beside(row: Row) -> str:
    """The value of a claim with the time it speaks of, and whether it has happened."""
    modality = "" if row.modality == "actual" else labels.modality(row.modality)
    more = ", ".join(part for part in (row.period_name, modality) if part)
    return f"{row.normal} ({more})" if more else str(row.normal)
