"""A folder of articles and a copy of the program to try faults on, and what an undisturbed build makes of them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb

from analytics.paths import ROOT
from analytics.warehouse.publication import read_pointer
from analytics.warehouse.schema import TABLES

NOT_COMPARED = {"shards", "meta", "signatures"}  # they say when and by what they were made


class Trial:
    """A copy of the program, a folder of articles, and what an undisturbed build of it makes."""

    def __init__(self, folder: Path, articles: int) -> None:
        self.folder, self.articles, self.out = folder, folder / "in", folder / "out"
        self.program = folder / "program"
        for part in ("analytics", "dashboard", ".streamlit", "data/lexicons"):
            shutil.copytree(ROOT / part, self.program / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "requirements.txt", self.program)
        self.write(range(articles))
        self.build(folder / "undisturbed")
        self.expected = contents(folder / "undisturbed")

    def write(self, numbers: range) -> None:
        """Articles, a hundred a file."""
        self.articles.mkdir(exist_ok=True)
        for start in range(numbers.start, numbers.stop, 100):
            rows = [line_of(number) for number in range(start, min(start + 100, numbers.stop))]
            (self.articles / f"{start:06}.jsonl").write_text("".join(rows), encoding="utf-8")

    def start(self, command: str, *more: str, **given: object) -> subprocess.Popen[str]:
        """The program, at work."""
        words = [sys.executable, "-m", "analytics", command, *more]
        return subprocess.Popen(
            words, cwd=self.program, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **given  # type: ignore[call-overload]
        )  # fmt: skip

    def building(self, out: Path | None = None, *more: str, **given: object) -> subprocess.Popen[str]:
        """A build, at work."""
        return self.start("build", str(self.articles), "--warehouse", str(out or self.out), *more, **given)

    def build(self, out: Path | None = None, *more: str) -> None:
        """A build that must succeed."""
        process = self.building(out, *more)
        errors = process.communicate()[1]
        if process.returncode:
            raise AssertionError(f"the build failed: {errors.strip().splitlines()[-1:]}")

    def doctor(self) -> None:
        """Green, or a remedy for each thing that is wrong."""
        process = self.start("doctor", "--warehouse", str(self.out))
        said, errors = process.communicate()
        wrong = [line for line in said.splitlines() if line.startswith("WRONG")]
        if "Traceback" in errors or any("analytics build" not in line for line in wrong):
            raise AssertionError(f"the doctor does not say what to do: {wrong or errors}")

    def recovers(self) -> None:
        """The doctor helps, the next build mends, and everything is as it was never disturbed."""
        self.doctor()
        try:
            self.build()
        except AssertionError:
            self.build()  # a damaged shard is removed by the build that meets it
        if contents(self.out) != self.expected:
            raise AssertionError("the tables differ from those of an undisturbed build")
        if list(self.out.glob("tmp-*")):
            raise AssertionError("something half-written was left")


def line_of(number: int) -> str:
    """An article, as a line of a .jsonl file."""
    text = f"Kazakhstan and Russia traded {number} billion dollars. Wheat of China, part {number}."
    day = f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
    return json.dumps({"id": f"{number}", "date": day, "source": f"Post {number % 5}", "text": text}) + "\n"


def contents(out: Path) -> dict[str, tuple[int, ...]]:
    """How many rows each table has and a number that changes with any of them."""
    current = read_pointer(out)
    if current is None:
        raise AssertionError("nothing is published")
    with duckdb.connect(str(out / current.database), read_only=True) as connection:
        return {name: _table(connection, name) for name in sorted(set(TABLES) - NOT_COMPARED)}


def _table(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[int, ...]:
    columns = [column for (column, *_) in connection.execute(f"DESCRIBE {name}").fetchall() if column != "shard_id"]
    row = ", ".join(f'"{column}"' for column in columns)
    found = connection.execute(f"SELECT count(*), bit_xor(hash({row})) FROM {name}").fetchone()  # noqa: S608
    return tuple(found or ())
