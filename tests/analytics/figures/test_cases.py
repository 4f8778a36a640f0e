"""Every way a value is said, in every language: the cases stand in cases/*.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analytics.records import Figure

CASES = Path(__file__).parent / "cases"
FIELDS = ("unit", "qualifier", "measure", "modality", "rate")
LEAST = 150


def rows() -> list[Any]:
    found = []
    for file in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            found += [pytest.param(file.stem, said, case, id=f"{file.stem}: {said}") for said in case["said"]]
    return found


@pytest.mark.parametrize(("language", "said", "case"), rows())
def test_said(read: Callable[..., tuple[Figure, ...]], language: str, said: str, case: dict[str, Any]) -> None:
    figures = read(said, language)
    if case.get("none"):
        assert figures == ()
        return
    assert len(figures) == 1
    figure = figures[0]
    for name in ("value", "low", "high"):
        if name in case:
            assert getattr(figure, name) == pytest.approx(case[name])
    assert {name: getattr(figure, name) for name in FIELDS if name in case} == {
        name: case[name] for name in FIELDS if name in case
    }


@pytest.mark.parametrize("language", ["kk", "uz-Cyrl", "uz-Latn", "ru", "en"])
def test_enough_is_asked_of_each_language(language: str) -> None:
    table = tomllib.loads((CASES / f"{language}.toml").read_text(encoding="utf-8"))
    assert sum(len(case["said"]) for case in table["case"]) >= LEAST
