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


def attached(units: Sequence[Unit], blocks: Sequence[int], language: str) -> list[bool]:
    """Of each word, whether the next one may follow it in a phrase."""
    grammar = _GRAMMARS.get(stem_language(language), _ENGLISH)
    pairs = zip(units, units[1:], blocks, blocks[1:], strict=False)
    found = [
        here == there and not after.quantity and after.kind in grammar.get(word.kind, _NOTHING)
        for word, after, here, there in pairs
    ]
    return [*found, False] if units else found


def noun_phrases(units: Sequence[Unit], attaches: Sequence[bool], language: str) -> Iterator[tuple[int, int]]:
    """Start and number of words of every noun phrase of at most `LONGEST` words; `attaches` as by `attached`."""
    turkic = stem_language(language) in ("kk", "uz")
    for start, first in enumerate(units):
        if first.kind not in _WORDS or first.quantity:
            continue
        genitive, joins = False, 0
        for at in range(start, min(start + LONGEST, len(units))):
            unit = units[at]
            genitive = genitive and not unit.possessed
            joins += unit.kind >= JOIN
            if joins > 1:
                break
            if unit.kind in NOMINAL and not (genitive and turkic):
                yield start, at - start + 1
            if not attaches[at]:
                break
            genitive = genitive or unit.kind == GENITIVE
