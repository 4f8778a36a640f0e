"""Uzbek forms in both scripts, by class."""

import pytest
from alifbo import from_cyrillic, to_old_latin
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.language import analyse_form
from analytics.language.uzbek import name_to_latin, to_latin

FORMS = [
    ("davlatning", "davlat", ("gen",)),
    ("yurakka", "yurak", ("dat",)),
    ("bozordan", "bozor", ("abl",)),
    ("mamlakatlarimizda", "mamlakat", ("pl", "p1pl", "loc")),
    ("vakillarining", "vakil", ("pl", "p3", "gen")),
    ("hududidagi", "hudud", ("p3", "attr")),
    ("yuragi", "yurak", ("p3",)),
    ("tuprogʻida", "tuproq", ("p3", "loc")),
    ("shahrida", "shahar", ("p3", "loc")),
    ("koʻnglimiz", "koʻngil", ("p1pl",)),
    ("oldida", "old", ("p3", "loc")),
    ("vazirligi", "vazirlik", ("p3",)),
    ("erkinligini", "erkinlik", ("p3", "acc")),
    ("bmt-ga", "bmt", ("dat",)),
]

VERBS = [
    ("keldi", "kel"),
    ("boʻladi", "boʻl"),
    ("ishlayapti", "ishla"),
    ("oʻrganilmoqda", "oʻrgan"),
    ("tasdiqlandi", "tasdiqla"),
    ("kelayotgan", "kel"),
    ("yozmagan", "yoz"),
    ("qilishdi", "qil"),
    ("borsa", "bor"),
    ("keldimi", "kel"),
]

KEPT = ["iqtisodiy", "kuchli", "tinchlik", "ishchi", "xalqaro", "uchun", "bilan", "rossiya", "toshkent", "prezident"]


@pytest.mark.parametrize(("form", "lemma", "tags"), FORMS)
def test_a_noun_gives_lemma_and_tags(form: str, lemma: str, tags: tuple[str, ...]) -> None:
    morph = analyse_form(form, "uz-Latn")
    assert (morph.lemma, morph.tags) == (lemma, tags)


@pytest.mark.parametrize(("form", "lemma"), VERBS)
def test_a_verb_gives_its_stem(form: str, lemma: str) -> None:
    morph = analyse_form(form, "uz-Latn")
    assert (morph.lemma, morph.pos) == (lemma, "VERB")


@pytest.mark.parametrize("form", KEPT)
def test_a_word_that_only_looks_inflected_stays(form: str) -> None:
    assert analyse_form(form, "uz-Latn").lemma == form


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("ҳамкорликнинг", "hamkorlikning"),
        ("ўзбекистонда", "oʻzbekistonda"),
        ("аъзолари", "aʻzolari"),
        ("инвестициялар", "investitsiyalar"),
        ("елканинг", "yelkaning"),
        ("бўлди", "boʻldi"),
        ("сентябрда", "sentabrda"),
    ],
)
def test_both_scripts_have_one_analysis(cyrillic: str, latin: str) -> None:
    assert analyse_form(cyrillic, "uz-Cyrl") == analyse_form(latin, "uz-Latn")


@pytest.mark.parametrize(
    "form", ["o'zbekistonning", "o’zbekistonning", "o‘zbekistonning", "özbekistonning", "õzbekistonning"]
)
def test_every_spelling_of_latin_is_one(form: str) -> None:
    assert analyse_form(form, "uz-Latn").lemma == "oʻzbekiston"


@settings(deadline=None)
@given(st.text(alphabet="абвгдежзийклмнопрстуфхчшэюяўқғҳё", min_size=1, max_size=12))
def test_transliteration_agrees_with_alifbo(word: str) -> None:
    expected = to_old_latin(from_cyrillic(word).text).text
    plain = str.maketrans(dict.fromkeys("ʼ‘’'", "ʻ"))
    # alifbo parts с and ҳ by an apostrophe, that they are not read as ш
    assert to_latin(word).replace("ʻ", "") == expected.translate(plain).replace("ʻ", "")


def test_every_form_of_a_word_has_one_lemma() -> None:
    endings = ["", "ning", "ga", "ni", "da", "dan", "lar", "larning", "si", "sida", "miz", "dagi"]
    assert {analyse_form("loyiha" + ending, "uz-Latn").lemma for ending in endings} == {"loyiha"}


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("санкциялар", "sanksiyalar"),
        ("коррупцияга", "korrupsiyaga"),
        ("иссиқлик станцияси", "issiqlik stansiyasi"),
        ("Бухоро конференцияси", "Buxoro konferensiyasi"),
        ("инвестиция", "investitsiya"),
        ("Центнер", "Sentner"),
        ("Сан-Франциско", "San-Fransisko"),
        ("ЎзР Энергетика вазирлиги", "OʻzR Energetika vazirligi"),
        ("БМТ", "BMT"),
        ("ЕОИИ", "YEOII"),
        ("Умид-2030", "Umid-2030"),
        ("санъат", "sanʼat"),
        ("Qoʻqon", "Qoʻqon"),
    ],
)
def test_a_name_keeps_its_capitals_and_marks(cyrillic: str, latin: str) -> None:
    assert name_to_latin(cyrillic) == latin
