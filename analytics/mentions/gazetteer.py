"""Finds the names of a lexicon in a text, whatever ending they carry: linear in the text, each form looked up once.

A word of a name is known by its dictionary form plus a closed set of endings (analytics/endings.py), or by its lemma;
names are a trie over such words. What a form can be is computed once and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from analytics.endings import TURKIC, Endings, endings, russian_stem
from analytics.mentions.compiled import aliases as all_aliases
from analytics.mentions.lexicon import Alias
from analytics.records import Token

_CACHE = 200_000
# What may stand between two words of one name: «Батыс Еуропа – Батыс Қытай», «"Байқоңыр" космодромы»
_BETWEEN = frozenset('-‐‑–—"«»“”„‟')
_HYPHENS = frozenset("-‐‑–")


@dataclass(slots=True)
class Node:
    """A state of the trie: which words may follow, and which names end here."""

    next: dict[int, Node] = field(default_factory=dict)
    aliases: list[Alias] = field(default_factory=list)


class Match(NamedTuple):
    """A name found: tokens[first:last]."""

    alias: Alias
    first: int
    last: int
    end: int  # offset in the text


class Vocabulary:
    """The words of all names; `ids(form, language)` are the words that a form can be."""

    def __init__(self) -> None:
        self._exact: dict[str, int] = {}
        self._russian: dict[str, list[tuple[int, frozenset[str]]]] = {}
        self._longest = 0

    def add(self, word: str) -> int:
        """The number of a dictionary form."""
        if word not in self._exact:
            number = self._exact[word] = len(self._exact)
            stem, following = russian_stem(word)
            self._russian.setdefault(stem, []).append((number, following))
            self._longest = max(self._longest, len(word))
        return self._exact[word]

    def ids(self, form: str, language: str, lemma: str = "") -> set[int]:
        """All dictionary forms that `form` can be in a text of `language`."""
        found = {self._exact[word] for word in (form, lemma) if word in self._exact}
        if language == "ru":
            found |= self._as_russian(form)
        else:
            found |= self._as_agglutinative(form, language if language in TURKIC else "en")
        return found

    def _as_russian(self, form: str) -> set[int]:
        found: set[int] = set()
        for cut in range(len(form) - 3, len(form) + 1):
            for number, following in self._russian.get(form[:cut], ()) if cut > 1 else ():
                if form[cut:] in following:
                    found.add(number)
        return found

    def _as_agglutinative(self, form: str, language: str) -> set[int]:
        table, found = endings(language), set()
        for cut in range(max(2, len(form) - table.longest), min(len(form), self._longest + 1)):
            ending = form[cut:]
            stem = form[:cut]
            if ending not in table.strings and not _follows(ending, stem, table):
                continue
            number = self._exact.get(stem)
            if number is not None and (len(stem) > 3 or _in_harmony(stem, ending)):
                found.add(number)
            number = self._exact.get(stem + "ь")  # «Кремлда»
            if number is not None:
                found.add(number)
            if ending[0] in table.vowels and stem[-1] in table.voiced:
                number = self._exact.get(stem[:-1] + table.voiced[stem[-1]])
                if number is not None:
                    found.add(number)
        return found


def _follows(ending: str, stem: str, table: Endings) -> bool:
    if ending in table.possessed and stem[-1] in "ыі":
        return True  # «станциясы»: «станциясын»
    return ending[0] == "ʻ" and ending[1:] in table.strings


_BACK, _FRONT = frozenset("аоұыя"), frozenset("әеөүі")


def _in_harmony(stem: str, ending: str) -> bool:
    """Whether a short Kazakh stem can carry an ending: «Иран» is no «Ир» with «-ан»."""
    mine = [c for c in stem if c in _BACK or c in _FRONT]
    its = [c for c in ending if c in _BACK or c in _FRONT]
    return not mine or not its or (mine[-1] in _BACK) == (its[0] in _BACK)


class Gazetteer:
    """The names of a lexicon, ready to be found."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        self._vocabulary = Vocabulary()
        self._root = Node()
        self._starts: dict[str, dict[str, tuple[Node, ...]]] = {}
        self._words: dict[str, dict[str, set[int]]] = {}
        for alias in aliases:
            self._add(alias)

    def _add(self, alias: Alias) -> None:
        node = self._root
        for piece in alias.pieces:
            node = node.next.setdefault(self._vocabulary.add(piece), Node())
        node.aliases.append(alias)

    def find(self, tokens: Sequence[Token], first: int, last: int, language: str) -> list[Match]:
        """The names at each place of tokens[first:last]: names inside names too, no two of one span."""
        part = tokens[first:last]
        forms, lemmas = [token.form for token in part], [token.morph.lemma for token in part]
        return [
            _with_ending(Match(alias, first + at, first + end, part[end - 1].end), tokens, last, language)
            for alias, at, end in self.scan(forms, [token.text for token in part], language, lemmas)
        ]

    def scan(
        self, forms: Sequence[str], texts: Sequence[str], language: str, lemmas: Sequence[str] = ()
    ) -> Iterator[tuple[Alias, int, int]]:
        """The same for words without analysis: folded forms, the words as they stand, and lemmas if there are any."""
        starts = self._starts.setdefault(language, {})
        found = list(map(starts.get, forms))
        if None in found:
            found = [self._start(form, at, lemmas, language, starts) for at, form in enumerate(forms)]
        for at, nodes in enumerate(found):
            if nodes:
                yield from self._walk(forms, texts, lemmas, at, language, nodes)

    def _start(
        self, form: str, at: int, lemmas: Sequence[str], language: str, starts: dict[str, tuple[Node, ...]]
    ) -> tuple[Node, ...]:
        nodes = starts.get(form)
        if nodes is None:
            if len(starts) > _CACHE:
                starts.clear()
            numbers = self._numbers(form, language, lemmas[at] if lemmas else "")
            nodes = tuple(self._root.next[number] for number in sorted(numbers) if number in self._root.next)
            starts[form] = nodes
        return nodes

    def _numbers(self, form: str, language: str, lemma: str = "") -> set[int]:
        known = self._words.setdefault(language, {})
        found = known.get(form)
        if found is None:
            if len(known) > _CACHE:
                known.clear()
            found = known[form] = self._vocabulary.ids(form, language, lemma)
        return found

    def _walk(
        self,
        forms: Sequence[str],
        texts: Sequence[str],
        lemmas: Sequence[str],
        first: int,
        language: str,
        states: tuple[Node, ...],
    ) -> Iterator[tuple[Alias, int, int]]:
        at, last = first, len(forms)
        while states:
            for node in states:
                if node.aliases:
                    alias = _fitting(states, texts[first], language, at == first)
                    if alias:
                        yield alias, first, at + 1
                    break
            at += 1
            while at < last and forms[at] in _BETWEEN:
                at += 1
            if at >= last:
                return
            numbers = self._numbers(forms[at], language, lemmas[at] if lemmas else "")
            if not numbers:
                return
            states = tuple([node.next[n] for node in states for n in numbers if n in node.next])


def _fitting(states: tuple[Node, ...], first: str, language: str, single: bool) -> Alias | None:
    fitting = [
        alias
        for node in states
        for alias in node.aliases
        if (not alias.language or alias.language == language) and _case_fits(alias, first, single)
    ]
    return min(fitting, key=_preference, default=None)


def _preference(alias: Alias) -> tuple[bool, bool, str]:
    """Of two readings of one span: a name before a concept, a noun before an adjective."""
    return alias.entity.kind == "concept", alias.form == "adjective", alias.entity.id


def _case_fits(alias: Alias, first: str, single: bool) -> bool:
    if alias.case == "upper" and single:
        return first[: len(alias.pieces[0])].replace("Sh", "SH").replace("Ch", "CH").isupper()
    return alias.case == "any" or not first[0].islower()


def _with_ending(match: Match, tokens: Sequence[Token], last: int, language: str) -> Match:
    """«АҚШ-пен» in three tokens is one mention."""
    at = match.last
    if (
        at + 1 < last
        and tokens[at].form in _HYPHENS
        and tokens[at].start == match.end
        and tokens[at + 1].start == tokens[at].end
        and language in TURKIC
        and tokens[at + 1].form in endings(language).strings
    ):
        return match._replace(last=at + 2, end=tokens[at + 1].end)
    return match


@cache
def gazetteer() -> Gazetteer:
    """All names of the project's lexicons."""
    return Gazetteer(all_aliases())
