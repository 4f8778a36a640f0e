"""Our statistic against the `yake` package on the same words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.keywords.reference import reference_scores
from analytics.keywords.stream import Sentences, read
from analytics.keywords.yake import score_candidates

STOP = frozenset(["the", "of", "and", "on", "и", "в", "на", "мен", "ва"])

TEXTS = [
    "Trade between the two neighbours grew . The neighbours signed a Treaty on trade , transit and the use of Water",
    "Сауда айналымы өсті . Екі елдің сауда айналымы мен транзит туралы келісімі дайын , дейді МИНИСТР .",
    "Совет и комиссия в Москве обсудили 25 проектов . Проекты и Проект на 2025-й год , МВФ и ЕС",
    "the of and . the the the of",
    "Word word WORD words Words , word of the word . X a1 b-c-d Word's 3,5",
    "Yangi yoʻlak ochildi . Yoʻlak orqali yuk tashish , yuk va yoʻlovchi tashish",
]


def _sentences(text: str) -> Sentences:
    rows = [row.split() for row in text.split(" . ")]
    return [[(i, word if any(map(str.isalnum, word)) else None) for i, word in enumerate(row)] for row in rows]


def _ours(sentences: Sentences, size: int, window: int) -> dict[tuple[str, ...], float]:
    words = [text.lower() for row in sentences for _, text in row if text is not None]
    found = score_candidates(read(sentences, STOP.__contains__).stream, size, window)
    return {
        tuple(words[start : start + length]): score
        for start, length, score in zip(found.start.tolist(), found.size.tolist(), found.score.tolist(), strict=True)
    }


def _agree(sentences: Sentences, size: int, window: int) -> None:
    expected = reference_scores(sentences, STOP.__contains__, size, window)
    ours = _ours(sentences, size, window)
    assert list(ours) == list(expected)  # the same candidates, in the same order
    assert ours == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("window", [1, 2, 3])
@pytest.mark.parametrize("size", [1, 3, 5])
@pytest.mark.parametrize("text", TEXTS)
def test_scores_agree_with_the_package(text: str, size: int, window: int) -> None:
    _agree(_sentences(text), size, window)


WORDS = st.sampled_from(
    [*"abc", "trade", "Trades", "TRADE", "of", "the", "Treaty", "treaty", "12", "1,5", "a1", "x-y-z"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.one_of(WORDS, st.none()), max_size=12), max_size=6), st.integers(1, 4), st.integers(1, 3))
def test_scores_agree_whatever_the_words(rows: list[list[str | None]], size: int, window: int) -> None:
    _agree([list(enumerate(row)) for row in rows], size, window)


def test_nothing_to_score() -> None:
    for sentences in ([], [[]], [[(0, None)]], [[(0, "the"), (1, "of")]]):
        assert _ours(sentences, 3, 1) == {}
