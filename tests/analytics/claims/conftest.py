"""A text of these tests, analysed as an article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analytics.pipeline import analyse
from analytics.records import Article, Figure

Teller = Callable[..., tuple[Figure, ...]]


@pytest.fixture(scope="session")
def tell() -> Teller:
    """The figures of a text in a language; with a title and a source where they matter."""

    def figures(text: str, language: str, title: str | None = None, source: str | None = None) -> tuple[Figure, ...]:
        return analyse(Article("a", text, language=language, title=title, source=source)).figures

    return figures
