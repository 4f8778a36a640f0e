"""The labelled texts of data/gold/figures hold what their README promises."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from analytics import domain
from analytics.figures.text.lexicon import currencies

FOLDER = Path(__file__).parents[1] / "data" / "gold" / "figures"
LANGUAGES = ("kk", "uz-Cyrl", "uz-Latn", "ru", "en")
HALVES = ("dev", "held")
HALF_FILES = [(language, half) for language in LANGUAGES for half in HALVES]
FILES = [*HALF_FILES, *((language, "later") for language in LANGUAGES)]
TEXTS = {"dev": 20, "held": 20, "later": 3}
WORDS = {"dev": (30, 125), "held": (30, 125), "later": (200, 360)}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# the labels have a class of their own for dates, and units that the reader does not know
MEASURES = frozenset(domain.measures()) | {"date"}
UNITS = (
    frozenset(domain.terms("units")) | currencies() | _words("date cubic_kilometre megawatt_hour TEU teu cent score")
)
QUALIFIERS = frozenset(domain.terms("qualifiers"))
MODALITIES = frozenset(domain.terms("modalities"))
TIERS = _words("core ordinal trivial date date_relative")
RATES = frozenset({None, *domain.terms("rates")})
ALLOWED = {"measure": MEASURES, "unit": UNITS, "qualifier": QUALIFIERS, "modality": MODALITIES}
BLOCS = _words("EU EAEU CIS SCO OTS C5")
SCORED = frozenset({"core", "ordinal"})

Row = dict[str, Any]


def _read(name: str) -> list[Row]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _texts(language: str, half: str) -> dict[str, str]:
    return {row["id"]: row["text"] for row in _read(f"{language}_{half}_texts.jsonl")}


def _figures(language: str, half: str) -> list[Row]:
    return _read(f"{language}_{half}.jsonl")


def _distractors(language: str, half: str) -> list[Row]:
    return _read(f"{language}_{half}_distractors.jsonl")


def _span(row: Row) -> tuple[int, int]:
    return row["start"], row["start"] + len(row["text"])


def _outside(values: Iterable[Any], allowed: Iterable[Any]) -> set[Any]:
    return set(values) - set(allowed)


@pytest.mark.parametrize(("language", "half"), FILES)
def test_a_file_has_distinct_texts(language: str, half: str) -> None:
    rows = _read(f"{language}_{half}_texts.jsonl")
    assert len({row["text"] for row in rows}) == TEXTS[half]
    assert {row["id"] for row in rows} == {f"{language}-{half}-{n:02d}" for n in range(1, TEXTS[half] + 1)}


def test_no_text_stands_in_two_files() -> None:
    texts = [text for language, half in FILES for text in _texts(language, half).values()]
    assert len(set(texts)) == len(texts) == len(LANGUAGES) * sum(TEXTS.values())


@pytest.mark.parametrize(("language", "half"), FILES)
def test_a_text_is_a_short_article(language: str, half: str) -> None:
    lengths = {key: len(text.split()) for key, text in _texts(language, half).items()}
    least, most = WORDS[half]
    assert {key: n for key, n in lengths.items() if not least <= n <= most} == {}


@pytest.mark.parametrize(("language", "half"), FILES)
def test_offsets_hold_the_text(language: str, half: str) -> None:
    texts = _texts(language, half)
    rows = _figures(language, half) + _distractors(language, half)
    assert [row for row in rows if texts[row["id"]][slice(*_span(row))] != row["text"]] == []


@pytest.mark.parametrize(("language", "half"), FILES)
def test_spans_do_not_overlap(language: str, half: str) -> None:
    rows = sorted((row["id"], *_span(row)) for row in _figures(language, half) + _distractors(language, half))
    assert [(a, b) for a, b in pairwise(rows) if a[0] == b[0] and b[1] < a[2]] == []


@pytest.mark.parametrize(("language", "half"), FILES)
@pytest.mark.parametrize("field", sorted(ALLOWED))
def test_a_field_holds_an_allowed_value(language: str, half: str, field: str) -> None:
    rows = _figures(language, half)
    values = {row[field] for row in rows} | {v for row in rows for v in row.get("accept", {}).get(field, [])}
    assert _outside(values, ALLOWED[field]) == set()


@pytest.mark.parametrize(("language", "half"), FILES)
def test_tiers_rates_and_parties_are_known(language: str, half: str) -> None:
    rows = _figures(language, half)
    parties = {party for row in rows for party in row["parties"] or []}
    assert _outside({row["tier"] for row in rows}, TIERS) == set()
    assert _outside({row["rate"] for row in rows}, RATES) == set()
    assert [party for party in parties if party not in BLOCS and not re.fullmatch("[A-Z]{2}", party)] == []


@pytest.mark.parametrize(("language", "half"), FILES)
def test_a_figure_has_a_value_or_a_range(language: str, half: str) -> None:
    rows = [row for row in _figures(language, half) if row["unit"] != "date"]
    ranges = [row for row in rows if row["value"] is None]
    assert [row for row in ranges if not (row["low"] is not None and row["low"] < row["high"])] == []
    assert [row for row in rows if row["qualifier"] == "tens_of" and row["low"] != row["value"]] == []


@pytest.mark.parametrize(("language", "half"), FILES)
def test_an_object_is_quoted_from_the_text(language: str, half: str) -> None:
    texts = _texts(language, half)
    assert [r for r in _figures(language, half) if r["object"] and r["object"] not in texts[r["id"]]] == []


@pytest.mark.parametrize(("language", "half"), FILES)
def test_every_digit_is_a_figure_or_a_known_distractor(language: str, half: str) -> None:
    covered: dict[str, set[int]] = {key: set() for key in _texts(language, half)}
    for row in _figures(language, half) + _distractors(language, half):
        covered[row["id"]].update(range(*_span(row)))
    texts = _texts(language, half).items()
    bare = [(key, m.group()) for key, text in texts for m in re.finditer(r"\d", text) if m.start() not in covered[key]]
    assert bare == []


@pytest.mark.parametrize(("language", "half"), HALF_FILES)
def test_a_file_covers_the_classes(language: str, half: str) -> None:
    rows = [row for row in _figures(language, half) if row["tier"] in SCORED]
    assert len(rows) >= 120
    assert len(MEASURES - {row["measure"] for row in rows}) <= 3
    assert _outside(QUALIFIERS, frozenset(row["qualifier"] for row in rows)) == set()
    assert _outside(MODALITIES, frozenset(row["modality"] for row in rows)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_some_texts_hold_distractors_only(language: str) -> None:
    for half in HALVES:
        with_figures = {row["id"] for row in _figures(language, half)}
        assert len(_texts(language, half)) - len(with_figures) >= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_part_repeats_a_sentence_of_another(language: str) -> None:
    parts = [
        {s.strip() for text in _texts(language, part).values() for s in re.split(r"(?<=[.!?])\s", text)}
        for part in TEXTS
    ]
    long = [{s for s in sentences if len(s.split()) > 4} for sentences in parts]
    assert [a & b for a, b in combinations(long, 2)] == [set()] * 3
