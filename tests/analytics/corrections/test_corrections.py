"""Corrections: kept as lines, applied by a build, undone by a line more."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import warehouse
from analytics.corrections import Correction, Corrections, about, add, digest, history, read_lines, undo
from analytics.corrections.store import file_of, standing
from analytics.errors import UsageError
from analytics.read import read_articles
from analytics.records import Article
from analytics.warehouse.queries import QUERIES, Filters

FIRST = """Kazakhstan and Uzbekistan trade
2024-05-01
Trade turnover between Kazakhstan and Uzbekistan reached 4.5 billion dollars this year."""
SECOND = """A bridge is planned
2024-06-01
Kazakhstan plans to build a bridge. It will cost 30 million dollars, the ministry said."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(FIRST, encoding="utf-8")
    (articles / "b.txt").write_text(SECOND, encoding="utf-8")
    return articles


class Corpus:
    """A folder and its warehouse."""

    def __init__(self, articles: Path) -> None:
        self.articles, self.folder = articles, articles.parent / "warehouse"
        self.build()

    def build(self) -> None:
        warehouse.build(self.articles, self.folder)

    def ask(self, name: str, **parameters: object) -> pd.DataFrame:
        return QUERIES[name](warehouse.open(self.folder), Filters(), **parameters)

    def row(self, path: str) -> dict[str, Any]:
        with duckdb.connect(str(next(self.folder.glob("data-*.duckdb"))), read_only=True) as connection:
            return connection.execute("SELECT * FROM articles WHERE path = ?", [path]).df().iloc[0].to_dict()

    def correct(self, path: str, about: str = "article", item: Any = None, **given: Any) -> Correction:  # noqa: ANN401
        row = self.row(path)
        place = {} if item is None else {"start": int(item.start), "end": int(item.end), "text": str(item.text)}
        line = add(
            self.articles, Correction(about, row["key"], digest(row["text"]), (path,), **place, **given), "editor"
        )
        self.build()
        return line


@pytest.fixture
def corpus(folder: Path) -> Corpus:
    return Corpus(folder)


def test_fields_of_an_article_survive_builds_and_can_be_undone(corpus: Corpus) -> None:
    before = corpus.row("a.txt")
    values = {"title": "Trade grows", "date": "2023-01-02", "source": "Example", "language": "en"}
    corpus.correct("a.txt", values=values)
    after = corpus.row("a.txt")
    assert (after["title"], str(after["date"])[:10], after["source"]) == ("Trade grows", "2023-01-02", "Example")
    assert sorted(after["corrected"]) == sorted(values)
    assert after["key"] == before["key"]  # links to it last
    second = corpus.correct("a.txt", values={"source": "Another"})
    assert corpus.row("a.txt")["source"] == "Another"
    undo(corpus.articles, second.id, "editor")
    corpus.build()
    assert corpus.row("a.txt")["source"] == "Example"
    told = history(corpus.articles, after["key"], digest(FIRST), "a.txt")
    assert [(bool(line.undoes), stands) for line, stands in told] == [(True, False), (False, False), (False, True)]
    for line, stands in told:
        if stands:
            undo(corpus.articles, line.id, "editor")
    corpus.build()
    again = corpus.row("a.txt")
    assert (again["title"], again["key"], list(again["corrected"])) == (before["title"], before["key"], [])


def test_a_period_is_read_by_the_corrected_date(corpus: Corpus) -> None:
    corpus.correct("a.txt", values={"date": "2021-03-04"})
    starts = corpus.ask("figures").set_index("text").period_start.astype(str)
    assert starts.loc[starts.index.str.contains("4.5")].str[:4].tolist() == ["2021"]


def test_a_date_and_a_source_can_be_called_unknown_and_come_back(corpus: Corpus) -> None:
    before = corpus.row("a.txt")
    line = corpus.correct("a.txt", values={"date": None, "source": None})
    row = corpus.row("a.txt")
    assert (pd.isna(row["date"]), pd.isna(row["source"]), row["key"]) == (True, True, before["key"])
    assert sorted(row["corrected"]) == ["date", "source"]
    undo(corpus.articles, line.id, "editor")
    corpus.build()
    assert corpus.row("a.txt")["date"] == before["date"]


def test_events_and_parties_follow_a_corrected_mention(corpus: Corpus) -> None:
    (corpus.articles / "c.txt").write_text(
        "A visit\n2024-07-01\n\nThe president of Georgia visited Uzbekistan on 30 June 2024.", encoding="utf-8"
    )
    corpus.build()
    assert [sorted(row.parties) for row in corpus.ask("events").itertuples()] == [["GE", "UZ"]]
    key, text = corpus.row("c.txt")["key"], corpus.row("c.txt")["text"]
    mark = next(row for row in corpus.ask("article_marks", key=key).itertuples() if row.ref == "GE")
    item = pd.Series({"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]})
    values = {"entity": "US", "name": "United States", "kind": "country"}
    line = corpus.correct("c.txt", "mention", item, values=values, note="the state")
    assert [sorted(row.parties) for row in corpus.ask("events").itertuples()] == [["US", "UZ"]]
    [shown] = corpus.ask("evidence", entity="US").itertuples()
    assert (shown.corrected, shown.note) == ("entity, kind, name", "the state")
    undo(corpus.articles, line.id, "editor")
    corpus.correct("c.txt", "mention", item, rejected=True)
    assert corpus.ask("events").empty
    [row] = corpus.ask("corrections").itertuples()
    assert (row.about, row.text, row.rejected, row.who) == ("mention", "Georgia", True, "editor")


def test_a_figure_is_relabelled_noted_rejected(corpus: Corpus) -> None:
    figure = next(row for row in corpus.ask("figures").itertuples() if "4.5" in row.text)
    values = {"measure": "exports", "value": 4.6e9, "low": 4.6e9, "high": 4.6e9, "parties": ["KZ", "UZ"]}
    corpus.correct("a.txt", "figure", figure, values=values, note="the table says 4.6")
    corrected = next(row for row in corpus.ask("figures").itertuples() if "4.5" in row.text)
    assert (corrected.measure, corrected.value, list(corrected.parties)) == ("exports", 4.6e9, ["KZ", "UZ"])
    assert sorted(corrected.corrected) == sorted(values)
    assert corrected.note == "the table says 4.6"
    line = corpus.correct("a.txt", "figure", figure, rejected=True)
    assert not [row for row in corpus.ask("figures").itertuples() if "4.5" in row.text]
    undo(corpus.articles, line.id, "editor")
    corpus.build()
    assert [row.measure for row in corpus.ask("figures").itertuples() if "4.5" in row.text] == ["exports"]


def test_a_mention_is_rejected_and_counts_no_more(corpus: Corpus) -> None:
    key = corpus.row("b.txt")["key"]
    mark = next(row for row in corpus.ask("article_marks", key=key).itertuples() if row.ref == "KZ")
    item = pd.Series({"start": mark.start, "end": mark.end, "text": SECOND[mark.start : mark.end]})
    before = corpus.ask("entities_top").set_index("entity").n["KZ"]
    corpus.correct("b.txt", "mention", item, rejected=True)
    assert corpus.ask("entities_top").set_index("entity").n["KZ"] == before - 1


def test_stories_are_joined_and_parted(corpus: Corpus) -> None:
    other = corpus.row("a.txt")["key"]
    line = corpus.correct("b.txt", values={"story": other})
    assert corpus.ask("same_story", key=other).key.tolist() == [corpus.row("b.txt")["key"]]
    assert corpus.ask("corpus").stories[0] == 1
    undo(corpus.articles, line.id, "editor")
    corpus.correct("b.txt", values={"story": "alone"})
    assert corpus.ask("same_story", key=other).empty
    assert corpus.ask("corpus").stories[0] == 2


def test_a_changed_article_is_not_corrected(corpus: Corpus) -> None:
    corpus.correct("a.txt", values={"source": "Example"})
    (corpus.articles / "a.txt").write_text(FIRST + " More.", encoding="utf-8")
    corpus.build()
    assert pd.isna(corpus.row("a.txt")["source"])


def test_a_moved_article_keeps_its_corrections(corpus: Corpus) -> None:
    corpus.correct("a.txt", values={"source": "Example"})
    corpus.correct("a.txt", values={"title": "Moved"})
    (corpus.articles / "sub").mkdir()
    (corpus.articles / "a.txt").rename(corpus.articles / "sub" / "c.txt")
    corpus.build()
    assert (corpus.row("sub/c.txt")["source"], corpus.row("sub/c.txt")["title"]) == ("Example", "Moved")


def test_the_same_text_of_another_source_is_left_alone(folder: Path) -> None:
    (folder / "t.csv").write_text(f'text,source\n"{SECOND}",One\n"{SECOND}",Two\n', encoding="utf-8")
    corpus = Corpus(folder)
    path = next(item.path for item in read_articles([folder / "t.csv"]) if isinstance(item, Article))
    corpus.correct(path, values={"title": "Only this"})
    titles = [corpus.row(item.path)["title"] for item in read_articles([folder / "t.csv"]) if isinstance(item, Article)]
    assert titles.count("Only this") == 1


def test_a_correction_changes_only_its_own_file_in_the_stamps(folder: Path) -> None:
    add(folder, Correction("article", "k", digest(FIRST), ("a.txt", "t.csv:3"), {"title": "x"}), "editor")
    found = Corrections(folder)
    assert [bool(found.stamp(name)) for name in ("a.txt", "t.csv", "b.txt")] == [True, True, False]


BASE = ("article", "k", "d", ("a.txt",))


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        (Correction(*BASE), "nothing was changed"),
        (Correction(*BASE, {"date": "31.02.2024"}), "is not a date"),
        (Correction(*BASE, {"date": ""}), "corrected to nothing"),
        (Correction(*BASE, {"language": "xx"}), "the language is one of"),
        (Correction(*BASE, {"text": "x"}), "cannot be corrected"),
        (Correction(*BASE, {"title": "x" * 3000}), "cannot be"),
        (Correction(*BASE, {"title": "\ud800"}), "cannot be"),
        (Correction(*BASE, note="x" * 3000), "a note holds at most"),
        (Correction("page", "k", "d", ("a.txt",), {"x": "y"}), "is about an article"),
        (Correction("figure", "k", "d", ("a.txt",), rejected=True), "says where it stands"),
        (Correction("figure", "k", "d", ("a.txt",), {"value": float("nan")}, start=1, end=2), "cannot be"),
        (Correction("figure", "k", "d", ("a.txt",), {"value": True}, start=1, end=2), "cannot be"),
        (Correction("figure", "k", "d", ("a.txt",), {"parties": "KZ"}, start=1, end=2), "cannot be"),
    ],
)
def test_what_cannot_be_is_told_and_not_written(folder: Path, correction: Correction, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        add(folder, correction, "editor")
    assert not file_of(folder).exists()


def test_half_a_line_costs_itself(folder: Path) -> None:
    first = add(folder, Correction(*BASE, {"title": "x"}), "editor")
    with file_of(folder).open("ab") as file:
        file.write(b'{"about": "arti')
    second = add(folder, Correction(*BASE, {"title": "y"}), "editor")
    lines, wrong = read_lines(folder)
    assert lines == [first, second]
    assert len(wrong) == 1
    assert "line 2" in wrong[0]
    corpus = Corpus(folder)
    assert corpus.ask("left_out").path.tolist() == ["corrections"]


def test_undoing_can_be_undone_and_not_twice(folder: Path) -> None:
    line = add(folder, Correction(*BASE, {"title": "x"}), "editor")
    undoing = undo(folder, line.id, "editor")
    with pytest.raises(UsageError, match="undone already"):
        undo(folder, line.id, "editor")
    add(folder, Correction(*BASE, undoes=undoing.id), "editor")
    assert standing(read_lines(folder)[0]) == [line]


def write_many(folder: Path, who: str) -> None:
    for number in range(30):
        add(folder, Correction(*BASE, {"title": f"{number} " + "x" * 500}), who)


def test_editors_at_once_lose_nothing(folder: Path) -> None:
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=write_many, args=(folder, f"editor{n}")) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    lines, wrong = read_lines(folder)
    assert (len(lines), wrong) == (120, [])
    assert len({line.id for line in lines}) == 120


@given(st.binary(max_size=200))
def test_any_line_is_a_correction_or_an_error(line: bytes) -> None:
    with pytest.raises(UsageError):
        about(line)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda s: st.lists(s) | st.dictionaries(st.text(), s)
    )
)
def test_any_values_are_taken_or_refused(value: object) -> None:
    line = json.dumps(
        {"about": "figure", "key": "k", "digest": "d", "paths": ["a"], "values": value, "start": 0, "end": 1}
    )
    try:
        assert about(line).values == value
    except UsageError as error:
        assert str(error)
