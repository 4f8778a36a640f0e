"""Folding for matching: the surface is kept, the folded text is compared, and every offset is mapped back.

Folding composes (NFC), drops what cannot be seen (soft hyphens, zero-width and bidi marks, stress marks), makes every
space and hyphen the plain one, writes the apostrophes of Uzbek as ʻ, and mends words that mix Latin and Cyrillic
letters of the same shape. Letter case stays. Any text costs linear time.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from analytics.records import Folded

_MARKS = "\u0300-\u036f"
_HIDDEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# The mark of a note behind a word of more letters than a unit has («долларов¹»), entities and tags of HTML
_NOTE = "(?<=[^\\W\\d_]{3})[²³¹⁰⁴-⁹]+"
_ENTITY = "&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
_TAG = (
    "</?(?:p|br|div|li|ul|ol|h[1-6]|tr|td|th|table|tbody|blockquote|b|i|u|em|strong|span|a|sup|sub|font|small)"
    "(?:[ /][^<>]{0,300})?>"
)
_BLOCK = re.compile("</?(?:p|br|div|li|ul|ol|h[1-6]|tr|table|tbody|blockquote)\\b")
_RAISED = re.compile("<sup>([23])</sup>")
_MARKED = f"[^{_MARKS}{_HIDDEN}]?[{_MARKS}{_HIDDEN}]+|[{''.join(_LIGATURES)}]"
_UNEVEN = re.compile(_MARKED)
_UNEVEN_MARKUP = re.compile(f"{_RAISED.pattern}|{_ENTITY}|{_TAG}|{_NOTE}|{_MARKED.replace(']?', '&<]?', 1)}")
_SUPER = re.compile("[²³¹⁰⁴-⁹]")
_HINT = re.compile(f"{_ENTITY}|</?[a-z]")
_DROPPED = re.compile(f"[{_MARKS}{_HIDDEN}]")
_ANY_UNEVEN = re.compile(f"[{_MARKS}{_HIDDEN}{''.join(_LIGATURES)}]")
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
_ODD = re.compile(f"[{_SPACES}{_HYPHENS}]")
_FEW = 8
_QUOTES = "'`´‘’‛ʻʼʹʽˈ′"
_TO_UNIFY = re.compile(f"[{_QUOTES.replace('ʻ', '')}]")
# «maʼno» anywhere inside a word; after o and g also at its end («bogʻ», «toʻ»), where other letters close a quotation.
# A word quoted by single quotes ('blog') is taken first and stays. The quote comes first in the pattern, and what must
# stand before it is looked at afterwards: a search for one of some characters is many times faster.
_APOSTROPHE = re.compile(
    f"[{_QUOTES}](?:(?<!\\w[{_QUOTES}])\\w+[{_QUOTES}](?!\\w)"
    f"|(?<=[^\\W\\d_][{_QUOTES}])(?=[^\\W\\d_])|(?<=[oOgG][{_QUOTES}])(?!\\w))"
)

_LATIN, _CYRILLIC = "A-Za-zÀ-ÖØ-öø-ɏə", "\u0400-\u052f"
_ANY_CYRILLIC = re.compile(f"[{_CYRILLIC}]")
_MEETING = re.compile(
    f"[{_LATIN}](?:(?=[{_CYRILLIC}])|(?<=[{_CYRILLIC}][{_LATIN}]))"
)  # a letter beside one of the other
_LIKE_ROMAN = re.compile("[ІХ](?<!\\w[ІХ])[ІХ]*+(?!\\w)")
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
    if not even.isascii() and _ODD.search(even):
        even = _even_marks(even)
    if _TO_UNIFY.search(even):
        even = _APOSTROPHE.sub(_unify, even)
    return Folded(even if even.isascii() else _mend_words(even), offsets)


def _even_marks(text: str) -> str:
    """Every space and hyphen as the plain one."""
    for odd, plain in ((_SPACES, " "), (_HYPHENS, "-")):
        for mark in odd:
            text = text.replace(mark, plain)
    return text


def _unify(found: re.Match[str]) -> str:
    return found[0] if len(found[0]) > 1 else "ʻ"


def fold_word(word: str) -> str:
    """One word folded and in lower case, as `Token.form` is.

    >>> fold_word("Ko‘prik")
    'koʻprik'
    """
    return fold(word).text.lower()


def lower(text: str) -> str:
    """Lower case with the same length («İ» would grow).

    >>> lower("İSTANBUL") == "İstanbul"
    True
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _drop_and_compose(text: str) -> tuple[str, tuple[int, ...] | range]:
    """The text without hidden marks, composed, and its offsets: the only step that changes lengths."""
    pattern = _uneven(text)
    if pattern is None:
        return text, range(len(text) + 1)
    parts: list[str] = []
    offsets: list[int] = []
    last = 0
    for found in pattern.finditer(text):
        start = found.start()
        parts.append(text[last:start])
        offsets.extend(range(last, start))
        part = _LIGATURES.get(found[0]) or _even(found[0])
        parts.append(part)
        offsets.extend([start] * len(part))
        last = found.end()
    parts.append(text[last:])
    offsets.extend(range(last, len(text) + 1))
    return "".join(parts), tuple(offsets)


def _uneven(text: str) -> re.Pattern[str] | None:
    """The pattern of what changes its length, the smallest that the text needs; None where nothing does."""
    if (("&" in text or "<" in text) and _HINT.search(text)) or (not text.isascii() and _SUPER.search(text)):
        return _UNEVEN_MARKUP
    return None if text.isascii() or not _ANY_UNEVEN.search(text) else _UNEVEN


def _even(part: str) -> str:
    """What stands for markup, for the mark of a note, for a letter with its marks."""
    if part[0] in "<&":
        return _unpack(part)
    return "" if _SUPER.match(part) else _compose(part[:_FEW])


@lru_cache(maxsize=10_000)
def _unpack(markup: str) -> str:
    """What a reader sees of an entity or a tag: its character, a line end for a block, nothing but a gap for the rest.

    >>> _unpack("&mdash;"), _unpack("<br/>"), _unpack("<sup>3</sup>"), _unpack("&none;")
    ('—', '\\n', '³', '&none;')
    """
    if markup[0] == "&":
        return html.unescape(markup)
    raised = _RAISED.fullmatch(markup)
    if raised:
        return {"2": "²", "3": "³"}[raised[1]]
    return "\n" if _BLOCK.match(markup) else " "


@lru_cache(maxsize=10_000)
def _compose(cluster: str) -> str:
    """A letter with the marks that have a letter of their own («й»); the rest is dropped (the stress of «за́мок»).

    The cluster is cut to a few marks: ordering a million of them would cost quadratic time.
    """
    seen = _drop_hidden(cluster)
    if seen[:1] in _LIGATURES:
        seen = _LIGATURES[seen[0]] + seen[1:]
    return _DROPPED.sub("", unicodedata.normalize("NFC", seen))


def _drop_hidden(cluster: str) -> str:
    return "".join(c for c in cluster if unicodedata.category(c) != "Cf")


def _mend_words(text: str) -> str:
    """The text with the words mended in which two scripts meet; only those are looked at."""
    if not _ANY_CYRILLIC.search(text):
        return text
    parts: list[str] = []
    last = 0
    for place in _mixed_places(text):
        if place < last:
            continue
        start = place
        while start > max(last, place - _LONGEST_MIXED) and _WORD.match(text[start - 1]):
            start -= 1
        word = _WORD.match(text, start)
        if word is None:  # all patterns are of the same letters
            break
        parts += (text[last:start], _mend(word[0]))
        last = word.end()
    return "".join((*parts, text[last:])) if parts else text


def _mixed_places(text: str) -> list[int]:
    """Where two scripts meet inside a word or stands what may be a Roman numeral in Cyrillic, in order."""
    places = []
    for found in _MEETING.finditer(text):
        at = found.start()
        places.append(at - 1 if at and _ANY_CYRILLIC.match(text[at - 1]) else at)
    if "І" in text or "Х" in text:
        places.extend(found.start() for found in _LIKE_ROMAN.finditer(text))
        places.sort()
    return places


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
