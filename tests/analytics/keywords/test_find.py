"""From a document to keywords: what is merged, shown, left out, and how it is scored."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analytics.keywords import ENGINE, find_keywords
from analytics.keywords.rank import MOST_PLACES
from analytics.language import annotate
from analytics.records import Article, Document, Mention

Write = Callable[..., Document]

CORRIDOR = """
# көлік/көлік/NOUN дәлізі/дәліз/NOUN/p3 ашылды/аш/VERB/pst
@ АСТАНА/астана/PROPN Елші/елші/NOUN
Көлік/көлік/NOUN дәлізінің/дәліз/NOUN/p3,gen құны/құн/NOUN/p3 өсті/өс/VERB/pst
көлік/көлік/NOUN дәлізінің/дәліз/NOUN/p3,gen маңызы/маңыз/NOUN/p3 зор/зор/ADJ , деді/де/VERB/pst
Асқар/асқар/PROPN Серіков/серіков/PROPN келді/кел/VERB/pst
көлік/көлік/NOUN дәлізімен/дәліз/NOUN/p3,ins жүк/жүк/NOUN өтеді/өт/VERB/aor
"""


def test_inflected_forms_are_one_keyword_with_all_spans(write: Write) -> None:
    document = write(CORRIDOR)
    found = next(k for k in find_keywords(document, ()) if k.lemma == "көлік дәліз")
    assert found.keyword == "көлік дәлізінің"  # twice; with a capital only once
    assert [document.text[s.start : s.end].lower() for s in found.spans] == [
        "көлік дәлізі",
        "көлік дәлізінің",
        "көлік дәлізінің",
        "көлік дәлізімен",
    ]


def test_the_date_line_is_left_out(write: Write) -> None:
    assert not any("астана" in k.lemma for k in find_keywords(write(CORRIDOR), ()))


def test_a_person_alone_is_no_keyword(write: Write) -> None:
    document = write(CORRIDOR)
    start = document.text.index("Асқар")
    end = document.text.index("Серіков") + len("Серіков")
    person = Mention("askar-serikov", "Askar Serikov", "person", "Асқар Серіков", start, end)
    assert any(k.lemma == "асқар серіков" for k in find_keywords(document, ()))
    assert not any(k.lemma == "асқар серіков" for k in find_keywords(document, (person,)))


def _mention(document: Document, text: str, kind: str) -> Mention:
    start = document.text.index(text)
    return Mention(text.lower(), text, kind, text, start, start + len(text))


def test_a_place_and_a_part_of_a_name_are_no_keywords(write: Write) -> None:
    document = write(
        "портта/порт/NOUN/loc Ақтау/ақтау/PROPN , кеңесте/кеңес/NOUN/loc Шығыс/шығыс/PROPN Сауда/сауда/PROPN "
        "Одағы/одақ/PROPN/p3 , хатта/хат/NOUN/loc Сауда/сауда/PROPN"
    )
    found = [k.lemma for k in find_keywords(document, ())]
    assert {"ақтау", "шығыс сауда", "шығыс сауда одақ", "сауда"} <= set(found)
    mentions = (_mention(document, "Ақтау", "place"), _mention(document, "Шығыс Сауда Одағы", "organisation"))
    found = [k.lemma for k in find_keywords(document, mentions)]
    assert {"ақтау", "шығыс сауда"}.isdisjoint(found)
    assert {"шығыс сауда одақ", "сауда"} <= set(found)  # trade stands outside the name as well


def test_an_office_with_its_holder_is_no_keyword(write: Write) -> None:
    document = write("кеше/кеше/ADV министр/министр/NOUN Серіков/серіков/PROPN келді/кел/VERB/pst .")
    assert "министр серіков" in [k.lemma for k in find_keywords(document, ())]
    assert not find_keywords(document, (_mention(document, "Серіков", "person"),))


def test_a_known_term_goes_before_its_equals(write: Write) -> None:
    document = write(
        "балық/балық/NOUN қоры/қор/NOUN/p3 , бөкен/бөкен/NOUN саны/сан/NOUN/p3 , орман/орман/NOUN қоры/қор/NOUN/p3"
    )
    start = document.text.index("орман")
    term = Mention("forest", "forest", "concept", "орман қоры", start, start + len("орман қоры"))
    assert find_keywords(document, (term,))[0].lemma == "орман қор"


def test_the_engines_agree(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    own = find_keywords(write(CORRIDOR), ())
    package = find_keywords(write(CORRIDOR), (), engine="yake")
    assert [k.lemma for k in own] == [k.lemma for k in package]
    assert [k.score for k in own] == pytest.approx([k.score for k in package], rel=1e-9)
    monkeypatch.setenv(ENGINE, "yake")
    assert find_keywords(write(CORRIDOR), ()) == package


def test_another_engine_is_refused(write: Write) -> None:
    with pytest.raises(ValueError, match="'rake' is no keyword engine: choose one of elchi, yake"):
        find_keywords(write(CORRIDOR), (), engine="rake")


ODD = ["", " \n", "...", "12 345,6", "the of and", "а" * 50_000, "су " * 20_000, "é́́́́" * 2000, "1" * 50_000]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_cost_nothing_but_themselves(text: str) -> None:
    for keyword in find_keywords(annotate(Article("odd", text)), ()):
        assert keyword.spans


def test_a_phrase_repeated_without_end_keeps_its_first_places() -> None:
    document = annotate(Article("endless", "trade turnover " * 3000, language="en"))
    found = find_keywords(document, ())
    assert max(len(k.spans) for k in found) == MOST_PLACES
    assert found[0].spans[0].start < 20


def test_a_long_text_has_twenty_keywords() -> None:
    topics = ["water", "trade", "energy", "school", "border", "harvest", "rail", "metal", "forest", "health", "sport"]
    nouns = ["council", "treaty", "market"]
    text = " ".join(f"The {a} {b} was discussed by all." for a in topics for b in nouns)
    assert len(find_keywords(annotate(Article("long", text, language="en")), ())) >= 20
