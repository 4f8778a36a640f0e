"""PDF as it is printed: words cut at line ends, heads and feet of pages, tables, columns, ligatures."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.language.hyphens import join_lines, keeps_hyphen
from analytics.pipeline import analyse
from analytics.read import read_articles
from analytics.read.pdf import joined, without_heads
from analytics.records import Article

Placed = tuple[int, int, str]  # from the left, from below, the words


def pdf(path: Path, pages: list[list[Placed]]) -> Path:
    """Pages with words in places, in the letters of Helvetica."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, page in enumerate(pages):
        drawn = "".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in page).encode("cp1252")
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, start)
    path.write_bytes(bytes(out))
    return path


def text_of(path: Path) -> str:
    found = list(read_articles([path]))
    assert all(isinstance(item, Article) for item in found)
    return "".join(item.text for item in found if isinstance(item, Article))


def down(*lines: str, x: int = 50, top: int = 700) -> list[Placed]:
    return [(x, top - 14 * number, line) for number, line in enumerate(lines)]


def test_lines_and_cut_words_are_joined(tmp_path: Path) -> None:
    lines = down(
        "A new bridge",
        "The port of Aktau received 40 mil-",
        "lion tonnes of grain, the press ser-",
        "vice said. The long-",
        "awaited bridge will be built by 15",
        "firms of both countries.",
    )
    text = (
        "The port of Aktau received 40 million tonnes of grain, the press service said. The long-awaited bridge will be"
    )
    assert text_of(pdf(tmp_path / "a.pdf", [lines])) == f"A new bridge\n{text} built by 15 firms of both countries."


def test_heads_feet_and_numbers_of_pages_are_left_out(tmp_path: Path) -> None:
    told = ["Grain fell by 5 percent.", "Wells were drilled near Aral.", "A school opened in June.", "Cotton rose."]
    pages = [
        [
            (50, 760, f"The Steppe Herald, issue 31, page {number}"),
            *down(text, text.upper()),
            (50, 40, "Print run 9 000, price 120 tenge"),
            (300, 25, str(number)),
        ]
        for number, text in enumerate(told, 1)
    ]
    text = text_of(pdf(tmp_path / "a.pdf", pages))
    assert text.split("\n") == [line for text in told for line in (text, text.upper())]


def test_what_only_one_page_has_at_its_edge_stays() -> None:
    pages = [["Head", "One.", "Two."], ["Head", "Three.", "Four."]]
    assert without_heads(pages) == [["One.", "Two."], ["Three.", "Four."]]
    assert without_heads(pages[:1]) == pages[:1]


def test_a_table_is_read_as_one(tmp_path: Path) -> None:
    places = [(50, 700, "Ministers met in Oral and spoke of the trade of the two countries.")]
    for row, cells in enumerate(
        (("Year", "Exports, bn USD", "Imports, bn USD"), ("2021", "3.5", "2"), ("2022", "4", "2.5"))
    ):
        places += [(50 + 180 * column, 670 - 14 * row, cell) for column, cell in enumerate(cells)]
    places.append((50, 600, "They will meet again in spring."))
    text = text_of(pdf(tmp_path / "a.pdf", [places]))
    assert "| Year | Exports, bn USD | Imports, bn USD |\n| --- | --- | --- |\n| 2021 | 3.5 | 2 |" in text
    figures = analyse(Article("a", text, language="en", date="2023-02-02")).figures
    assert [(f.value, f.unit, f.period) for f in figures] == [
        (3.5e9, "USD", "2021"),
        (2e9, "USD", "2021"),
        (4e9, "USD", "2022"),
        (2.5e9, "USD", "2022"),
    ]


@pytest.mark.parametrize("side_by_side", [True, False])
def test_columns_are_read_one_after_the_other(tmp_path: Path, side_by_side: bool) -> None:
    left = [f"left line {word} goes down the page" for word in ("one", "two", "three", "four", "five", "six", "seven")]
    right = [line.replace("left", "right") for line in left]
    columns = [down(*left), down(*right, x=320)]
    page = [place for pair in zip(*columns, strict=True) for place in pair] if side_by_side else columns[0] + columns[1]
    assert text_of(pdf(tmp_path / "a.pdf", [page])) == " ".join(left + right)


def test_lines_that_end_their_paragraph_stay_apart() -> None:
    long = "The ministers of the two countries met in the town of Oral and"
    assert joined(f"Bridge\n{long}\nAktau, and\nspoke.\nNext") == f"Bridge\n{long} Aktau, and spoke.\nNext"


@pytest.mark.parametrize(
    "cut",
    [
        *("прави-тельство", "тен-ге", "Мангы-стау", "электро-энергия", "үкі-мет", "келі-сім", "миллиард-тан", "Ақ-тау"),
        *(
            "ҳуку-мат",
            "шарт-нома",
            "сўм-га",
            "hu-kumat",
            "shart-noma",
            "soʻm-ga",
            "govern-ment",
            "kilo-grams",
            "Aqm-ola",
        ),
    ],
)
def test_cut_words_lose_their_hyphen(cut: str) -> None:
    assert not keeps_hyphen(*cut.split("-"))


@pytest.mark.parametrize(
    "compound",
    [
        *("вице-премьер", "научно-технический", "Усть-Каменогорск", "кто-либо", "ғылыми-техникалық", "бала-шаға"),
        *("ilmiy-texnik", "ota-ona", "илмий-техник", "long-awaited", "three-year", "Jong-un", "state-owned"),
    ],
)
def test_compounds_keep_their_hyphen(compound: str) -> None:
    assert keeps_hyphen(*compound.split("-"))


def test_the_text_itself_shows_how_a_word_is_written() -> None:
    assert join_lines("Кызыл-\nОрда. Бета-\nгамма и бетагамма. Бета-\nдзета, бета-дзета") == (
        "Кызыл-Орда. Бетагамма и бетагамма. Бета-дзета, бета-дзета"
    )


@pytest.mark.parametrize("mark", ["-", "\u00ad", "\u2010", "¬"])
@pytest.mark.parametrize("end", ["\n", "\r\n", " \n  "])
@pytest.mark.parametrize(
    ("language", "before", "left", "right", "value", "unit"),
    [
        ("ru", "Экспорт достиг 7", "мил", "лионов тонн", 7e6, "tonne"),
        ("kk", "Экспорт 7 млн тең", "", "геге жетті", 7e6, "KZT"),
        ("uz-Cyrl", "Экспорт 7 млн дол", "", "ларга етди", 7e6, "USD"),
        ("uz-Latn", "Eksport 7 mln dol", "", "larga yetdi", 7e6, "USD"),
        ("en", "Exports reached 7 mil", "", "lion tonnes", 7e6, "tonne"),
    ],
)
def test_figures_over_a_line_end(
    language: str, before: str, left: str, right: str, value: float, unit: str, mark: str, end: str
) -> None:
    text = "Title\n\n2024-01-10\n\n" + f"{before} {left}".strip() + f"{mark}{end}{right}."
    (figure,) = analyse(Article("a", text, language=language, date="2024-01-10")).figures
    assert (figure.value, figure.unit) == (value, unit)
    assert text[figure.start : figure.end] == figure.text
    assert mark in figure.text
