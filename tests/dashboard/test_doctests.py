"""The examples in the dashboard's own modules hold."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import dashboard
from dashboard.text import i18n

ROOT = Path(dashboard.__file__).parent
MODULES = sorted(
    path.relative_to(ROOT.parent).with_suffix("").as_posix().replace("/", ".")
    for path in ROOT.rglob("*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    i18n.use("en")
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted
    assert not result.failed
