"""What a build, a folder or a machine can go through: after each fault, what the doctor says, and whether anything is
lost or doubled.

python -m benchmarks faults [KILLS]      default 100 builds killed at random instants

After each fault the doctor must be green or say what to do, and the next build must make the tables of an undisturbed
one. A copy of the program is tried, so that nobody changes it meanwhile. A full disk is a small file system of its own
where the system lets one be mounted, else a limit on the size of files.
"""

from __future__ import annotations

import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from analytics.warehouse.publication import read_pointer
from benchmarks.trial import Trial, contents, line_of

ARTICLES = 400
COUNTRIES = {"KZ", "RU", "CN"}  # each in every article
ADDED_TO = 2_100  # articles from which on a warehouse is brought up to date in place


def killed(trial: Trial, moments: random.Random, workers: str = "2") -> None:
    """`kill -9` at a random instant."""
    if moments.random() < 0.3:
        shutil.rmtree(trial.out, ignore_errors=True)  # from the beginning; else it goes on where the last one was
    process = trial.building(None, "--workers", workers)
    time.sleep(moments.uniform(0.1, 4.0))
    process.kill()
    process.communicate()


def worker_killed(trial: Trial, moments: random.Random) -> None:
    """A worker is killed; the build itself goes on and ends well."""
    shutil.rmtree(trial.out, ignore_errors=True)
    process = trial.building(None, "--workers", "2")
    deadline = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < deadline:
        workers = descendants(process.pid)
        if len(workers) > 3:  # two workers, the server that forks them, and what watches over their resources
            time.sleep(moments.uniform(0.1, 1.0))
            try_to_kill(max(workers))
            break
        time.sleep(0.02)
    errors = process.communicate()[1]
    if process.returncode:
        raise AssertionError(f"the build did not outlive its worker: {errors[-300:]}")


def descendants(process: int) -> list[int]:
    """The processes that a process has started, and these."""
    children = Path(f"/proc/{process}/task/{process}/children")
    try:
        found = [int(number) for number in children.read_text().split()]
    except OSError:
        return []
    return [each for child in found for each in (child, *descendants(child))]


def try_to_kill(process: int) -> None:
    """A process that may have ended by itself."""
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


_IMPORT = """
import sys
from pathlib import Path
from analytics.imports import build_apart, candidate, save
from analytics.records import Article
articles, out = map(Path, sys.argv[1:])
for number in range(400, 440):
    article = Article(str(number), f"Uzbekistan buys wheat, part {number}.", "p", f"Title {number}", "2024-05-05", "P")
    save(candidate(article), articles)
    print(number, flush=True)
build_apart(articles, out, lambda *_: None, lambda: False)
"""


def import_killed(trial: Trial, moments: random.Random) -> None:
    """The server dies while it brings forty articles in: none is there by half."""
    process = subprocess.Popen(
        [sys.executable, "-c", _IMPORT, str(trial.articles), str(trial.out)], cwd=trial.program, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    time.sleep(moments.uniform(1.0, 5.0))
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    brought = sorted(trial.articles.rglob("*.md"))
    if any(not path.read_text(encoding="utf-8").rstrip().endswith(".") for path in brought):
        raise AssertionError("an article was saved by half")
    trial.build()
    found = duckdb.connect(str(trial.out / read_pointer(trial.out).database), read_only=True)  # type: ignore[union-attr]
    (count,) = found.execute("SELECT count(*) FROM articles").fetchone() or (0,)
    found.close()
    if count != ARTICLES + len(brought):
        raise AssertionError(f"{count} articles instead of {ARTICLES + len(brought)}")
    for path in brought:
        path.unlink()


def damage(pattern: str, how: Callable[[Path], object]) -> Callable[[Trial, random.Random], None]:
    """A file of the warehouse, damaged; where only its removal helps, the doctor says so and it is removed."""

    def act(trial: Trial, moments: random.Random) -> None:
        trial.build()
        how(moments.choice(sorted(trial.out.glob(pattern))))
        process = trial.start("doctor", "--warehouse", str(trial.out))
        for line in process.communicate()[0].splitlines():
            if line.startswith("WRONG") and "delete " in line:
                Path(line.partition("delete ")[2].partition(" and run")[0]).unlink()

    return act


def cut_short(path: Path) -> None:
    """The last third is missing."""
    os.truncate(path, path.stat().st_size * 2 // 3)


def wrong_bytes(path: Path) -> None:
    """Bytes in the middle are others."""
    data = bytearray(path.read_bytes())
    for at in range(len(data) // 3, len(data) // 2, 997):
        data[at] ^= 0xFF
    path.write_bytes(bytes(data))


def disk_full(trial: Trial, moments: random.Random) -> None:
    """The disk is full in the middle: one sentence, and what was published stays."""
    shutil.rmtree(trial.out, ignore_errors=True)
    trial.build()
    before = contents(trial.out)
    with small_disk(trial) as (out, given):
        process = trial.building(out, "--workers", "1", **given)
        errors = process.communicate()[1]
    if process.returncode == 0 or "Traceback" in errors:
        raise AssertionError(f"a full disk is not told in a sentence: {errors[-300:]}")
    if contents(trial.out) != before:
        raise AssertionError("what was published is gone")


@contextmanager
def small_disk(trial: Trial) -> Iterator[tuple[Path, dict[str, object]]]:
    """A folder on a disk of three megabytes, or a limit of as many for each file."""
    place = trial.folder / "small"
    place.mkdir(exist_ok=True)
    mounted = mount(place, "size=3m")
    given = {} if mounted else {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))}
    try:
        yield place / "out", given
    finally:
        if mounted:
            subprocess.run(["umount", str(place)], check=False, capture_output=True)
        shutil.rmtree(place, ignore_errors=True)


def mount(place: Path, options: str) -> bool:
    """Whether a file system in memory could be mounted there."""
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    return (
        shutil.which("mount") is not None and subprocess.run(command, check=False, capture_output=True).returncode == 0
    )


def read_only(trial: Trial, moments: random.Random) -> None:
    """The folder of the warehouse may not be written."""
    place = trial.folder / "locked"
    place.mkdir(exist_ok=True)
    mounted = mount(place, "size=1m,ro")
    place.chmod(0o555) if not mounted else None
    if os.geteuid() == 0 and not mounted:
        raise NotTried("root may write everywhere, and nothing can be mounted here")
    try:
        process = trial.building(place / "out")
        errors = process.communicate()[1]
    finally:
        subprocess.run(["umount", str(place)], check=False, capture_output=True)
        place.chmod(0o755)
    if process.returncode == 0 or "Traceback" in errors:
        raise AssertionError(f"a folder that cannot be written is not told in a sentence: {errors[-300:]}")


def clock_jumps(trial: Trial, moments: random.Random) -> None:
    """Files of the next century, then a file that changes under a time that went back."""
    trial.build()
    path = sorted(trial.articles.glob("*.jsonl"))[0]
    before = path.read_text(encoding="utf-8")
    for moment in (4_000_000_000, 1_000_000_000):
        path.write_text(before.replace("Wheat", "Steel"), encoding="utf-8")
        os.utime(path, (moment, moment))
        trial.build()
        if contents(trial.out) == trial.expected:
            raise AssertionError("a change was not seen")
        path.write_text(before, encoding="utf-8")
        os.utime(path, (moment, moment))
        trial.build()


def two_builds(trial: Trial, moments: random.Random) -> None:
    """Two at once: one builds, the other says who does."""
    shutil.rmtree(trial.out, ignore_errors=True)
    both = [trial.building(), trial.building()]
    errors = [process.communicate()[1] for process in both]
    codes = sorted(process.returncode for process in both)
    if codes not in ([0, 0], [0, 1]) or (
        codes == [0, 1] and not any("is building this warehouse" in e for e in errors)
    ):
        raise AssertionError(f"two builds at once: {codes} {errors}")


def read_meanwhile(trial: Trial, moments: random.Random) -> None:
    """Questions go on while builds publish: none fails, and each is of one publication."""
    from analytics import warehouse
    from analytics.warehouse.queries import QUERIES, Filters

    trial.build()
    opened, wrong, done = warehouse.open(trial.out), list[str](), threading.Event()

    def ask() -> None:
        while not done.is_set():
            count = int(QUERIES["corpus"](opened, Filters())["articles"][0])
            top = QUERIES["entities_top"](opened, Filters(), kind="country")
            if count not in (ARTICLES, ARTICLES + 1) or set(top["entity"]) != COUNTRIES:
                wrong.append(f"{count} {sorted(top['entity'])}")

    reader = threading.Thread(target=ask)
    reader.start()
    more = trial.articles / "more.jsonl"
    try:
        for number in range(3):
            more.write_text(line_of(ARTICLES + number), encoding="utf-8")
            trial.build()
        more.unlink()
        trial.build()
    finally:
        done.set()
        reader.join()
        opened.close()
    if wrong:
        raise AssertionError(f"a reader saw {wrong[:3]}")


class NotTried(Exception):
    """This machine does not let the fault be made."""


FAULTS: dict[str, tuple[Callable[[Trial, random.Random], None], int]] = {
    "a worker killed": (worker_killed, 3),
    "the server killed during an import": (import_killed, 3),
    "a shard cut short": (damage("shards/*.parquet", cut_short), 2),
    "wrong bytes in a shard": (damage("shards/*.parquet", wrong_bytes), 2),
    "the database cut short": (damage("data-*.duckdb", cut_short), 2),
    "wrong bytes in the database": (damage("data-*.duckdb", wrong_bytes), 2),
    "the database gone": (damage("data-*.duckdb", Path.unlink), 1),
    "the pointer nonsense": (damage("current.json", lambda path: path.write_text("{")), 1),
    "the text index gone": (damage("search-*", shutil.rmtree), 1),
    "a file of the text index cut short": (damage("search-*/[!.]*", cut_short), 8),
    "wrong bytes in a file of the text index": (damage("search-*/[!.]*", wrong_bytes), 8),
    "a file of the text index gone": (damage("search-*/[!.]*", Path.unlink), 8),
    "what is known of the files nonsense": (damage("files.parquet", wrong_bytes), 1),
    "the disk full": (disk_full, 1),
    "the folder read-only": (read_only, 1),
    "a clock that jumps": (clock_jumps, 1),
    "two builds at once": (two_builds, 2),
    "builds while others read": (read_meanwhile, 1),
}


def main() -> None:
    """Print each fault, how often it was tried and survived; the last line is `name=value ...`."""
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), ARTICLES)
        tried = {"kill -9 of a build": attempts("kill -9 of a build", trial, killed, kills)}
        tried |= {name: attempts(name, trial, act, times) for name, (act, times) in FAULTS.items()}
    with tempfile.TemporaryDirectory() as folder:
        large = Trial(Path(folder), ADDED_TO)
        name = "kill -9 while one is added in place"
        tried[name] = attempts(name, large, killed_adding, max(kills // 10, 1), False)
    total, survived = (sum(each[at] for each in tried.values()) for at in (0, 1))
    print(f"faults_tried={total} faults_survived={survived}")


def killed_adding(trial: Trial, moments: random.Random) -> None:
    """One article more, the build killed, the article taken away again: three times in place."""
    more = trial.articles / "more.jsonl"
    trial.build()
    more.write_text(line_of(ADDED_TO), encoding="utf-8")
    process = trial.building()
    time.sleep(moments.uniform(0.3, 3.0))
    process.kill()
    process.communicate()
    trial.doctor()
    trial.build()
    with duckdb.connect(str(trial.out / read_pointer(trial.out).database), read_only=True) as found:  # type: ignore[union-attr]
        (count,) = found.execute("SELECT count(*) FROM articles").fetchone() or (0,)
    if count != ADDED_TO + 1:
        raise AssertionError(f"{count} articles instead of {ADDED_TO + 1}")
    more.unlink()


def attempts(
    name: str, trial: Trial, act: Callable[[Trial, random.Random], None], times: int, compared: bool = True
) -> tuple[int, int, str]:
    """How often a fault was tried, how often survived, and what was wrong the last time."""
    moments = random.Random(int(hashlib.sha256(act.__name__.encode()).hexdigest()[:8], 16))  # noqa: S311 - moments
    survived, note = 0, ""
    for _ in range(times):
        try:
            act(trial, moments)
            if compared and (act is not killed or _ % 5 == 4 or _ == times - 1):
                trial.recovers()
            survived += 1
        except NotTried as reason:
            note = f"not tried: {reason}"
            times = survived
            break
        except AssertionError as error:
            note = str(error)[:200]
    print(f"{name:<40}{survived:>5} of {times}{'   ' + note if note else ''}", flush=True)
    return times, survived, note


if __name__ == "__main__":
    main()
