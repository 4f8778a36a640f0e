"""How the bytes of a text are to be read: by a mark, as UTF-8, or as what they can be told to be.

Newsrooms of the region keep old files in windows-1251, in its Kazakh sister KZ-1048 and in what came before them.
charset-normalizer tells them from each other; what it cannot tell is refused, not guessed.
"""

from __future__ import annotations

import codecs
import re

from analytics.errors import ReadError

HEAD = 262_144  # bytes by which an encoding is told
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_OLD = ["cp1251", "koi8_r", "cp866", "kz1048", "ptcp154", "mac_cyrillic", "iso8859_5", "cp1252", "cp1254"]
_SISTERS = ("cp1251", "kz1048", "ptcp154")  # which differ in the letters of Kazakh and Uzbek alone
_CYRILLIC = "а-яёәғқңөұүһіўҳ"
# what no text here has: letters of Serbian, a capital or a mark between small letters
_ODD = re.compile(
    f"[ЃѓЉљЊњЌќЋћЏџЈјҐґЄєЇїЅѕҸҹҲӢӣӮӯҶҷҺ]|(?<=[{_CYRILLIC}])[^\\W{_CYRILLIC}\\d](?=[{_CYRILLIC}])"
    f"|(?<=[{_CYRILLIC}])[^\\w\\s.,;:!?'’ʼ()/\"«»-](?=[{_CYRILLIC}])"
)
_TYPOGRAPHY = "«»„“”‘’–—…№§°·\u00a0•€©®™±²³½¼¾"
_WIDE = re.compile(rb"(?:[\x00-\xff]\x00){3}|(?:\x00[\x00-\xff]){3}|(?:[\x00-\xff]\x04){4}|(?:\x04[\x00-\xff]){4}")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ue000-\uf8ff]")


def decode(data: bytes, name: str) -> str:
    """The text of the bytes; raises ReadError where it cannot be told how they are to be read."""
    encoding = find_encoding(data, name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(name, f"not UTF-8 text (byte {error.start}): save it as UTF-8 and try again") from error
    if "\x00" in text:
        raise ReadError(name, "not a text: it holds NUL bytes")
    return text


def find_encoding(data: bytes, name: str) -> str:
    """The codec of a text by its mark, else UTF-8, else what charset-normalizer can tell; raises ReadError.

    >>> find_encoding("Көпір салынды".encode(), "a.txt"), find_encoding("Мост построен".encode("cp1251"), "a.txt")
    ('utf-8', 'cp1251')
    """
    marked = next((code for mark, code in _MARKS.items() if data.startswith(mark)), None)
    if marked:
        return marked
    place = _broken_at(data)
    if place is None and b"\x00" not in data[:HEAD]:
        return "utf-8"
    found = _wide(data[:HEAD]) or (_old(data, place) if place is not None and not _damaged(data, place) else None)
    found = "utf-8" if place is None and found is None else found
    if found is None:
        raise ReadError(name, f"not UTF-8 text (byte {place}): save it as UTF-8 and try again")
    return found


def _broken_at(data: bytes) -> int | None:
    """Where the bytes cease to be UTF-8; a character that is cut off at their end does not count."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(data)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _damaged(data: bytes, place: int) -> bool:
    """Whether text around the break is UTF-8 but for a few bytes: no other code is likely."""
    text = data[max(0, place - HEAD // 2) : place + HEAD // 2].decode("utf-8", "replace")
    beyond = sum(not c.isascii() for c in text)
    return text.count("\ufffd") * 4 < beyond


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte says the same."""
    if not _WIDE.search(data[:4096]):
        return None
    even = data[: len(data) // 2 * 2]
    for code in ("utf-16-le", "utf-16-be"):
        text = even.decode(code, "replace")
        if sum(c.isascii() or "\u0400" <= c <= "\u052f" for c in text) > 0.9 * len(text) and "\x00" not in text:
            return code
    return None


def _old(data: bytes, place: int) -> str | None:
    from charset_normalizer import from_bytes

    sample = data[max(0, place - HEAD // 2) : place + HEAD // 2]
    best = from_bytes(sample, cp_isolation=_OLD, enable_fallback=False, preemptive_behaviour=False).best()
    if best is None:
        return None
    codes = (best.encoding, *(code for code in _SISTERS if code != best.encoding))
    read = {code: text for code in codes if not _NO_TEXT.search(text := sample.decode(code, "replace"))}
    code = min(read, key=lambda code: len(_ODD.findall(read[code])), default=None)
    return code if code and _reads_well(read[code]) else None


def _reads_well(text: str) -> bool:
    """Whether nearly all that is beyond ASCII are letters, and stand in words as letters do."""
    beyond = [c for c in text if not c.isascii()]
    odd = sum(not c.isalpha() and c not in _TYPOGRAPHY for c in beyond)
    return odd <= len(beyond) // 8 and len(_ODD.findall(text)) <= len(text) // 200
