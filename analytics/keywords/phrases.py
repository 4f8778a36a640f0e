"""The noun phrases of an article: the only candidates for keywords.

One small grammar a family of languages says which kind of word may follow which; a phrase starts and ends where the
kinds allow, never leaves its block, and is the same phrase whatever its inflection.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analytics.keywords.lexicon import stem_language
from analytics.keywords.units import (
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
_ENDS = {"en": frozenset((NOUN,))}  # where not any nominal: a phrase never ends in "Chile's"
_GRAMMARS = {"kk": _TURKIC, "uz": _TURKIC, "ru": _RUSSIAN}


def attached(kinds: Sequence[int], marks: Sequence[int], blocks: Sequence[int], language: str) -> list[bool]:
    """Of each word, whether the next one may follow it in a phrase; all by position in the stream."""
    stem = stem_language(language)
    grammar = _GRAMMARS.get(stem, _ENGLISH)
    follow = [grammar.get(kind, _NOTHING) for kind in range(LINK + 1)]
    pairs = zip(kinds, kinds[1:], marks[1:], blocks, blocks[1:], strict=False)
    found = [
        after in follow[kind] and here == there and not mark & QUANTITY for kind, after, mark, here, there in pairs
    ]
    if stem in ("kk", "uz"):
        _part_clauses(found, kinds, marks)
    _part_unlike(found, kinds)
    return [*found, False] if kinds else found


def _part_clauses(found: list[bool], kinds: Sequence[int], marks: Sequence[int]) -> None:
    """A Turkic noun with its possessive ends its phrase unless another follows: «кластерлари | ҳосилни»."""
    for at, attaches in enumerate(found):
        if attaches and kinds[at] == NOUN and marks[at] & POSSESSED and kinds[at + 1] in NOMINAL:
            found[at] = bool(marks[at + 1] & POSSESSED)


def _part_unlike(found: list[bool], kinds: Sequence[int]) -> None:
    """A conjunction joins like with like: «мүше және | еркін сауда» are two phrases."""
    for at in range(1, len(found)):
        if kinds[at] == JOIN and found[at - 1] and (kinds[at - 1] in MODIFIERS) != (kinds[at + 1] in MODIFIERS):
            found[at] = False


def noun_phrases(
    kinds: Sequence[int], marks: Sequence[int], attaches: Sequence[bool], language: str
) -> Iterator[tuple[int, int]]:
    """Where each noun phrase of at most `LONGEST` words starts, and where it ends; `attaches` as by `attached`."""
    turkic, ends = stem_language(language) in ("kk", "uz"), _ENDS.get(stem_language(language), NOMINAL)
    for start, first in enumerate(kinds):
        if first not in _WORDS or marks[start] & (QUANTITY | INNER):
            continue
        owner, joins = False, 0  # a genitive that has not met its noun
        for at in range(start, min(start + LONGEST, len(kinds))):
            kind = kinds[at]
            if kind >= JOIN:
                joins += 1
                if joins > 1:
                    break
            owner = owner and not marks[at] & POSSESSED
            if kind in ends and not owner:
                yield start, at + 1
            if not attaches[at]:
                break
            owner = owner or (turkic and kind == GENITIVE)
