"""Finds the names of a lexicon in a text, whatever ending they carry: linear in the text, each form looked up once.

A word of a name is known by its dictionary form plus a closed set of endings (analytics/endings.py), or by its lemma;
names are a trie over such words. What a form can be is computed once and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import compress
from typing import NamedTuple

from analytics.endings import TURKIC, endings
from analytics.glossary import own_words
from analytics.mentions.gazetteer.alias_cache import aliases as all_aliases
from analytics.mentions.gazetteer.lexicon import Alias, own_aliases
from analytics.records import Sentence, Token
from analytics.vocabulary import Vocabulary

_CACHE = 50_000
# What may stand between two words of one name: «Батыс Еуропа – Батыс Қытай», «"Байқоңыр" космодромы»
_BETWEEN = frozenset('-‐‑–—"«»“”„‟')
_HYPHENS = frozenset("-‐‑–")


@dataclass(slots=True)
class Node:
    """A state of the trie: which words may follow, and which names end here."""

    next: dict[int, Node] = field(default_factory=dict)
    aliases: list[Alias] = field(default_factory=list)


class Start(NamedTuple):
    """What a word can begin: its states, whether a name of one word is among them, and the words that may follow."""

    nodes: tuple[Node, ...]
    ends: bool
    following: frozenset[int]


class Match(NamedTuple):
    """A name found: tokens[first:last]."""

    alias: Alias
    first: int
    last: int
    end: int  # offset in the text


class Gazetteer:
    """The names of a lexicon, ready to be found."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        self._vocabulary = Vocabulary()
        self._root = Node()
        self._starts: dict[str, dict[str, Start | tuple[()]]] = {}
        self._words: dict[str, dict[str, set[int]]] = {}
        for alias in aliases:
            self._add(alias)

    def _add(self, alias: Alias) -> None:
        node = self._root
        for piece in alias.pieces:
            node = node.next.setdefault(self._vocabulary.add(piece), Node())
        node.aliases.append(alias)

    def find(self, tokens: Sequence[Token], first: int, forms: Sequence[str], language: str) -> list[Match]:
        """The names at each place of the tokens whose forms these are: names inside names too, no two of one span."""
        last = first + len(forms)
        found = [
            Match(alias, first + at, first + end, tokens[first + end - 1].end)
            for alias, at, end in self._scan(
                forms, lambda at: tokens[first + at].text, lambda at: tokens[first + at].lemma, language
            )
        ]
        if language in TURKIC and not _HYPHENS.isdisjoint(forms):
            return [_with_ending(match, tokens, last, language) for match in found]
        return found

    def scan(self, forms: Sequence[str], texts: Sequence[str], language: str) -> Iterator[tuple[Alias, int, int]]:
        """The same for words without analysis: folded forms and the words as they stand."""
        return self._scan(forms, texts.__getitem__, lambda _: "", language)

    def _scan(
        self, forms: Sequence[str], text: Callable[[int], str], lemma: Callable[[int], str], language: str
    ) -> Iterator[tuple[Alias, int, int]]:
        starts = self._starts.setdefault(language, {})
        try:
            found = list(map(starts.__getitem__, forms))
        except KeyError:
            found = [self._start(form, at, lemma, language, starts) for at, form in enumerate(forms)]
        for at in compress(range(len(found)), found):
            nodes, ends, following = found[at]  # type: ignore[misc]  # empty ones are skipped
            if ends or self._goes_on(forms, at + 1, lemma, language, following):
                yield from self._walk(forms, text, lemma, at, language, nodes)

    def _start(
        self, form: str, at: int, lemma: Callable[[int], str], language: str, starts: dict[str, Start | tuple[()]]
    ) -> Start | tuple[()]:
        start = starts.get(form)
        if start is None:
            if len(starts) > _CACHE:
                starts.clear()
            numbers = self._numbers(form, language, lemma, at)
            nodes = tuple(self._root.next[number] for number in sorted(numbers) if number in self._root.next)
            start = starts[form] = _start_of(nodes) if nodes else ()
        return start

    def _numbers(self, form: str, language: str, lemma: Callable[[int], str], at: int) -> set[int]:
        known = self._words.setdefault(language, {})
        found = known.get(form)
        if found is None:
            if len(known) > _CACHE:
                known.clear()
            found = known[form] = self._vocabulary.ids(form, language, lemma(at))
        return found

    def _goes_on(
        self, forms: Sequence[str], at: int, lemma: Callable[[int], str], language: str, following: frozenset[int]
    ) -> bool:
        """Whether the next word can be the second one of a name: it is not, as a rule."""
        if at >= len(forms):
            return False
        return forms[at] in _BETWEEN or not following.isdisjoint(self._numbers(forms[at], language, lemma, at))

    def _walk(
        self,
        forms: Sequence[str],
        text: Callable[[int], str],
        lemma: Callable[[int], str],
        first: int,
        language: str,
        states: tuple[Node, ...],
    ) -> Iterator[tuple[Alias, int, int]]:
        at, last = first, len(forms)
        while states:
            if any(node.aliases for node in states):
                alias = _fitting(states, text(first), language, at == first)
                if alias:
                    yield alias, first, at + 1
            at += 1
            while at < last and forms[at] in _BETWEEN:
                at += 1
            if at >= last:
                return
            numbers = self._numbers(forms[at], language, lemma, at)
            if not numbers:
                return
            states = tuple([node.next[n] for node in states for n in numbers if n in node.next])


def _start_of(nodes: tuple[Node, ...]) -> Start:
    return Start(nodes, any(node.aliases for node in nodes), frozenset(n for node in nodes for n in node.next))


def _fitting(states: tuple[Node, ...], first: str, language: str, single: bool) -> Alias | None:
    fitting = [
        alias
        for node in states
        for alias in node.aliases
        if (not alias.language or alias.language == language)
        and _case_fits(alias, first, single)
        and (language != "en" or not single or _spelt(alias, first))
    ]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return min(fitting, key=_preference)


def _preference(alias: Alias) -> tuple[bool, bool, str]:
    """Of two readings of one span: a name before a concept, a noun before an adjective."""
    return alias.entity.kind == "concept", alias.form == "adjective", alias.entity.id


def _case_fits(alias: Alias, first: str, single: bool) -> bool:
    if alias.case == "upper" and single:
        return first[: len(alias.pieces[0])].replace("Sh", "SH").replace("Ch", "CH").isupper()
    return alias.case == "any" or not first[0].islower()


def _spelt(alias: Alias, first: str) -> bool:
    """Whether an English abbreviation stands in its own letters: "IS" and "AM" have the lemma that "AI" has."""
    return alias.case != "upper" or first.lower().startswith(alias.pieces[0])


def _with_ending(match: Match, tokens: Sequence[Token], last: int, language: str) -> Match:
    """«АҚШ-пен» in three tokens is one mention."""
    at = match.last
    if (
        at + 1 < last
        and tokens[at].form in _HYPHENS
        and tokens[at].start == match.end
        and tokens[at + 1].start == tokens[at].end
        and tokens[at + 1].form in endings(language).strings
    ):
        return match._replace(last=at + 2, end=tokens[at + 1].end)
    return match


@cache
def gazetteer() -> Gazetteer:
    """All names of the project's lexicons."""
    return Gazetteer(all_aliases())


@lru_cache(maxsize=64)
def own_gazetteer(own: tuple[str, ...]) -> Gazetteer:
    """The names and outlets among the own words that an article carries."""
    return Gazetteer(own_aliases(own_words(own, "name"), own_words(own, "outlet")))


def find_known(tokens: Sequence[Token], sentence: Sentence, forms: Sequence[str], own: tuple[str, ...]) -> list[Match]:
    """All names of a sentence with these forms; of two of one span that of the article's own words."""
    found = gazetteer().find(tokens, sentence.first, forms, sentence.language)
    if not own:
        return found
    mine = own_gazetteer(own).find(tokens, sentence.first, forms, sentence.language)
    spans = {(match.first, match.last) for match in mine}
    return mine + [match for match in found if (match.first, match.last) not in spans]
