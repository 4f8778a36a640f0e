"""What is a noun phrase and what is not, language by language; a case is a marked sentence and the phrases in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analytics.keywords.candidates import phrases
from analytics.keywords.reading import read_document
from analytics.records import Document

Write = Callable[..., Document]


def _phrases(document: Document) -> set[str]:
    reading = read_document(document)
    found = phrases(reading)
    return {
        reading.surface(reading.span(*place)) for place in zip(found.start.tolist(), found.size.tolist(), strict=True)
    }


CASES = [
    (
        "a verb ends a phrase, an adjective does not stand alone",
        "kk",
        "стратегиялық/стратегиялық/ADJ серіктестік/серіктестік/NOUN нығайды/нығай/VERB/pst",
        {"стратегиялық серіктестік", "серіктестік"},
    ),
    (
        "an oblique case is the last word",
        "kk",
        "серіктестікке/серіктестік/NOUN/dat дәліз/дәліз/NOUN",
        {"серіктестікке", "дәліз"},
    ),
    (
        "a genitive asks for a possessed noun",
        "kk",
        "шекаралардың/шекара/NOUN/pl,gen мызғымастығы/мызғымастық/NOUN/p3",
        {"шекаралардың", "шекаралардың мызғымастығы", "мызғымастығы"},
    ),
    (
        "a genitive without one is no phrase with it",
        "uz-Latn",
        "vazirlikning/vazirlik/NOUN/gen loyiha/loyiha/NOUN",
        {"vazirlikning", "loyiha"},
    ),
    (
        "a conjunction may stand inside, never at an edge",
        "kk",
        "көлік/көлік/NOUN және/және/FUNC логистика/логистика/NOUN және/және/FUNC",
        {"көлік", "көлік және логистика", "логистика"},
    ),
    (
        "a mark separates",
        "uz-Latn",
        "transport/transport/NOUN , logistika/logistika/NOUN",
        {"transport", "logistika"},
    ),
    (
        "Russian genitives follow their noun, adjectives go before it",
        "ru",
        "совет/совет/NOUN/nom внешней/внешний/ADJ/gen торговли/торговля/NOUN/gen одобрил/одобрить/VERB/pst",
        {"совет", "совет внешней торговли", "внешней торговли", "торговли"},
    ),
    (
        "a Russian noun that is no genitive does not follow a noun",
        "ru",
        "совет/совет/NOUN/nom программу/программа/NOUN/acc",
        {"совет", "программу"},
    ),
    (
        "English nouns go before nouns, function words end a phrase",
        "en",
        "the/the/FUNC fresh/fresh/ADJ water/water/NOUN supply/supply/NOUN was/be/VERB cut/cut/VERB",
        {"fresh water", "fresh water supply", "water", "water supply", "supply"},
    ),
    (
        "a possessed noun is not followed by one without a possessive",
        "uz-Latn",
        "klasterlari/klaster/NOUN/pl,p3 hosilni/hosil/NOUN/acc",
        {"klasterlari", "hosilni"},
    ),
    (
        "a conjunction joins adjectives before their noun",
        "kk",
        "саяси/саяси/ADJ және/және/FUNC заңдық/заңдық/ADJ байланыс/байланыс/NOUN",
        {"саяси және заңдық байланыс", "заңдық байланыс", "байланыс"},
    ),
    (
        "a conjunction joins nothing unlike",
        "ru",
        "совет/совет/NOUN/nom и/и/FUNC бывший/бывший/ADJ/nom порт/порт/NOUN/nom",
        {"совет", "бывший порт", "порт"},
    ),
    (
        "a number word makes an adjective",
        "uz-Cyrl",
        "икки/ikki/NUM томонлама/tomonlama/ADJ алоқалар/aloqa/NOUN/pl",
        {"икки томонлама алоқалар", "алоқалар"},
    ),
    (
        "a finite form in -da is no noun, a negative participle modifies",
        "uz-Latn",
        "koʻchmas/koʻch/VERB/neg,aor mulk/mulk/NOUN kutilmoqda/kut/VERB/pass,inf,loc",
        {"koʻchmas mulk", "mulk"},
    ),
    (
        "an English genitive closes nothing",
        "en",
        "rivers/river/NOUN/pl,gen mouth/mouth/NOUN and/and/FUNC rivers/river/NOUN/pl,gen",
        {"rivers mouth", "mouth"},
    ),
    (
        "a bare word after a modal verb is a verb",
        "en",
        "would/would/VERB cost/cost/NOUN jobs/job/NOUN/pl",
        {"jobs"},
    ),
    (
        "a number and a word of degree open nothing",
        "kk",
        "12 жоба/жоба/NOUN жаңа/жаңа/ADJ келісім/келісім/NOUN",
        {"жоба", "келісім"},
    ),
]


@pytest.mark.parametrize(("language", "marked", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_noun_phrases(write: Write, language: str, marked: str, expected: set[str]) -> None:
    assert _phrases(write(marked, language)) == expected


def test_a_sentence_ends_every_phrase(write: Write) -> None:
    assert _phrases(write("# су/су/NOUN\nқор/қор/NOUN")) == {"су", "қор"}


def test_long_compounds_are_cut(write: Write) -> None:
    words = " ".join(f"сөз{c}/сөз{c}/NOUN" for c in "абвгдежз")
    assert max(len(p.split()) for p in _phrases(write(words))) == 5
