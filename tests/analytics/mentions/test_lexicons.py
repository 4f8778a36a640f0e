"""The data files of names: complete, unambiguous, and their errors are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics import outlets
from analytics.errors import LexiconError
from analytics.mentions.article.disambiguate import contexts
from analytics.mentions.gazetteer import lexicon
from analytics.mentions.people.titles import titles
from analytics.mentions.things.types import LANGUAGES, types
from analytics.pipeline import analyse
from analytics.records import Article


def test_every_lexicon_is_read_and_has_a_source() -> None:
    for name in (*lexicon.KINDS, "countries", "concepts"):
        rows = lexicon.read_rows(name, ("entity", "source"))
        assert rows, name


def test_no_entity_stands_in_two_files_as_two_things() -> None:
    kinds: dict[str, set[str]] = {}
    for alias in lexicon.all_aliases():
        if alias.entity.kind not in ("concept", "country"):
            kinds.setdefault(alias.entity.id, set()).add(alias.entity.kind)
    assert {entity: found for entity, found in kinds.items() if len(found) > 1} == {}


def test_every_country_has_names_in_all_languages() -> None:
    assert len(lexicon.countries()) > 190
    named = {alias.entity.id for alias in lexicon.country_aliases()}
    assert named == set(lexicon.countries())


def test_two_hundred_concepts_in_five_languages() -> None:
    rows = lexicon.read_rows("concepts", ("entity", "name", "en", "ru", "kk", "uz", "source"))
    assert len(rows) >= 200


def test_capitals_belong_to_countries() -> None:
    places = [alias.entity for alias in lexicon.named_aliases("places") if alias.entity.capital]
    assert {place.capital for place in places} <= {*lexicon.countries(), "EU"}


def test_words_of_every_language_are_read() -> None:
    assert all(types(language) for language in LANGUAGES)
    assert types("fr") is None
    assert titles().after
    assert contexts().homonyms


def test_a_broken_lexicon_names_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "people.csv").write_text("entity,name,source\nsomebody,,own\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=r"people\.csv: 2: .*name.*somebody"):
        lexicon.read_rows("people", ("entity", "name", "source"))


def test_a_country_that_is_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "countries.csv").write_text("entity,en,source\nQQ,Nowhere,own\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match="QQ"):
        lexicon.country_aliases()


def test_outlets_carry_country_ownership_and_languages() -> None:
    found = outlets.outlets()
    assert len(found) > 100
    assert all(o.country in lexicon.countries() and o.languages and o.ownership for o in found.values())
    assert {o.ownership for o in found.values()} == set(outlets.OWNERSHIP)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Yangi sanksiyalar eʻlon qilindi.", "sanctions"),
        ("Янги санкциялар эълон қилинди.", "sanctions"),
        ("Ular korrupsiyaga qarshi kurashmoqda.", "corruption"),
        ("Choʻlda quyosh elektr stansiyasi ishga tushdi.", "solar-wind"),
        ("Daryo boʻyida atom elektr stansiyasini qurishadi.", "nuclear-power-plant"),
        ("Olimlar konferensiyada maʼruza qildi.", "conference"),
    ],
)
def test_a_loan_is_found_as_both_scripts_spell_it(text: str, concept: str) -> None:
    assert concept in {mention.entity for mention in analyse(Article("a", text)).mentions}
