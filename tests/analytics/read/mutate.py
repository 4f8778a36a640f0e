"""Files broken by their structure: a word, a number, a mark or a part is lost, doubled, moved or blown up.

Packed kinds are unpacked, one of their parts is broken, and they are packed again, so that parsers meet what they parse
and not only what is no archive.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

PIECE = re.compile(rb"<[^<>]{0,200}>|[A-Za-z_:]+|\d+|[\x80-\xff]+|\s+|.", re.DOTALL)
NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999", b"1e309", b"NaN", b"0.0000001")
ODD = (
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"&nbsp;",
    b"&#0;",
    b"&x;",
    b"<",
    b">",
    b'"',
    b"\\",
    b"\r",
    b"\x1f",
    b"]]>",
    b"{" * 400,
)
PACKED = ("docx", "xlsx", "ods", "zip")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def mutated(data: bytes, kind: str, chance: random.Random) -> bytes:
    """A broken copy of a good file of a kind."""
    if kind in PACKED and chance.random() < 0.85:
        return _repacked(data, chance)
    if kind == "pdf" and chance.random() < 0.5:
        return _STREAM.sub(lambda found: b"stream\n" + broken(found[1], chance) + b"\nendstream", data, count=1)
    return broken(data, chance)


def broken(data: bytes, chance: random.Random) -> bytes:
    """Some pieces of the bytes broken."""
    pieces = PIECE.findall(data[:400_000])
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        if pieces:
            chance.choice(WAYS)(pieces, chance)
    return b"".join(pieces) + data[400_000:]


def _lost(pieces: list[bytes], chance: random.Random) -> None:
    start = chance.randrange(len(pieces))
    del pieces[start : start + chance.choice((1, 1, 2, 5, 50))]


def _doubled(pieces: list[bytes], chance: random.Random) -> None:
    start = chance.randrange(len(pieces))
    part = pieces[start : start + chance.choice((1, 3, 20))]
    pieces[start:start] = part * chance.choice((1, 2, 500))


def _moved(pieces: list[bytes], chance: random.Random) -> None:
    one, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    pieces[one], pieces[other] = pieces[other], pieces[one]


def _number(pieces: list[bytes], chance: random.Random) -> None:
    places = [at for at, piece in enumerate(pieces) if piece.isdigit()]
    if places:
        pieces[chance.choice(places)] = chance.choice(NUMBERS)


def _odd(pieces: list[bytes], chance: random.Random) -> None:
    pieces.insert(chance.randrange(len(pieces)), chance.choice(ODD))


def _cut(pieces: list[bytes], chance: random.Random) -> None:
    del pieces[chance.randrange(len(pieces)) :]


def _nested(pieces: list[bytes], chance: random.Random) -> None:
    tags = [piece for piece in pieces if piece.startswith(b"<") and not piece.startswith((b"</", b"<?", b"<!"))]
    if tags:
        pieces.insert(chance.randrange(len(pieces)), chance.choice(tags) * chance.choice((10, 3_000)))


WAYS: tuple[Callable[[list[bytes], random.Random], None], ...] = (_lost, _doubled, _moved, _number, _odd, _cut, _nested)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            names = old.namelist()
            wrong = chance.choice(names)
            for name in names:
                if name == wrong and chance.random() < 0.1:
                    continue
                content = old.read(name)
                new.writestr(name, broken(content, chance) if name == wrong else content)
    except (zipfile.BadZipFile, zlib.error, ValueError):
        return broken(data, chance)
    return out.getvalue()
