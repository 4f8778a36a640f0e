"""Word documents: what a reader of the accepted document sees. Always run in a child process (`confined`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from analytics.errors import ReadError
from analytics.read.archive import check_archive
from analytics.read.grid import Cell, written
from analytics.read.markup import raised
from analytics.read.plain import check_text
from analytics.records import Article

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# deleted or moved away, field codes, comments, properties
_UNSEEN = {_W + name for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "tblPr", "sdtPr", "sectPr")}
_MARKS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-", _W + "ptab": "\t"}
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
# whose text stands in another part or another program
_UNREAD = ("chart", "relIds", "OLEObject", "altChunk")
_HANGING = ("drawing", "pict", "object", "AlternateContent")  # on a run; the boxes among them are read apart
_NOTES = ("footnotes", "endnotes")


def read_docx(path: Path, name: str) -> Iterator[Article | ReadError]:
    """The text with its changes accepted: fields, controls, boxes, tables, notes; no heads and feet."""
    import docx

    check_archive(path, name)
    document = docx.Document(str(path))
    body = document.element.body
    text = "\n".join([*_blocks(body), *_notes(document)])
    if any(_name(element) in _UNREAD for element in body.iter() if isinstance(element.tag, str)):
        yield ReadError(name, "a chart, a diagram or an object of another program in it is not read")
    yield Article(id=name, text=check_text(text, name), path=name)


def _blocks(parent: _Element) -> Iterator[str]:
    """The paragraphs and tables below an element, in order; what wraps them is looked through."""
    for element in parent:
        if element.tag == _W + "p":
            yield _paragraph(element)
            yield from _boxes(element)
        elif element.tag == _W + "tbl":
            yield written([[_cell(cell) for cell in _cells(row)] for row in _rows(element)])
        elif isinstance(element.tag, str) and element.tag not in _UNSEEN:
            yield from _blocks(element)


def _paragraph(element: _Element) -> str:
    return "".join(_pieces(element))


def _pieces(parent: _Element) -> Iterator[str]:
    """The text of a paragraph, run by run; boxes that hang on it are not part of it."""
    for element in parent:
        tag = element.tag
        if tag == _W + "r":
            yield from _run(element)
        elif tag in (_W + "t", _M + "t"):
            yield element.text or ""
        elif tag in _MARKS:
            yield _MARKS[tag]
        elif isinstance(tag, str) and tag not in _UNSEEN and _name(element) not in _HANGING:
            yield from _pieces(element)


def _run(element: _Element) -> Iterator[str]:
    hidden = element.find(f"{_W}rPr/{_W}vanish")
    if hidden is not None and hidden.get(_W + "val") not in ("0", "false"):
        return
    place = element.find(f"{_W}rPr/{_W}vertAlign")
    is_raised = place is not None and place.get(_W + "val") == "superscript"
    for piece in _pieces(element):
        yield raised(piece.strip()) if is_raised else piece


def _boxes(paragraph: _Element) -> Iterator[str]:
    """The paragraphs of the text boxes that hang on a paragraph; of two ways to draw a box the first."""
    for element in paragraph.iter(_W + "txbxContent"):
        around = list(element.iterancestors())
        inside = around[: around.index(paragraph)]
        if not any(each.tag == _W + "txbxContent" or _is_second(each) for each in inside):
            yield from _blocks(element)


def _is_second(element: _Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == _ALTERNATIVES and element is not parent[0]


def _rows(table: _Element) -> list[_Element]:
    rows = (row for row in table.iter(_W + "tr") if next(row.iterancestors(_W + "tbl")) is table)
    return [row for row in rows if row.find(f"{_W}trPr/{_W}del") is None]


def _cells(row: _Element) -> list[_Element]:
    return [cell for cell in row.iter(_W + "tc") if next(cell.iterancestors(_W + "tr")) is row]


def _cell(element: _Element) -> Cell:
    span, merged = element.find(f"{_W}tcPr/{_W}gridSpan"), element.find(f"{_W}tcPr/{_W}vMerge")
    width = span.get(_W + "val", "1") if span is not None else "1"
    text = "\n".join(block for block in _blocks(element) if block.strip())
    columns = int(width) if width.isdecimal() and len(width) < 4 else 1
    return Cell(text, columns, goes_on=merged is not None and merged.get(_W + "val") != "restart")


def _notes(document: Document) -> Iterator[str]:
    """The paragraphs of footnotes and endnotes, in their order."""
    from lxml import etree

    for part in document.part.package.iter_parts():
        if part.partname.rsplit("/", 1)[-1].removesuffix(".xml") in _NOTES:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            for note in etree.fromstring(part.blob, parser):
                if note.get(_W + "type") in (None, "normal"):
                    yield from (block for block in _blocks(note) if block.strip())


def _name(element: _Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]
