"""Headline, date, dateline and source, as articles really show them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.layout import complete, find_layout
from analytics.records import Article

HEADERS = [
    (" date 2024-05-01 Жаңа көпір ашылды\nМәтін осы жерден басталады.", "Жаңа көпір ашылды", "2024-05-01"),
    ("2024-05-01\nMoliya vazirlari uchrashdi\nMatn shu yerdan boshlanadi.", "Moliya vazirlari uchrashdi", "2024-05-01"),
    ("Янги йўл очилди\n01.05.2024, 14:30\nМатн шу ердан бошланади.", "Янги йўл очилди", "2024-05-01"),
    ("Экономика\n\nМинистры встретились\n\n1/5/2024\n\nТекст начинается.", "Министры встретились", "2024-05-01"),
    ("Ministers met in Samarkand\nThe text begins here.", "Ministers met in Samarkand", None),
    ("# Ministers met\n\nThe text begins here.", "Ministers met", None),
    ("The only line of a text without a headline.", None, None),
    ("First paragraph of plain text.\nThe second one follows.", None, None),
    ("– Сұрақ қоюға бола ма?\n– Әрине.", None, None),
]


@pytest.mark.parametrize(("text", "headline", "day"), HEADERS)
def test_header(text: str, headline: str | None, day: str | None) -> None:
    layout = find_layout(text)
    assert (layout.headline, layout.date) == (headline, day)
    assert layout.title is None or text[slice(*layout.title)] == headline


def test_a_rubric_above_the_headline_is_kept_apart() -> None:
    text = "Экономика\n\nМинистры встретились\n\n01.05.2024\n\nТекст начинается."
    assert [text[slice(*rubric)] for rubric in find_layout(text).rubrics] == ["Экономика"]


DATELINES = [
    ("АСТАНА. KAZINFORM – Министр кездесті.", "АСТАНА. KAZINFORM –", "Kazinform"),
    ("ASTANА. Кazinform – Вазир учрашди.", "ASTANА. Кazinform –", "Kazinform"),
    ("МОСКВА, 12 ноября. /ТАСС/. Министр прибыл.", "МОСКВА, 12 ноября. /ТАСС/.", "TASS"),
    ("MOSCOW, November 12 (TASS) - The minister came.", "MOSCOW, November 12 (TASS) -", "TASS"),
    ("TOSHKENT, 12-noyabr — UzA. Vazir keldi.", "TOSHKENT, 12-noyabr — UzA.", "UzA"),
    ("SAMARKAND – The ministers met.", "SAMARKAND –", None),
    ("ЮНЕСКО – бұл халықаралық ұйым.", None, None),
    ("Министр – человек занятой.", None, None),
    ("Бұл – жаңа кезең.", None, None),
]


@pytest.mark.parametrize(("text", "dateline", "source"), DATELINES)
def test_dateline(text: str, dateline: str | None, source: str | None) -> None:
    layout = find_layout(text)
    assert (text[slice(*layout.dateline)] if layout.dateline else None) == dateline
    assert layout.source == source


SOURCES = [
    ("Көпір ашылды, деп хабарлайды BAQ.KZ.\nМәтін жалғасады.", "BAQ.KZ"),
    ("Мост открыт, передаёт корреспондент ТАСС.", "TASS"),
    ("Мост открыт, передаёт агентство «Kazinform» со ссылкой на министерство.", "Kazinform"),
    ("Koʻprik ochildi, deb xabar beradi UzA.", "UzA"),
    ("UzA xabariga koʻra, koʻprik ochildi.", "UzA"),
    ("The bridge has opened, Kazinform reports.", "Kazinform"),
    ("Мост открыт.\nИсточник: novosti-primer.ru", "novosti-primer.ru"),
    ("Мост открыт, сообщает министр.", None),
    ("Kazinform-ға сілтеме жасап, көпір туралы хабарлайды.", None),
    ("Мост открыт.\nИсточник: «Вестник Ферганы»", "Вестник Ферганы"),
    ("Мост открыт.\nИсточник: Вестник Ферганы.", "Вестник Ферганы"),
    ("Мост открыт.\nИсточник: из открытых данных", None),
    ("Мост открыт.\nИсточник: Новые", None),
    ("Мост открыт.\nФото: ТАСС", None),
    ("Көпір ашылды.\nФото: Тасболат Сәрсен", None),
    ("Кўприк очилди.\nМанба: янги маълумотлар", None),
    ("Koʻprik ochildi.\nManba: yangi-xabar.uz", "yangi-xabar.uz"),
    ("Об этом пишет в «Вестнике.uz» автор.", None),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_attribution(text: str, source: str | None) -> None:
    assert complete(Article("a", text))[0].source == source


TRUST = [
    {"source": "Said"},
    {"front": "Front"},
    {"url": "https://ru.primer-news.kz/2024/05/01/most"},
    {"path": "data/kun.uz/a.txt"},
    {"dateline": "АСТАНА. KAZINFORM – "},
    {"otherwise": "Otherwise"},
    {"attribution": " Об этом сообщает ТАСС."},
]
NAMES = ["Said", "Front", "primer-news.kz", "Kun.uz", "Kazinform", "Otherwise", "TASS"]


@pytest.mark.parametrize("first", range(len(TRUST)))
def test_order_of_trust_of_sources(first: int) -> None:
    """What is trusted more stands over all that is trusted less, and an attribution over nothing."""
    given_: dict[str, str] = {}
    for some in TRUST[first:]:
        given_ |= some
    front = f"---\nsource: {given_['front']}\n---\n" if "front" in given_ else ""
    text = front + given_.get("dateline", "") + "Министр открыл мост." + given_["attribution"]
    article = Article(
        "a",
        text,
        given_.get("path", "a.txt"),
        source=given_.get("source"),
        url=given_.get("url"),
        otherwise=given_.get("otherwise"),
    )
    assert complete(article)[0].source == NAMES[first]


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://www.tass.ru/a?b=1", "TASS"),
        ("http://uz.dala-xabar.uz/a", "dala-xabar.uz"),
        ("https://m.dala-xabar.uz", "dala-xabar.uz"),
        ("dala-xabar.uz/a/1", "dala-xabar.uz"),
        ("https://t.me/s/dalaxabar/55", "t.me/dalaxabar"),
        ("https://t.me/dalaxabar", "t.me/dalaxabar"),
        ("https://www.facebook.com/", None),
        ("http://127.0.0.1/a", None),
        ("http://localhost:8501/a", None),
        ("ftp://dala-xabar.uz/a", None),
        ("http://[::1", None),
        ("not an address", None),
    ],
)
def test_an_unknown_domain_is_a_source_of_its_own(url: str, source: str | None) -> None:
    assert complete(Article("a", "Мост открыт, сообщает министр.", url=url))[0].source == source


@pytest.mark.parametrize(
    ("path", "url", "day"),
    [
        ("2024-05-01-most.txt", None, "2024-05-01"),
        ("news/20240501_most.md", None, "2024-05-01"),
        ("2024-05-01.csv:3", None, "2020-02-02"),
        ("2024-05-01_2024-05-31.txt", None, "2020-02-02"),
        ("a9f20240501c.txt", None, "2020-02-02"),
        ("a.txt", "https://primer.kz/2024/05/01/most", "2024-05-01"),
        ("a.txt", "https://primer.kz/news-2024-05-01", "2024-05-01"),
        ("a.txt", "https://primer.kz/20240501/most", "2024-05-01"),
        ("a.txt", "https://primer.kz/id/20249901", "2020-02-02"),
    ],
)
def test_a_date_in_the_text_beats_neither_address_nor_file_name(path: str, url: str | None, day: str) -> None:
    article = Article("a", "Мост открыт\n02.02.2020\nМинистр открыл мост.", path, url=url)
    assert complete(article)[0].date == day


def test_front_matter_stays_in_the_text_and_is_read() -> None:
    text = "---\ntitle: Көпір\ndate: 2024-05-01\nsource: Kazinform\nkind: restatement\nfacts: [F1, F2]\n---\nМәтін."
    article, layout = complete(Article("a", text))
    assert (article.title, article.date, article.source, article.kind) == (
        "Көпір",
        "2024-05-01",
        "Kazinform",
        "restatement",
    )
    assert article.facts == ("F1", "F2")
    assert article.text == text
    assert text[layout.body :].strip() == "Мәтін."


def test_broken_front_matter_costs_only_itself() -> None:
    article, layout = complete(Article("a", "---\ntitle: [unclosed\n---\nMatn shu yerda."))
    assert article.date is None
    assert article.text[layout.body :] == "Matn shu yerda."


def test_what_is_given_wins_and_a_bad_date_is_no_date() -> None:
    article, _ = complete(Article("a", " date 2024-05-01 Title\nText.", date="2023-01-02", source="Mine"))
    assert (article.date, article.source) == ("2023-01-02", "Mine")
    article, _ = complete(Article("a", " date 2024-05-01 Title\nText.", date="31 foo"))
    assert article.date == "2024-05-01"


def test_address_tells_date() -> None:
    article, _ = complete(Article("a", "Title\nText.", url="https://news.example/2024/05/01/bridge"))
    assert article.date == "2024-05-01"


@given(st.text(max_size=300))
def test_any_text_has_a_layout_inside_it(text: str) -> None:
    layout = find_layout(text)
    assert 0 <= layout.body <= len(text)
    for span in (layout.title, layout.dateline):
        assert span is None or 0 <= span.start <= span.end <= len(text)


def test_seeds(acceptance: Path) -> None:
    texts = sorted((acceptance / "seeds").glob("*.txt"))
    assert texts
    for path in texts:
        assert find_layout(path.read_text(encoding="utf-8")).date, path.name
