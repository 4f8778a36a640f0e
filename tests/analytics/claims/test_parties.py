"""Between whom figures lie: a class of sentences in each language it occurs in, with words of these tests' own."""

from __future__ import annotations

import pytest

from tests.analytics.claims.conftest import Teller

# language, text, the parties of its figures of money, mass or percent in order
CASES = [
    # each part of a contrast or list has its own countries, and the subject of the first
    (
        "en",
        "Trade between Bhutan and Kuwait grew by 8 percent, while trade between Bhutan and Chile grew by 6 percent.",
        [("BT", "KW"), ("BT", "CL")],
    ),
    (
        "kk",
        "Бутанның Кувейтпен тауар айналымы 4 млн долларға, Чилимен 3 млн долларға жетті.",
        [("BT", "KW"), ("BT", "CL")],
    ),
    (
        "uz-Latn",
        "Butanning Chili bilan savdosi 4 mln dollarga, Kanada bilan 3 mln dollarga teng boʻldi.",
        [("BT", "CL"), ("BT", "CA")],
    ),
    (
        "uz-Cyrl",
        "Бутаннинг Чили билан савдоси 4 млн долларга, Канада билан 3 млн долларга тенг бўлди.",
        [("BT", "CL"), ("BT", "CA")],
    ),
    ("ru", "Торговля Бутана с Чили – 4 млн долларов, с Канадой – 3 млн долларов.", [("BT", "CL"), ("BT", "CA")]),
    # order of a flow: the giver first, and imports turn it round
    ("en", "Bhutan's imports from Chile came to 5 million dollars.", [("CL", "BT")]),
    ("en", "Chilean investment in Bhutan reached 5 million dollars.", [("CL", "BT")]),
    ("kk", "Чилидегі Бутан инвестициясы 5 млн долларға жетті.", [("BT", "CL")]),
    ("uz-Cyrl", "Бутаннинг Чилидан импорти 5 млн долларга етди.", [("CL", "BT")]),
    ("uz-Latn", "Butanning Chilidan importi 5 mln dollarga yetdi.", [("CL", "BT")]),
    ("ru", "Инвестиции Чили в экономику Бутана составили 5 млн долларов.", [("CL", "BT")]),
    ("ru", "Импорт бутанского чая в Чили достиг 5 млн долларов.", [("BT", "CL")]),
    # who reports is the subject of what is reported
    ("ru", "Бутан сообщил, что в мае экспортировал в Чили чай на 8 млн долларов.", [("BT", "CL")]),
    # a way is no party, nor is a part of a company's name
    ("kk", "Бутан Канада арқылы Чилиге 5 млн тонна шай сатты.", [("BT", "CL")]),
    ("en", "Bhutan shipped 5 million tonnes of tea to Chile via Canada.", [("BT", "CL")]),
    # a country alone is not given another
    ("en", "Bhutan met Chile. The exports of Bhutan grew by 5 percent.", [("BT",)]),
    # "the country", and what a state calls itself
    ("en", "Bhutan grew fast. The country's exports reached 5 million dollars.", [("BT",)]),
    ("kk", "Елімізде 5 млн тонна астық жиналды.", [("KZ",)]),
    ("uz-Latn", "Mamlakatimizda 5 mln tonna paxta terildi.", [("UZ",)]),
    # nothing near: nobody
    (
        "en",
        "Bhutan and Chile met. They agreed on much.\n\nIt was cold.\n\nIt snowed.\n\nA club spent 5 million dollars.",
        [()],
    ),
    # a country behind an amount in dollars is no currency's
    ("uz-Latn", "Butan 5 mln dollarga choy oldi, Kanada esa 7 mln dollarga.", [("BT",), ("CA",)]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_parties(tell: Teller, language: str, text: str, wanted: list[tuple[str, ...]]) -> None:
    units = {"USD", "tonne", "percent"}
    found = [figure.parties for figure in tell(text, language) if figure.unit in units]
    assert [set(one) for one in found] == [set(one) for one in wanted]
    flows = [figure for figure in tell(text, language) if figure.measure in ("imports", "exports", "investment")]
    for figure, parties in zip(tell(text, language), wanted, strict=False):
        assert figure not in flows or figure.parties == parties


def test_our_trade_is_the_speakers_with_whom_the_title_names(tell: Teller) -> None:
    text = "Pema Dorji, President of Bhutan: Our trade grew by 40 percent last year."
    (figure,) = [one for one in tell(text, "en", title="Meeting with President of Chile") if one.unit == "percent"]
    assert (set(figure.parties), figure.how["parties"]) == ({"BT", "CL"}, "title")


def test_the_commonest_pair_of_an_article_is_nobodys_party(tell: Teller) -> None:
    pair = "Bhutan and Chile met. " * 8
    text = (
        f"{pair}\n\nThe weather was mild.\n\nThe hall was full.\n\nOur region built 12 schools for 3 million dollars."
    )
    (figure,) = [one for one in tell(text, "en") if one.unit == "USD"]
    assert figure.parties == ()
