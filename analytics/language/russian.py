"""Russian word forms, by the dictionary of pymorphy3."""

from __future__ import annotations

import re
from functools import cache

from pymorphy3 import MorphAnalyzer

from analytics.records import Morph

_POS = {
    "NOUN": "NOUN",
    "ADJF": "ADJ",
    "ADJS": "ADJ",
    "COMP": "ADJ",
    "PRTF": "ADJ",
    "PRTS": "ADJ",
    "VERB": "VERB",
    "INFN": "VERB",
    "GRND": "VERB",
    "NUMR": "NUM",
    "ADVB": "ADV",
    "PRED": "ADV",
    "NPRO": "PRON",
    "PREP": "FUNC",
    "CONJ": "FUNC",
    "PRCL": "FUNC",
    "INTJ": "FUNC",
}
_CASES = {
    "nomn": "nom",
    "gent": "gen",
    "gen2": "gen",
    "datv": "dat",
    "accs": "acc",
    "acc2": "acc",
    "ablt": "ins",
    "loct": "loc",
    "loc2": "loc",
    "voct": "nom",
}
_WORD = re.compile("[\u0400-\u052fa-z-]+")
_NAMES = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn"))


@cache
def _analyser() -> MorphAnalyzer:
    return MorphAnalyzer()


def is_known(form: str) -> bool:
    """Whether the dictionary has a lower-case form."""
    return _WORD.fullmatch(form) is not None and bool(_analyser().word_is_known(form))


def analyse(form: str, name: bool) -> Morph:
    """The likeliest analysis of a lower-case form; the case as nom, gen, dat, acc, ins, loc and `pl` as tags.

    ё is written е, as most newspapers do, so that both spellings are one lemma.

    >>> analyse("соглашениями", False)
    Morph(lemma='соглашение', pos='NOUN', tags=('pl', 'ins'))
    """
    if not _WORD.fullmatch(form):  # the library fails on letters that have no name in Unicode
        return Morph(form, "X")
    parses = _analyser().parse(form)
    parse = parses[0]
    if name:
        # «Путина» is the surname, not the deepest dative of «путин»
        parse = next((p for p in parses if not _NAMES.isdisjoint(p.tag.grammemes)), parse)
    tag = parse.tag
    pos = _POS.get(str(tag.POS), "X")
    if pos == "ADJ" and "Apro" in tag.grammemes:
        pos = "PRON"
    elif pos == "NOUN" and (name or not _NAMES.isdisjoint(tag.grammemes)):
        pos = "PROPN"
    tags = (*(("pl",) if tag.number == "plur" else ()), *((_CASES[tag.case],) if tag.case in _CASES else ()))
    return Morph(str(parse.normal_form).replace("ё", "е"), pos, tags)
