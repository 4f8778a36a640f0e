"""Charts take a frame and return a figure; what they draw is checked on frames made here."""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd
import pytest

from dashboard.charts import bars, claims, heat, lines, network, scatter, timeline
from dashboard.charts import map as map_chart
from dashboard.charts.axes import date_axis, days_of
from dashboard.charts.look import Look, apart, template
from dashboard.data.geography import geography

LOOK = Look()


def trend_frame(periods: int, gap: int | None = None) -> pd.DataFrame:
    days = [dt.date(2020 + i // 12, i % 12 + 1, 1) for i in range(periods)]
    rows = pd.DataFrame(
        {"period_start": days, "series": "a", "n": 3.0, "total": 10, "share": 0.3, "low": 0.1, "high": 0.6}
    )
    if gap is not None:
        rows.loc[gap, ["n", "total", "share", "low", "high"]] = [math.nan, 0, math.nan, math.nan, math.nan]
    return rows


def test_few_dates_are_marks_and_never_a_line() -> None:
    chart = lines.trend(trend_frame(7), LOOK, {"a": "A"}, lines.Trend())
    assert {trace.mode for trace in chart.data if trace.type == "scatter"} == {"markers"}


def test_many_dates_are_a_line() -> None:
    chart = lines.trend(trend_frame(9), LOOK, {"a": "A"}, lines.Trend())
    assert "lines" in {trace.mode for trace in chart.data if trace.type == "scatter"}


def test_line_and_band_break_where_nothing_was_collected() -> None:
    chart = lines.trend(trend_frame(12, gap=5), LOOK, {"a": "A"}, lines.Trend())
    line = next(trace for trace in chart.data if trace.type == "scatter" and trace.line.width == 2.4)
    assert math.isnan(line.y[5])
    band = next(trace for trace in chart.data if trace.type == "scatter" and trace.fill == "toself")
    assert sum(x is None for x in band.x) == 2  # two outlines


def test_share_of_very_few_articles_is_a_hollow_mark_joined_to_nothing() -> None:
    frame = trend_frame(12)
    frame.loc[5, ["n", "total", "share"]] = [1.0, 1, 1.0]
    chart = lines.trend(frame, LOOK, {"a": "A"}, lines.Trend())
    line, marks = (
        next(t for t in chart.data if t.type == "scatter" and t.mode == mode and t.fill != "toself")
        for mode in ("lines", "markers")
    )
    assert math.isnan(line.y[5])
    assert marks.y[5] == 1.0
    assert [symbol.endswith("-open") for symbol in marks.marker.symbol] == [i == 5 for i in range(12)]
    counts = lines.trend(frame, LOOK, {"a": "A"}, lines.Trend(column="n"))
    assert 1.0 in next(t for t in counts.data if t.type == "scatter" and t.mode == "lines").y


def test_strip_shows_where_something_was_collected() -> None:
    chart = lines.trend(trend_frame(12, gap=5), LOOK, {"a": "A"}, lines.Trend())
    strip = next(trace for trace in chart.data if trace.type == "bar")
    assert len(strip.x) == 11
    assert "2020-06-01" not in strip.x


def test_unfinished_period_is_dotted() -> None:
    chart = lines.trend(trend_frame(12), LOOK, {"a": "A"}, lines.Trend(unfinished=True))
    dotted = [trace for trace in chart.data if trace.type == "scatter" and trace.line.dash == "dot"]
    assert len(dotted) == 1
    assert len(dotted[0].x) == 2


def test_smoothing_keeps_the_raw_points() -> None:
    frame = trend_frame(12)
    frame["share"] = [0.1, 0.5] * 6
    chart = lines.trend(frame, LOOK, {"a": "A"}, lines.Trend(smooth=3))
    points = next(trace for trace in chart.data if trace.type == "scatter" and trace.mode == "markers")
    assert list(points.y) == [0.1, 0.5] * 6


def test_every_mark_carries_its_row() -> None:
    frame = pd.DataFrame({"period_start": [dt.date(2024, 1, 1), dt.date(2024, 2, 1)], "n": [4, 2]})
    assert list(bars.volume(frame, LOOK, "month", "articles").data[0].customdata) == [0, 1]


def test_bars_start_at_zero() -> None:
    frame = pd.DataFrame({"period_start": [dt.date(2024, 1, 1), dt.date(2024, 2, 1)], "n": [400, 390]})
    assert bars.volume(frame, LOOK, "month", "articles").layout.yaxis.range[0] == 0
    ranked = bars.ranked(frame, LOOK, ["400", "390"], ["a", "b"], ["a", "b"])
    assert ranked.layout.xaxis.range[0] == 0


def claim(**values: object) -> dict[str, object]:
    row: dict[str, object] = {
        "value": 30e9,
        "low": None,
        "high": None,
        "unit": "USD",
        "qualifier": "approaching",
        "modality": "actual",
        "period": None,
        "period_start": pd.NaT,
        "date": dt.date(2025, 11, 13),
        "text": "30",
        "normal": "30 billion USD",
        "measure_name": "Trade turnover",
        "partners": "Kazakhstan – Russia",
        "period_name": "",
        "source_name": "S",
        "object": None,
        "rate": None,
        "confidence": "sure",
        "claimant_name": "",
        "confidence_name": "sure",
        "how_name": "",
    }
    return row | values


def told(**values: object) -> dict[str, object]:
    """A claim of a year, which its source published the year after."""
    year = int(str(values["period"])[:4])
    return claim(period_start=dt.date(year, 1, 1), date=dt.date(year + 1, 2, 3), qualifier="exact", **values)


def test_of_very_many_claims_side_by_side_the_dated_ones_are_drawn() -> None:
    rows = [claim(date=dt.date(2024, 1, 1) + dt.timedelta(days=n)) for n in range(claims.BESIDE)]
    chart = claims.compared(pd.DataFrame([*rows, claim(date=None)]), LOOK)
    assert sum(len(trace.x) for trace in chart.data if trace.customdata is not None) == claims.BESIDE
    undated = claims.compared(pd.DataFrame([claim(date=None) for _ in range(claims.BESIDE + 9)]), LOOK)
    assert sum(len(trace.y) for trace in undated.data) == claims.BESIDE


def test_planned_claims_stand_apart() -> None:
    frame = pd.DataFrame([claim(), claim(modality="planned", value=45e9)])
    drawn = [trace for trace in claims.claims(frame, LOOK).data if trace.customdata is not None]
    assert len(drawn) == 2
    assert drawn[0].marker.color != drawn[1].marker.color


def joined(*rows: dict[str, object]) -> list[list[str]]:
    chart = claims.claims(pd.DataFrame(list(rows)), LOOK)
    return [list(trace.x) for trace in chart.data if trace.mode == "lines"]


def test_a_line_joins_the_years_of_one_source() -> None:
    assert joined(told(period="2023"), told(period="2022")) == [["2022-01-01", "2023-01-01"]]


@pytest.mark.parametrize(
    "other",
    [
        {"source_name": "T"},
        {"modality": "planned"},
        {"object": "wheat"},
        {"rate": "per_year"},
        {"period": "2022-05"},
        {"period": "2022-01/2022-08"},
        {"period": "2023"},
    ],
    ids=str,
)
def test_no_line_joins_what_cannot_be_compared(other: dict[str, object]) -> None:
    assert joined(told(period="2023"), told(**({"period": "2022"} | other))) == []


def test_a_claim_that_names_no_time_is_joined_on_the_day_of_the_report_alone() -> None:
    rows = [claim(date=dt.date(2025, 1, 1)), claim(date=dt.date(2025, 3, 1))]
    assert joined(*rows) == [["2025-01-01", "2025-03-01"]]
    assert joined(*rows, told(period="2023")) == []


def test_few_claims_are_listed_each_with_its_source_and_value() -> None:
    chart = claims.drawn(
        pd.DataFrame([claim(source_name="A <b>"), claim(period_name="2024", modality="planned")]), LOOK
    )
    assert [text.strip() for text in chart.data[0].text] == ["30 billion USD", "30 billion USD (2024, planned)"]
    assert chart.layout.yaxis.ticktext[0].startswith("A &lt;b&gt;, ")


def test_qualifier_is_seen_in_the_mark() -> None:
    frame = pd.DataFrame([claim(qualifier="at_least"), claim(qualifier="exact"), claim(qualifier="about")])
    symbols = next(trace for trace in claims.claims(frame, LOOK).data if trace.customdata is not None).marker.symbol
    assert symbols[0] == "triangle-up"
    assert symbols[2].endswith("-open")
    assert len(set(symbols)) == 3


def test_claims_in_another_unit_are_not_drawn_together() -> None:
    frame = pd.DataFrame([claim(), claim(), claim(unit="percent", value=4.0)])
    assert list(claims.drawable(frame)) == [True, True, False]


def test_claim_of_a_past_span_stands_on_the_day_it_was_published() -> None:
    frame = pd.DataFrame([claim(period="last_30_years", period_start=dt.date(1995, 1, 1))])
    assert list(claims.time_of(frame)) == [dt.date(2025, 11, 13)]


def test_nothing_from_an_article_is_read_as_markup() -> None:
    frame = pd.DataFrame([claim(normal="<b>30</b>", text="<a href='x'>30</a>")])
    spec = claims.claims(frame, LOOK).to_json()
    assert "<a href" not in spec
    assert "&lt;a href" in spec


def test_time_axis_shows_few_dates_as_they_are() -> None:
    days = [dt.date(2022, 9, 23), dt.date(2025, 11, 13)]
    axis = date_axis(days)
    assert axis["tickvals"] == ["2022-09-23", "2025-11-13"]
    assert axis["ticktext"] == ["Sep 23, 2022", "Nov 13, 2025"]


@pytest.mark.parametrize("last", [dt.date(2024, 1, 20), dt.date(2024, 9, 1), dt.date(2027, 5, 5), dt.date(2060, 1, 1)])
def test_time_axis_never_crowds(last: dt.date) -> None:
    first = dt.date(2024, 1, 1)
    days = [first + (last - first) * i // 30 for i in range(31)]
    axis = date_axis(days)
    assert 2 <= len(axis["tickvals"]) <= 7
    assert all(axis["range"][0] <= tick <= axis["range"][1] for tick in axis["tickvals"])


def test_days_of_leaves_out_what_is_not_dated() -> None:
    assert days_of([None, pd.NaT, "2024-01-02", dt.date(2024, 1, 1)]) == [dt.date(2024, 1, 1), dt.date(2024, 1, 2)]


def pairs(n: int) -> pd.DataFrame:
    rows = [(f"n{i}", f"n{j}", 1 + (i * j) % 5) for i in range(n) for j in range(i + 1, n)]
    frame = pd.DataFrame(rows, columns=["a_label", "b_label", "n"])
    return frame.assign(n_a=9, n_b=7, label=frame.a_label + " – " + frame.b_label)


def test_network_is_small_and_always_the_same() -> None:
    one, two = network.network(pairs(60), LOOK), network.network(pairs(60), LOOK)
    assert one.to_json() == two.to_json()
    assert len(one.data[-1].x) <= network.NODES


def test_network_of_one_pair_can_be_drawn() -> None:
    assert len(network.network(pairs(2), LOOK).data[-1].x) == 2


def test_heat_draws_nothing_where_nothing_was_collected() -> None:
    frame = pd.DataFrame(
        {
            "source_name": ["A", "B"],
            "period_start": [dt.date(2024, 1, 1), dt.date(2024, 3, 1)],
            "n": [0, 2],
            "total": [3, 2],
            "label": ["", ""],
        }
    )
    trace = heat.heat(frame, LOOK).data[0]
    assert len(trace.x) == 2
    assert list(trace.marker.color) == [0.0, 1.0]


def test_scatter_names_no_two_terms_over_each_other() -> None:
    frame = pd.DataFrame({"label": list("abcdef"), "share_a": [0.5] * 6, "share_b": [0.0] * 6, "log_ratio": [3.0] * 6})
    texts = [t for t in scatter.shares(frame, LOOK, "A", "B").data[1].text if t]
    assert texts == ["a +5"]


def test_labels_keep_apart() -> None:
    assert apart([(0.0, 0.0), (0.5, 0.0), (2.0, 0.0)], 1, 1) == {0, 2}


def test_disputed_borders_are_not_drawn_and_russia_lies_in_russia() -> None:
    world = geography()
    crimea = [point for line in world.borders for point in line if 33.5 < point[0] < 35 and 45.5 < point[1] < 46.5]
    assert not crimea
    longitude, latitude = world.middles["RU"]
    assert 60 < longitude < 140
    assert 50 < latitude < 70


def test_every_course_runs_through_known_cities() -> None:
    courses = geography().courses
    assert len(courses) >= 10
    assert all(len(course) >= 3 for course in courses.values())


def test_corridor_outside_the_geometry_is_left_to_the_table() -> None:
    frame = pd.DataFrame({"entity": ["middle-corridor"], "label": ["Middle Corridor"], "n": [3]})
    chart = map_chart.corridors(frame, geography(), LOOK)
    assert any(trace.name == "Middle Corridor" for trace in chart.data)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
def test_colours_have_the_contrast_of_text(dark: bool) -> None:
    look = Look(dark=dark)
    for colour in (*look.series, look.text, look.muted):
        light, deep = sorted((luminance(colour), luminance(look.ground)), reverse=True)
        assert (light + 0.05) / (deep + 0.05) >= 4.5, colour


# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB
DEFICIENCIES = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    red, green, blue = (min(max(c, 0.0), 1.0) for c in rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    linear = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in linear]
    return lab(tuple(sum(m * c for m, c in zip(row, linear, strict=True)) for row in matrix))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_first_three_colours_stay_apart_for_the_colour_blind(dark: bool, deficiency: str) -> None:
    shown = [seen(colour, DEFICIENCIES[deficiency]) for colour in Look(dark=dark).series[:3]]
    for i, one in enumerate(shown):
        for other in shown[i + 1 :]:
            assert math.dist(one, other) > 10


def test_template_differs_by_theme() -> None:
    assert template(Look()).layout.paper_bgcolor != template(Look(dark=True)).layout.paper_bgcolor


def test_event_without_a_date_of_its_own_is_hollow_on_the_day_of_its_report() -> None:
    days = {
        "date_start": [pd.Timestamp("2024-05-01"), pd.NaT, pd.NaT],
        "reported": [*[pd.Timestamp("2024-06-02")] * 2, pd.NaT],
    }
    told = {"event_kind": ["visit"] * 3, "label": ["a", "b", "c"], "people_names": [""] * 3, "n_articles": [1] * 3}
    marks = timeline.timeline(pd.DataFrame(days | told | {"status": ["held"] * 3}), Look()).data[0]
    assert list(marks.x) == ["2024-05-01", "2024-06-02"]
    assert [symbol.endswith("-open") for symbol in marks.marker.symbol] == [False, True]


def test_event_that_was_not_held_is_hollow_and_on_no_day_but_its_own() -> None:
    days = {"date_start": [pd.Timestamp("2024-05-01"), pd.NaT], "reported": [pd.Timestamp("2024-04-02")] * 2}
    told = {"event_kind": ["visit"] * 2, "label": ["a", "b"], "people_names": [""] * 2, "n_articles": [1] * 2}
    marks = timeline.timeline(pd.DataFrame(days | told | {"status": ["planned"] * 2}), Look()).data[0]
    assert list(marks.x) == ["2024-05-01"]
    assert marks.marker.symbol[0].endswith("-open")


def marks(*rows: dict[str, object]) -> dict[str, tuple[str, int, float]]:
    """Symbol, size and opacity of each mark by its period."""
    frame = pd.DataFrame(list(rows))
    traces = [trace for trace in claims.claims(frame, LOOK).data if trace.customdata is not None]
    return {
        str(frame.period[index]): (symbol, size, opacity)
        for trace in traces
        for index, symbol, size, opacity in zip(
            trace.customdata, trace.marker.symbol, trace.marker.size, trace.marker.opacity, strict=True
        )
    }


def test_a_year_a_part_of_one_and_a_day_are_marked_apart() -> None:
    drawn = marks(*(told(period=period) for period in ("2021", "2022-01/2022-09", "2023-05-01", "2024-Q2")))
    year, part, day, quarter = drawn.values()
    assert part == quarter
    assert len({year[:2], part[:2], day[:2]}) == 3
    assert "dot" in part[0]


def test_what_is_only_likely_is_pale_and_joined_to_nothing() -> None:
    drawn = marks(told(period="2021"), told(period="2022", confidence="likely"))
    assert (drawn["2021"][2], drawn["2022"][2]) == (1.0, claims.PALE)
    rows = pd.DataFrame([told(period="2021"), told(period="2022", confidence="likely"), told(period="2023")])
    chart = claims.claims(rows, LOOK)
    joined = [trace for trace in chart.data if trace.mode == "lines"]
    assert [len(trace.x) for trace in joined] == [2]


def test_no_line_joins_a_year_and_a_part_of_one() -> None:
    rows = [told(period="2021"), told(period="2022-01/2022-09"), told(period="2023-05-01")]
    assert not [trace for trace in claims.claims(pd.DataFrame(rows), LOOK).data if trace.mode == "lines"]


def test_who_says_it_and_how_sure_it_is_stand_in_the_hover() -> None:
    rows = [claim(claimant_name="Lima's <minister>", confidence_name="likely", how_name="Partners: assumed")] * 2
    texts = claims.claims(pd.DataFrame(rows), LOOK).data[0].hovertext
    assert "Lima's &lt;minister&gt;" in texts[0].replace("&#x27;", "'")
    assert "likely" in texts[0]
    assert "Partners: assumed" in texts[0]
