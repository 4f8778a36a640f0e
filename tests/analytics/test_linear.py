"""Whatever a text repeats, the analysis takes work in proportion to its length.

Work is counted in lines of Python that are run. What a single call does inside (a regular expression, a list that is
joined) is not counted: `python -m benchmarks hostile` measures it by time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from math import log
from types import FrameType

import pytest

from analytics.pipeline import analyse
from analytics.records import Article
from analytics.warehouse.rows import row
from tests.analytics.adversaries import PIECES, namesakes, text

SHORT, LONG = 1_000, 4_000  # characters
MOST = 1.15


def lines_run(work: Callable[[], object]) -> int:
    count = 0

    def see(frame: FrameType, event: str, _argument: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return see

    before = sys.gettrace()
    sys.settrace(see)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def exponent(make: Callable[[int], str]) -> float:
    """The power of the length with which the work grows."""
    articles = [Article("a", make(length)) for length in (SHORT, LONG)]
    row(analyse(articles[1]), "")  # reads lexicons, and fills what is remembered of words
    few, many = (lines_run(lambda article=article: row(analyse(article), "")) for article in articles)  # type: ignore[misc]
    return log(many / few) / log(len(articles[1].text) / len(articles[0].text))


@pytest.mark.parametrize("family", PIECES)
def test_work_grows_with_the_length_alone(family: str) -> None:
    assert {piece: e for piece in PIECES[family] if (e := exponent(lambda n, p=piece: text(p, n))) > MOST} == {}  # type: ignore[misc]


def test_work_grows_with_the_length_for_namesakes() -> None:
    assert exponent(namesakes) <= MOST


def test_a_word_of_a_million_letters_is_read() -> None:
    found = analyse(Article("a", "қ" * 1_000_000))
    assert "".join(token.text for token in found.document.tokens) == found.document.text
