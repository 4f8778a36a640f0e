"""Finds the words and phrases of event_words.toml in a sentence, whatever endings they carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analytics.records import Token
from analytics.vocabulary import Vocabulary


class EventWords:
    """The phrases of some rows of event_words.toml in one language, by the rank of their rows."""

    def __init__(self, rows: Sequence[dict[str, list[str]]], language: str) -> None:
        self.language = language
        self._vocabulary = Vocabulary()
        self._phrases: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        self._known: dict[str, frozenset[int]] = {}
        for rank, row in enumerate(rows):
            for phrase in row[language]:
                numbers = tuple(self._vocabulary.add(word) for word in phrase.split())
                self._phrases.setdefault(numbers[0], []).append((rank, numbers))

    def _ids(self, token: Token) -> frozenset[int]:
        if token.form not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[token.form] = frozenset(self._vocabulary.ids(token.form, self.language, token.lemma))
        return self._known[token.form]

    def find(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
        """(rank of the row, position) of every phrase."""
        for at in range(first, last):
            for number in self._ids(tokens[at]):
                for rank, numbers in self._phrases.get(number, ()):
                    if at + len(numbers) <= last and all(n in self._ids(tokens[at + k]) for k, n in enumerate(numbers)):
                        yield rank, at
