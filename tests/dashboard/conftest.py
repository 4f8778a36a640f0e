"""A small real warehouse, built once from the sample, and the app over it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics import warehouse
from dashboard.text import i18n

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "articles"
SIZE = 24  # articles: enough for every page, built in seconds


@pytest.fixture(scope="session")
def few_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every n-th article of the sample, over all sources and languages."""
    folder = tmp_path_factory.mktemp("articles")
    paths = sorted(p for p in SAMPLE.rglob("*") if p.is_file() and p.suffix in (".md", ".txt"))
    for path in paths[:: max(1, len(paths) // SIZE)]:
        target = folder / path.relative_to(SAMPLE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return folder


@pytest.fixture(scope="session")
def small_warehouse(few_articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of those articles."""
    folder = tmp_path_factory.mktemp("warehouse")
    warehouse.build(few_articles, folder)
    return folder


@pytest.fixture
def app(few_articles: Path, small_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Start the app, at a page and with a query; it must have run without an exception."""
    monkeypatch.setenv("ELCHI_ARTICLES", str(few_articles))
    monkeypatch.setenv("ELCHI_WAREHOUSE", str(small_warehouse))

    def start(page: str = "", **query: str | list[str]) -> AppTest:
        at = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
        if page:
            at.switch_page(f"app_pages/{page}.py")
        for key, value in query.items():
            at.query_params[key] = value
        at.run()
        assert not at.exception, at.exception[0].message
        return at

    return start


@pytest.fixture(autouse=True)
def english() -> None:
    """Tests speak English unless they say otherwise."""
    i18n.use("en")
