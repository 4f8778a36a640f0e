"""Uzbek words in one script: Cyrillic and the newer Latin alphabets written in the Latin of oʻ, gʻ, sh, ch."""

from __future__ import annotations

import re
from functools import cache

from analytics.language.lexicon import read_toml

_SYLLABLE_BEGINS = frozenset("аеёиоуўэюяъьы-")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+(?:[-ʻʼ'’‘`][^\W\d_]+)*")
_LETTERS = re.compile(r"[oOgG]ʻ|.", re.DOTALL)


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], re.Pattern[str], dict[str, str], dict[int, str]]:
    """Letters, letters that begin a syllable, the pattern of all, words of their own spelling, newer Latin letters."""
    data = read_toml("uzbek_script.toml")
    letters, iotated, words = dict(data["letters"]), dict(data["after_vowel"]), dict(data["words"])
    keys = sorted((re.escape(key) for key in letters), key=len, reverse=True)
    return letters, iotated, re.compile("|".join(keys)), words, str.maketrans(data["newer_latin"])


def to_latin(form: str) -> str:
    """A lower-case word in Latin script; a Latin word as it is, without the letters of newer alphabets.

    >>> to_latin("ҳамкорлик"), to_latin("елка"), to_latin("конференция"), to_latin("маъно"), to_latin("özbek")
    ('hamkorlik', 'yelka', 'konferensiya', 'maʻno', 'oʻzbek')
    """
    letters, iotated, pattern, words, newer = _tables()
    if not _CYRILLIC.search(form):
        return form.translate(newer) if not form.isascii() else form
    for word, latin in words.items():
        if form.startswith(word):
            return latin + to_latin(form[len(word) :])

    def write(found: re.Match[str]) -> str:
        letter, before = found[0], form[found.start() - 1 : found.start()] if found.start() else ""
        begins = before in _SYLLABLE_BEGINS or (not before and letter != "ц")
        return iotated.get(letter, letters[letter]) if begins else letters[letter]

    return pattern.sub(write, form)


def name_to_latin(name: str) -> str:
    """A name as it is written in Latin script, with its capitals and marks; ʻ in oʻ and gʻ, ʼ for ъ.

    >>> name_to_latin("Жиззах атом электр станцияси"), name_to_latin("ЎзР"), name_to_latin("Масъуд")
    ('Jizzax atom elektr stansiyasi', 'OʻzR', 'Masʼud')
    """
    return _WORD.sub(lambda word: _tutuq(_with_capitals(word[0])), name)


def _with_capitals(word: str) -> str:
    """A word of any case: to_latin is asked for each beginning of it, and its last letters take the case of theirs."""
    whole = to_latin(word.lower())
    if word.islower():
        return whole
    if word.isupper() and len(word) > 1:
        return whole.upper()
    if word[1:].islower():
        return whole[:1].upper() + whole[1:]
    ends = [len(to_latin(word[:end].lower())) for end in range(len(word) + 1)]
    pieces = [(letter, whole[ends[at] : ends[at + 1]]) for at, letter in enumerate(word)]
    return "".join(piece[:1].upper() + piece[1:] if letter.isupper() else piece for letter, piece in pieces)


def _tutuq(word: str) -> str:
    """The mark that parts syllables, told from that of oʻ and gʻ."""
    return "".join("ʼ" if letter == "ʻ" else letter for letter in _LETTERS.findall(word))
