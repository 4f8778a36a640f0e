"""Each promise of docs/safety.md names a test that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TESTS = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", (ROOT / "docs" / "safety.md").read_text(encoding="utf-8"))


def test_there_are_promises() -> None:
    assert len(TESTS) > 20


@pytest.mark.parametrize(("file", "name"), TESTS)
def test_the_test_of_a_promise_is_there(file: str, name: str) -> None:
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
