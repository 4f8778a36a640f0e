"""How sentences are cut: in every language, with words of these tests' own."""

from __future__ import annotations

import pytest

from analytics.claims.sentences import Clauses, Sentences
from analytics.language import annotate
from analytics.records import Article

# language, text, the segments in order of their first word: kind, parent, words
CASES = [
    (
        "ru",
        "Бутан заметил, что в июне вывез в Кувейт чай на 8 млн долларов.",
        [("report", -1, "Бутан заметил , что"), ("main", -1, "в июне вывез в Кувейт чай на 8 млн долларов .")],
    ),
    (
        "ru",
        "Закупки у Кувейта, который идёт вторым, выросли на 4%.",
        [("main", -1, "Закупки у Кувейта , , выросли на 4 % ."), ("relative", 0, "который идёт вторым")],
    ),
    (
        "ru",
        "Вывоз в Бутан вырос на 4%, в Кувейт — на 6%, а в Чили снизился на 3%.",
        [
            ("main", -1, "Вывоз в Бутан вырос на 4 % ,"),
            ("item", 0, "в Кувейт — на 6 % ,"),
            ("contrast", 0, "а в Чили снизился на 3 % ."),
        ],
    ),
    (
        "en",
        "Bhutan shipped 7 million tonnes to Kuwait and 2 million tonnes to Chile.",
        [("main", -1, "Bhutan shipped 7 million tonnes to Kuwait"), ("item", 0, "and 2 million tonnes to Chile .")],
    ),
    (
        "en",
        "According to the ministry, sales were 9 percent higher than in 2021.",
        [
            ("report", -1, "According to the ministry"),
            ("main", -1, ", sales were 9 percent higher"),
            ("comparison", 1, "than in 2021 ."),
        ],
    ),
    (
        "en",
        "The envoy said sales grew by 5 percent.",
        [("report", -1, "The envoy said"), ("main", -1, "sales grew by 5 percent .")],
    ),
    (
        "kk",
        "Бутан мен Кувейт арасындағы сауда 4 пайызға өсті, ал Чилимен сауда 6 пайызға азайды.",
        [
            ("main", -1, "Бутан мен Кувейт арасындағы сауда 4 пайызға өсті ,"),
            ("contrast", 0, "ал Чилимен сауда 6 пайызға азайды ."),
        ],
    ),
    (
        "kk",
        "Елшінің айтуынша, экспорт өткен жылмен салыстырғанда 4 пайызға артты.",
        [
            ("report", -1, "Елшінің айтуынша"),
            ("main", -1, ", экспорт 4 пайызға артты ."),
            ("comparison", 1, "өткен жылмен салыстырғанда"),
        ],
    ),
    (
        "uz-Cyrl",
        "Бутан ва Кувайт ўртасидаги савдо 4 фоизга ўсди, Чили билан савдо эса 6 фоизга камайди.",
        [
            ("main", -1, "Бутан ва Кувайт ўртасидаги савдо 4 фоизга ўсди ,"),
            ("contrast", 0, "Чили билан савдо эса 6 фоизга камайди ."),
        ],
    ),
    (
        "uz-Latn",
        "Butan Quvaytga 4 mln tonna, Chiliga 3 mln tonna guruch sotdi, deb xabar berdi elchi.",
        [
            ("main", -1, "Butan Quvaytga 4 mln tonna ,"),
            ("item", 0, "Chiliga 3 mln tonna guruch sotdi ,"),
            ("report", -1, "deb xabar berdi elchi ."),
        ],
    ),
    (
        "en",
        "Sales reached 5 billion dollars (4 billion in 2021).",
        [("main", -1, "Sales reached 5 billion dollars ."), ("bracket", 0, "( 4 billion in 2021 )")],
    ),
]


def clauses(text: str, language: str) -> Clauses:
    return Sentences(annotate(Article("a", text, language=language)))[0]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_segments(language: str, text: str, wanted: list[tuple[str, int, str]]) -> None:
    found = clauses(text, language)
    words = [
        " ".join(token.text for token, owner in zip(found.tokens, found.owner, strict=True) if owner == number)
        for number in range(len(found.segments))
    ]
    assert [(s.kind, s.parent, w) for s, w in zip(found.segments, words, strict=True)] == wanted


def test_a_chain_leads_from_the_innermost_segment_to_the_main_one() -> None:
    text = "Bhutan grew by 3 percent, while Kuwait (2 percent in 2020) grew by 4."
    found = clauses(text, "en")
    kinds = [found.segments[number].kind for number in found.chain(text.index("2020"))]
    assert kinds == ["bracket", "contrast", "main"]


def test_thousands_of_brackets_commas_and_relatives_are_cut_once_each() -> None:
    text = "Bhutan " + "(which, 5 that, said " * 400 + "end."
    found = clauses(text, "en")
    assert len(found.owner) == len(found.tokens) <= 400
