"""Files made to hurt a reader: bombs, stumps of every kind, wrong encodings, endless lines, deep markup."""

from __future__ import annotations

import gzip
import io
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import openpyxl

TEXT = "Министрлер кездесті. Көпір туралы келісім жасалды, құны отыз миллион доллар."
SLIPPED = "/tmp/elchi-slipped.txt"  # noqa: S108 - where an archive wants to write
MANY = "\n".join(f"{TEXT} Сөйлем {n}." for n in range(40))


def docx_bytes() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for line in MANY.splitlines():
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def xlsx_bytes() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["date", "text"])
    for number in range(1, 10):
        book.active.append([f"2024-05-0{number}", f"{TEXT} {number}"])
    book.save(out)
    return out.getvalue()


def ods_bytes() -> bytes:
    """A sheet of OpenDocument, written by hand."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    rows = [("date", "text"), *((f"2024-05-0{number}", f"{TEXT} {number}") for number in range(1, 10))]
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    body = f'<office:spreadsheet><table:table table:name="Бет">{lines}</table:table></office:spreadsheet>'
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} office:version="1.3"><office:body>{body}</office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    parts = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    return zip_bytes({name: text.encode() for name, text in parts.items()})


def xls_bytes() -> bytes:
    """An old workbook (BIFF8 in a compound file), written by hand."""
    rows = [("date", "text"), *((f"2024-05-0{number}", f"{TEXT} {number}") for number in range(1, 10))]
    cells = b"".join(
        _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))
        for row, pair in enumerate(rows)
        for column, text in enumerate(pair)
    )
    size = _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, 2, 0))
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + size + cells + _record(0x000A, b"")
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + _record(
        0x0042, struct.pack("<H", 1200)
    )
    name = struct.pack("<BB", 3, 0) + b"One"
    at = len(start) + 4 + 6 + len(name) + 4
    globals_ = start + _record(0x0085, struct.pack("<IBB", at, 0, 0) + name) + _record(0x000A, b"")
    return _compound(globals_ + sheet)


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _compound(stream: bytes) -> bytes:
    """One stream, `Workbook`, in a compound file: header, table of sectors, directory, the stream."""
    stream = stream.ljust(-(-max(len(stream), 4096) // 512) * 512, b"\0")
    count = len(stream) // 512
    ends, free, table = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    chain = [table, ends, *range(3, count + 2), ends]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, ends, 0, ends, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", free) * 108

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le")
        links = struct.pack("<HBBIII", len(text) + 2, kind, 1, free, free, child)
        return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)

    folder = entry("Root Entry", 5, 1, ends, 0) + entry("Workbook", 2, free, 2, len(stream)) + bytes(256)
    sectors = b"".join(struct.pack("<I", number) for number in (*chain, *[free] * (128 - len(chain))))
    return header + sectors + folder + stream


def pdf_bytes(
    stream: bytes = b"BT /F1 12 Tf 72 700 Td (Ministers met in Samarkand.) Tj ET", coding: bytes = b""
) -> bytes:
    """A PDF of one page, written by hand, its stream perhaps packed."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(stream), coding, stream),
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start)


def html_bytes() -> bytes:
    body = "".join(f"<p>{line}</p>" for line in MANY.splitlines())
    return (
        f"<html><head><title>Көпір</title></head><body><article><h1>Көпір</h1>{body}</article></body></html>".encode()
    )


def zip_bytes(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


GOOD: dict[str, Callable[[], bytes]] = {
    "txt": MANY.encode,
    "md": f"---\ntitle: Көпір\ndate: 2024-05-01\n---\n{MANY}".encode,
    "html": html_bytes,
    "csv": lambda: b"date,text\n" + "".join(f'2024-05-01,"{TEXT} {n}"\n' for n in range(20)).encode(),
    "jsonl": lambda: "".join(json.dumps({"id": n, "text": f"{TEXT} {n}"}) + "\n" for n in range(20)).encode(),
    "docx": docx_bytes,
    "xlsx": xlsx_bytes,
    "ods": ods_bytes,
    "xls": xls_bytes,
    "pdf": pdf_bytes,
    "zip": lambda: zip_bytes({"a.txt": MANY.encode(), "b/c.md": TEXT.encode()}),
}


def _bomb_in(name: str, good: bytes, size: int) -> bytes:
    """An Office file whose main part unpacks to so many bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, b" " * size if member == name else old.read(member))
    return out.getvalue()


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
)


def _with_part(good: bytes, name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, data if member == name else old.read(member))
    return out.getvalue()


@cache
def hostile() -> dict[str, bytes]:
    """Name and content of every file that is bad by itself."""
    word = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
    laughs = (ENTITIES + word + "&m;&f;</w:t></w:r></w:p></w:body></w:document>").encode()
    deep = b"<html><body>" + b"<div>" * 200_000 + TEXT.encode() + b"</div>" * 200_000
    return {
        "bomb.zip": zip_bytes({"a.txt": b"0" * 300_000_000}),
        "nested.zip": zip_bytes({"inner.zip": zip_bytes({"a.txt": TEXT.encode()})}),
        "many.zip": zip_bytes({f"{n}.txt": b"a" for n in range(21_000)}),
        "slip.zip": zip_bytes({f"../../..{SLIPPED}": b"a", SLIPPED: b"a"}),
        "bomb.docx": _bomb_in("word/document.xml", docx_bytes(), 300_000_000),
        "laughs.docx": _with_part(docx_bytes(), "word/document.xml", laughs),
        "bomb.xlsx": _bomb_in("xl/worksheets/sheet1.xml", xlsx_bytes(), 300_000_000),
        "laughs.xlsx": _with_part(xlsx_bytes(), "xl/workbook.xml", (ENTITIES + "<workbook>&m;</workbook>").encode()),
        "bomb.pdf": pdf_bytes(zlib.compress(b"BT (a) Tj ET " * 30_000_000), b"/Filter /FlateDecode "),
        "loop.pdf": pdf_bytes().replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
        "deep.pdf": b"%PDF-1.4\n" + b"[" * 300_000,
        "deep.html": deep,
        "attributes.html": b"<p " + b"a='b' " * 900_000 + b">" + TEXT.encode(),
        "entities.html": ENTITIES.encode() + b"<html><body>&m;</body></html>",
        "unclosed.html": b"<" * 3_000_000,
        "nothing.html": b"",
        "line.txt": b"a" * 9_000_000,
        "line.csv": b'text\n"' + b"a" * 9_000_000,
        "line.jsonl": b'{"text": "' + b"a" * 9_000_000,
        "deep.jsonl": b"[" * 1_000_000 + b"\n",
        "number.jsonl": b'{"id": ' + b"9" * 100_000 + b', "text": "a"}\n',
        "columns.csv": b"text" + b",a" * 500_000 + b"\nx\n",
        "quotes.csv": b"text\n" + b'"' * 999_999,
        "front.md": b"---\n" + b"a: &a [*a, *a]\n" + b"---\n",
        "alias.md": b"---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\ntitle: *b\n---\n",
        "marks.txt": ("a" + "\u0301" * 4_000_000).encode()[:8_000_001],
        "nul.txt": b"\x00" * 1000,
        "surrogate.txt": b"\xed\xa0\x80" * 100,
        "old.txt": MANY.encode("utf-16-le"),
        "cp1251.txt": "Министры встретились".encode("cp1251") * 50,
        "koi8.csv": b"text\n" + "Министры встретились".encode("koi8-r") + b"\n",
        "packed.txt": gzip.compress(TEXT.encode()),
        "program.md": b"\x7fELF" + bytes(range(256)),
        "picture.pdf": b"\x89PNG\r\n\x1a\n" + bytes(1000),
        "unknown.exe": b"MZ",
        "noname": b"text",
    }


def stumps(step: int = 1) -> dict[str, bytes]:
    """Every kind of file cut off at every percent of its length."""
    found = {}
    for kind, make in GOOD.items():
        data = make()
        for percent in range(0, 100, step):
            found[f"stump-{percent:02}.{kind}"] = data[: len(data) * percent // 100]
    return found


def write_all(folder: Path) -> tuple[int, int]:
    """Good and bad files side by side in a folder; how many of each."""
    good = 0
    for number, (kind, make) in enumerate(GOOD.items()):
        for name in (f"{number}0-good.{kind}", f"{number}9-good.{kind}", f"zz-good-{number}.{kind}"):
            (folder / name).write_bytes(make())
            good += 1
    bad = hostile() | stumps()
    for number, (name, data) in enumerate(bad.items()):
        (folder / f"{number % 90:02}-{number:04}-{name}").write_bytes(data)
    return good, len(bad) + _entries(folder)


def _entries(folder: Path) -> int:
    """What is no file, or leads elsewhere."""
    os.mkfifo(folder / "05-pipe.txt")
    (folder / "06-out.txt").symlink_to("/etc/passwd")
    (folder / "07-loop.txt").symlink_to("07-loop.txt")
    (folder / "08-gone.txt").symlink_to("nowhere.txt")
    (folder / "09-round").mkdir()
    (folder / "09-round" / "up").symlink_to(folder)
    (folder / "10-secret.txt").write_bytes(TEXT.encode())
    (folder / "10-secret.txt").chmod(0)
    (folder / "11-\udcff-name.txt").write_bytes(b"")
    return 7
