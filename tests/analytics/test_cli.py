"""The commands as they are typed."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from inspect import signature
from pathlib import Path

import pandas as pd
import pytest

from analytics import cli
from analytics.warehouse import publication
from analytics.warehouse.queries import QUERIES

ROOT = Path(cli.__file__).parents[1]
LINES = (
    {"id": 7, "text": "Trade between Kazakhstan and Russia reached 28 billion dollars in 2023.", "source": "=Post"},
    {"id": "empty", "text": ""},
    {
        "id": "b",
        "text": "Қазақстан мен Ресей арасындағы сауда айналымы 28 миллиард долларға жетті.",
        "date": "2024-01-02",
    },
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    lines = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in LINES)
    (tmp_path / "in" / "a.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path / "in"


def _run(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "analytics", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, env={"PYTHONIOENCODING": "ascii", "PATH": ""}, check=False
    )


def _query(folder: Path, *arguments: object) -> bytes:
    run = _run("query", *arguments, "--warehouse", folder)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture
def built(articles: Path, tmp_path: Path) -> Path:
    assert cli.main(["build", str(articles), "--warehouse", str(tmp_path / "out")]) == 3
    return tmp_path / "out"


def test_analyse_prints_a_line_for_each_record_in_order_whatever_the_locale(articles: Path) -> None:
    run = _run("analyse", articles / "a.jsonl", "--tokens", "--stories")
    rows = [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]
    assert run.returncode == 0, run.stderr
    assert [row["id"] for row in rows] == [7, "empty", "b"]
    assert [row["text"] for row in rows] == [line["text"] for line in LINES]
    keys = "id path title date source url language text keywords mentions figures dates tokens story"
    assert list(rows[0]) == keys.split()
    found = [rows[1][key] for key in ("keywords", "mentions", "figures", "dates", "tokens")]
    assert found == [[]] * 5
    assert rows[1]["story"] is None
    for token in rows[2]["tokens"]:
        assert set(token) == {"start", "end", "lemma"}


def test_what_analyse_cannot_read_is_named_and_the_status_is_3(articles: Path) -> None:
    (articles / "b.txt").write_bytes(b"\xff\xfe\xfa")
    run = _run("analyse", articles)
    assert run.returncode == 3
    assert len(run.stdout.splitlines()) == 3
    assert run.stderr.decode().startswith("b.txt: ")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["analyse", "/no/where"], 2, "no such file"),
        (["build", "/no/where"], 2, "no such file"),
        (["query", "entities_to", "--warehouse", "/no/where"], 2, "did you mean entities_top"),
        (["query", "corpus", "--unit", "words", "--warehouse", "/no/where"], 2, "one of articles, stories, sources"),
        (["query", "corpus", "--date-from", "yesterday"], 2, "not a date"),
        (["query", "corpus", "--colour", "red"], 2, "unrecognized arguments"),
        (["query", "keywords_top", "--limit", "-1"], 2, "limit -1: it is a whole number from 1 to 1000000"),
        (["query", "claim_sets", "--limit", "0"], 2, "limit 0: it is"),
        (["query", "entities_top", "--limit", "9" * 30], 2, "limit 999"),
        (["query", "entities_top", "--limit", "1.5"], 2, "invalid int value"),
        (["query", "articles", "--page", "0"], 2, "page 0: it is"),
        (["query", "articles", "--page", "9" * 30], 2, "page 999"),
        (["query", "figures", "--size", "-5"], 2, "size -5: it is"),
        (["query", "event_evidence", "--size", "1000001"], 2, "size 1000001: it is"),
        (["query", "compare", "--min-articles", "-1"], 2, "min-articles -1: it is a whole number from 0"),
        (["query", "article", "--article-id", "9" * 30], 2, "article-id 999"),
        (["query", "corpus", "--warehouse", "/no/where"], 1, "no warehouse yet"),
        (["doctor", "--warehouse", "/no/where"], 1, ""),
        (["build", "x", "--workers", "0"], 2, "above 0"),
        (["fly"], 2, "invalid choice"),
        ([], 2, "required"),
    ],
)
def test_wrong_usage_is_a_sentence(
    arguments: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        found = cli.main(arguments)
    except SystemExit as stop:
        found = int(stop.code or 0)
    error = capsys.readouterr().err
    assert found == status
    assert said in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (name, key)
        for name in QUERIES
        for key in signature(QUERIES[name]).parameters
        if key in ("limit", "size", "page")
    ],
)
def test_a_count_of_no_rows_is_wrong_usage(query: str, count: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", query, f"--{count}", "0", "--warehouse", "/no/where"]) == 2
    assert f"{count} 0: it is" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["build"], ["doctor", "--articles"], ["query", "corpus", "--articles"]])
def test_articles_that_are_not_there_leave_no_warehouse_behind(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication, "WAREHOUSES", tmp_path / "warehouses")
    assert cli.main([*command, str(tmp_path / "nowhere")]) in (1, 2)
    assert not list(tmp_path.iterdir())


def test_build_names_what_it_left_out(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", str(articles), "--warehouse", str(tmp_path / "w")]) == 3
    said = capsys.readouterr()
    assert "a.jsonl:2: there is no text in it" in said.err
    assert said.out.startswith("2 articles, 2 of them new, 1 left out")
    assert cli.main(["doctor", "--warehouse", str(tmp_path / "w")]) == 0
    assert "left out: a.jsonl:2" in capsys.readouterr().out


def test_every_query_is_listed(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from analytics.warehouse.queries import QUERIES

    assert cli.main(["query"]) == 0
    assert capsysbinary.readouterr().out.decode().count("\n") == len(QUERIES)


def test_csv_says_what_it_holds_and_disarms_formulas(built: Path) -> None:
    text = _query(built, "articles", "--sources", "=Post", "--sort", "oldest").decode("utf-8")
    assert text.startswith("\ufeff# query: articles\n# corpus version: ")
    assert "# sources: =Post\n" in text
    frame = pd.read_csv(io.StringIO(text.removeprefix("\ufeff")), comment="#")
    assert list(frame["source"]) == ["'=Post"]


def test_jsonl_is_rows_alone(built: Path) -> None:
    rows = [json.loads(line) for line in _query(built, "articles", "--format", "jsonl").splitlines()]
    assert [(row["date"], row["source"]) for row in rows] == [("2024-01-02", None), (None, "=Post")]


def test_xlsx_holds_text_as_text(built: Path) -> None:
    book = pd.read_excel(io.BytesIO(_query(built, "sources", "--format", "xlsx")), sheet_name=None, engine="calamine")
    assert list(book["data"]["source"].fillna("")) == ["", "=Post"]
    assert "corpus version" in book["notes"].to_string()


def test_groups_of_a_comparison_have_filters_of_their_own(built: Path) -> None:
    groups = ["--a-languages", "en", "--b-languages", "kk"]
    found = _query(built, "compare", *groups, "--min-articles", "1", "--min-sources", "0")
    assert b"# total_a: 1" in found
    assert b"# total_b: 1" in found


def test_no_name_of_a_file_steers_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad\x1b[2J\u202e\nname.txt").write_bytes(b"")
    assert cli.main(["analyse", str(tmp_path)]) == 3
    assert cli.main(["import", str(tmp_path), "--into", str(tmp_path / "into")]) == 3
    told = "".join(capsys.readouterr())
    assert "bad\\x1b[2J\\u202e\\nname.txt" in told
    assert not {"\x1b", "\u202e"} & set(told)


def test_the_readme_lists_every_command() -> None:
    from analytics.commands.parser import make_parser

    (commands,) = [action.choices for action in make_parser()._actions if action.dest == "command"]
    assert commands is not None
    listed = re.findall(r"^    elchi (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(listed) == set(commands)
