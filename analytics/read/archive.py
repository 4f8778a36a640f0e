"""Archives: limits on what may be unpacked, and their members one by one."""

from __future__ import annotations

import re
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from analytics.errors import ReadError
from analytics.read.plain import MAX_BYTES

MAX_MEMBERS = 20_000
MAX_UNPACKED = 1_000_000_000  # bytes, of all members
MAX_RATIO = 200  # text packs about 1 to 4, the worst table 1 to 50
_MAX_LISTED = 700 * MAX_MEMBERS  # bytes of the list of members
_ENCRYPTED, _UTF8_NAME = 0x1, 0x800
_END, _END_SIZE, _END_REACH = b"PK\x05\x06", 22, 65_557
_NO_ARTICLE = re.compile(r"\..*|__MACOSX|~\$.*|thumbs\.db|desktop\.ini", re.IGNORECASE)
_OLD_NAMES = ("cp866", "cp1251")  # in which Windows of the region packed names
_LETTERS = re.compile(r"(?:[А-ЯЁа-яё№]|[\x00-\x7f])+")
_WORDS = re.compile(r"(?<![А-ЯЁа-яё])(?:[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+)(?![А-ЯЁа-яё])")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive by its name there, and the packed file."""

    name: str
    info: zipfile.ZipInfo

    @property
    def folder(self) -> str:
        return self.name.rpartition("/")[0]


def is_no_article(name: str) -> bool:
    """Whether a file or folder is one that systems leave beside others: hidden, a lock, a cache of pictures.

    >>> is_no_article("Thumbs.db"), is_no_article("~$plan.docx"), is_no_article("plan.docx")
    (True, True, False)
    """
    return _NO_ARTICLE.fullmatch(name) is not None


def check_archive(path: Path, name: str) -> None:
    """Raise ReadError for what is no archive, or one that unpacks to more than the limits."""
    _check_list(path, name)
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except Exception as error:  # zipfile lets through whatever the bytes provoke
        raise ReadError(name, "damaged, or not what its name says") from error
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        raise ReadError(name, f"holds more than {MAX_MEMBERS} files")
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(path.stat().st_size, 1):
        raise ReadError(name, "unpacks to far more than its size: it is not opened")


def _check_list(path: Path, name: str) -> None:
    """Refuse a list of members too long to be looked at, by what the end of the file says of it."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END_REACH))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        return
    count, size = int.from_bytes(tail[at + 10 : at + 12], "little"), int.from_bytes(tail[at + 12 : at + 16], "little")
    if count > MAX_MEMBERS or size > _MAX_LISTED:
        raise ReadError(name, f"holds more than {MAX_MEMBERS} files")


def members(archive: zipfile.ZipFile) -> list[Member]:
    """The files of an archive that may hold articles, in its order."""
    found = []
    for number, info in enumerate(archive.infolist()):
        parts = [part for part in PurePosixPath(_name(info).replace("\\", "/")).parts if part not in ("/", "..")]
        if not info.is_dir() and not any(map(is_no_article, parts)):
            found.append(Member("/".join(parts) or str(number), info))
    return found


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member; what is not marked as UTF-8 is read as Windows packed it, where that gives words."""
    if info.flag_bits & _UTF8_NAME or info.filename.isascii():
        return info.filename
    try:
        data = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    try:
        return data.decode()
    except UnicodeDecodeError:
        read = [name for code in _OLD_NAMES if _LETTERS.fullmatch(name := data.decode(code, "replace"))]
        return max(read, key=lambda name: sum(map(len, _WORDS.findall(name))), default=info.filename)


def unpacked(archive: zipfile.ZipFile, found: list[Member], name: str) -> Iterator[tuple[Path | ReadError, str]]:
    """Each member as a file of its own in a temporary folder, and its name in the archive.

    The temporary file's name never comes from the archive, so no member can be written elsewhere.
    """
    with tempfile.TemporaryDirectory() as folder:
        for number, member in enumerate(found):
            target = Path(folder, f"{number}{_ending(member.name)}")
            try:
                target.write_bytes(content(archive, member, f"{name}/{member.name}"))
                yield target, member.name
            except ReadError as error:
                yield error, member.name
            finally:
                target.unlink(missing_ok=True)


def _ending(name: str) -> str:
    ending = PurePosixPath(name).suffix.lower()
    return ending if ending[1:].isascii() and ending[1:].isalnum() and len(ending) < 8 else ""


def content(archive: zipfile.ZipFile, member: Member, name: str) -> bytes:
    """The bytes of a member; raises ReadError for one that is encrypted, a link, an archive, damaged or too long."""
    if member.info.flag_bits & _ENCRYPTED:
        raise ReadError(name, "is encrypted")
    if stat.S_ISLNK(member.info.external_attr >> 16):
        raise ReadError(name, "is a link, not a file")
    if _ending(member.name) == ".zip":
        raise ReadError(name, "an archive inside an archive is not opened")
    try:
        with archive.open(member.info) as packed:
            data = packed.read(MAX_BYTES + 1)  # what the archive says of the size may be a lie
    except Exception as error:  # each way of packing has faults of its own
        raise ReadError(name, "damaged in the archive") from error
    if len(data) > MAX_BYTES:
        raise ReadError(name, f"longer than {MAX_BYTES / 1e6:.0f} MB")
    return data
