"""The noun phrases of an article: the only candidates for keywords.

One small grammar a family of languages says which kind of word may follow which; a phrase starts and ends where the
kinds allow, never leaves its block, and is the same phrase whatever its inflection.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analytics.keywords.lexicon import stem_language
from analytics.keywords.units import (
    GENITIVE,
    JOIN,
    LINK,
    MODIFIER,
    MODIFIER_GENITIVE,
    MODIFIERS,
    NOMINAL,
    NOUN,
    OBLIQUE,
    Unit,
)

LONGEST = 5  # words

_NOTHING: frozenset[int] = frozenset()
_WORDS = NOMINAL | MODIFIERS

# Kazakh and Uzbek: what modifies comes first; a case ends the phrase, but for the genitive, whose noun follows.
_TURKIC = {
    MODIFIER: NOMINAL | {MODIFIER},
    NOUN: NOMINAL | {JOIN},
    GENITIVE: NOMINAL | {MODIFIER},
    OBLIQUE: _NOTHING,
    JOIN: _WORDS,
}
# Russian: adjective before its noun, genitives after it («министр внешней торговли»).
_RUSSIAN = {
    MODIFIER: frozenset((MODIFIER, NOUN)),
    MODIFIER_GENITIVE: frozenset((MODIFIER_GENITIVE, GENITIVE, NOUN)),
    NOUN: frozenset((MODIFIER_GENITIVE, GENITIVE, JOIN, LINK)),
    GENITIVE: frozenset((MODIFIER_GENITIVE, GENITIVE, JOIN, LINK)),
    JOIN: _WORDS,
    LINK: _WORDS,
}
# English and what is not analysed: modifiers and nouns before the last noun.
_ENGLISH = {
    MODIFIER: frozenset((MODIFIER, NOUN)),
    NOUN: frozenset((NOUN, JOIN, LINK)),
    JOIN: _WORDS,
    LINK: _WORDS,
}
_GRAMMARS = {"kk": _TURKIC, "uz": _TURKIC, "ru": _RUSSIAN}


def noun_phrases(units: Sequence[Unit], blocks: Sequence[int], language: str) -> Iterator[tuple[int, int]]:
    """Start and number of words of every noun phrase of at most `LONGEST` words; `blocks` as in the stream."""
    grammar = _GRAMMARS.get(stem_language(language), _ENGLISH)
    turkic = grammar is _TURKIC
    kinds = [unit.kind for unit in units]
    last = len(units) - 1
    for start, first in enumerate(kinds):
        if first not in _WORDS or units[start].quantity:
            continue
        at, kind, block, joins = start, first, blocks[start], 0
        genitive = False
        while True:
            genitive = genitive and not units[at].possessed
            if kind in NOMINAL and not (genitive and turkic):
                yield start, at - start + 1
            if at == last or at - start + 1 >= LONGEST or blocks[at + 1] != block:
                break
            following = kinds[at + 1]
            if following not in grammar.get(kind, _NOTHING) or units[at + 1].quantity:
                break
            joins += following >= JOIN
            if joins > 1:
                break
            genitive = genitive or kind == GENITIVE
            at, kind = at + 1, following
