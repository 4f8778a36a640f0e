"""The direction in which modules may import each other, read from the source."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXTRACTORS = ("dates", "figures", "keywords", "mentions")
FORBIDDEN_IN_ANALYTICS = ("streamlit", "plotly", "dashboard")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module or "")
    return names


def modules(package: str) -> list[Path]:
    found = sorted((ROOT / package).rglob("*.py"))
    assert found, f"no modules below {package}"
    return found


def test_analytics_knows_nothing_of_the_dashboard() -> None:
    for path in modules("analytics"):
        roots = {name.split(".")[0] for name in imported(path)}
        assert roots.isdisjoint(FORBIDDEN_IN_ANALYTICS), f"{path.relative_to(ROOT)} imports {roots}"


def test_extractors_do_not_import_each_other() -> None:
    for extractor in EXTRACTORS:
        others = tuple(f"analytics.{other}" for other in EXTRACTORS if other != extractor)
        for path in modules(f"analytics/{extractor}"):
            wrong = [name for name in imported(path) if name.startswith(others)]
            assert not wrong, f"{path.relative_to(ROOT)} imports {wrong}"


def test_charts_know_neither_sql_nor_streamlit() -> None:
    for path in modules("dashboard/charts"):
        roots = {name.split(".")[0] for name in imported(path)}
        assert roots.isdisjoint({"streamlit", "duckdb"}), f"{path.relative_to(ROOT)} imports {roots}"
