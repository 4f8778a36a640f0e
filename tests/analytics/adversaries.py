"""Texts made to take an analysis long: each a piece that is repeated, in the scripts in which it can stand."""

from __future__ import annotations

from itertools import cycle, islice, product

PIECES = {
    "one letter": ("қ", "щ", "ў", "a", "Қ", "汉"),
    "apostrophes in a word": ("o'", "oʻ", "oʻzbekʻ", "ʻ"),
    "initials": ("А.Б. ", "А.Б.", "Қ. ", "A.B. ", "Sh. "),
    "hyphens": ("нур-", "alpha-", "Нур-Султан-", "5-", "–"),
    "endings": ("лар", "ning", "ның", "ого", "ing"),
    "capitalised words": ("Иванов ", "Иван Иванов ", "Әлібек ", "Karimov ", "Smith and "),
    "firms": ("Банк ", "ООО «", "«Сурок» ЖШС ", "АО ", "Bank of "),
    "numbers": ("5% ", "1,", "1.", "двадцать ", "жүз ", "yuz ", "hundred ", "5 млн ", "½ ", "²"),
    "dates": ("12 ноября 2025 года ", "2024–", "2025 жылы ", "XI "),
    "marks": ("«", "(", '"а ', "а; ", "…", "№ ", "$"),
    "white space": (" ", "\t", "\u00a0", "\n", "а\n", "a      "),
    "speech": ("сказал ", "деді ", "said that "),
    "addresses": ("http://a.b/", "a@b.", "a/"),
    "characters of several codes": ("а\u0301", "а\u200b", "а\u00ad", "\u0f78\u200d", "😀"),
    "names of countries": ("Казахстан ", "Қазақстан, ", "Oʻzbekiston va "),
}
ALL = tuple(piece for pieces in PIECES.values() for piece in pieces)


def text(piece: str, length: int) -> str:
    """The piece repeated up to a length in characters."""
    return piece * (length // len(piece))


def namesakes(length: int) -> str:
    """People of one surname and as many first names."""
    firsts = ("".join(letters) for letters in product("АБВГДЕЖЗ", "аеиоу", "лмнрст", "аеиоу", "нмр"))
    return " ".join(f"{first} Иванов." for first in islice(cycle(firsts), length // 14))
