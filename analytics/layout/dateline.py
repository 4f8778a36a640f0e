"""Datelines: «ASTANA. Kazinform –», «МОСКВА, 12 ноября. /ТАСС/.», «TOSHKENT, 12-noyabr — UzA»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analytics.dates import parse_date
from analytics.language.normalise import fold
from analytics.outlets import Outlet, find_outlet
from analytics.records import Span

_LONGEST = 110
_HEAD = re.compile(r"[ \t\r\n«\"“]*([^\n]{2,110}?)(?:\s*[–—]\s*|\s+-{1,2}\s+|/\.\s+|\)\.?\s+(?=[^\W\d_]))")
_PIECE = re.compile(r"[.,;/()|\s]*[,;/()|][.,;/()|\s]*|\.\s+|\s*$")
_DAY = re.compile(
    r"\d{1,2}[\s-]*[^\W\d_]{3,10}\.?(?:[\s,-]*\d{4})?(?:\s+\w{1,5}\.?)?"
    r"|[^\W\d_]{3,10}\.? \d{1,2}(?:,? \d{4})?"
    r"|\d[\d.:/ ]*"
)
# «TOSHKENT, 12-noyabr — UzA. Prezident ...»
_AFTER_DASH = re.compile(r"\s*([^\n.]{2,30})\.(?=\s)")


@dataclass(frozen=True, slots=True)
class Dateline:
    span: Span | None = None
    date: str | None = None
    source: str | None = None


def find_dateline(text: str, start: int, own: tuple[str, ...] = ()) -> Dateline:
    """The dateline that opens the text at `start`; all fields None where there is none."""
    found = _HEAD.match(text[start : start + _LONGEST + 20])
    if found is None:
        return Dateline()
    pieces = [piece for piece in _PIECE.split(fold(found[1]).text) if piece]
    outlets = [outlet for piece in pieces if (outlet := find_outlet(piece, own))]
    if not _is_dateline(pieces, outlets, text[start + found.end() : start + found.end() + 2], own):
        return Dateline()
    dates = [day for piece in pieces if _DAY.fullmatch(piece) and (day := parse_date(piece, None))]
    source = outlets[0].name if outlets else _agency(pieces)
    end = start + len(found[0].rstrip())
    if source is None and (after := _AFTER_DASH.match(text, end)) and (outlet := find_outlet(after[1], own)):
        source, end = outlet.name, after.end()
    return Dateline(Span(start + found.start(1), end), dates[0] if dates else None, source)


def _is_dateline(pieces: list[str], outlets: list[Outlet], after: str, own: tuple[str, ...]) -> bool:
    """A known outlet, or a place in capitals with nothing beside it but days and an agency's name."""
    if not pieces or any(len(piece.split()) > 4 for piece in pieces):
        return False
    if outlets and (len(pieces) > 1 or find_outlet(pieces[0], own) is not None):
        return True
    place, rest = pieces[0], pieces[1:]
    if not place.isupper() or not all(_DAY.fullmatch(piece) or _is_name(piece) for piece in rest):
        return False
    # «ЮНЕСКО – бұл ұйым»: a sentence goes on in lower case
    return bool(rest) or (sum(map(str.isalpha, place)) >= 5 and after[:1].isupper())


def _is_name(piece: str) -> bool:
    return all(word[:1].isupper() for word in piece.split())


def _agency(pieces: list[str]) -> str | None:
    """The name that follows the place and is no day; a second place name is not taken for an agency."""
    names = [piece for piece in pieces[1:] if not _DAY.fullmatch(piece)]
    return names[-1] if names and (names[-1].isupper() or "." in names[-1]) else None
