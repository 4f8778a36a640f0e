"""The data files are sound, and a wrong one is named with file, place and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.errors import LexiconError
from analytics.figures.text import lexicon


@pytest.mark.parametrize("code", ["kk", "uz", "ru", "en"])
def test_every_language_has_numbers_units_cues_and_measures(code: str) -> None:
    language = lexicon.language(code)
    categories = {category for _, category, _ in language.phrases}
    assert {
        "unit",
        "before",
        "after",
        "modality",
        "change",
        "measure",
        "blocked",
        "rate",
        "time",
        "speech",
    } <= categories
    assert {word.role for word in language.numbers.values()} >= {"unit", "ten", "scale", "half"}


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        ("numbers.kk.toml", '[units]\n"бір" = "бір"\n[words]\n', "бір"),
        ("numbers.kk.toml", "[units\n", "numbers.kk.toml"),
        ("units.toml", '[tonne]\nkk = "тонна"\n', "no kind"),
        ("money.toml", "[signs]\n[USD]\nkk = 5\n", "USD"),
        ("endings.toml", "", "no endings"),
        ("numbers.kk.toml", '[forms]\n"бір" = "x"\n[words]\n', "does not start with a number"),
    ],
)
def test_a_wrong_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str, reason: str
) -> None:
    for source in lexicon.FOLDER.glob("*.toml"):
        (tmp_path / source.name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / file).write_text(text, encoding="utf-8")
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    for cached in (lexicon.language, lexicon.signs, lexicon.currencies):
        cached.cache_clear()
    with pytest.raises(LexiconError, match=reason):
        lexicon.language("kk")
    for cached in (lexicon.language, lexicon.signs, lexicon.currencies):
        cached.cache_clear()
