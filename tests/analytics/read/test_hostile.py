"""A folder of files made to hurt costs only itself: every good article beside them comes back, within limits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.errors import ReadError
from analytics.read import read_articles, read_file
from analytics.read.folder import KINDS
from analytics.records import Article
from tests.analytics.read import hostile

ROOT = Path(__file__).parents[3]
MOST_MEMORY = 1_500_000_000
SECONDS = 10.0
# reads a folder in a process of its own, and tells what came, its own and its children's memory, the slowest file
READ = """
import json, resource, sys, time
from pathlib import Path
from analytics.read import article_files, read_file
from analytics.records import Article
if __name__ == "__main__":
    folder, came, errors, slowest = Path(sys.argv[1]), [], [], ("", 0.0)
    for path in article_files(folder):
        start = time.monotonic()
        for item in read_file(path, path.name):
            (came if isinstance(item, Article) else errors).append((path.name, len(getattr(item, "text", ""))))
        slowest = max(slowest, (path.name, time.monotonic() - start), key=lambda pair: pair[1])
    # its own peak since it was started; what getrusage says of itself holds the peak of the process that started it
    own = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
    memory = [kilobytes * 1024 for kilobytes in (own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)]
    print(json.dumps([came, errors, slowest, memory], ensure_ascii=True))
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[list[object]], list[list[object]], float, float, int]:
    folder = tmp_path_factory.mktemp("hostile")
    good, bad = hostile.write_all(folder)
    assert bad >= 300
    script = folder.parent / "read_hostile.py"
    script.write_text(READ, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script, folder], env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    came, errors, slowest, memory = json.loads(done.stdout)
    assert slowest[1] < SECONDS, slowest
    assert not Path(hostile.SLIPPED).exists()
    return came, errors, slowest[1], max(memory), good


def test_every_good_article_comes_back(read: tuple[list[list[object]], list[list[object]], float, float, int]) -> None:
    came = [str(name) for name, _ in read[0] if "good" in str(name)]
    assert len(set(came)) == read[4]
    per_kind = {kind: sum(name.endswith("." + kind) for name in came) for kind in hostile.GOOD}
    assert per_kind == {
        **dict.fromkeys(("txt", "md", "html", "docx", "pdf"), 3),
        **dict.fromkeys(("csv", "jsonl"), 60),
        "xlsx": 27,
        "ods": 27,
        "xls": 27,
        "zip": 6,
    }
    assert not [name for name, _ in read[1] if "good" in str(name)]


def test_memory_stays_within_limits(read: tuple[list[list[object]], list[list[object]], float, float, int]) -> None:
    assert read[3] < MOST_MEMORY


def test_bad_files_are_told(read: tuple[list[list[object]], list[list[object]], float, float, int]) -> None:
    errors = {str(name) for name, _ in read[1]}
    silent = [n for n in hostile.hostile() if n not in ("marks.txt",) and not any(e.endswith(n) for e in errors)]
    brought = {str(name) for name, _ in read[0]}
    # what is odd but holds a readable text is an article; all else is told
    assert [name for name in silent if not any(b.endswith(name) for b in brought)] == []
    assert "05-pipe.txt" in errors


def test_nothing_of_other_files_is_read(read: tuple[list[list[object]], list[list[object]], float, float, int]) -> None:
    assert not any(str(name) in ("06-out.txt", "07-loop.txt", "08-gone.txt") for name, _ in read[0])


@pytest.mark.parametrize("kind", [kind.removeprefix(".") for kind in KINDS])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), at=st.floats(0, 1))
def test_any_bytes_are_articles_or_errors(tmp_path: Path, kind: str, data: bytes, at: float) -> None:
    """Bytes alone, and put into the middle of a good file."""
    whole = hostile.GOOD.get(kind, hostile.html_bytes)()
    place = int(at * len(whole))
    for content in (data, whole[:place] + data + whole[place + len(data) :]):
        path = tmp_path / f"a.{kind}"
        path.write_bytes(content)
        for item in read_file(path, path.name):
            assert isinstance(item, Article | ReadError)
            assert str(item.path)


def test_secret_of_a_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "in" / "b").symlink_to(tmp_path)
    assert list(read_articles([tmp_path / "in"])) == []
