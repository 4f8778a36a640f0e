"""Web pages: trafilatura finds the article among menus and advertisements, in a page freed of the boxes beside it.

What a page says of its day is read from what tells when it was published, not when it was changed, and not from a box.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from analytics.errors import LexiconError, ReadError
from analytics.lexicons import read_toml
from analytics.paths import LEXICONS
from analytics.read.grid import Cell, grid
from analytics.read.markup import raised
from analytics.read.plain import check_size, check_text
from analytics.read.published import Words, is_named, published
from analytics.records import Article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEXICON = LEXICONS / "layout" / "pages.toml"
_FIELDS = ("boxes", "aside", "published", "days", "types")
_MOST_ASIDE = 0.4  # of the words of a page: a box with more is the article
_LEAST = 12  # words that a page shows which has an article
_MARK = 4  # characters of a raised mark


@cache
def words_of_pages() -> Words:
    """{field: words} of data/lexicons/layout/pages.toml; raises LexiconError for a field that is missing."""
    table = read_toml(_LEXICON)
    if set(table) != set(_FIELDS):
        raise LexiconError(_LEXICON.name, "the file", f"fields must be {', '.join(_FIELDS)}")
    return {field: frozenset(table[field]) for field in _FIELDS}


def read_html(path: Path, name: str) -> Iterator[Article]:
    """The article of a page; its headline becomes the first line of the text where the text lacks it."""
    check_size(path, name)
    yield article_of_page(path.read_bytes(), name)


def article_of_page(data: bytes, name: str, url: str | None = None) -> Article:
    """The article of a page's bytes; raises ReadError where none is found, or only a script could draw it."""
    import trafilatura

    page = trafilatura.load_html(data)
    if page is None:
        raise ReadError(name, "no article was found in the page")
    _free_of_boxes(page)
    _check_drawn(page, name)
    day = published(page, words_of_pages())
    _keep_raised(page)
    _spread_tables(page)
    found = trafilatura.bare_extraction(page, url=url, include_comments=False, include_tables=True, with_metadata=True)
    if not isinstance(found, trafilatura.settings.Document) or not found.text:
        raise ReadError(name, "no article was found in the page")
    text = found.text
    if found.title and found.title not in text[: 2 * len(found.title)]:
        text = f"{found.title}\n\n{text}"
    return Article(
        id=name,
        text=check_text(text, name),
        path=name,
        title=found.title or None,
        date=day,
        source=found.sitename or None,
        url=url or found.url or None,
    )


def _free_of_boxes(page: HtmlElement) -> None:
    """Take out what stands beside an article, by tag or name, unless it holds the headline or much of the text."""
    words = words_of_pages()
    most = _MOST_ASIDE * _words(page)
    beside = [
        element
        for element in page.iter()
        if isinstance(element.tag, str)
        and element.tag not in ("html", "body", "head", "article", "main", "time")
        and (element.tag in words["aside"] or is_named(element, words["boxes"]))
    ]
    for element in beside:
        if element.getparent() is None or next(element.iter("h1"), None) is not None:
            continue
        if element.tag == "noscript" or _words(element) <= most:
            element.drop_tree()


def _words(element: HtmlElement) -> int:
    """How many words an element shows."""
    shown = (
        text for each in element.iter() if each.tag not in ("script", "style", "title") for text in (each.text,) if text
    )
    tails = (each.tail for each in element.iter() if each is not element and each.tail)
    return sum(len(text.split()) for texts in (shown, tails) for text in texts)


def _check_drawn(page: HtmlElement, name: str) -> None:
    body = page.find("body")
    if next(page.iter("script"), None) is not None and _words(body if body is not None else page) < _LEAST:
        raise ReadError(
            name, "its text is drawn by scripts and not in the page: save it from the browser as it is shown"
        )


def _keep_raised(page: HtmlElement) -> None:
    """Powers and marks of notes stay raised, so that they join no number."""
    for element in list(page.iter("sup")):
        text = element.text_content().strip()
        if len(text) <= _MARK:
            for child in list(element):
                element.remove(child)
            element.text = raised(text)
        element.drop_tag()


def _spread_tables(page: HtmlElement) -> None:
    """Each table with a value in every place that a merged cell covers, its caption as a line above."""
    for table in list(page.iter("table")):
        if next(table.iterdescendants("table"), None) is not None:
            continue
        for caption in table.findall("caption"):
            caption.tag = "p"
            table.addprevious(caption)
        rows = list(table.iter("tr"))
        places = grid([[_cell(cell) for cell in row if cell.tag in ("td", "th")] for row in rows])
        if len(places) == len(rows) and any(
            "colspan" in cell.attrib or "rowspan" in cell.attrib for cell in table.iter()
        ):
            for row, values in zip(rows, places, strict=True):
                _refill(row, values)


def _cell(element: HtmlElement) -> Cell:
    columns, rows = (element.get(name, "1").strip() for name in ("colspan", "rowspan"))
    return Cell(
        " ".join(element.text_content().split()),
        int(columns) if columns.isdecimal() and len(columns) < 4 else 1,
        int(rows) if rows.isdecimal() and len(rows) < 4 else 1,
    )


def _refill(row: HtmlElement, values: list[str]) -> None:
    tag = "th" if row.find("td") is None else "td"
    for cell in list(row):
        row.remove(cell)
    for value in values:
        cell = row.makeelement(tag)
        cell.text = value
        row.append(cell)
