"""The notebook of the documentation runs from top to bottom."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from analytics.warehouse import publication

NOTEBOOK = Path(__file__).parents[1] / "docs" / "notebooks" / "python.ipynb"


@pytest.mark.slow
def test_each_cell_runs_and_the_claims_are_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publication, "WAREHOUSES", tmp_path)
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    space: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec(compile(ast.parse("".join(cell["source"])), NOTEBOOK.name, "exec"), space)  # noqa: S102 - our own file
    assert len(space["claims"]) > 5  # type: ignore[arg-type]
