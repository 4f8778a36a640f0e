"""Uzbek words in one script: Cyrillic and the newer Latin alphabets written in the Latin of oʻ, gʻ, sh, ch."""

from __future__ import annotations

import re
from functools import cache

from analytics.language.lexicon import read_toml

_SYLLABLE_BEGINS = frozenset("аеёиоуўэюяъьы-")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


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
