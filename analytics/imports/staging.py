"""What was brought but not yet saved, on disk, so that nothing is lost when the program is stopped.

<folder>/.elchi/staging/<random>/
    0000, 0001.pdf ...    the files under names of our own
    batch.json            their real names, how to read them and, once that is decided, which articles are wanted
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol

from analytics.errors import ReadError, UsageError
from analytics.imports.candidate import Defaults
from analytics.imports.save import HIDDEN, write_whole
from analytics.read import Choices, read_file
from analytics.read.kept import choices_of
from analytics.records import Article

MAX_FILES = 2_000
MAX_BYTES = 500_000_000
_NAME = "batch.json"


class Upload(Protocol):
    """A file that somebody sent."""

    name: str
    size: int

    def getbuffer(self) -> memoryview: ...


@dataclass(slots=True)
class Batch:
    """Staged files; `names` maps the file on disk to the name it was sent under."""

    folder: Path
    names: dict[str, str] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)
    defaults: Defaults = field(default_factory=Defaults)
    wanted: list[str] | None = None  # paths of the articles to be saved

    def articles(self) -> Iterator[Article | ReadError]:
        """Every article of the batch, under the names that were sent."""
        for stored, name in self.names.items():
            yield from read_file(self.folder / stored, name, self.choices)

    def remember(self) -> None:
        """Write down what is wanted."""
        values = {
            "names": self.names,
            "choices": asdict(self.choices),
            "defaults": asdict(self.defaults),
            "wanted": self.wanted,
        }
        write_whole(self.folder / _NAME, json.dumps(values, ensure_ascii=False))

    def discard(self) -> None:
        """Forget the batch."""
        shutil.rmtree(self.folder, ignore_errors=True)


def stage(folder: Path, uploads: Sequence[Upload]) -> Batch:
    """Copy what was sent into the folder's staging place.

    Raises:
        UsageError: too many files or too many bytes.
        OSError: the folder cannot be written.
    """
    if len(uploads) > MAX_FILES:
        raise UsageError(f"{len(uploads)} files are more than {MAX_FILES}: pack them into a .zip, or bring some later")
    if sum(upload.size for upload in uploads) > MAX_BYTES:
        raise UsageError(f"the files hold more than {MAX_BYTES / 1e6:.0f} MB: bring some of them later")
    batch = Batch(folder / HIDDEN / "staging" / secrets.token_hex(8))
    batch.folder.mkdir(parents=True)
    for number, upload in enumerate(uploads):
        stored = f"{number:04}{clean_suffix(upload.name)}"
        (batch.folder / stored).write_bytes(upload.getbuffer())
        batch.names[stored] = clean_name(upload.name)
    batch.remember()
    return batch


def clean_suffix(name: str) -> str:
    """The ending of a file's name, letters and digits alone.

    >>> clean_suffix("a.PDF"), clean_suffix("../x.p/df"), clean_suffix("x")
    ('.pdf', '', '')
    """
    suffix = PurePosixPath(name.replace("\\\\", "/")).suffix.lower()
    return suffix if suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) < 8 else ""


def clean_name(name: str) -> str:
    """A name for showing: no control characters, no way upwards.

    >>> clean_name("../../a/b\\x00.txt")
    'a/b.txt'
    """
    parts = [part for part in PurePosixPath(name.replace("\\\\", "/")).parts if part not in ("/", "..", ".")]
    return "".join(c for c in "/".join(parts) if c.isprintable())[-200:] or "file"


def unfinished(folder: Path) -> list[Batch]:
    """Batches whose import was asked for and not done; those that nobody asked for are forgotten."""
    found = []
    for path in sorted((folder / HIDDEN / "staging").glob("*")):
        try:
            values = json.loads((path / _NAME).read_text(encoding="utf-8"))
            batch = Batch(
                path, values["names"], choices_of(values["choices"]), Defaults(**values["defaults"]), values["wanted"]
            )
        except (OSError, ValueError, KeyError, TypeError):
            shutil.rmtree(path, ignore_errors=True)
            continue
        if batch.wanted is None:
            batch.discard()
        else:
            found.append(batch)
    return found
