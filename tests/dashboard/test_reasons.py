"""Every reason for which something is not read or fetched is said in the reader's language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics import glossary
from analytics.read import kind
from dashboard.importing.reasons import READ, SAID, reason
from dashboard.text import i18n

ROOT = Path(__file__).resolve().parents[2] / "analytics"
RAISED = ("ReadError", "FetchError", "Problem", "_problem")


def given(node: ast.expr) -> str | None:
    """The text of a literal or of a formatted string, a word for each value in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    return None


def reasons() -> Iterator[str]:
    for path in sorted(path for name in ("read", "imports", "collect") for path in (ROOT / name).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED and node.args:
                text = given(node.args[-1])
                if text is not None:
                    yield text
    yield from (what for what, _ in kind._KINDS.values())


@pytest.mark.parametrize("text", sorted(set(reasons())))
def test_a_reason_is_said_in_russian(text: str) -> None:
    i18n.use("ru")
    assert reason(text) != text or text == "a PDF"


def test_values_stay_and_reasons_inside_reasons_are_said_too() -> None:
    i18n.use("ru")
    assert reason("its robots.txt could not be read (the answer was 503)") == (
        "robots.txt сайта не читается (ответ был 503)"
    )
    assert reason("'31.02.2024' is not a date") == "«31.02.2024» — не дата"
    assert reason("something else {x}") == "something else {x}"


def test_in_english_a_reason_stays_as_it_is() -> None:
    for text in READ:
        filled = text.replace("{", "").replace("}", "")
        assert reason(filled) == filled


def test_every_reason_of_an_own_word_has_its_words() -> None:
    assert SAID == glossary.REASONS
