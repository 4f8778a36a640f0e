"""A gate for each language: the development gold of the project, and texts kept outside it where they are at hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analytics.pipeline import analyse
from analytics.records import Article, Figure

GOLD = Path(__file__).resolve().parents[3] / "data" / "gold" / "figures"
Texts = dict[str, str]


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


def value_and_unit(gold: dict[str, Any], found: Figure) -> bool:
    accept = gold.get("accept", {})
    if found.unit not in [gold["unit"], *accept.get("unit", [])]:
        return False
    if gold["value"] is None:
        return close(gold["low"], found.low) and close(gold["high"], found.high)
    return any(close(value, found.value) for value in [gold["value"], *accept.get("value", [])])


def f1(gold: list[dict[str, Any]], texts: Texts, key: str) -> float:
    """F1 of figures with the right value and unit; optional ones count neither way."""
    right = found_all = needed = 0
    for name, text in texts.items():
        figures = analyse(Article(name, text)).figures
        mine = [row for row in gold if row[key] == name]
        need = [row for row in mine if row["tier"] in ("core", "ordinal") and not row.get("optional")]
        right += sum(any(_over(row, f) and value_and_unit(row, f) for f in figures) for row in need)
        found_all += sum(any(_over(row, f) for row in need) or not any(_over(row, f) for row in mine) for f in figures)
        needed += len(need)
    assert needed
    return 2 * right / (found_all + needed)


def _over(row: dict[str, Any], figure: Figure) -> bool:
    return bool(figure.start < row["start"] + len(row["text"]) and row["start"] < figure.end)


@pytest.mark.parametrize("language", ["kk", "uz-Cyrl", "uz-Latn", "ru", "en"])
def test_development_gold(language: str) -> None:
    texts = {row["id"]: row["text"] for row in rows(GOLD / f"{language}_dev_texts.jsonl")}
    assert f1(rows(GOLD / f"{language}_dev.jsonl"), texts, "id") >= 0.95


def test_seed_figures(acceptance: Path) -> None:
    texts = {file.name: file.read_text(encoding="utf-8") for file in (acceptance / "seeds").glob("*.txt")}
    assert f1(rows(acceptance / "gold" / "seed_figures.jsonl"), texts, "doc") >= 0.97


def test_seed_distractors(acceptance: Path) -> None:
    distractors = rows(acceptance / "gold" / "seed_distractors.jsonl")
    for name in {row["doc"] for row in distractors}:
        figures = analyse(Article(name, (acceptance / "seeds" / name).read_text(encoding="utf-8"))).figures
        assert not [row for row in distractors if row["doc"] == name and any(_over(row, f) for f in figures)]


# «бір» as an article, «бірі» (one of) and «біріншіден» (firstly) are no figures, though the twins give them a value
_NO_FIGURE = ("бір", "бірі", "біріне", "бірін", "бірінен", "бірінің", "бірінде", "біреуі", "біріншіден", "екіншіден")


def test_kazakh_number_phrases(acceptance: Path, read: Callable[..., tuple[Figure, ...]]) -> None:
    right = asked = 0
    for row in rows(acceptance / "gold" / "kaznerd_values_valid.jsonl"):
        start = row["sentence"].find(row["word"])
        if start < 0 or row["word"].lower() in _NO_FIGURE:
            continue
        span = {"start": start, "text": row["word"]}
        numbers = [n for f in read(row["sentence"], "kk") if _over(span, f) for n in (f.value, f.low, f.high)]
        right += all(any(close(value, number) for number in numbers) for value in row["values"])
        asked += 1
    assert asked > 1_500
    assert right / asked >= 0.94
