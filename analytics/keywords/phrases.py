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
    POSSESSED,
    QUANTITY,
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


def attached(kinds: Sequence[int], marks: Sequence[int], blocks: Sequence[int], language: str) -> list[bool]:
    """Of each word, whether the next one may follow it in a phrase; all by position in the stream."""
    grammar = _GRAMMARS.get(stem_language(language), _ENGLISH)
    follow = [grammar.get(kind, _NOTHING) for kind in range(LINK + 1)]
    pairs = zip(kinds, kinds[1:], marks[1:], blocks, blocks[1:], strict=False)
    found = [
        after in follow[kind] and here == there and not mark & QUANTITY for kind, after, mark, here, there in pairs
    ]
    return [*found, False] if kinds else found


def noun_phrases(
    kinds: Sequence[int], marks: Sequence[int], attaches: Sequence[bool], language: str
) -> Iterator[tuple[int, int]]:
    """Where each noun phrase of at most `LONGEST` words starts, and where it ends; `attaches` as by `attached`."""
    turkic = stem_language(language) in ("kk", "uz")
    for start, first in enumerate(kinds):
        if first not in _WORDS or marks[start] & QUANTITY:
            continue
        owner, joins = False, 0  # a genitive that has not met its noun
        for at in range(start, min(start + LONGEST, len(kinds))):
            kind = kinds[at]
            if kind >= JOIN:
                joins += 1
                if joins > 1:
                    break
            owner = owner and not marks[at] & POSSESSED
            if kind in NOMINAL and not owner:
                yield start, at + 1
            if not attaches[at]:
                break
            owner = owner or (turkic and kind == GENITIVE)
