"""The noun phrases of an article: the only candidates for keywords.

One small grammar a family of languages says which kind of word may follow which; a phrase starts and ends where the
kinds allow, never leaves its block, and is the same phrase whatever its inflection.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from analytics.keywords.lexicon import stem_language
from analytics.keywords.units import (
    EITHER,
    GENITIVE,
    INNER,
    JOIN,
    LINK,
    MODIFIER,
    MODIFIER_GENITIVE,
    MODIFIERS,
    NOMINAL,
    NOUN,
    OBLIQUE,
    POSSESSED,
    QUANTITY,
)
from analytics.keywords.yake import Chain, Flags, Ints, by_appearance

LONGEST = 5  # words

_NOTHING: frozenset[int] = frozenset()
_WORDS = NOMINAL | MODIFIERS

# Kazakh and Uzbek: what modifies comes first; a case ends the phrase, but for the genitive, whose noun follows.
_TURKIC = {
    MODIFIER: NOMINAL | {MODIFIER, JOIN},
    NOUN: NOMINAL | {JOIN},
    GENITIVE: NOMINAL | {MODIFIER},
    OBLIQUE: _NOTHING,
    JOIN: _WORDS,
}
# Russian: adjective before its noun, genitives after it («министр внешней торговли»).
_RUSSIAN = {
    MODIFIER: frozenset((MODIFIER, NOUN, JOIN)),
    MODIFIER_GENITIVE: frozenset((MODIFIER_GENITIVE, GENITIVE, NOUN, JOIN)),
    NOUN: frozenset((MODIFIER_GENITIVE, GENITIVE, JOIN, LINK)),
    GENITIVE: frozenset((MODIFIER_GENITIVE, GENITIVE, JOIN, LINK)),
    JOIN: _WORDS,
    LINK: _WORDS,
}
# English and what is not analysed: modifiers and nouns before the last noun.
_ENGLISH = {
    MODIFIER: frozenset((MODIFIER, NOUN, JOIN)),
    NOUN: frozenset((NOUN, GENITIVE, JOIN, LINK)),
    GENITIVE: frozenset((MODIFIER, NOUN)),
    JOIN: _WORDS,
    LINK: _WORDS,
}
_GRAMMARS = {"kk": _TURKIC, "uz": _TURKIC, "ru": _RUSSIAN}
_ENDS = {"en": frozenset((NOUN,))}  # where not any nominal: a phrase never ends in "Chile's"


def among(kinds: frozenset[int]) -> Flags:
    """By kind, whether it is one of these."""
    return np.isin(np.arange(EITHER + 1), list(kinds))


IS_NOMINAL, IS_MODIFIER, _IS_WORD = among(NOMINAL), among(MODIFIERS), among(_WORDS)


@cache
def _follows(stem: str) -> Flags:
    """(kinds, kinds): whether the second may follow the first."""
    grammar = _GRAMMARS.get(stem, _ENGLISH)
    return np.stack([among(grammar.get(kind, _NOTHING)) for kind in range(EITHER + 1)])


def attached(kinds: Ints, marks: Ints, blocks: Ints, language: str) -> Flags:
    """(words,) whether the next one may follow in a phrase; all by position in the stream."""
    stem = stem_language(language)
    found = np.zeros(len(kinds), np.bool_)
    this, after = kinds[:-1], kinds[1:]
    found[:-1] = _follows(stem)[this, after] & (blocks[:-1] == blocks[1:]) & (marks[1:] & QUANTITY == 0)
    if stem in ("kk", "uz"):  # a possessive ends a clause unless another follows: «кластерлари | ҳосилни»
        owned = marks & POSSESSED > 0
        found[:-1] &= ~((this == NOUN) & owned[:-1] & IS_NOMINAL[after] & ~owned[1:])
    # a conjunction joins like with like: «мүше және | еркін сауда» are two phrases
    joins = np.flatnonzero((kinds[1:-1] == JOIN) & found[:-2]) + 1
    found[joins] &= IS_MODIFIER[kinds[joins - 1]] == IS_MODIFIER[kinds[joins + 1]]
    return found


class Occurrences(NamedTuple):
    """Noun phrases with all their places, by first appearance: where it starts, the shorter first."""

    start: Ints  # (phrases,) of the first occurrence
    size: Ints  # (phrases,) words
    places: Ints  # (phrases,) how many
    starts: Ints  # of all occurrences, phrase by phrase, ascending
    codes: Ints  # of all occurrences, `code` of start and size, ascending
    phrase: Ints  # of each code, the number of its phrase

    def find(self, codes: Ints) -> Ints:
        """The numbers of the phrases that stand at these places; those that do not are left out."""
        if not len(self.codes):
            return self.codes
        at = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        return np.asarray(self.phrase[at[self.codes[at] == codes]])


def code(start: Ints, size: Ints) -> Ints:
    """One number for the place of a phrase; in order of start, then size."""
    return start * (LONGEST + 1) + size


def noun_phrases(kinds: Ints, marks: Ints, attaches: Flags, lemmas: Ints, language: str) -> Occurrences:
    """The noun phrases of at most `LONGEST` words; `attaches` as by `attached`, `lemmas` numbered.

    Phrases of the same lemmas are one, whatever their inflection. Linear in the words, but for sorting.
    """
    stem = stem_language(language)
    starts = np.flatnonzero(_IS_WORD[kinds] & (marks & (QUANTITY | INNER) == 0))
    chain = Chain(lemmas[starts], int(lemmas.max(initial=0)) + 1)
    closes, joins = among(_ENDS.get(stem, NOMINAL))[kinds], np.cumsum(kinds >= JOIN)
    owner, owned = _genitives(kinds, marks, stem)
    found = []
    for size in range(1, LONGEST + 1):
        ends = starts + size - 1
        fit = closes[ends] & (joins[ends] - joins[starts] < 2) & ((owner[ends] < starts) | (owned[ends] > owner[ends]))
        found.append((starts[fit], np.full(np.count_nonzero(fit), size), chain.ids[fit]))
        on = attaches[ends]
        starts = starts[on]
        chain.grow(on, lemmas[starts + size])
    return _grouped(*(np.concatenate([part[i] for part in found]) for i in range(3)))


def _genitives(kinds: Ints, marks: Ints, stem: str) -> tuple[Ints, Ints]:
    """Of each word, where the last Turkic genitive before it stands, and the last possessive up to it; -1 for none."""
    at = np.arange(len(kinds))
    before = np.full(len(kinds), -1)
    if stem in ("kk", "uz"):
        before[1:] = np.maximum.accumulate(np.where(kinds == GENITIVE, at, -1))[:-1]
    return before, np.maximum.accumulate(np.where(marks & POSSESSED > 0, at, -1))


def _grouped(starts: Ints, sizes: Ints, ids: Ints) -> Occurrences:
    order = np.argsort(code(starts, sizes))
    starts, sizes, ids = starts[order], sizes[order], ids[order]
    first, phrase = by_appearance(code(ids, sizes))
    return Occurrences(
        start=starts[first],
        size=sizes[first],
        places=np.bincount(phrase, minlength=len(first)),
        starts=starts[np.argsort(phrase, kind="stable")],
        codes=code(starts, sizes),
        phrase=phrase,
    )
