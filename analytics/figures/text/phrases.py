"""Phrases of the lexicons found in a row of words: units, cues, heads of measures, idioms, in one pass."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import Any, NamedTuple

from analytics.figures.text import lexicon
from analytics.figures.text.lexicon import NO_TAGS, Language


class Hit(NamedTuple):
    """A phrase found at `words[first:last]`; `tags` are those of its last word's ending."""

    first: int
    last: int
    value: Any
    tags: tuple[str, ...]


class Fit(NamedTuple):
    """What a form fits: pattern words with tags, whole phrases, and the rests of longer ones that it starts."""

    words: dict[int, tuple[str, ...]]
    whole: tuple[tuple[str, Any, tuple[str, ...]], ...]
    starts: tuple[tuple[tuple[int, ...], str, Any], ...]


class PhraseBook:
    """All phrases of a language, looked up by the pattern words that a form fits."""

    def __init__(self, language: Language) -> None:
        self._endings = language.endings
        self._stems: dict[str, list[int]] = {}
        self._exact: dict[str, list[int]] = {}
        self._prefixes: dict[str, list[int]] = {}
        self._suffixes: dict[str, list[int]] = {}
        self._ids: dict[str, int] = {}
        self._starts: dict[int, list[tuple[tuple[int, ...], str, Any]]] = {}
        for pattern, category, value in language.phrases:
            ids = tuple(self._id(word) for word in pattern.split() if word != "-")
            if ids:
                self._starts.setdefault(ids[0], []).append((ids, category, value))
        self.fits = lru_cache(maxsize=50_000)(self._fits)

    def _id(self, word: str) -> int:
        if word not in self._ids:
            self._ids[word] = len(self._ids)
            table, key = self._table(word)
            table.setdefault(key, []).append(self._ids[word])
        return self._ids[word]

    def _table(self, word: str) -> tuple[dict[str, list[int]], str]:
        if word.startswith("="):
            return self._exact, word[1:]
        if word == "/":
            return self._exact, word
        if word.endswith("*"):
            return self._prefixes, word[:-1]
        if word.startswith("*"):
            return self._suffixes, word[1:]
        return self._stems, word

    def _fits(self, form: str) -> Fit:
        """The pattern words that a form fits with the tags of its ending, and the phrases that it is or may start."""
        found = dict.fromkeys(self._exact.get(form, ()), NO_TAGS)
        for length in range(min(len(form), 40), 0, -1):  # the longest stem first: «жылдығы» before «жыл»
            head = form[:length]
            for key in self._prefixes.get(head, ()):
                found[key] = NO_TAGS
            for key in self._suffixes.get(form[-length:], ()):
                found[key] = NO_TAGS
            stems = self._stems.get(head)
            tags = self._endings.get(form[length:]) if stems else None
            if stems and tags is not None:
                for key in stems:
                    found.setdefault(key, tags)
        starts = [(ids, category, value) for key in found for ids, category, value in self._starts.get(key, ())]
        whole = tuple((category, value, found[ids[0]]) for ids, category, value in starts if len(ids) == 1)
        return Fit(found, whole, tuple((ids[1:], *rest) for ids, *rest in starts if len(ids) > 1))

    def find(self, forms: list[str]) -> dict[str, list[Hit]]:
        """All phrases of a row of forms, by category, in order of their first word, the longest first."""
        hits: dict[str, list[Hit]] = defaultdict(list)
        fits = [self.fits(form) for form in forms]
        end = len(fits)
        for first, (_, whole, starts) in enumerate(fits):
            for rest, category, value in starts:
                last = first + 1
                for key in rest:
                    if last == end or key not in fits[last][0]:
                        break
                    last += 1
                else:
                    hits[category].append(Hit(first, last, value, fits[last - 1][0][rest[-1]]))
            for category, value, tags in whole:
                hits[category].append(Hit(first, first + 1, value, tags))
        for rows in hits.values():
            rows.sort(key=_order)
        return hits


def _order(hit: Hit) -> tuple[int, int]:
    return hit.first, -hit.last


@cache
def phrase_book(code: str) -> PhraseBook:
    """The phrases of kk, uz, ru or en."""
    return PhraseBook(lexicon.language(code))
