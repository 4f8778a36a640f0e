"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

from pathlib import Path

from analytics.errors import ReadError

_KINDS = {
    b"%PDF-": ("a PDF", (".pdf",)),
    b"PK\x03\x04": ("a packed file (zip, Word, Excel)", (".zip", ".docx", ".xlsx", ".ods")),
    b"\xd0\xcf\x11\xe0": ("an old Word or Excel file (.doc, .xls): save it as .docx or .xlsx", (".xls",)),
    b"{\\rtf": ("a rich text file: save it as .docx or .txt", ()),
    b"\x1f\x8b": ("a gzip archive", ()),
    b"7z\xbc\xaf": ("a 7z archive", ()),
    b"Rar!": ("a RAR archive", ()),
    b"\x89PNG": ("a picture", ()),
    b"\xff\xd8\xff": ("a picture", ()),
    b"GIF8": ("a picture", ()),
    b"MZ\x90": ("a program", ()),
    b"\x7fELF": ("a program", ()),
}


def check_kind(path: Path, name: str) -> None:
    """Raise ReadError where the first bytes are those of another kind of file than the name says."""
    with path.open("rb") as file:
        head = file.read(8)
    for mark, (kind, endings) in _KINDS.items():
        if head.startswith(mark) and path.suffix.lower() not in endings:
            raise ReadError(name, f"not what its name says: it is {kind}")
