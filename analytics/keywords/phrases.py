"""The noun phrases of an article: the only candidates for keywords.

One small grammar a family of languages says which kind of word may follow which; a phrase starts and ends where the
kinds allow, never leaves its block, and is the same phrase whatever its inflection.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analytics.keywords.lexicon import stem_language
from analytics.keywords.units import Kind, Unit

LONGEST = 5  # words

NOMINAL = frozenset((Kind.NOUN, Kind.GENITIVE, Kind.OBLIQUE))
_MODIFIERS = frozenset((Kind.MODIFIER, Kind.MODIFIER_GENITIVE))
_STARTS = NOMINAL | _MODIFIERS
_JOINED = NOMINAL | _MODIFIERS
_NOTHING: frozenset[Kind] = frozenset()

# Kazakh and Uzbek: what modifies comes first; a case ends the phrase, but for the genitive, whose noun follows.
_TURKIC = {
    Kind.MODIFIER: NOMINAL | {Kind.MODIFIER},
    Kind.NOUN: NOMINAL | {Kind.JOIN},
    Kind.GENITIVE: NOMINAL | {Kind.MODIFIER},
    Kind.OBLIQUE: _NOTHING,
    Kind.JOIN: _JOINED,
}
# Russian: adjective before its noun, genitives after it («министр внешней торговли»).
_RUSSIAN = {
    Kind.MODIFIER: frozenset((Kind.MODIFIER, Kind.NOUN)),
    Kind.MODIFIER_GENITIVE: frozenset((Kind.MODIFIER_GENITIVE, Kind.GENITIVE, Kind.NOUN)),
    Kind.NOUN: frozenset((Kind.MODIFIER_GENITIVE, Kind.GENITIVE, Kind.JOIN, Kind.LINK)),
    Kind.GENITIVE: frozenset((Kind.MODIFIER_GENITIVE, Kind.GENITIVE, Kind.JOIN, Kind.LINK)),
    Kind.JOIN: _JOINED,
    Kind.LINK: _JOINED,
}
# English and what is not analysed: modifiers and nouns before the last noun.
_ENGLISH = {
    Kind.MODIFIER: frozenset((Kind.MODIFIER, Kind.NOUN)),
    Kind.NOUN: frozenset((Kind.NOUN, Kind.JOIN, Kind.LINK)),
    Kind.JOIN: _JOINED,
    Kind.LINK: _JOINED,
}
_GRAMMARS = {"kk": _TURKIC, "uz": _TURKIC, "ru": _RUSSIAN}


def noun_phrases(units: Sequence[Unit], blocks: Sequence[int], language: str) -> Iterator[tuple[int, int]]:
    """Start and number of words of every noun phrase of at most `LONGEST` words; `blocks` as in the stream."""
    grammar = _GRAMMARS.get(stem_language(language), _ENGLISH)
    turkic = grammar is _TURKIC
    kinds = [unit.kind for unit in units]
    last = len(units) - 1
    for start, first in enumerate(kinds):
        if first not in _STARTS or units[start].quantity:
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
            joins += following >= Kind.JOIN
            if joins > 1:
                break
            genitive = genitive or kind == Kind.GENITIVE
            at, kind = at + 1, following
