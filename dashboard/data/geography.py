"""Where countries and corridors lie: bundled geometry, no request to anywhere.

A country is known by its ISO code, a place by longitude and latitude in degrees.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from babel.core import get_global

from analytics import paths
from analytics.lexicons import read_toml

FOLDER = paths.DATA / "geo"
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Geography:
    """Outlines of land, borders that are drawn, the middle of each country, and the courses of corridors."""

    land: tuple[tuple[Point, ...], ...]
    borders: tuple[tuple[Point, ...], ...]
    middles: dict[str, Point]
    courses: dict[str, tuple[tuple[str, Point], ...]]


@cache
def geography() -> Geography:
    """Read the bundled files once."""
    topology = json.loads((FOLDER / "countries-110m.json").read_text(encoding="utf-8"))
    routes = read_toml(FOLDER / "routes.toml")
    arcs = _arcs(topology)
    countries = {_code(g): _rings(g) for g in topology["objects"]["countries"]["geometries"]}
    cities = {name: (float(x), float(y)) for name, (x, y) in routes["cities"].items()}
    return Geography(
        land=tuple(_line(ring, arcs) for g in topology["objects"]["land"]["geometries"] for ring in _rings(g)),
        borders=_borders(countries, arcs, {frozenset(pair.split()) for pair in routes["disputed"]}),
        middles={code: _middle([_line(ring, arcs) for ring in rings]) for code, rings in countries.items()},
        courses={name: tuple((city, cities[city]) for city in course) for name, course in routes["courses"].items()},
    )


def _code(geometry: dict[str, Any]) -> str:
    """The ISO code: CLDR knows the numeric codes of the file; Kosovo and the like, which have none, keep their name."""
    found = get_global("territory_aliases").get(geometry.get("id") or "")
    return str(found[0]) if found else str(geometry["properties"]["name"])


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """TopoJSON's arcs: differences of whole numbers, scaled and moved."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        decoded.append(points)
    return decoded


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    """The outer rings of a (multi)polygon, each a list of arc numbers."""
    if geometry["type"] == "GeometryCollection":
        return [ring for part in geometry["geometries"] for ring in _rings(part)]
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [polygon[0] for polygon in polygons]


def _line(ring: list[int], arcs: list[list[Point]]) -> tuple[Point, ...]:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return _unwrapped(points)


def _unwrapped(points: list[Point]) -> tuple[Point, ...]:
    """A ring over the date line goes on beyond 180 degrees (Chukotka), and does not run back across the map."""
    shift, before, whole = 0.0, points[0][0], []
    for x, y in points:
        if abs(x - before) > 180:
            shift += 360 if x < before else -360
        before = x
        whole.append((x + shift, y))
    return tuple(whole)


def _borders(
    countries: dict[str, list[list[int]]], arcs: list[list[Point]], disputed: set[frozenset[str]]
) -> tuple[tuple[Point, ...], ...]:
    """The arcs that two countries share, but for those between two who dispute it."""
    owners: dict[int, set[str]] = {}
    for code, rings in countries.items():
        for number in (n if n >= 0 else ~n for ring in rings for n in ring):
            owners.setdefault(number, set()).add(code)
    named = {number: both for number, both in owners.items() if len(both) == 2 and all(len(c) == 2 for c in both)}
    return tuple(tuple(arcs[number]) for number, both in sorted(named.items()) if frozenset(both) not in disputed)


def _middle(rings: list[tuple[Point, ...]]) -> Point:
    """The centroid of the largest ring (the area formula of Bourke 1988), so that overseas parts do not move it."""
    best, largest = (0.0, 0.0), 0.0
    for ring in rings:
        area = x = y = 0.0
        for (x0, y0), (x1, y1) in pairwise(ring):
            cross = x0 * y1 - x1 * y0
            area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
        if abs(area) > largest:
            best, largest = (x / (3 * area), y / (3 * area)), abs(area)
    return best
