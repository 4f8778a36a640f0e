"""What a reader is shown of things that no lexicon knows, and what one article's evidence makes of its names."""

from __future__ import annotations

import pytest

from analytics.language import annotate
from analytics.mentions import find_mentions
from analytics.mentions.people.names import key, skeleton
from analytics.records import Article


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("kk", "Ол Сұрқай өңірлік зерттеулер институтының директоры.", "Сұрқай өңірлік зерттеулер институты"),
        ("uz-Latn", "U Surqay hududiy tadqiqotlar institutining direktori.", "Surqay hududiy tadqiqotlar instituti"),
        ("ru", "Он работает в Суркайском институте мировой политики.", "Суркайский институт мировой политики"),
        ("en", "He left the Institute for Steppe Policy.", "Institute for Steppe Policy"),
    ],
)
def test_unknown_things_are_shown_in_the_words_of_the_text(language: str, text: str, name: str) -> None:
    found = [m.name for m in find_mentions(annotate(Article("x", text, language=language))) if m.kind == "organisation"]
    assert found == [name]


@pytest.mark.parametrize(("latin", "cyrillic"), [("Clark", "Кларк"), ("Beck", "Бек"), ("Cook", "Кук")])
def test_a_hard_c_sounds_as_k(latin: str, cyrillic: str) -> None:
    assert skeleton(latin) == skeleton(cyrillic)
    assert key("Charlie")[0] == key("Чарли")[0]


def test_a_surname_keeps_no_case_ending() -> None:
    text = "Зауыт директоры Суркамбтың сөзі. Олар Суркамбқа сенді."
    found = {m.entity for m in find_mentions(annotate(Article("x", text, language="kk"))) if m.kind == "person"}
    assert len(found) <= 1
