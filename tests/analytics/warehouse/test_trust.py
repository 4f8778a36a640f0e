"""What stands is kept: a damaged text index is found and made anew, and no build loses what another has made."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from analytics import warehouse
from analytics.errors import WarehouseError
from analytics.warehouse.doctor import examine
from analytics.warehouse.index import damage
from analytics.warehouse.publication import read_pointer
from analytics.warehouse.queries import QUERIES, Filters

Write = Callable[..., object]


def wrong(out: Path) -> list[str]:
    return [str(finding) for finding in examine(out) if finding.is_wrong and "have changed" not in finding.text]


def index_of(out: Path) -> Path:
    current = read_pointer(out)
    assert current is not None
    return out / current.search


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in random.Random(path.stat().st_size).sample(range(len(data)), min(len(data), 5)):  # noqa: S311 - places
        data[at] ^= 0xFF
    path.write_bytes(bytes(data))


DAMAGE = {
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-20]),
    "wrong bytes": flip,
    "empty": lambda path: path.write_bytes(b""),
    "gone": Path.unlink,
}


def test_each_damaged_file_of_the_index_is_found(folder: Path, tmp_path: Path) -> None:
    warehouse.build(folder, tmp_path / "out")
    whole = index_of(tmp_path / "out")
    assert damage(whole, 200) == ""
    assert damage(whole, 199) == "the text index holds 200 articles instead of 199"
    names = sorted(p.name for p in whole.iterdir() if p.suffix != ".lock" and p.name != ".managed.json")
    assert len(names) > 4
    for how, act in DAMAGE.items():
        for name in names:
            copy = tmp_path / f"{how}-{name}"
            shutil.copytree(whole, copy)
            act(copy / name)
            assert "text index" in damage(copy, 200), (how, name)


def test_a_damaged_index_is_told_by_the_doctor_and_made_anew(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    warehouse.build(folder, out)
    flip(next(index_of(out).glob("*.idx")))
    (told,) = wrong(out)
    assert ".idx of the text index is damaged: run `python -m analytics build`" in told
    assert warehouse.build(folder, out).published
    assert not wrong(out)


def test_a_shard_of_nonsense_of_the_same_size_is_made_anew(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    warehouse.build(folder, out)
    shard = sorted((out / "shards").iterdir())[0]
    shard.write_bytes(b"\x07" * shard.stat().st_size)
    assert warehouse.build(folder, out).analysed > 0
    assert not wrong(out)


def articles(out: Path) -> int:
    return int(QUERIES["corpus"](warehouse.open(out), Filters())["articles"][0])


def test_a_build_that_would_lose_more_than_a_tenth_is_not_published(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    warehouse.build(folder, out)
    for path in sorted(folder.glob("*.jsonl"))[:30]:
        path.unlink()
    with pytest.raises(WarehouseError, match=r"170 articles would be left of 200, .* build with --force"):
        warehouse.build(folder, out)
    assert articles(out) == 200
    assert not list(out.glob("tmp-*data*"))
    warehouse.build(folder, out, force=True)
    assert articles(out) == 170


def test_less_than_a_tenth_may_go(folder: Path, tmp_path: Path) -> None:
    warehouse.build(folder, tmp_path / "out")
    for path in sorted(folder.glob("*.jsonl"))[:20]:
        path.unlink()
    warehouse.build(folder, tmp_path / "out")
    assert articles(tmp_path / "out") == 180


@pytest.mark.parametrize("missing", ["figures/endings.toml", "entities"])
def test_without_a_lexicon_nothing_is_built(missing: str, tmp_path: Path, program: Path, write: Write) -> None:
    """A whole program builds, then one that lacks a part of its data: what was made stays."""
    write(tmp_path / "in" / "a.jsonl", [(f"{n}", "2024-01-01", "Post", f"Russia sold {n} tons.") for n in range(40)])
    command = [sys.executable, "-m", "analytics", "build", str(tmp_path / "in"), "--warehouse", str(tmp_path / "out")]
    assert subprocess.run(command, cwd=program, capture_output=True, check=False).returncode == 0
    before = read_pointer(tmp_path / "out")
    lexicon = program / "data" / "lexicons" / missing
    shutil.rmtree(lexicon) if lexicon.is_dir() else lexicon.unlink()
    done = subprocess.run(command, cwd=program, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "nothing was changed" in done.stderr
    assert "Traceback" not in done.stderr
    assert read_pointer(tmp_path / "out") == before
