"""Folding for matching: the surface is kept, the folded text is compared, and every offset is mapped back.

Folding composes (NFC), drops what cannot be seen (soft hyphens, zero-width and bidi marks, stress marks), makes every
space and hyphen the plain one, writes the apostrophes of Uzbek as ʻ, and mends words that mix Latin and Cyrillic
letters of the same shape. Letter case stays. Any text costs linear time.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from analytics.records import Folded

_MARKS = "\u0300-\u036f"
_HIDDEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_UNEVEN = re.compile(f"[^{_MARKS}{_HIDDEN}]?[{_MARKS}{_HIDDEN}]+|[{''.join(_LIGATURES)}]")
_DROPPED = re.compile(f"[{_MARKS}{_HIDDEN}]")
_SAME_LENGTH = str.maketrans(
    dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    )
    | dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-")
    | {"\u212a": "K", "\u212b": "Å", "\u2126": "Ω"}
)
_QUOTES = "'`´‘’‛ʻʼʹʽˈ′"
# «maʼno» anywhere inside a word; after o and g also at its end («bogʻ», «toʻ»), where other letters close a quotation.
# A word quoted by single quotes ('blog') is taken first and stays.
_APOSTROPHE = re.compile(
    f"(?<!\\w)[{_QUOTES}]\\w+[{_QUOTES}](?!\\w)|(?<=[^\\W\\d_])[{_QUOTES}](?=[^\\W\\d_])|(?<=[oOgG])[{_QUOTES}](?!\\w)"
)

_LATIN, _CYRILLIC = "A-Za-zÀ-ÖØ-öø-ɏə", "\u0400-\u052f"
_MIXED = re.compile(f"[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}]|ІХ|ХІ|ІІ|ХХ|І")
_WORD = re.compile(f"[{_LATIN}{_CYRILLIC}]+")
_TWINS_LATIN = "ABCEHIJKMOPSTXYhaceijopsxyəƏɵƟ"
_TWINS_CYRILLIC = "АВСЕНІЈКМОРЅТХУһасеіјорѕхуәӘөӨ"
_TO_CYRILLIC = str.maketrans(_TWINS_LATIN, _TWINS_CYRILLIC)
_TO_LATIN = str.maketrans(_TWINS_CYRILLIC, _TWINS_LATIN)
_ONLY_CYRILLIC = re.compile(f"[^{_LATIN}{_TWINS_CYRILLIC}]")
_ONLY_LATIN = re.compile(f"[^{_CYRILLIC}{_TWINS_LATIN}]")
_ROMAN = re.compile("(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LONGEST_MIXED = 40


def fold(text: str) -> Folded:
    """The text as it is compared, with the offset of the origin of each character.

    >>> fold("O’zbek ti\\u00adli, ХХI аsr").text
    'Oʻzbek tili, XXI asr'
    """
    even, offsets = _drop_and_compose(text)
    even = even.translate(_SAME_LENGTH) if not even.isascii() else even
    even = _APOSTROPHE.sub(lambda found: found[0] if len(found[0]) > 1 else "ʻ", even)
    if not even.isascii() and _MIXED.search(even):
        even = _WORD.sub(lambda found: _mend(found[0]), even)
    return Folded(even, offsets)


def fold_word(word: str) -> str:
    """One word folded and in lower case, as `Token.form` is.

    >>> fold_word("Ko‘prik")
    'koʻprik'
    """
    return fold(word).text.lower()


def _drop_and_compose(text: str) -> tuple[str, tuple[int, ...] | range]:
    """The text without hidden marks, composed, and its offsets: the only step that changes lengths."""
    if text.isascii() or not _UNEVEN.search(text):
        return text, range(len(text) + 1)
    parts: list[str] = []
    offsets: list[int] = []
    last = 0
    for found in _UNEVEN.finditer(text):
        start = found.start()
        parts.append(text[last:start])
        offsets.extend(range(last, start))
        part = _LIGATURES.get(found[0]) or _compose(found[0])
        parts.append(part)
        offsets.extend([start] * len(part))
        last = found.end()
    parts.append(text[last:])
    offsets.extend(range(last, len(text) + 1))
    return "".join(parts), tuple(offsets)


def _compose(cluster: str) -> str:
    """A letter with the marks that have a letter of their own («й»); the rest is dropped (the stress of «за́мок»).

    Only the first few marks are looked at: ordering a million of them costs quadratic time.
    """
    seen = _drop_hidden(cluster[:8])
    if seen[:1] in _LIGATURES:
        seen = _LIGATURES[seen[0]] + seen[1:]
    return _DROPPED.sub("", unicodedata.normalize("NFC", seen))


def _drop_hidden(cluster: str) -> str:
    return "".join(c for c in cluster if unicodedata.category(c) != "Cf")


@lru_cache(maxsize=10_000)
def _mend(word: str) -> str:
    """A word whose letters come from two scripts, in the one that it was meant in; others as they are.

    Roman numerals go to Latin («ХХІ»); a word with letters that only one script has goes to that one («Кazinform»);
    one without goes to its majority («АO» to Cyrillic); one with both kinds («BRICSке») stays.
    """
    if len(word) > _LONGEST_MIXED or word.isascii():
        return word
    roman = word.translate(_TO_LATIN)
    if _ROMAN.fullmatch(roman) and (len(word) > 1 or word == "І") and "С" not in word and "М" not in word:
        return roman
    latin = sum(c < "\u0400" for c in word)
    if not 0 < latin < len(word):
        return word
    if _ONLY_CYRILLIC.search(word):
        return word if _ONLY_LATIN.search(word) else word.translate(_TO_CYRILLIC)
    if _ONLY_LATIN.search(word) or 2 * latin > len(word):
        return roman
    return word.translate(_TO_CYRILLIC)
