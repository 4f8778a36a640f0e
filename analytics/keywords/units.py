"""What each word may do in a phrase, decided once a word form."""

from __future__ import annotations

from typing import NamedTuple

from analytics.keywords.lexicon import Lexicon, background, function_words, lexicon
from analytics.records import Morph

_OBLIQUE = frozenset(("dat", "acc", "loc", "abl", "ins", "eqv"))
_POSSESSED = frozenset(("p1", "p2", "p3", "p1pl", "p2pl"))
_ODD = frozenset("0123456789._@/")  # in a word: «2025-жылғы», «investkz.com»
_INFLECTED = _OBLIQUE | _POSSESSED | {"gen", "pl"}
_CLOSED = frozenset(("FUNC", "PRON", "NUM", "ADV"))
_LONG = 8  # letters of a word whose ending alone makes it an adjective: not «tuproq»


# The part that a word may take in a noun phrase; plain numbers, since they are compared some thousand times an article.
NONE = 0  # ends every phrase: verbs, numbers, closed classes
MODIFIER = 1  # before a noun: adjectives, participles, «-дағы»
MODIFIER_GENITIVE = 2  # Russian «внешней» in «министр внешней торговли»
NOUN = 3
GENITIVE = 4
OBLIQUE = 5  # the other cases: nothing of the phrase follows
JOIN = 6  # «және», "of"
LINK = 7  # «мораторий на вылов»
EITHER = 8  # Kazakh «-лық»: adjective before a noun («мемлекеттік сапар»), else a noun («тәуелсіздік»)
NOMINAL = frozenset((NOUN, GENITIVE, OBLIQUE))
MODIFIERS = frozenset((MODIFIER, MODIFIER_GENITIVE))


# Marks of a word, each a bit.
LIGHT = 1  # of little content
QUANTITY = 2  # of number, degree or time
ROLE = 4  # an office or profession
FURNITURE = 8  # of the making of the article
STOP = 16  # of a closed class
PARTICIPLE = 32  # «арналған», "renewed"
POSSESSED = 64  # «айналымы»: what a genitive before it asks for
PLURAL = 128
MODAL = 256  # "will": the bare word that follows is a verb
BARE = 512  # a form without any ending
MANY = 1024  # «икки», «көп»
COUNTED = 2048  # «томонлама», «векторлы»: one adjective with such a word before it
INNER = 4096  # stands after such a word: opens no phrase
SHORT = 8192  # a lemma under three letters


class Unit(NamedTuple):
    """A word form as phrases see it."""

    kind: int
    marks: int
    lemma: str
    text: str  # the lemma in the capitals of the text
    surprise: float  # how rare its lemma is in general text, 0 to 1


def unit(text: str, form: str, morph: Morph, language: str) -> Unit:
    """The unit of a word; `form` is the folded small-letter form."""
    lemma = morph.lemma.lower() or form
    marks = _marks(form, lemma, morph, language)
    return Unit(
        kind=_kind(form, lemma, morph, language, bool(marks & STOP)),
        marks=marks,
        lemma=lemma,
        text=_in_capitals(text, lemma),
        surprise=background(language).surprise(lemma),
    )


def _marks(form: str, lemma: str, morph: Morph, language: str) -> int:
    words, both = lexicon(language), {form, lemma}
    found = {
        LIGHT: lemma in words.light,
        QUANTITY: not both.isdisjoint(words.quantity),
        ROLE: lemma in words.role,
        FURNITURE: not both.isdisjoint(words.furniture),
        STOP: not both.isdisjoint(function_words(language)) or morph.pos in ("FUNC", "PRON"),
        PARTICIPLE: morph.pos == "VERB" and form not in words.modifier,
        POSSESSED: not _POSSESSED.isdisjoint(morph.tags),
        PLURAL: "pl" in morph.tags,
        MODAL: form in words.modal,
        BARE: not morph.tags,
        MANY: lemma in words.many,
        COUNTED: form.endswith(words.counted),
        SHORT: len(lemma) < 3,
    }
    return sum(mark for mark, held in found.items() if held)


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
    if form in words.modifier:
        return MODIFIER
    if form in words.noun:
        return NOUN
    if stop or morph.pos in _CLOSED or not any(map(str.isalpha, form)) or not _ODD.isdisjoint(form):
        return NONE
    return _russian(morph) if language == "ru" else _open_class(form, morph, words)


def _russian(morph: Morph) -> int:
    tags = morph.tags
    if morph.pos == "ADJ" or (morph.pos == "VERB" and "part" in tags):
        return MODIFIER_GENITIVE if "gen" in tags else MODIFIER
    if morph.pos == "VERB":
        return NONE
    return GENITIVE if "gen" in tags else NOUN


def _open_class(form: str, morph: Morph, words: Lexicon) -> int:
    tags = frozenset(morph.tags)
    inflected = not tags.isdisjoint(_INFLECTED)
    if "attr" in tags or "ord" in tags or (morph.pos == "ADJ" and not inflected and not form.endswith(words.either)):
        return MODIFIER
    if morph.pos == "ADJ" and not inflected:
        return NOUN if form.endswith(words.abstract) else EITHER
    if morph.pos == "VERB":
        return _verbal(form, tags, inflected)
    if form.endswith(words.verbal):
        return NONE
    if not inflected and len(form) >= _LONG and form.endswith(words.adjectival):
        return MODIFIER
    if "gen" in tags:
        return GENITIVE
    return NOUN if tags.isdisjoint(_OBLIQUE) else OBLIQUE


def _verbal(form: str, tags: frozenset[str], inflected: bool) -> int:
    """A verb's part: participles modify, verbal nouns are nouns, all else ends a phrase."""
    if "nmz" in tags or tags >= {"inf", "loc"}:  # «кучайтирилганлиги»; «көрсетуде», «кутилмоқда» are finite
        return NONE
    if tags >= {"neg", "aor"} and not inflected:  # «koʻchmas mulk»
        return MODIFIER
    if tags == {"conv"} and len(form) >= _LONG and form.endswith(("iy", "ий")):  # «noqonuniy», no converb
        return MODIFIER
    if "part" in tags and not inflected:
        return MODIFIER
    if "inf" not in tags:  # also an inflected participle: «оширилаётганини» is a clause
        return NONE
    if "gen" in tags:
        return GENITIVE
    return NOUN if tags.isdisjoint(_OBLIQUE) else OBLIQUE
