"""The data files, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.errors import LexiconError
from analytics.keywords.lexicon import _KEYS, Background, _checked, _counts, background, lexicon

LANGUAGES = ("kk", "uz-Cyrl", "uz-Latn", "ru", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_and_counts(language: str) -> None:
    assert lexicon(language).light
    assert lexicon(language).role
    assert background(language).total > 10_000


def test_both_scripts_of_uzbek_share_one_list() -> None:
    assert lexicon("uz-Cyrl") == lexicon("uz-Latn")


def test_another_language_has_empty_lists_and_every_word_is_rare() -> None:
    assert lexicon("fr").light == frozenset()
    assert background("fr").surprise("maison") == 1.0


def test_rare_words_surprise_more_than_common_ones() -> None:
    table = Background({"common": 900, "rare": 2}, 10_000)
    assert table.surprise("common") == 0.0
    assert 0.5 < table.surprise("rare") < table.surprise("unseen") == 1.0


def test_a_missing_list_is_named() -> None:
    with pytest.raises(LexiconError, match=r"words.toml: kk: must have exactly the keys join, "):
        _checked("words.toml", "kk", {"join": []})


def test_a_capital_letter_is_named() -> None:
    table = {key: ["Ел"] if key == "light" else [] for key in _KEYS}
    with pytest.raises(LexiconError, match=r"words.toml: kk.light: not a word in small letters: 'Ел'"):
        _checked("words.toml", "kk", table)


def test_a_wrong_count_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "kk.csv"
    path.write_text("# counts\nел,12\nжол,many\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"kk.csv: 3: not 'lemma,count'"):
        _counts(path)
