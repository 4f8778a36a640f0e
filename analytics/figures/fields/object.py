"""What is counted or measured: a noun phrase in citation form («электробус», "power plant"), or nothing."""

from __future__ import annotations

from analytics.figures.fields.counted_noun import after_cue, counted_noun
from analytics.figures.numbers.number import Quantity
from analytics.figures.text.morph import agreed
from analytics.figures.text.phrases import Hit
from analytics.figures.text.sentence import Clause
from analytics.language.uzbek import to_latin

_MODIFIERS = 2  # words before the noun
_REACH = 4  # words between a number and its noun, a verb and what it takes
_BACK = 6  # words before a change
_COUNTED = frozenset({"count", "ordinal", "times", "occurrence", "fraction"})
_ANY = frozenset({"mass", "volume", "area", "energy", "length", "power"})
_RATIOS = frozenset({"percent", "points", "times", "fraction"})


def object_of(clause: Clause, found: Quantity, measure: str) -> str | None:
    """Behind a count what is counted; of growth what grows; else the noun of the measure before the value."""
    kind = found.unit.kind
    if measure == "growth":
        at = _growing(clause, found)
    elif kind in _COUNTED:
        at = _counted(clause, found)
    else:
        at = _head(clause, found)
        if at is None and kind in _ANY:
            at = _noun(clause, found.last, found.last + 2)
    return _cited(clause, at) if at is not None else None


def _counted(clause: Clause, found: Quantity) -> int | None:
    """The noun behind a number, else the head of a measure before it."""
    noun = counted_noun(clause, found)
    if noun is not None and _is_noun(clause, noun):
        return noun
    ordinal = found.unit.kind in ("ordinal", "occurrence")
    start = found.last if ordinal else after_cue(clause, found)
    noun = _noun(clause, start, start + _REACH)
    return noun if noun is not None else _head(clause, found)


def _noun(clause: Clause, first: int, last: int) -> int | None:
    """The first noun of a row of words in which only adjectives stand before it; of English compounds the last."""
    for at in range(first, min(last, len(clause.words))):
        morph = clause.morph(at) if clause.words[at].kind == "w" else None
        if morph is None or clause.words[at].number.role:
            return None
        if clause.at("object_skip", at) is not None or (clause.tongue.code == "en" and clause.at("of_whole", at)):
            continue
        if _is_noun(clause, at):
            return _last_of_compound(clause, at)
        if morph.pos not in ("ADJ", "PROPN", "ADV"):
            return None
    return None


def _last_of_compound(clause: Clause, at: int) -> int:
    """ "power plants": of English nouns in a row the last."""
    while clause.tongue.code == "en" and _is_noun(clause, at + 1):
        at += 1
    return at


def _is_noun(clause: Clause, at: int) -> bool:
    if not 0 <= at < len(clause.words) or clause.words[at].kind != "w":
        return False
    morph = clause.morph(at)
    unit = clause.at("unit", at)
    return morph is not None and morph.pos == "NOUN" and unit is None and not clause.at("object_skip", at)


def _head(clause: Clause, found: Quantity) -> int | None:
    """The noun of the nearest head of a measure before a value, or what its verb takes: «экспортировал газ»."""
    heads = [hit for hit in clause.all("measure") if hit.last <= found.first and found.unit.kind in hit.value.kinds]
    for hit in sorted(heads, key=lambda hit: -hit.last):
        at = _of_head(clause, found, hit)
        if at is not None:
            return at
    return None


def _of_head(clause: Clause, found: Quantity, hit: Hit) -> int | None:
    at = hit.last - 1
    if _is_noun(clause, at):
        return at
    morph = clause.morph(at)
    if morph is None or morph.pos != "VERB":
        return None
    if clause.tongue.cases:
        return next((back for back in range(at - 1, max(-1, at - _REACH), -1) if _is_noun(clause, back)), None)
    return _noun(clause, hit.last, min(found.first, hit.last + _REACH))


def _growing(clause: Clause, found: Quantity) -> int | None:
    """What a change is told of: the noun before its verb, or before the "by" of an item that leaves the verb out."""
    start = found.first
    for hit in clause.between("change", found.first - _BACK, found.first):
        if not clause.tongue.cases:
            start = hit.first
            break
    for at in range(start - 1, max(-1, start - _BACK), -1):
        word = clause.words[at]
        if word.text in ".;()" or word.kind == "n" or word.number.role:
            return None
        if _is_noun(clause, at) and _of(clause, at) and _is_noun(clause, at - 1 - (clause.tongue.code == "en")):
            continue  # «доставка грузов», "production of steel": the noun that it belongs to
        if _is_noun(clause, at) and not _oblique(clause, at):
            return at
    return None


def _of(clause: Clause, at: int) -> bool:
    """Whether a noun belongs to the one before it: in Russian by its case, in English by "of"."""
    if clause.tongue.code == "en":
        return clause.at("of_whole", at - 1) is not None
    morph = clause.morph(at)
    return clause.tongue.code == "ru" and morph is not None and "gen" in morph.tags


_SIDE = frozenset({"abl", "loc", "dat", "ins"})


def _oblique(clause: Clause, at: int) -> bool:
    """Whether a noun stands in a case that no subject has, or behind a preposition."""
    morph = clause.morph(at)
    if morph is None or not _SIDE.isdisjoint(morph.tags) or at in clause.taken:
        return True
    return any(clause.at("noun_stop", back) is not None for back in range(at - 1, max(-1, at - _MODIFIERS), -1))


def _cited(clause: Clause, at: int) -> str:
    """The noun at a word in citation form, with the adjectives and nouns that belong to it."""
    first = at
    while first > 0 and at - first < _MODIFIERS and _modifies(clause, first - 1):
        first -= 1
    noun = _bare(clause, at, first < at)
    before = [_modifier(clause, place, noun) for place in range(first, at)]
    return " ".join([*filter(None, before), noun, *_belonging(clause, at)])


def _belonging(clause: Clause, at: int) -> list[str]:
    """«экспорт газа», "head of state": a noun without an article that belongs to the one before it."""
    place = at + 1 + (clause.tongue.code == "en")
    if place >= len(clause.words) or clause.tongue.cases or place in clause.taken or not _is_noun(clause, place):
        return []
    if not _of(clause, place) or clause.words[place].text[:1].isupper():
        return []
    return [word.text.lower() for word in clause.words[at + 1 : place + 1]]


def _modifies(clause: Clause, at: int) -> bool:
    """Whether a word belongs to the noun behind it: an adjective, in English and Turkic also a noun without a case."""
    word, morph = clause.words[at], clause.morph(at)
    if word.kind != "w" or word.number.role or morph is None or at in clause.taken or clause.at("object_skip", at):
        return False
    if clause.at("noun_stop", at) is not None or clause.at("unit", at) is not None:
        return False
    if morph.pos == "ADJ":
        return not {"part", "attr"} & set(morph.tags)
    return (
        morph.pos == "NOUN" and not morph.tags and clause.tongue.code != "ru" and not (at and word.text[:1].isupper())
    )


def _modifier(clause: Clause, at: int, noun: str) -> str:
    form = clause.words[at].text
    return agreed(form.lower(), noun) if clause.tongue.code == "ru" else form if at else form.lower()


def _bare(clause: Clause, at: int, compound: bool) -> str:
    """A noun without number and case; what a compound of Turkic owns it by stays («мектеп оқушысы»)."""
    morph, form = clause.morph(at), clause.words[at].text.lower()
    lemma = morph.lemma if morph is not None else form
    if not clause.tongue.cases:
        return lemma
    if compound and morph is not None and "p3" in morph.tags:
        return _without_case(form, len(lemma), clause.tongue.cases["bound"])
    return _in_script(form, lemma)


def _without_case(form: str, least: int, endings: tuple[str, ...]) -> str:
    latin = to_latin(form) if not form.isascii() else form
    for ending in endings:
        if (form.endswith(ending) or latin.endswith(ending)) and len(form) - len(ending) > least:
            return form[: len(form) - len(ending)]
    return form


def _in_script(form: str, lemma: str) -> str:
    """The lemma in the letters of the text: the analyser gives Uzbek in Latin ones."""
    if form[:1].isascii() or not lemma[:1].isascii():
        return lemma
    return next((form[:end] for end in range(len(form), 0, -1) if to_latin(form[:end]) == lemma), lemma)
