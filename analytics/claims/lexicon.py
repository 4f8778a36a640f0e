"""The words that claims are read by: `data/lexicons/claims/`, one file a language, checked as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from analytics.errors import LexiconError
from analytics.language.uzbek import to_latin
from analytics.lexicons import read_toml
from analytics.paths import LEXICONS

FOLDER = LEXICONS / "claims"
LANGUAGES = {"kk": "kk", "uz-Cyrl": "uz", "uz-Latn": "uz", "ru": "ru", "en": "en"}


class Cue(NamedTuple):
    """A phrase of a category found at `tokens[first:last]` of a sentence."""

    category: str
    first: int
    last: int


class CueBook:
    """The phrases of one language by category, found in a row of forms.

    A word of a pattern is a form as it stands; `word*` is any form that begins so, `*word` any that ends so.
    """

    def __init__(self, table: dict[str, Any], file: str) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._prefixes: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._suffixes: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for category, patterns in table.items():
            for pattern in _patterns(patterns, file, category):
                words = tuple(pattern.split())
                head = words[0]
                if head.endswith("*"):
                    self._prefixes.setdefault(head[:-1], []).append((words[1:], category))
                elif head.startswith("*"):
                    self._suffixes.setdefault(head[1:], []).append((words[1:], category))
                else:
                    self._exact.setdefault(head, []).append((words[1:], category))
        self._longest = max(map(len, (*self._prefixes, *self._suffixes)), default=0)
        self.starts = lru_cache(maxsize=50_000)(self._starts)

    def _starts(self, form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The rests of the patterns that a form begins, with their categories."""
        found = list(self._exact.get(form, ()))
        for length in range(1, min(len(form), self._longest) + 1):
            found += self._prefixes.get(form[:length], ())
            found += self._suffixes.get(form[-length:], ())
        return tuple(found)

    def find(self, forms: list[str]) -> tuple[Cue, ...]:
        """All cues of a sentence in order of their first word."""
        found = []
        for first, form in enumerate(forms):
            for rest, category in self.starts(form):
                last = first + 1 + len(rest)
                if not rest or (last <= len(forms) and all(map(_fits, rest, forms[first + 1 : last]))):
                    found.append(Cue(category, first, last))
        return tuple(found)


def _fits(pattern: str, form: str) -> bool:
    if pattern.endswith("*"):
        return form.startswith(pattern[:-1])
    return form.endswith(pattern[1:]) if pattern.startswith("*") else form == pattern


def _patterns(value: object, file: str, category: str) -> Iterator[str]:
    if not isinstance(value, str):
        raise LexiconError(file, category, f"expected patterns separated by commas, not {value!r}")
    for pattern in value.replace("\n", " ").lower().split(","):
        if pattern.strip():
            yield " ".join(pattern.split())


@cache
def read(name: str) -> dict[str, Any]:
    """A file of the folder as tables; what is no TOML names the file."""
    return read_toml(FOLDER / name)


@cache
def cue_book(code: str) -> CueBook:
    """The cues of kk, uz (written in Latin letters, for both scripts), ru or en."""
    file = f"{code}.toml"
    return CueBook(read(file)["cues"], file)


@lru_cache(maxsize=50_000)
def key(form: str, code: str) -> str:
    """A token's form as the lexicon of a language writes it.

    >>> key("эса", "uz"), key("счёт", "ru")
    ('esa', 'счет')
    """
    if code == "uz":
        return to_latin(form)
    return form.replace("ё", "е") if code == "ru" else form
