"""Who says it: turns, quotations, reports, pronouns, offices, pointing back; in these tests' own words."""

from __future__ import annotations

import pytest

from tests.analytics.claims.conftest import Teller

# language, text, for each figure the beginning of its claimant's id, or None
CASES = [
    (
        "en",
        '"Trade reached 5 million dollars. It will reach 7 million dollars," said Minister Pema Dorji.',
        ["pm", "pm"],
    ),
    ("en", "According to Minister Pema Dorji, trade reached 5 million dollars. It rained 5 days.", ["pm", None]),
    ("en", "Pema Dorji said trade grew by 5 percent. He added that exports grew by 7 percent.", ["pm", "pm"]),
    ("ru", "«Торговля выросла на 5%. Вывоз вырос на 7%», – заявил министр Пема Дорджи.", ["pm", "pm"]),
    ("ru", "Торговля выросла на 5%. Об этом сообщил министр Пема Дорджи.", ["pm"]),
    ("ru", "Министр Пема Дорджи приехал. По словам министра, торговля выросла на 5%.", ["pm"]),
    ("kk", "«Сауда 5 пайызға өсті. Экспорт 7 пайызға өсті», – деді министр Айдар Серіков.", ["adr", "adr"]),
    ("kk", "Сауда 5 пайызға өсті. Бұл туралы министр Айдар Серіков хабарлады.", ["adr"]),
    ("uz-Latn", "Vazir Alisher Karimovning soʻzlariga koʻra, savdo 5 foizga oʻsdi.", ["alsr"]),
    ("uz-Cyrl", "Савдо 5 фоизга ўсди. Бу ҳақда вазир Алишер Каримов маълум қилди.", ["alsr"]),
    ("uz-Cyrl", "Вазир Алишер Каримов: савдо 5 фоизга ўсди. Экспорт 7 фоизга ўсди.", ["alsr", "alsr"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_claimants(tell: Teller, language: str, text: str, wanted: list[str | None]) -> None:
    found = [figure.claimant for figure in tell(text, language)]
    assert len(found) == len(wanted)
    for got, start in zip(found, wanted, strict=True):
        assert got is None if start is None else got is not None and got.startswith(start)


def test_a_medium_that_is_quoted_makes_a_claim_second_hand(tell: Teller) -> None:
    (figure,) = tell("Trade reached 5 million dollars, Reuters reported.", "en", source="TASS")
    assert (figure.claimant, figure.second_hand) == ("reuters", True)


def test_the_outlet_of_an_article_is_nobodys_claimant(tell: Teller) -> None:
    (figure,) = tell("Trade reached 5 million dollars, Reuters reported.", "en", source="Reuters")
    assert (figure.claimant, figure.second_hand) == (None, False)
