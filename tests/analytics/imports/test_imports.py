"""Importing: what the preview tells, what counts as the same article, and how articles are kept."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import cli, warehouse
from analytics.errors import ReadError
from analytics.imports import Candidate, Defaults, Likeness, Preview, candidate, preview, read_known, save
from analytics.imports.candidate import is_web_address, plain_text
from analytics.imports.likeness import canonical_address, mark
from analytics.imports.save import file_name
from analytics.read import Choices, read_articles
from analytics.records import Article

TEXT = (
    "Министрлер Астанада кездесіп, жаңа көпір туралы келісімге қол қойды. Көпірдің құрылысы келер жылы басталады. "
    "Тараптар сауда көлемін арттыру жөнінде де сөйлесті. Келесі кездесу Ташкентте өтеді."
)


def look(folder: Path, *items: Article | ReadError, defaults: Defaults = Defaults()) -> Preview:  # noqa: B008
    return preview(items, Likeness(read_known(folder).marks), defaults)


def article(text: str = TEXT, **given: str) -> Article:
    return Article(id="a.txt", text=text, path="a.txt", **given)  # type: ignore[arg-type]


def test_preview_shows_what_was_found_and_what_is_missing(tmp_path: Path) -> None:
    found = look(tmp_path, article(date="2025-11-13", source="Example"), ReadError("b.csv:3", "not a record"))
    one = found.rows[0].candidate
    assert (one.date, one.source, one.language) == ("2025-11-13", "Example", "kk")
    assert one.words == len(TEXT.split())
    assert one.title.startswith("Министрлер")
    assert [(p.path, p.row, p.reason) for p in found.errors] == [("b.csv", 3, "not a record")]


def test_problems_name_row_and_column(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        'date,url,text\n03/04/2025,javascript:alert(1),"' + TEXT + '"\n,,"  "\n', encoding="utf-8"
    )
    found = preview(read_articles([tmp_path / "a.csv"]), Likeness([]))
    told = {(problem.row, problem.column): problem.reason for problem in found.problems}
    assert "may be two dates" in told[2, "date"]
    assert "http://" in told[2, "url"]
    assert "no text" in told[3, ""]
    assert found.rows[0].candidate.article.url is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Мост открыт. Министр приехал.\n\nhttps://dala.uz/a", "Мост открыт."),
        ("https://dala.uz/a\n\nКөпір ашылды! Әкім келді.", "Көпір ашылды!"),
        ("➖ @dala ➖\nKoʻprik ochildi. Vazir keldi.", "Koʻprik ochildi."),
        ("A long road, " * 20 + "ends.", "A long road, " * 8 + "A…"),
    ],
)
def test_an_untitled_post_is_called_by_its_first_sentence(text: str, title: str) -> None:
    assert candidate(article(text)).title == title


def test_defaults_fill_only_what_is_missing(tmp_path: Path) -> None:
    said = Defaults("2020-01-01", "Default", "kk")
    dated = article(f"Тақырып\n2024-05-01\n{TEXT}", source="Own")
    rows = look(tmp_path, article(), dated, defaults=said).rows
    assert [(r.candidate.date, r.candidate.source) for r in rows] == [("2020-01-01", "Default"), ("2024-05-01", "Own")]


QUOTING = "Мост открыт, передаёт ТАСС. Источник: Интерфакс\nКолонна прошла по мосту в полдень, номер {n}."


def table(path: Path, outlets: list[str | None]) -> None:
    rows = [f'"{QUOTING.format(n=n)}",2024-05-0{n + 1},{outlet or ""}' for n, outlet in enumerate(outlets)]
    path.write_text("\n".join(["text,date,source", *rows]), encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "sources"),
    [
        ([], ["Dala", "TASS"]),
        (["--source", "Арна"], ["Dala", "Арна"]),
        (["--source-if-missing", "Арна"], ["Dala", "Арна"]),
    ],
)
@pytest.mark.parametrize("command", ["build", "import"])
def test_all_of_these_are_from(
    tmp_path: Path, command: str, options: list[str], sources: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What is said of all stands over what the texts say, and not over a column; whoever is overruled says so."""
    (tmp_path / "in").mkdir()
    table(tmp_path / "in" / "a.csv", ["Dala", None])
    articles = tmp_path / "in"
    if command == "import":
        assert cli.main(["import", str(tmp_path / "in"), "--into", str(tmp_path / "into"), *options]) == cli.DONE
        told, articles, options = capsys.readouterr().out, tmp_path / "into", []
        assert ("1 articles keep the source" in told) == (sources[1] == "Арна" and "Арна: 1 articles" in told)
    assert cli.main(["build", str(articles), "--warehouse", str(tmp_path / "w"), *options]) == cli.DONE
    assert built_sources(tmp_path / "w") == sources
    if command == "build" and "--source" in options:
        assert "Арна: 1 articles keep the source" in capsys.readouterr().err


def built_sources(folder: Path) -> list[str]:
    found = warehouse.open(folder)
    rows = found.cursor().execute("SELECT source FROM articles ORDER BY date").fetchall()
    found.close()
    return [source for (source,) in rows]


def test_what_was_said_of_a_folder_holds_for_later_builds(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", [None])
    build = ["build", str(tmp_path), "--warehouse", str(tmp_path / ".w")]
    for said, source in ((["--source", "Арна"], "Арна"), ([], "Арна"), (["--source", ""], "TASS")):
        cli.main([*build, *said])
        assert built_sources(tmp_path / ".w") == [source]


def test_metadata_names_the_source_of_a_table_and_each_file_its_own(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", ["Dala", None])
    (tmp_path / "b.txt").write_text(QUOTING, encoding="utf-8")
    (tmp_path / "c.txt").write_text(QUOTING, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,source\na.csv,Кітап\nb.txt,Own\n", encoding="utf-8")
    said = {item.path: item.source for item in read_articles([tmp_path]) if isinstance(item, Article)}
    assert list(said.values()) == ["Dala", "Кітап", "Own", None]
    said = {
        item.path: item.source for item in read_articles([tmp_path], Choices(source="All")) if isinstance(item, Article)
    }
    assert list(said.values()) == ["Dala", "All", "Own", "All"]


def test_a_folder_that_names_the_source_is_remembered_in_the_saved_file(tmp_path: Path) -> None:
    one = candidate(Article("a.txt", TEXT, "kun.uz/a.txt"))
    assert (one.source, candidate(saved(one, tmp_path)).source) == ("Kun.uz", "Kun.uz")


def test_same_words_are_found_in_the_batch_and_in_the_folder(tmp_path: Path) -> None:
    save(candidate(article(source="One")), tmp_path)
    shouted = article("\n" + TEXT.upper().replace(", ", " ,  "), source="One")
    found = look(tmp_path, shouted, article("Басқа мақала. " + TEXT[:60]), article("Басқа мақала! " + TEXT[:60]))
    assert [row.like.kind if row.like else None for row in found.rows] == ["exact", None, "exact"]
    assert [row.is_new for row in found.rows] == [False, True, False]


def test_reprint_is_imported_and_told(tmp_path: Path) -> None:
    found = look(tmp_path, article(source="One"), article(source="Two"))
    assert found.rows[1].like
    assert found.rows[1].like.kind == "reprint"
    assert found.rows[1].is_new


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ({}, "exact"),
        ({"title": "Екінші"}, "repeat"),
        ({"date": "2024-05-02"}, "repeat"),
        ({"url": "https://d.kz/2"}, "repeat"),
        ({"source": "Two"}, "reprint"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_one_text_under_another_title_address_or_day_is_imported(
    tmp_path: Path, other: dict[str, str], kind: str, known: bool
) -> None:
    said = {"title": "Бірінші", "date": "2024-05-01", "source": "One"} | (
        {"url": "https://d.kz/1"} if "url" in other else {}
    )
    first, second = article(**said), article(**(said | other))
    if known:
        save(candidate(first), tmp_path)
    rows = look(tmp_path, *([second] if known else [first, second])).rows
    assert rows[-1].like
    assert (rows[-1].like.kind, rows[-1].is_new) == (kind, kind != "exact")
    save(candidate(first), tmp_path)
    save(candidate(second), tmp_path)
    assert len(list((tmp_path / "imported").iterdir())) == (1 if kind == "exact" else 2)


def test_nearly_the_same_is_told_with_its_share(tmp_path: Path) -> None:
    longer = " ".join(f"{TEXT[n : n + 90]} сөйлем нөмірі {n}." for n in range(0, 90, 7))
    found = look(tmp_path, article(longer), article(longer + " Тағы бір сөйлем қосылды."))
    like = found.rows[1].like
    assert like
    assert like.kind == "near"
    assert 0.7 <= like.share < 1
    assert found.rows[1].is_new


def test_same_address_with_other_words_is_known(tmp_path: Path) -> None:
    first = article(url="https://www.example.kz/a/?utm_source=x")
    second = article("Мүлде басқа сөздер жазылған мақала.", url="http://example.kz/a#top")
    assert [row.is_new for row in look(tmp_path, first, second).rows] == [True, False]


@pytest.mark.parametrize("url", ["", "nothing", "http://[::1", "  ", "mailto:a@b.c"])
def test_no_address_is_never_the_same_address(url: str) -> None:
    assert canonical_address(url) == "" or "." not in url
    likeness = Likeness([mark("a", "one two three four", url, None)])
    assert likeness.find(mark("b", "other words stand here", url, None)) is None or canonical_address(url)


def test_only_new_and_changed_files_are_read_again(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(f"{TEXT} {n}", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xff")
    assert read_known(tmp_path).read == 4
    (tmp_path / "1.txt").write_text("Жаңа мәтін жазылды.", encoding="utf-8")
    (tmp_path / "2.txt").unlink()
    known = read_known(tmp_path)
    assert known.read == 1
    assert [one.name for one in known.marks] == ["0.txt", "1.txt"]
    (tmp_path / ".elchi" / "marks.parquet").write_bytes(b"damaged")
    assert len(read_known(tmp_path).marks) == 2


def saved(one: Candidate, folder: Path) -> Article:
    save(one, folder)
    found = [item for item in read_articles([folder]) if isinstance(item, Article)]
    assert len(found) == 1
    return found[0]


FRONT = "---\ntitle: Бұрынғы\nsource: Ескі\nfacts: [бір, екі]\n---\n" + TEXT


@pytest.mark.parametrize("text", [TEXT, FRONT, "---\n" + TEXT, "---\n: : :\n---\n" + TEXT, "a\r\nb\u2028c\n\n"])
@pytest.mark.parametrize("given_", [{}, {"title": "Жаңа: «тақырып»\n# x", "date": "2024-02-29"}])
def test_saved_text_comes_back_unchanged(tmp_path: Path, text: str, given_: dict[str, str]) -> None:
    one = candidate(article(text, **given_))
    back = candidate(saved(one, tmp_path))
    before = plain_text(one.article) if text == FRONT else text
    assert plain_text(back.article) == before
    assert (back.date, back.source) == (one.date, one.source)
    if given_:
        assert (back.title, back.date) == ("Жаңа: «тақырып» # x", "2024-02-29")


def test_saving_twice_is_one_file_and_leaves_nothing_behind(tmp_path: Path) -> None:
    one = candidate(article(date="2025-01-02", title="Көпір"))
    assert save(one, tmp_path) == save(one, tmp_path)
    assert len(list((tmp_path / "imported").iterdir())) == 1


@given(st.text(max_size=200), st.text(max_size=30))
def test_file_names_are_harmless(title: str, day: str) -> None:
    name = file_name(title, day, "text")
    assert os.sep not in name
    assert not name.startswith(".")
    assert name.endswith(".md")
    assert all(c.isalnum() or c in "-." for c in name)
    assert len(name.encode()) < 255


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://example.kz/a?b=1", True),
        ("http://example.kz", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt://example.kz/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("https:///a", False),
        ("//example.kz/a", False),
        ('https://example.kz/"><script>', False),
        ("https://exa\nmple.kz", False),
        ("http://[::1", False),
        ("https://me:secret@example.kz/a", False),
        ("https://me@example.kz", False),
        ("https://example.kz/@me", True),
    ],
)
def test_only_web_addresses_become_links(url: str, good: bool) -> None:
    assert is_web_address(url) is good


def test_halves_of_surrogate_pairs_cost_their_article_alone(tmp_path: Path) -> None:
    found = look(tmp_path, article("half \ud800 pair"), article())
    assert len(found.rows) == 1
    assert "surrogate" in found.errors[0].reason


@pytest.mark.parametrize("bad", [article("A text with\x00 a NUL."), article(title="A title\x00")])
def test_a_nul_costs_its_article_alone(tmp_path: Path, bad: Article) -> None:
    """A file with one could be written, and not be read again."""
    found = look(tmp_path, bad, article())
    assert len(found.rows) == 1
    assert "NUL" in found.errors[0].reason


def test_stopping_keeps_what_was_seen(tmp_path: Path) -> None:
    items = [article(f"{TEXT} {n}") for n in range(9)]
    assert len(preview(items, Likeness([]), progress=lambda done: done == 4).rows) == 4


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, into = tmp_path / "in", tmp_path / "into"
    source.mkdir()
    (source / "t.jsonl").write_text(
        "\n".join(json.dumps({"Body": f"{TEXT} {n}", "Day": f"{n}/1/2025"}) for n in (1, 2)) + "\n{", encoding="utf-8"
    )
    command = ["import", str(source), "--into", str(into), "--map", "Body=text", "--map", "Day=date"]
    assert cli.main([*command, "--dry-run"]) == cli.SOME_LEFT_OUT
    assert not into.exists()
    told = capsys.readouterr()
    assert "may be two dates" in told.out
    assert cli.main([*command, "--date-format", "dmy"]) == cli.SOME_LEFT_OUT
    assert sorted(path.name[:10] for path in (into / "imported").iterdir()) == ["2025-01-01", "2025-01-02"]
    assert "2 articles saved" in capsys.readouterr().err
    cli.main([*command, "--date-format", "dmy"])
    assert "0 articles saved" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--map", "a=b"],
        ["--map", "text"],
        ["--date-format", "month"],
        ["--language", "xx"],
        ["--date", "someday"],
    ],
)
def test_wrong_options_are_told(tmp_path: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", str(tmp_path), "--into", str(tmp_path / "x"), *options]) == cli.USAGE
    assert options[1] in capsys.readouterr().err


def test_collect_command_wants_feeds_or_an_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["collect"]) == cli.USAGE
    assert cli.main(["collect", "none.toml"]) == cli.USAGE
    assert cli.main(["collect", "--url", "http://127.0.0.1/", "--into", "/nonexistent"]) == cli.SOME_LEFT_OUT
    assert "private network" in capsys.readouterr().err
