"""What a build does to a folder: incremental, safe to stop, safe from what is broken."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb
import pytest

from analytics import warehouse
from analytics.errors import UsageError, WarehouseError
from analytics.warehouse import file_index, portions
from analytics.warehouse.doctor import examine
from analytics.warehouse.lock import build_lock
from analytics.warehouse.publication import POINTER, read_pointer
from analytics.warehouse.queries import QUERIES, Filters
from analytics.warehouse.schema import TABLES

Write = Callable[..., Path]
build_module = sys.modules["analytics.warehouse.build"]  # the package offers the function under that name
ROWS = [(f"{n:03}", f"2024-01-{1 + n % 28:02}", f"Post {n % 3}", f"Russia sells wheat, part {n}.") for n in range(200)]


NAMED = {
    "article_names": """
        SELECT key, entity FROM article_names JOIN articles USING (article_id) JOIN entities USING (entity_id)""",
    "sentence_pairs": """
        SELECT key, least(a.entity, b.entity), greatest(a.entity, b.entity) FROM sentence_pairs
        JOIN articles USING (article_id) JOIN entities a ON a.entity_id = a_id JOIN entities b ON b.entity_id = b_id""",
    "term_articles": """
        SELECT key, lemma, n FROM term_articles JOIN articles USING (article_id) JOIN terms USING (lemma_id)""",
    "article_claims": """
        SELECT key, said, n FROM article_claims JOIN articles USING (article_id) JOIN claim_kinds USING (kind_id)""",
    "registered": """
        SELECT key, entity, names, n_claims FROM registered JOIN articles USING (article_id) JOIN entities
        USING (entity_id)""",
    "event_parties": "SELECT party, event_id FROM event_parties JOIN events USING (event_no)",
}


def _tables(out: Path, numbered: bool = True) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, but for when and out of which shards they were made; optionally by name, not number."""
    database = out / read_pointer(out).database  # type: ignore[union-attr]
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = {}
        for name in set(TABLES) - {"shards", "meta", "signatures"}:
            columns = [c for (c,) in connection.execute(f"SELECT column_name FROM (DESCRIBE {name})").fetchall()]  # noqa: S608
            hidden = {"shard_id"} if numbered else {c for c in columns if c.endswith("_id") and c != "event_id"}
            hidden |= set() if numbered else {"story_key", "event_no"}
            shown = ", ".join(f'"{c}"' for c in columns if c not in hidden)
            query = f"SELECT {shown} FROM {name}" if numbered or name not in NAMED else NAMED[name]  # noqa: S608
            rows[name] = sorted(connection.execute(query).fetchall(), key=repr)
    return rows


def _is_green(out: Path) -> bool:
    return not any(finding.is_wrong for finding in examine(out))


def test_a_second_build_does_nothing(folder: Path, tmp_path: Path) -> None:
    first = warehouse.build(folder, tmp_path / "out")
    second = warehouse.build(folder, tmp_path / "out")
    assert (first.articles, first.analysed, first.published) == (200, 200, True)
    assert (second.articles, second.analysed, second.published) == (200, 0, False)
    assert second.version == first.version
    assert _is_green(tmp_path / "out")


def test_one_article_more_costs_one_batch_wherever_it_stands(folder: Path, tmp_path: Path, write: Write) -> None:
    warehouse.build(folder, tmp_path / "out")
    for name in ("000a", "100a", "zzz"):
        write(folder / f"{name}.jsonl", [(name, "2024-02-01", "Post 9", f"China answers, part {name}.")])
        report = warehouse.build(folder, tmp_path / "out")
        assert 0 < report.analysed <= 128 + 1
        assert report.analysed < report.articles
    (folder / "zzz.jsonl").unlink()
    assert warehouse.build(folder, tmp_path / "out").articles == 202


def test_a_reader_goes_on_and_finds_the_new_publication_at_its_next_question(
    folder: Path, tmp_path: Path, write: Write
) -> None:
    warehouse.build(folder, tmp_path / "out")
    opened = warehouse.open(tmp_path / "out")
    cursor, version = opened.cursor(), opened.version
    write(folder / "new.jsonl", [("new", "2024-02-01", "Post 9", "China answers.")])
    warehouse.build(folder, tmp_path / "out")
    assert opened.version != version
    assert cursor.execute("SELECT count(*) FROM articles").fetchone() == (200,)
    assert QUERIES["corpus"](opened, Filters())["articles"][0] == 201
    assert len(list((tmp_path / "out").glob("data-*"))) == 1


def test_an_update_in_place_holds_what_a_new_database_holds(
    folder: Path, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article added, one changed, one removed, one copied: as a large warehouse takes it in."""
    monkeypatch.setattr(build_module, "SMALL", 0)
    monkeypatch.setattr(build_module, "MOST_CHANGED", 1e9)
    updates: list[int] = []
    plain = build_module.update_database

    def counted(*arguments: object) -> object:
        updates.append(1)
        return plain(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(build_module, "update_database", counted)
    warehouse.build(folder, tmp_path / "out")
    steps: list[Callable[[], object]] = [
        partial(write, folder / "new.jsonl", [("n", "2024-02-01", "Post 9", "A visit to China, with a railway.")]),
        partial(write, folder / "007.jsonl", [("007", "2024-05-05", "Post 9", "Kazakhstan changes, 5 percent.")]),
        (folder / "033.jsonl").unlink,
        partial(write, folder / "zz.jsonl", [("copy", "2024-01-05", "Post 1", "Russia sells wheat, part 4.")]),
        (folder / "zz.jsonl").unlink,
        partial(write, folder / "033.jsonl", [ROWS[33]]),
    ]
    for number, step in enumerate(steps):
        step()
        warehouse.build(folder, tmp_path / "out")
        warehouse.build(folder, tmp_path / f"anew{number}")
        assert _tables(tmp_path / "out", numbered=False) == _tables(tmp_path / f"anew{number}", numbered=False)
    assert len(updates) == len(steps)
    opened = warehouse.open(tmp_path / "out")
    assert len(QUERIES["search"](opened, Filters(), q="changes")) == 1
    assert QUERIES["search"](opened, Filters(), q="wheat").attrs["total"] == 199
    assert _is_green(tmp_path / "out")


def test_a_corpus_taken_in_portions_fills_the_same_tables(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse.build(folder, tmp_path / "whole")
    monkeypatch.setattr(portions, "PORTION", 30)
    monkeypatch.setattr(portions, "AT_ONCE", 2)
    warehouse.build(folder, tmp_path / "parts [1] it's")
    assert _tables(tmp_path / "parts [1] it's", numbered=False) == _tables(tmp_path / "whole", numbered=False)
    assert not list((tmp_path / "parts [1] it's").glob("tmp-*"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda out: _truncate(next((out / "shards").glob("*.parquet"))),
        lambda out: next((out / "shards").glob("*.parquet")).write_bytes(b""),
        lambda out: _truncate(next(out.glob("data-*.duckdb"))),
        lambda out: next(out.glob("data-*.duckdb")).unlink(),
        lambda out: next(out.glob("data-*.duckdb")).write_bytes(b"not a database" * 100),
        lambda out: (out / POINTER).write_text("{"),
        lambda out: (out / POINTER).write_text('{"version": "x"}'),
        lambda out: (out / POINTER).unlink(),
        lambda out: _older(out / POINTER),
        lambda out: [file.unlink() for file in next(out.glob("search-*")).iterdir()],
        lambda out: shutil.rmtree(next(out.glob("search-*"))),
        lambda out: (out / "shards.json").write_text('{"x": 1}'),
        lambda out: (out / file_index.NAME).write_bytes(b"PAR1 nonsense"),
        lambda out: (out / "lock").write_text("{nonsense"),
        lambda out: [(out / name).write_text("half") for name in ("tmp-0-data.duckdb", "shards/tmp-1-x.parquet")],
    ],
)
def test_what_is_broken_is_seen_and_mended(damage: Callable[[Path], object], folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    warehouse.build(folder, out)
    before = _tables(out)
    damage(out)
    for finding in examine(out):
        assert not finding.is_wrong or "analytics build" in str(finding)
    warehouse.build(folder, out)
    assert _is_green(out)
    assert _tables(out) == before
    assert not list(out.glob("tmp-*")) + list(out.glob("shards/tmp-*"))


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _older(pointer: Path) -> None:
    pointer.write_text(json.dumps(json.loads(pointer.read_text()) | {"schema": "older"}))


@pytest.mark.parametrize("pattern", ["shards/*.parquet", "data-*.duckdb"])
def test_a_wrong_byte_inside_is_named_by_the_doctor_whose_remedy_helps(
    pattern: str, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    warehouse.build(folder, out)
    broken = max(out.glob(pattern), key=lambda path: path.stat().st_size)
    data = bytearray(broken.read_bytes())
    for at in range(len(data) // 3, len(data) // 2, 997):
        data[at] ^= 0xFF
    broken.write_bytes(bytes(data))
    wrong = [str(finding) for finding in examine(out) if finding.is_wrong]
    assert len(wrong) == 1
    assert f"delete {broken} and run" in wrong[0]
    broken.unlink()
    warehouse.build(folder, out)
    assert _is_green(out)


def test_damaged_shards_that_stop_a_build_are_removed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    warehouse.build(folder, out)
    next(out.glob("data-*")).unlink()
    for shard in (out / "shards").iterdir():
        data = bytearray(shard.read_bytes())
        for at in range(60, 600):  # in the pages of the first column
            data[at] ^= 0xFF
        written = shard.stat().st_mtime_ns
        shard.write_bytes(bytes(data))
        os.utime(shard, ns=(written, written))  # a fault of the disk, which no time tells of
    with pytest.raises(WarehouseError, match="shards were damaged and are removed; build again"):
        warehouse.build(folder, out)
    assert warehouse.build(folder, out).analysed == 200
    assert _is_green(out)


@pytest.mark.parametrize("missing", ["nothing", "pointer", "database"])
def test_opening_what_is_not_there_says_what_to_do(missing: str, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    if missing != "nothing":
        warehouse.build(folder, out)
        (out / POINTER if missing == "pointer" else next(out.glob("data-*"))).unlink()
    with pytest.raises(WarehouseError, match="analytics build"):
        warehouse.open(out)


def test_another_version_is_refused_not_misread(folder: Path, tmp_path: Path) -> None:
    warehouse.build(folder, tmp_path / "out")
    _older(tmp_path / "out" / POINTER)
    with pytest.raises(WarehouseError, match="another version"):
        warehouse.open(tmp_path / "out")


def test_two_builds_at_once_are_refused_with_a_name(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with build_lock(tmp_path / "out"):
        with pytest.raises(WarehouseError, match=f"process {os.getpid()} on .* is building"):
            warehouse.build(folder, tmp_path / "out")
        assert any("building it at the moment" in str(finding) for finding in _after_pointer(tmp_path / "out"))
    assert warehouse.build(folder, tmp_path / "out").articles == 200


def _after_pointer(out: Path) -> list[object]:
    from analytics.warehouse.doctor import _building

    return list(_building(out))


def test_what_cannot_be_taken_in_is_told_and_the_rest_goes_on(folder: Path, tmp_path: Path, write: Write) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "broken.jsonl").write_text('{"id": 1, "text": "whole"}\n{"id": 2,\n{"id": 3, "text": ""}\n')
    (folder / "picture.png").write_bytes(b"\x89PNG")
    report = warehouse.build(folder, tmp_path / "out")
    assert report.articles == 201
    assert sorted(path for path, _ in report.left_out) == [
        "broken.jsonl:2",
        "broken.jsonl:3",
        "empty.txt",
        "picture.png",
    ]
    frame = QUERIES["left_out"](warehouse.open(tmp_path / "out"), Filters())
    assert len(frame) == 4
    assert warehouse.build(folder, tmp_path / "out").left_out == report.left_out


def test_an_article_whose_analysis_fails_costs_itself(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from analytics.warehouse import shards

    plain = shards.analyse

    def fails(article: object) -> object:
        if "part 13." in article.text:  # type: ignore[attr-defined]
            raise ValueError("thirteen")
        return plain(article)  # type: ignore[arg-type]

    monkeypatch.setattr(shards, "analyse", fails)
    report = warehouse.build(folder, tmp_path / "out")
    assert report.left_out == [("013.jsonl:1", "the analysis failed (ValueError: thirteen)")]
    assert QUERIES["corpus"](warehouse.open(tmp_path / "out"), Filters())["articles"][0] == 199


def test_halves_of_surrogate_pairs_cost_their_article(folder: Path, tmp_path: Path) -> None:
    (folder / "half.jsonl").write_text('{"id": "h", "text": "Russia \\ud800 sells"}\n')
    report = warehouse.build(folder, tmp_path / "out")
    assert [path for path, _ in report.left_out] == ["half.jsonl:1"]


def test_copies_are_told_apart_from_articles(folder: Path, tmp_path: Path, write: Write) -> None:
    write(folder / "zz.jsonl", [("004", "2024-01-05", "Post 1", "Russia sells wheat, part 4.")])
    warehouse.build(folder, tmp_path / "out")
    row = QUERIES["corpus"](warehouse.open(tmp_path / "out"), Filters()).iloc[0]
    assert (row.articles, row.duplicates) == (200, 1)


def test_a_path_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        warehouse.build(tmp_path / "nowhere", tmp_path / "out")


def test_brackets_and_quotes_in_the_path_are_plain_characters(tmp_path: Path, words: None, write: Write) -> None:
    write(tmp_path / "in" / "a.jsonl", ROWS[:3])
    out = tmp_path / "news [2024] *it's*"
    assert warehouse.build(tmp_path / "in", out).articles == 3
    assert QUERIES["corpus"](warehouse.open(out), Filters())["articles"][0] == 3


def test_a_file_changed_under_the_build_is_told(folder: Path, tmp_path: Path, write: Write) -> None:
    found = file_index.scan(folder, tmp_path, lambda count: None)
    write(folder / "005.jsonl", [("005", "2024-01-01", "Post", "Another text.")])
    with pytest.raises(WarehouseError, match="changed while it was read"):
        list(found.batches(list(found.cuts())))


COMMAND = [sys.executable, "-m", "analytics", "build"]
ROOT = Path(warehouse.__file__).parents[2]


def _start(program: Path, folder: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    # a shell lets what it starts in the background ignore Ctrl-C, and children inherit that
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [*COMMAND, str(folder), "--warehouse", str(out), *more],
            cwd=program, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.slow
def test_killed_at_start_and_between_shards_nothing_is_lost_or_doubled(
    tmp_path: Path, program: Path, write: Write
) -> None:
    """A real build of two workers, killed six times, then left to end; as one that nobody disturbed."""
    rows = [(f"{n}", "2024-01-01", "Post", f"Kazakhstan and Russia traded {n} billion dollars.") for n in range(1500)]
    write(tmp_path / "in" / "a.jsonl", rows)
    moments = random.Random(5)  # noqa: S311 - moments, no secrets
    made = [_killed(program, tmp_path, moments.uniform(0, 0.3), after=n) for n in (0, 0, 1, 1, 1, 1)]
    assert made == sorted(made)
    assert len([n for n in made if n]) >= 3  # so many kills came upon a folder with shards
    for out in ("out", "undisturbed"):
        last = _start(program, tmp_path / "in", tmp_path / out, "--workers", "2")
        errors = last.communicate()[1]
        assert last.returncode == 0, errors
    assert _tables(tmp_path / "out") == _tables(tmp_path / "undisturbed")
    assert not [finding for finding in examine(tmp_path / "out") if finding.is_wrong and "code" not in finding.text]
    names = [
        {path.name: path.read_bytes() for path in (tmp_path / out / "shards").iterdir()}
        for out in ("out", "undisturbed")
    ]
    assert names[0] == names[1]


def _killed(program: Path, folder: Path, pause: float, after: int) -> int:
    """Start a build, kill it when it has made `after` more shards and a pause has passed; how many shards there are."""
    shards = folder / "out" / "shards"
    before = len(list(shards.glob("*.parquet")))
    process = _start(program, folder / "in", folder / "out", "--workers", "2")
    while process.poll() is None and len(list(shards.glob("*.parquet"))) < before + after:
        time.sleep(0.01)
    time.sleep(pause)
    process.kill()
    process.communicate()
    return len(list(shards.glob("*.parquet")))


@pytest.mark.slow
def test_interrupted_it_says_one_sentence(tmp_path: Path, program: Path, write: Write) -> None:
    rows = [(f"{n}", "2024-01-01", "Post", f"Kazakhstan and Russia traded {n} billion dollars.") for n in range(3000)]
    write(tmp_path / "in" / "a.jsonl", rows)
    process = _start(program, tmp_path / "in", tmp_path / "out", "--workers", "2")
    assert process.stderr is not None
    while "analysing" not in process.stderr.readline():
        pass
    process.send_signal(signal.SIGINT)
    rest = process.communicate(timeout=60)[1]
    assert process.returncode == 1
    assert rest.strip() == "stopped; what was done is kept, and the same command goes on from there"
