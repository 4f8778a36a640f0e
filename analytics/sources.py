"""The files that a piece of code is made of, found by itself: its module, what that imports, the lexicons, the pins."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from analytics.paths import LEXICONS, ROOT

_IMPORT = re.compile(r"^ *(?:from (analytics[\w.]*) import (\([^)]*\)|.*)|import (analytics[\w.]*))", re.MULTILINE)
_NAME = re.compile(r"\w+")


@cache
def modules_of(*modules: str, root: Path = ROOT) -> tuple[Path, ...]:
    """The files of these modules and of all of this project's that they import, directly or not; sorted.

    >>> [path.name for path in modules_of("analytics.errors")]
    ['errors.py']
    """
    found: set[Path] = set()
    waiting = list(modules)
    while waiting:
        for path in _files(waiting.pop(), root):
            if path not in found:
                found.add(path)
                waiting += _imports(path.read_text(encoding="utf-8"))
    return tuple(sorted(found))


def _files(module: str, root: Path) -> Iterator[Path]:
    """The file of a module or package, if there is one; a package round it brings nothing of its own."""
    path = root.joinpath(*module.split("."))
    yield from (file for file in (path / "__init__.py", path.with_suffix(".py")) if file.is_file())


def _imports(code: str) -> Iterator[str]:
    """The modules that code names behind `from` or `import`; a name that is imported may be a module too."""
    for whole, names, plain in _IMPORT.findall(code):
        if (whole or plain) != "analytics":  # the front door, which leads everywhere and makes nothing
            yield whole or plain
        yield from (f"{whole}.{name}" for name in _NAME.findall(names))


def state_of(*modules: str, root: Path = ROOT) -> str:
    """Changes with the code of these modules, with any lexicon and with the pinned libraries."""
    folder = LEXICONS if root == ROOT else root / "data" / "lexicons"
    lexicons = sorted(path for path in folder.rglob("*") if path.is_file())
    pins = [path for path in [root / "requirements.txt"] if path.is_file()]
    return digest([*modules_of(*modules, root=root), *lexicons, *pins], root)


def digest(paths: Iterable[Path], root: Path = ROOT) -> str:
    """A hash of the names and contents of files, the same with either kind of line ends."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.relative_to(root).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).digest())
    return whole.hexdigest()[:16]
