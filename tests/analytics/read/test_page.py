"""Saved web pages: the article without the boxes beside it, its own day, its tables and raised marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.errors import ReadError
from analytics.read import read_articles
from analytics.read.page import words_of_pages
from analytics.records import Article

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "Екі елдің министрлері Орал қаласында кездесіп, жаңа көпірдің құрылысын және жол ақысын талқылады.",
        "Тараптар көпірді үш жылда салуға, оның құнын тең бөлуге және бекетті кеңейтуге келісті.",
        "Келесі кездесу көктемде Орынборда өтеді, оған кәсіпкерлер де шақырылады деп хабарлады баспасөз қызметі.",
    )
)
OWN = "2024-05-17"
OTHER = "2023-01-02"


def page(head: str = "", above: str = "", inside: str = "", below: str = "") -> str:
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>Көпір</title>{head}</head><body>{above}"
        f"<article><h1>Көпір салынады</h1>{inside}{BODY}</article>{below}</body></html>"
    )


def read(folder: Path, text: str) -> tuple[list[Article], list[ReadError]]:
    (folder / "a.html").write_text(text, encoding="utf-8")
    found = list(read_articles([folder / "a.html"]))
    return [f for f in found if isinstance(f, Article)], [f for f in found if isinstance(f, ReadError)]


def meta(name: str, day: str) -> str:
    return f"<meta property='{name}' content='{day}T23:30:00+05:00'>"


def linked(day: str, kind: str = "NewsArticle", title: str = "Көпір салынады") -> str:
    parts = f'{{"@type": "{kind}", "headline": "{title}", "datePublished": "{day}", "dateModified": "{OTHER}"}}'
    return f'<script type="application/ld+json">{{"@graph": [{parts}]}}</script>'


PUBLISHED = {
    "meta": page(meta("article:modified_time", OTHER) + meta("article:published_time", OWN)),
    "JSON-LD": page(linked(OWN)),
    "JSON-LD of several": page(linked(OTHER, title="Басқа") + linked(OWN)),
    "itemprop": page(inside=f"<meta itemprop='datePublished' content='{OWN}'>"),
    "time below the headline": page(inside=f"<time datetime='{OWN}T10:00'>17 мамыр</time>"),
    "time with words alone": page(inside="<time>17 мамыр 2024</time>"),
    "named, Kazakh": page(inside="<div class='article-date'>17 мамыр 2024, 10:15</div>"),
    "named, Russian": page(inside="<span class='news_date'>17 мая 2024</span>"),
    "named, Uzbek": page(inside="<span class='postDate'>17-may 2024</span>"),
    "named, English": page(inside="<p class='date'>May 17, 2024</p>"),
    "named, numbers": page(inside="<p class='date'>17.05.2024 10:15</p>"),
}
BOXES = {
    "side bar": f"<div class='sidebar'><time datetime='{OTHER}'></time> Басқа жаңалық</div>",
    "aside": f"<aside><time datetime='{OTHER}'></time></aside>",
    "latest news": f"<section id='latest-news'><span class='date'>{OTHER}</span><a href='x'>Басқа</a></section>",
    "footer": f"<footer><span class='date'>{OTHER}</span></footer>",
}


@pytest.mark.parametrize("where", PUBLISHED)
@pytest.mark.parametrize("box", BOXES)
def test_the_day_is_the_article_s_own(tmp_path: Path, where: str, box: str) -> None:
    text = PUBLISHED[where].replace("<body>", f"<body>{BOXES[box]}")
    assert [a.date for a in read(tmp_path, text)[0]] == [OWN]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("head", ["", meta("article:modified_time", OTHER), meta("og:updated_time", OTHER)])
def test_a_day_of_change_or_of_a_box_is_none(tmp_path: Path, head: str, box: str) -> None:
    assert [a.date for a in read(tmp_path, page(head, BOXES[box], "", BOXES[box]))[0]] == [None]


@pytest.mark.parametrize("name", ["related-articles", "readAlso", "pay_wall", "cookie-banner", "newsletter", "share"])
def test_boxes_are_no_part_of_the_article(tmp_path: Path, name: str) -> None:
    box = f"<div class='{name}'><p>Бұл қораптағы мәтін, ол 990 теңге тұрады және басқа әңгіме туралы айтады.</p></div>"
    articles, _ = read(tmp_path, page(inside=box, below=box))
    assert "990" not in articles[0].text
    assert "Орынборда" in articles[0].text


def test_a_box_that_holds_the_article_is_the_article(tmp_path: Path) -> None:
    articles, _ = read(tmp_path, page().replace("<article>", "<div class='with-sidebar social'><article>"))
    assert "Орынборда" in articles[0].text


@pytest.mark.parametrize("inside", ["<noscript>JavaScript керек, оны қосыңыз да, бетті қайта ашыңыз</noscript>", ""])
def test_a_page_drawn_by_scripts_is_refused(tmp_path: Path, inside: str) -> None:
    body = f"{inside}<div id='root'></div><script>x={BODY!r}</script>"
    text = f"<html><head><title>Көпір</title></head><body>{body}</body></html>"
    articles, errors = read(tmp_path, text)
    assert not articles
    assert "drawn by scripts" in errors[0].reason


def test_tables_and_raised_marks(tmp_path: Path) -> None:
    table = "<table><tr><th>Жыл</th><th>Көлік, мың</th></tr><tr><td>2022</td><td>410</td></tr></table>"
    inside = (
        f"<p>Газ 5 млрд м<sup>3</sup>, экспорт<sup>1</sup> 7 тонна, CO<sub>2</sub>, көпір<sup>[2]</sup>.</p>{table}"
    )
    text = read(tmp_path, page(inside=inside))[0][0].text
    assert "Газ 5 млрд м³, экспорт¹ 7 тонна, CO2, көпір[2]." in text
    lines = [line.strip() for line in text.splitlines()]
    assert "| Жыл | Көлік, мың |" in lines
    assert "| 2022 | 410 |" in lines


def test_merged_cells_and_captions_of_tables(tmp_path: Path) -> None:
    table = (
        "<table><caption>Экспорт, мың тонна</caption><tr><th rowspan='2'>Тауар</th><th colspan='2'>Көлемі</th></tr>"
        "<tr><th>2021</th><th>2022</th></tr><tr><td>Мыс</td><td>95</td><td>101</td></tr></table>"
    )
    lines = [line.strip() for line in read(tmp_path, page(inside=table))[0][0].text.splitlines()]
    at = lines.index("Экспорт, мың тонна")
    rows = [line for line in lines[at + 1 : at + 6] if not line.startswith("|--")]
    assert rows[:3] == ["| Тауар | Көлемі | Көлемі |", "| Тауар | 2021 | 2022 |", "| Мыс | 95 | 101 |"]


def test_words_of_pages_are_as_they_are_compared() -> None:
    for words in words_of_pages().values():
        assert all(word == word.lower() and "_" not in word for word in words)
