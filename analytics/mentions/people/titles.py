"""The words that stand beside a person's name and say who it is: data/lexicons/entities/titles.toml."""

from __future__ import annotations

from functools import cache
from typing import Any

from analytics.endings import FOLDER
from analytics.lexicons import blaming, read_toml
from analytics.mentions.tokens import pieces
from analytics.records import Token
from analytics.vocabulary import Vocabulary


class Titles:
    """The words of titles.toml."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._vocabularies: dict[str, Vocabulary] = {}
        for language in ("kk", "uz-Cyrl", "uz-Latn", "ru", "en"):
            self._vocabularies[language] = _vocabulary(data[language])
        self._speech = {language: _vocabulary(data["speech"][language]) for language in data["speech"]}
        self.honorific = frozenset(data["particles"]["honorific"].split())
        self.east = frozenset(data["particles"]["east"].split())
        self.inside = frozenset(data["particles"]["inside"].split())
        self.after = frozenset(data["particles"]["after"].split())
        self.never = frozenset(data["particles"]["never"].split())
        self.unlikely = self.never.union(data["particles"]["unlikely"].split())

    def is_title(self, token: Token, language: str) -> bool:
        """Whether a word says who the person named next to it is."""
        words = self._vocabularies.get(language) or self._vocabularies["en"]
        return words.has(token.form, language, token.morph.lemma)

    def is_speech(self, token: Token, language: str) -> bool:
        """Whether a word is a form of a verb of saying."""
        words = self._speech.get(language)
        return words is not None and words.has(token.form, language, token.morph.lemma)


def _vocabulary(words: str) -> Vocabulary:
    return Vocabulary(word if word[1:2] == "-" else pieces(word)[-1] for word in words.split())


@cache
def titles() -> Titles:
    """The titles of data/lexicons/entities/titles.toml.

    Raises:
        LexiconError: the file is not what it should be.
    """
    path = FOLDER / "titles.toml"
    with blaming(path):
        return Titles(read_toml(path))
