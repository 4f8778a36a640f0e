"""One function for all languages; Russian, English, the data and its errors."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.errors import LexiconError
from analytics.language import analyse_form, lexicon, stopwords
from analytics.language.endings import load_endings, load_sounds, realise
from analytics.language.lexicon import abbreviations, read_toml
from analytics.language.train import count_words, learn, names_of, read_types
from analytics.records import LANGUAGES, Morph


@pytest.mark.parametrize(
    ("form", "name", "morph"),
    [
        ("договорами", False, Morph("договор", "NOUN", ("pl", "ins"))),
        ("подписали", False, Morph("подписать", "VERB", ("pl",))),
        ("торговая", False, Morph("торговый", "ADJ", ("nom",))),
        ("России", True, Morph("россия", "PROPN", ("gen",))),
        ("ещё", False, Morph("еще", "ADV", ())),
        ("для", False, Morph("для", "FUNC", ())),
    ],
)
def test_russian(form: str, name: bool, morph: Morph) -> None:
    assert analyse_form(form.lower(), "ru", name) == morph


@pytest.mark.parametrize(
    ("form", "lemma", "pos"),
    [
        ("countries", "country", "NOUN"),
        ("signed", "sign", "VERB"),
        ("strategic", "strategic", "ADJ"),
        ("rapidly", "rapidly", "ADV"),
        ("the", "the", "FUNC"),
        ("minister's", "minister", "NOUN"),
        ("billion", "billion", "NUM"),
    ],
)
def test_english(form: str, lemma: str, pos: str) -> None:
    morph = analyse_form(form, "en")
    assert (morph.lemma, morph.pos) == (lemma, pos)


def test_a_language_without_analyser_keeps_the_form() -> None:
    assert analyse_form("Bonjour", "fr") == Morph("bonjour", "X")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_monster_is_no_word(language: str) -> None:
    assert analyse_form("ж" * 5000, language).pos == "X"


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None)
@given(form=st.text(min_size=1, max_size=30) | st.text(alphabet="аеқыпнлu-ʻoigʻyшыб1", min_size=1, max_size=20))
def test_any_form_has_one_analysis(language: str, form: str) -> None:
    morph = analyse_form(form, language)
    assert morph == analyse_form(form, language)
    assert morph.pos


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_there_for_every_language(language: str) -> None:
    assert len(stopwords(language)) > 100
    assert all(word == word.lower() for word in stopwords(language))
    assert all(abbreviations(language))


def test_endings_follow_harmony_and_the_last_sound() -> None:
    sounds = load_sounds("kk")
    assert [realise("ЛAр", 0, name, sounds) for name in ("V", "L", "T")] == ["лар", "дар", "тар"]
    assert realise("(I)мIз", 1, "V", sounds) == "міз"
    endings = load_endings("kk")
    assert any(reading.tags == ("pl", "p3", "gen") for reading in endings["ларының"])
    assert not [ending for ending in endings if ending != ending.lower() or ending.isascii()]


def test_harmony_is_open_where_a_loan_decides() -> None:
    sounds = load_sounds("kk")
    assert [sounds.harmony(stem) for stem in ("қала", "ел", "ресурс", "король", "бнтк")] == [0, 1, None, None, None]


def test_a_wrong_data_file_names_file_and_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    (tmp_path / "broken.toml").write_text("[a\n", encoding="utf-8")
    (tmp_path / "upper.toml").write_text('list = ["Word"]\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"missing\.toml: file"):
        read_toml("missing.toml")
    with pytest.raises(LexiconError, match=r"broken\.toml: file: .*line 1"):
        read_toml("broken.toml")
    with pytest.raises(LexiconError, match=r"upper\.toml: list: 'Word'"):
        lexicon.words("upper.toml", "list")


def test_learning_finds_the_stem_behind_its_forms(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text(
        "шалғын шалғынға шалғынның шалғында шалғыннан шалғындар шалғындарға\nБірде Қоңқай келді Қоңқай\n", "utf-8"
    )
    counts, capitals = count_words([text], "kk")
    model = learn(read_types(counts, "kk"), "kk")
    assert model.support["шалғын", "N"] > 5
    assert model.support.get(("шалғындар", "N"), 0) < 1
    assert "қоңқай" in names_of(counts, capitals)
