"""One function from a word form to its analysis, whatever the language."""

from __future__ import annotations

from functools import cache, lru_cache

import simplemma
from pymorphy3 import MorphAnalyzer

from analytics.records import Morph


@cache
def _russian() -> MorphAnalyzer:
    return MorphAnalyzer()


@lru_cache(maxsize=200_000)
def analyse_form(form: str, language: str) -> Morph:
    """The analysis of a folded word form."""
    if language == "ru":
        parse = _russian().parse(form)[0]
        return Morph(parse.normal_form, str(parse.tag.POS or "X"))
    if language == "en":
        return Morph(simplemma.lemmatize(form, lang="en").lower(), "X")
    return Morph(form, "X")
