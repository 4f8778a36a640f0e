"""What was read before changes nothing of what is found, and does not grow without end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analytics.keywords import find_keywords, shelf
from analytics.records import Document

Write = Callable[..., Document]

PORT = (
    "порт/порт/NOUN құрылысы/құрылыс/NOUN/p3 басталды/баста/VERB/pst , порт/порт/NOUN жүгі/жүк/NOUN/p3 өсті/өс/VERB/pst"
)
RIVER = (
    "өзен/өзен/NOUN порты/порт/NOUN/p3 және/және/FUNC жүк/жүк/NOUN құрылысы/құрылыс/NOUN/p3 , су/су/NOUN жолы/жол/NOUN"
)


@pytest.fixture(autouse=True)
def empty_shelves() -> None:
    shelf._shelf.cache_clear()


def test_keywords_and_scores_do_not_hang_on_earlier_texts(write: Write) -> None:
    alone = find_keywords(write(PORT), ())
    shelf._shelf.cache_clear()
    find_keywords(write(RIVER), ())
    assert find_keywords(write(PORT), ()) == alone


def test_one_spelling_may_have_two_analyses(write: Write) -> None:
    found = find_keywords(write("жүк/жүк/NOUN , порт/порт/NOUN жүк/жүкте/VERB/pst , жүк/жүк/NOUN"), ())
    assert {k.lemma: len(k.spans) for k in found} == {"жүк": 2, "порт": 1}
    assert len(shelf.shelf_of("kk").units) == 3


def test_a_shelf_grows_and_a_full_one_is_replaced(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    words = " ".join(f"сөз{number}x/сөз{number}/NOUN ," for number in range(1500))
    find_keywords(write(words), ())
    full = shelf.shelf_of("kk")
    assert len(full.units) == 1500
    monkeypatch.setattr(shelf, "_MOST", 1000)
    before = find_keywords(write(PORT), ())
    assert shelf.shelf_of("kk") is not full
    assert find_keywords(write(PORT), ()) == before
