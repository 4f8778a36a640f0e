"""A small corpus of our own, and a reading of it that does not change when the extractors do.

`analyse` is replaced by one that finds a handful of words, so that every count here can be checked by eye.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from analytics import pipeline, warehouse
from analytics.paths import ROOT
from analytics.records import Analysis, Article, DateMention, Event, Figure, Keyword, Mention, Span

NAMES = {
    "Kazakhstan": ("KZ", "country"),
    "Russia": ("RU", "country"),
    "China": ("CN", "country"),
    "Aliya Omarova": ("omarova", "person"),
    "Middle Corridor": ("middle-corridor", "corridor"),
    "Reed Lake Treaty": ("reed-lake-treaty", "document"),
    "Wheat Accord": ("wheat-accord", "document"),
    "trade turnover": ("trade-turnover", "concept"),
}
TERMS = ("trade", "railway", "wheat", "visit")

PAIR = ("KZ", "RU")

# id, date, source, text
ARTICLES = (
    ("a", "2024-01-10", "Steppe Post", "Trade between Kazakhstan and Russia rose by 5 percent. The railway is new."),
    ("b", "2024-01-20", "Steppe Post", "Kazakhstan sells wheat. China buys wheat from Kazakhstan."),
    ("c", "2024-03-05", "River Herald", "A visit: Russia greets Aliya Omarova of Kazakhstan. Trade turnover grew."),
    (
        "d",
        "2024-03-06",
        "=River; 'Herald'",
        "Russia and China speak of the Middle Corridor. Railway freight: 7 percent.",
    ),
    ("e", None, None, "A visit to Kazakhstan, and trade turnover of 9 percent. 😀 Russia listens."),
)


def read_words(article: Article) -> Analysis:
    """The real annotation, with extractors that know a handful of words."""
    found = pipeline.analyse(Article(article.id, article.text, article.path, language="en"))
    text, day = article.text, article.date
    given = {"article": article, "date": day, "source": article.source, "title": article.title}
    document = replace(found.document, **given)
    return Analysis(document, _keywords(text), _mentions(text), _figures(text), _dates(text), _events(text))


def _mentions(text: str) -> tuple[Mention, ...]:
    found = [
        Mention(entity, name.title() if kind == "concept" else name, kind, m[0], m.start(), m.end())
        for name, (entity, kind) in NAMES.items()
        for m in re.finditer(name, text, re.IGNORECASE)
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _keywords(text: str) -> tuple[Keyword, ...]:
    spans = {term: [Span(*m.span()) for m in re.finditer(term, text, re.IGNORECASE)] for term in TERMS}
    return tuple(Keyword(text[s[0].start : s[0].end], t, 0.1, tuple(s)) for t, s in spans.items() if s)


def _figures(text: str) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            m[0],
            *m.span(),
            float(m[1]),
            None,
            None,
            "percent",
            measure="growth",
            object="trade",
            period="2023",
            parties=PAIR,
            confidence="sure",
        )
        for m in re.finditer(r"(\d) percent", text)
    )


def _dates(text: str) -> tuple[DateMention, ...]:
    return tuple(DateMention(m[0], *m.span(), m[0]) for m in re.finditer(r"\b2\d{3}\b", text))


def _events(text: str) -> tuple[Event, ...]:
    return tuple(
        Event("visit", "2024-03-05", ("RU", "KZ"), ("omarova",), None, Span(*m.span()))
        for m in re.finditer(r"visit", text)
    )


Row = tuple[str, str | None, str | None, str]
Write = Callable[..., Path]


def _write_articles(path: Path, rows: Iterable[Row] = ARTICLES) -> Path:
    """A .jsonl of id, date, source, text; its path."""
    lines = [json.dumps({"id": i, "date": d, "source": s, "text": t, "title": f"Title {i}"}) for i, d, s, t in rows]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def write() -> Write:
    return _write_articles


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analytics.warehouse.shards.analyse", read_words)


@pytest.fixture(scope="session")
def of_articles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Iterable[Row]], warehouse.Warehouse]]:
    """Warehouses of some articles, only to be asked."""
    opened: list[warehouse.Warehouse] = []

    def build(rows: Iterable[Row]) -> warehouse.Warehouse:
        folder = tmp_path_factory.mktemp("built")
        articles = _write_articles(folder / "articles" / "all.jsonl", rows)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("analytics.warehouse.shards.analyse", read_words)
            warehouse.build(articles.parent, folder / "warehouse")
        opened.append(warehouse.open(folder / "warehouse"))
        return opened[-1]

    yield build
    for each in opened:
        each.close()


@pytest.fixture(scope="session")
def small(of_articles: Callable[[Iterable[Row]], warehouse.Warehouse]) -> warehouse.Warehouse:
    """A warehouse of the five articles above, only to be asked."""
    return of_articles(ARTICLES)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[warehouse.Warehouse]:
    """A warehouse of no article at all."""
    folder = tmp_path_factory.mktemp("empty")
    (folder / "none").mkdir()
    warehouse.build(folder / "none", folder / "warehouse")
    opened = warehouse.open(folder / "warehouse")
    yield opened
    opened.close()


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program: what one version builds must not be made of two, whoever edits the other meanwhile."""
    copy = tmp_path / "program"
    for part in ("analytics", "data/lexicons"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "requirements.txt", copy)
    return copy


TWO_HUNDRED = [
    (f"{n:03}", f"2024-01-{1 + n % 28:02}", f"Post {n % 3}", f"Russia sells wheat, part {n}.") for n in range(200)
]


@pytest.fixture
def folder(tmp_path: Path, words: None, write: Write) -> Path:
    """Where 200 articles lie, one a file; the warehouse is `out` beside it."""
    for row in TWO_HUNDRED:
        write(tmp_path / "in" / f"{row[0]}.jsonl", [row])
    return tmp_path / "in"
