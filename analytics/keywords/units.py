"""What each word may do in a phrase, decided once a word form."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from analytics.keywords.lexicon import background, lexicon
from analytics.records import Morph

_OBLIQUE = frozenset(("dat", "acc", "loc", "abl", "ins", "eqv"))
_POSSESSED = frozenset(("p1", "p2", "p3", "p1pl", "p2pl"))
_CLOSED = frozenset(("FUNC", "PRON", "NUM", "ADV"))


# The part that a word may take in a noun phrase; plain numbers, since they are compared some thousand times an article.
NONE = 0  # ends every phrase: verbs, numbers, closed classes
MODIFIER = 1  # before a noun: adjectives, participles, «-дағы»
MODIFIER_GENITIVE = 2  # Russian «внешней» in «министр внешней торговли»
NOUN = 3
GENITIVE = 4
OBLIQUE = 5  # the other cases: nothing of the phrase follows
JOIN = 6  # «және», "of"
LINK = 7  # «мораторий на вылов»
NOMINAL = frozenset((NOUN, GENITIVE, OBLIQUE))
MODIFIERS = frozenset((MODIFIER, MODIFIER_GENITIVE))


class Unit(NamedTuple):
    """A word form as phrases see it."""

    kind: int
    lemma: str
    text: str  # the lemma in the capitals of the text
    possessed: bool  # «айналымы»: what a genitive before it asks for
    name: bool  # capital letters
    light: bool
    quantity: bool
    role: bool
    furniture: bool
    stop: bool
    surprise: float  # how rare its lemma is in general text, 0 to 1


@lru_cache(maxsize=1 << 16)
def unit(text: str, form: str, morph: Morph, language: str) -> Unit:
    """The unit of a word; `form` is the folded small-letter form."""
    words = lexicon(language)
    lemma = morph.lemma.lower() or form
    both = {lemma, form}
    stop = not both.isdisjoint(words.function) or morph.pos in ("FUNC", "PRON")
    return Unit(
        kind=_kind(form, lemma, morph, language, stop),
        lemma=lemma,
        text=_in_capitals(text, lemma),
        possessed=not _POSSESSED.isdisjoint(morph.tags),
        name=text[:1].isupper(),
        light=lemma in words.light,
        quantity=not both.isdisjoint(words.quantity),
        role=lemma in words.role,
        furniture=not both.isdisjoint(words.furniture),
        stop=stop,
        surprise=background(language).surprise(lemma),
    )


def _in_capitals(text: str, lemma: str) -> str:
    if text[: len(lemma)].lower() == lemma:
        return text[: len(lemma)]
    if text.isupper() and len(text) > 1:
        return lemma.upper()
    return lemma[:1].upper() + lemma[1:] if text[:1].isupper() else lemma


def _kind(form: str, lemma: str, morph: Morph, language: str, stop: bool) -> int:
    words = lexicon(language)
    if form in words.join or lemma in words.join:
        return JOIN
    if form in words.link:
        return LINK
    if stop or morph.pos in _CLOSED or not any(map(str.isalpha, form)):
        return NONE
    tags = frozenset(morph.tags)
    genitive = "gen" in tags
    if morph.pos == "ADJ" or (morph.pos == "VERB" and "part" in tags) or "attr" in tags or "ord" in tags:
        return MODIFIER_GENITIVE if genitive and language == "ru" else MODIFIER
    if morph.pos == "VERB":
        return NONE
    if genitive:
        return GENITIVE
    return OBLIQUE if not tags.isdisjoint(_OBLIQUE) and language != "ru" else NOUN
