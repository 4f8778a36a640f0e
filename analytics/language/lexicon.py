"""The language data of `data/lexicons/language`, checked when it is read."""

from __future__ import annotations

from functools import cache
from typing import Any

from analytics import lexicons
from analytics.errors import LexiconError
from analytics.paths import LEXICONS

FOLDER = LEXICONS / "language"


@cache
def read_toml(name: str) -> dict[str, Any]:
    """A file of the folder as tables."""
    return lexicons.read_toml(FOLDER / name)


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """A list of lower-case words under the given keys; an absent key is an empty list."""
    value: Any = read_toml(name)
    for key in keys:
        value = value.get(key, {}) if isinstance(value, dict) else None
    if value == {}:
        return frozenset()
    if not isinstance(value, list):
        raise LexiconError(name, ".".join(keys), "must be a list of words")
    for word in value:
        if not isinstance(word, str) or not word or word != word.lower():
            raise LexiconError(name, ".".join(keys), f"{word!r} is not a lower-case word")
    return frozenset(value)


@cache
def abbreviations(language: str) -> tuple[frozenset[str], ...]:
    """The abbreviations after which a sentence always goes on, those that may also end it, those of amounts;
    and the beginnings of the words for currencies."""
    return tuple(words("abbreviations.toml", kind, language) for kind in ("open", "closed", "amount", "currency"))


@cache
def stopwords(language: str) -> frozenset[str]:
    """Folded forms and lemmas too common to say what a text is about; empty for a language without a list."""
    text = read_toml("stopwords.toml").get(language, "")
    if not isinstance(text, str) or text != text.lower():
        raise LexiconError("stopwords.toml", language, "must be a text of lower-case words")
    return frozenset(text.split())
