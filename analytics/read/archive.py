"""Archives: limits on what may be unpacked, and their members one by one."""

from __future__ import annotations

import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from analytics.errors import ReadError
from analytics.read.plain import MAX_BYTES

MAX_MEMBERS = 20_000
MAX_UNPACKED = 1_000_000_000  # bytes, of all members
MAX_RATIO = 200  # text packs about 1 to 4, the worst table 1 to 50
_ENCRYPTED = 0x1


def check_archive(path: Path, name: str) -> None:
    """Raise ReadError for what is no archive, or one that unpacks to more than the limits."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError) as error:
        raise ReadError(name, "damaged, or not what its name says") from error
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        raise ReadError(name, f"holds more than {MAX_MEMBERS} files")
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(path.stat().st_size, 1):
        raise ReadError(name, "unpacks to far more than its size: it is not opened")


def zip_members(path: Path, name: str) -> Iterator[tuple[Path | ReadError, str]]:
    """Each member as a file of its own in a temporary folder, and its name in the archive.

    The temporary file's name never comes from the archive, so no member can be written elsewhere.
    """
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
        for number, member in enumerate(archive.infolist()):
            inner = PurePosixPath(member.filename.replace("\\", "/"))
            hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in inner.parts)
            if member.is_dir() or hidden:
                continue
            shown = "/".join(part for part in inner.parts if part not in ("/", "..")) or str(number)
            target = Path(folder, f"{number}{inner.suffix.lower()}")
            try:
                _unpack(archive, member, target, f"{name}/{shown}")
                yield target, shown
            except ReadError as error:
                yield error, shown
            finally:
                target.unlink(missing_ok=True)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, name: str) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise ReadError(name, "is encrypted")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ReadError(name, "is a link, not a file")
    if zipfile.is_zipfile(target) or target.suffix == ".zip":
        raise ReadError(name, "an archive inside an archive is not opened")
    try:
        with archive.open(member) as packed:
            data = packed.read(MAX_BYTES + 1)  # what the archive says of the size may be a lie
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise ReadError(name, "damaged in the archive") from error
    if len(data) > MAX_BYTES:
        raise ReadError(name, f"longer than {MAX_BYTES / 1e6:.0f} MB")
    target.write_bytes(data)
