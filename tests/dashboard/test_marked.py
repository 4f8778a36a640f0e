"""Nothing that an article says becomes markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.safe_html import Mark, listed, marked, paragraphs, plain, quotation

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<mark class='elchi-hit'>not ours</mark>",
    "</blockquote><style>*{display:none}</style>",
    "&lt;b&gt; &amp;",
    "javascript:alert(1)",
    "\x00<b\x00>",
    "<!-- --><![CDATA[x]]>",
]


class Reader(HTMLParser):
    """The tags and the text that a browser would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", {}))


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


ALLOWED = {"mark": {"class", "title"}, "p": set(), "div": {"class"}, "blockquote": {"lang"}, "span": {"class"}}


def check(html: str) -> Reader:
    reader = read(html)
    for tag, attributes in reader.tags:
        assert tag in ALLOWED
        assert set(attributes) <= ALLOWED[tag]
    return reader


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    html = marked(text, [Mark(0, len(text) // 2, '"><script>', text)])
    assert check(html).text.replace("\ufffd", "\x00") == text


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70), st.text(max_size=8)), max_size=6)
)
def test_text_comes_back_whole_whatever_is_marked(text: str, spans: list[tuple[int, int, str]]) -> None:
    html = marked(text, [Mark(start, end, layer, layer) for start, end, layer in spans])
    for tag in ("<script", "<img", "<style"):
        assert tag not in html
    without = html.replace("</mark>", "")
    assert without.count("<") == html.count("</mark>")
    assert read(html).text.replace("\r", "\n") == text.replace("\r", "\n") or "\x00" in text


def test_quotation_escapes_origin_note_and_language() -> None:
    reader = check(quotation("x", [Mark(0, 1)], "<b>Outlet</b>", "<i>", '"><script>'))
    assert "<b>Outlet</b>" in reader.text


def test_overlapping_marks_keep_the_earlier_longer_one() -> None:
    assert marked("abcdef", [Mark(0, 4, "a"), Mark(2, 6, "b")]).count("<mark") == 1


def test_paragraph_marks_stand_at_their_places() -> None:
    html = paragraphs("ab\n\ncd ef", [Mark(0, 2), Mark(7, 9)])
    assert html == '<p><mark class="elchi-hit">ab</mark></p><p>cd <mark class="elchi-hit">ef</mark></p>'


@pytest.mark.parametrize(
    "text", ["# head", "1. x", "- x", "[a](http://x)", "$x$", ":red[x]", "`x`", "<b>", "**b**", "![i](u)"]
)
def test_plain_leaves_no_markdown_sign_unescaped(text: str) -> None:
    escaped = plain(text)
    signs = set("\\`*_{}[]()<>#+-.!|~$:&^=")
    assert all(escaped[i - 1] == "\\" for i, c in enumerate(escaped) if c in signs - {"\\"})


# the two patterns by which the browser's side of Streamlit makes links of plain text (mdast-util-gfm-autolink-literal)
AUTOLINKS = re.compile(r"(?:https?://|www(?=\.))[-.\w]+|[-.\w+]+@[-\w]+(?:\.[-\w]+)+", re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    [
        "www.a.example",
        "WwW.a.example/x",
        "http://a.example",
        "(HTTPS://a.example)",
        "mailto:me@a.example",
        "me@a.example",
    ],
)
def test_plain_leaves_no_address_that_becomes_a_link(text: str) -> None:
    shown = re.sub(r"\\(.)", r"\1", plain(f"See {text} today"))
    assert AUTOLINKS.search(f"See {text} today")
    assert not AUTOLINKS.search(shown)
    assert shown.replace("\u2060", "") == f"See {text} today"


def test_no_page_lets_html_through() -> None:
    sources = {path: path.read_text("utf-8") for path in Path(marked.__code__.co_filename).parents[1].rglob("*.py")}
    assert len(sources) > 30
    for path, code in sources.items():
        assert "unsafe_allow" not in code, path
        assert "import pickle" not in code, path


@pytest.mark.parametrize("text", HOSTILE)
def test_listed_names_stay_text_cut_or_whole(text: str) -> None:
    for limit in (5, 200):
        reader = read(listed([(text, text)], limit))
        assert {tag for tag, _attrs in reader.tags} == {"ul", "li"}
        assert all(set(attrs) <= {"class", "title"} for _tag, attrs in reader.tags)
