"""Kazakh forms, by class: lemma, part of speech and tags."""

import pytest

from analytics.language import analyse_form

FORMS = [
    # cases after every class of sound
    ("қалада", "қала", ("loc",)),
    ("теңізге", "теңіз", ("dat",)),
    ("адамнан", "адам", ("abl",)),
    ("кеңестің", "кеңес", ("gen",)),
    ("тауарды", "тауар", ("acc",)),
    ("көлікпен", "көлік", ("ins",)),
    # plural and possessive, in order
    ("елдеріміздің", "ел", ("pl", "p1pl", "gen")),
    ("шарттарына", "шарт", ("pl", "p3", "dat")),
    ("көршісімен", "көрші", ("p3", "ins")),
    # attributive
    ("өңірдегі", "өңір", ("attr",)),
    ("халқындағы", "халық", ("p3", "attr")),
    # stem changes
    ("мектебі", "мектеп", ("p3",)),
    ("көлігін", "көлік", ("p3", "acc")),
    ("орталығында", "орталық", ("p3", "loc")),
    ("аузын", "ауыз", ("p3", "acc")),
    ("көркі", "көрік", ("p3",)),
    ("аулына", "ауыл", ("p3", "dat")),
    ("моделі", "модель", ("p3",)),
    ("процесте", "процесс", ("loc",)),
    ("объектісінің", "объект", ("p3", "gen")),
    # loans against harmony
    ("корпустары", "корпус", ("pl", "p3")),
    ("корольдер", "король", ("pl",)),
    # verbal nouns are one noun
    ("қолдауға", "қолдау", ("dat",)),
    ("кеңейту", "кеңейту", ()),
    # abbreviations and compounds
    ("еқыдұ-ға", "еқыдұ", ("dat",)),
    ("экспорт-импортты", "экспорт-импорт", ("acc",)),
]

VERBS = [
    ("келісті", "келіс"),
    ("бардыңыз", "бар"),
    ("тауып", "тап"),
    ("шығарды", "шығар"),
    ("қорқады", "қорық"),
    ("таниды", "таны"),
    ("қояды", "қой"),
    ("ашылды", "аш"),
    ("талқыланды", "талқыла"),
    ("жасалмайды", "жаса"),
    ("болатын", "бол"),
    ("айтқан", "айт"),
]

KEPT = [
    "ынтымақтастық",
    "құқықтық",
    "мемлекеттік",
    "таулы",
    "қажетті",
    "әлсіз",
    "қысқы",
    "өзбекстан",
    "тамыз",
    "астана",
    "канада",
    "және",
    "үшін",
]


@pytest.mark.parametrize(("form", "lemma", "tags"), FORMS)
def test_a_noun_gives_lemma_and_tags(form: str, lemma: str, tags: tuple[str, ...]) -> None:
    morph = analyse_form(form, "kk")
    assert (morph.lemma, morph.tags) == (lemma, tags)


@pytest.mark.parametrize(("form", "lemma"), VERBS)
def test_a_verb_gives_its_stem(form: str, lemma: str) -> None:
    morph = analyse_form(form, "kk")
    assert (morph.lemma, morph.pos) == (lemma, "VERB")


@pytest.mark.parametrize("form", KEPT)
def test_a_word_that_only_looks_inflected_stays(form: str) -> None:
    assert analyse_form(form, "kk").lemma == form


def test_pronouns_come_from_the_closed_list() -> None:
    assert analyse_form("оған", "kk").lemma == "ол"
    assert analyse_form("бұдан", "kk").lemma == "бұл"
    assert analyse_form("өздерінің", "kk").pos == "PRON"


@pytest.mark.parametrize(
    ("form", "pos"),
    [
        ("серіктестік", "NOUN"),
        ("дипломатиялық", "ADJ"),
        ("орысша", "ADV"),
        ("және", "FUNC"),
        ("қазақстанның", "PROPN"),
        ("үш", "NUM"),
    ],
)
def test_the_part_of_speech(form: str, pos: str) -> None:
    assert analyse_form(form, "kk").pos == pos


def test_a_capital_shows_a_name_that_would_be_a_verb() -> None:
    assert analyse_form("төлеген", "kk").pos == "VERB"
    name = analyse_form("төлегеннің", "kk", name=True)
    assert (name.lemma, name.pos) == ("төлеген", "PROPN")


def test_every_form_of_a_word_has_one_lemma() -> None:
    endings = ["", "ның", "ға", "ны", "да", "дан", "мен", "лар", "лардың", "мыз", "мызға", "дағы"]
    assert {analyse_form("жоба" + ending, "kk").lemma for ending in endings} == {"жоба"}
