"""Fixtures for all tests.

Tests that take the fixture `acceptance` measure against texts kept outside the project; they are collected only where
the environment variable ELCHI_ACCEPTANCE names that folder.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ACCEPTANCE = os.environ.get("ELCHI_ACCEPTANCE")
BROWSER = Path(__file__).parent / "browser"


@pytest.fixture(scope="session")
def acceptance() -> Path:
    assert ACCEPTANCE
    return Path(ACCEPTANCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker("browser")
    if not ACCEPTANCE:
        items[:] = [item for item in items if "acceptance" not in getattr(item, "fixturenames", ())]
