"""Whatever a text holds, the analysis ends, and every offset is exact."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analytics.imports import Likeness, candidate, preview, save
from analytics.layout import complete
from analytics.pipeline import analyse
from analytics.read import read_articles
from analytics.records import Analysis, Article
from analytics.warehouse.rows import row

# what the extractors look for, so that the texts come near their rules
PIECES = (
    *("Қазақстан", "Ўзбекистон", "Oʻzbekiston", "Россия", "the United States", "Мирзиёев", "Tokayev", "ЕАЭС"),
    *(
        "4,5 млрд доллар",
        "1.2.3.4",
        "30 пайыз",
        "двадцать",
        "ikki yarim",
        "бир ярим",
        "$8.7 billion",
        "2024–2030",
        "-5",
    ),
    *("2024-05-01", "13 қараша", "12 ноября 2025 года", "ўтган йили", "by 2030", "31.02.2024", "00.00.0000", "9" * 40),
    *(
        "өсті",
        "составил",
        "reached",
        "етди",
        "деп хабарлайды",
        "reports",
        "/ТАСС/.",
        "ASTANA. Kazinform –",
        "---",
        "title: x",
    ),
    *(
        "\n",
        "\r\n",
        "\n\n",
        "\u2028",
        " ",
        "\u00a0",
        "\u00ad",
        "\u200b",
        "\u0301",
        "ʻ",
        "’",
        "«",
        "»",
        "(",
        ".",
        "…",
        "\ufeff",
    ),
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join) | st.lists(
    st.sampled_from(PIECES), max_size=60
).map(" ".join)
hurried = settings(deadline=None, suppress_health_check=list(HealthCheck))


def check(found: Analysis) -> None:
    text = found.document.text
    for item in (*found.document.tokens, *found.mentions, *found.figures, *found.dates):
        assert text[item.start : item.end] == item.text
        assert item.text.strip()
    for sentence in found.document.sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
    for keyword in found.keywords:
        assert keyword.spans
        assert all(0 <= start < end <= len(text) for start, end in keyword.spans)
    for figure in found.figures:
        assert None in (figure.low, figure.high) or figure.low <= figure.high  # type: ignore[operator]


@settings(hurried, max_examples=300)
@given(texts)
@example("---\xad")
def test_any_text_is_analysed_with_exact_offsets(text: str) -> None:
    found = analyse(Article(id="a", text=text))
    assert found.document.text == text
    check(found)


@settings(hurried, max_examples=100)
@given(st.text(max_size=300), st.none() | st.text(max_size=40), st.none() | st.text(max_size=40), st.none() | st.text())
def test_any_article_becomes_a_row(text: str, title: str | None, day: str | None, url: str | None) -> None:
    found = row(analyse(Article(id="a", text=text, title=title, date=day, source=title, url=url)), "mark")
    assert found["text"] == text


@settings(hurried, max_examples=100)
@given(texts.filter(lambda text: any(map(str.isalnum, text))), st.none() | st.text(max_size=40))
@example("0\x00", None)
@example("0", "\x00")
def test_any_text_survives_an_import(tmp_path_factory: object, text: str, title: str | None) -> None:
    folder = tmp_path_factory.mktemp("into")  # type: ignore[attr-defined]
    article = Article(id="a", text=text, path="a.txt", title=title)
    rows = preview([article], Likeness([])).rows
    if not rows:  # halves of surrogate pairs, or a NUL: the preview says so
        return
    save(rows[0].candidate, folder)
    back = [item for item in read_articles([folder]) if isinstance(item, Article)]
    assert len(back) == 1
    before, after = (complete(one)[1] for one in (rows[0].candidate.article, back[0]))
    kept = text.removeprefix("\ufeff")  # at the start of a file it marks the encoding
    assert back[0].text.endswith(kept if not before.extra else kept[-1])
    assert candidate(back[0]).date == rows[0].candidate.date
    assert after is not None
