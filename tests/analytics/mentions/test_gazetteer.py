"""Known names with every ending, in five scripts."""

from __future__ import annotations

import pytest

from analytics.language import annotate
from analytics.mentions import find_mentions
from analytics.records import Article, Mention


def mentions(text: str, language: str) -> list[Mention]:
    return list(find_mentions(annotate(Article("x", text, language=language))))


@pytest.mark.parametrize(
    ("language", "text", "entity"),
    [
        ("kk", "Қазақстанның", "KZ"),
        ("kk", "АҚШ-пен", "US"),
        ("kk", "Ресейдегі", "RU"),
        ("kk", "ҚХР-дан", "CN"),
        ("kk", "Түркіменстандағыларға", "TM"),
        ("uz-Cyrl", "Қозоғистонга", "KZ"),
        ("uz-Cyrl", "ХХРнинг", "CN"),
        ("uz-Latn", "Qozogʻistonning", "KZ"),
        ("uz-Latn", "Qozog'istonda", "KZ"),
        ("uz-Latn", "AQShdan", "US"),
        ("ru", "Казахстаном", "KZ"),
        ("ru", "Российскую Федерацию", "RU"),
        ("ru", "КНР", "CN"),
        ("en", "Kazakhstan's", "KZ"),
        ("en", "UK", "GB"),
    ],
)
def test_a_country_is_one_entity_whatever_its_form(language: str, text: str, entity: str) -> None:
    found = [m for m in mentions(text + " — .", language) if m.kind == "country"]
    assert [(m.entity, m.text) for m in found] == [(entity, text)]


@pytest.mark.parametrize(
    ("language", "text", "entity", "form"),
    [
        ("kk", "Бұл ресейлік жоба.", "RU", "adjective"),
        ("uz-Cyrl", "Бу қозоғистонлик меҳмон.", "KZ", "adjective"),
        ("ru", "Это узбекский гость.", "UZ", "adjective"),
        ("en", "A Turkish guest came.", "TR", "adjective"),
        ("kk", "Бүгін РФ өкілі келді.", "RU", "abbreviation"),
        ("en", "Yesterday Moscow and Tashkent agreed.", "RU", "capital"),
        ("ru", "Сегодня Москва и Ташкент договорились.", "UZ", "capital"),
    ],
)
def test_the_form_is_told(language: str, text: str, entity: str, form: str) -> None:
    assert (entity, form) in [(m.entity, m.form) for m in mentions(text, language) if m.kind == "country"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Бағасы жүз АҚШ доллары."),
        ("en", "It costs ten US dollars."),
        ("ru", "Цена сто долларов США."),
        ("kk", "Ол қазақ және орыс тілдерін біледі."),
        ("ru", "Он учит русский язык."),
        ("ru", "Того требует закон."),
        ("en", "Roast turkey was served for Thanksgiving."),
        ("en", "The polish on the chad was old."),
    ],
)
def test_money_languages_and_common_words_are_no_countries(language: str, text: str) -> None:
    assert [m.text for m in mentions(text, language) if m.kind == "country"] == []


def test_a_name_inside_a_longer_one_is_nested() -> None:
    found = {
        m.entity: m.nested for m in mentions("ТМД Мемлекет басшылары кеңесі өтті.", "kk") if m.kind == "organisation"
    }
    assert found == {"cis-council-of-heads-of-state": False, "CIS": True}


def test_blocs_carry_the_codes_that_figures_use() -> None:
    text = "The EU, the EAEU, the CIS, the SCO and the OTS met in the C5+1 format."
    found = [m.entity for m in mentions(text, "en") if m.kind == "organisation"]
    assert found == ["EU", "EAEU", "CIS", "SCO", "OTS", "C5"]


def test_an_outlet_is_a_company_too_but_counted_once() -> None:
    found = [(m.kind, m.nested) for m in mentions("Бұл туралы Kazinform хабарлады.", "kk") if m.entity == "kazinform"]
    assert found == [("media", False), ("company", True)]


def test_a_concept_is_one_in_all_languages() -> None:
    texts = [
        ("kk", "Сауда айналымының көлемі өсті."),
        ("uz-Cyrl", "Савдо айланмасининг ҳажми ошди."),
        ("uz-Latn", "Savdo aylanmasining hajmi oshdi."),
        ("ru", "Рост товарооборота продолжился."),
        ("en", "The trade turnover has grown."),
    ]
    for language, text in texts:
        assert "trade-turnover" in [m.entity for m in mentions(text, language) if m.kind == "concept"], text


def test_hostile_text_costs_linear_time_and_no_error() -> None:
    for text in ("« " * 20_000, "Қ. " * 20_000, "Аа " * 20_000, "туралы келісім " * 5_000, "-" * 50_000):
        assert len(mentions(text, "kk")) < 60_000
