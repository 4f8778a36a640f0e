"""The installed package: a command that works from any folder and writes nothing into itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import tomllib
import urllib.request
import zipfile
from pathlib import Path

import hatchling.build
import pytest

import dashboard

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([\w.-]+)==", re.MULTILINE)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as a folder of site-packages."""
    folder, before = tmp_path_factory.mktemp("wheel"), Path.cwd()
    os.chdir(ROOT)
    try:
        name = hatchling.build.build_wheel(str(folder))
    finally:
        os.chdir(before)
    with zipfile.ZipFile(folder / name) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a space and Cyrillic letters in its name, and an article in it."""
    folder = tmp_path / "менің мақалаларым"
    folder.mkdir()
    text = "Сауда өсті\n\nАСТАНА. 12 қараша 2025 жыл. Қазақстан мен Ресей саудасы 28 миллиард долларға жетті."
    (folder / "сауда 1.txt").write_text(text, encoding="utf-8")
    return folder


def _start(installed: Path, desk: Path, *arguments: str) -> subprocess.Popen[str]:
    home = {name: str(desk.parent / "home") for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_DATA_HOME")}
    return subprocess.Popen(
        [sys.executable, "-m", "analytics", *arguments], cwd=desk, text=True, encoding="utf-8",
        env=os.environ | home | {"PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_it_analyses_from_any_folder(installed: Path, desk: Path) -> None:
    (line,) = _start(installed, desk, "analyse", ".").communicate()[0].splitlines()
    (figure,) = [figure for figure in json.loads(line)["figures"] if figure["unit"] == "USD"]
    assert figure["value"] == 28e9


@pytest.mark.slow
def test_it_builds_and_serves_to_this_machine_alone_with_its_settings_and_writes_nothing_into_itself(
    installed: Path, desk: Path, unused_port: int
) -> None:
    before = _files(installed)
    server = _start(installed, desk, "run", ".", "--port", str(unused_port), "--no-browser")
    address = f"http://localhost:{unused_port}"
    try:
        assert _answer(f"{address}/_stcore/health", server) == b"ok"
        assert _answer(f"{address}/app/static/inter-latin-wght-normal.woff2", server).startswith(b"wOF2")
    finally:
        server.terminate()
        errors = server.communicate()[1]
    assert "0.0.0.0" not in errors  # noqa: S104 - not listened on
    assert _files(installed) == before
    assert any(path.suffix == ".duckdb" for path in _files(desk.parent / "home"))


@pytest.fixture
def unused_port() -> int:
    import socket

    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _answer(address: str, server: subprocess.Popen[str]) -> bytes:
    while server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return bytes(answer.read())
        except OSError:
            time.sleep(0.2)
    raise AssertionError(server.communicate()[1])


def test_what_the_package_asks_for_is_what_is_pinned() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[^\w.-]", one)[0] for one in asked}
    assert names == set(PIN.findall((ROOT / "requirements.txt").read_text(encoding="utf-8")))


def test_no_file_beside_the_app_hides_a_module_of_python() -> None:
    """`streamlit run` puts the app's folder first on the path, for all that it starts too."""
    files = {path.stem for path in Path(dashboard.__file__).parent.glob("*.py")}
    assert not files & sys.stdlib_module_names
