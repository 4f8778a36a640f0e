"""What `python -m tests.house` counts does not rise: words belong in data, imports go one way, functions stay short."""

from __future__ import annotations

import pytest

from tests import house

# reached, never to be raised: a new word goes to data/lexicons, a new language to its lists there
WORDS = {"analytics.figures": 190, "analytics.mentions": 240, "analytics.language": 40, "analytics.claims": 2}
OTHERS = 12  # of any other package
LISTS = 24
LONGEST = 53  # lines


@pytest.fixture(scope="module")
def modules() -> house.Trees:
    return house.trees()


def test_words_do_not_come_back_into_code(modules: house.Trees) -> None:
    counted = house.words_in_code(modules)
    assert counted["analytics.mentions"] > 0  # it counts something
    assert not {package: n for package, n in counted.items() if n > WORDS.get(package, OTHERS)}


def test_no_modules_import_each_other(modules: house.Trees) -> None:
    assert not house.circles(modules)


def test_a_circle_is_seen() -> None:
    import ast

    there = {"a": ast.parse("from b import x"), "b": ast.parse("if True:\n    import a"), "c": ast.parse("import a")}
    assert sorted(set(house.circles(there))) == ["a", "b"]


def test_languages_are_listed_in_no_more_places(modules: house.Trees) -> None:
    assert len(house.language_lists(modules)) <= LISTS


def test_no_function_is_longer_than_the_longest(modules: house.Trees) -> None:
    assert house.functions(modules)[0][0] <= LONGEST
