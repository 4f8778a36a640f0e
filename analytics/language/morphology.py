"""One function from a word form to its analysis, whatever the language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from analytics.language import english, russian, turkic
from analytics.language.normalise import fold_word
from analytics.records import Morph

_FOLDED = re.compile("[a-zʻ-]+|[а-яёәғқңөұүһіўҳ-]+")  # folding changes nothing here
LONGEST_WORD = 60  # a longer run of letters is no word of any of these languages
_ANALYSERS: dict[str, Callable[[str, bool], Morph]] = {
    "kk": turkic.analyse_kazakh,
    "uz-Cyrl": turkic.analyse_uzbek,
    "uz-Latn": turkic.analyse_uzbek,
    "ru": russian.analyse,
    "en": english.analyse,
}


@lru_cache(maxsize=50_000)
def analyse_form(form: str, language: str, name: bool = False) -> Morph:
    """The analysis of a word form; `name` where a capital inside a sentence shows one.

    The form may be as written or folded. A language without an analyser gives the folded form as lemma and X.
    """
    analyser = _ANALYSERS.get(language)
    if analyser is None or len(form) > LONGEST_WORD:
        return Morph(form.lower(), "X")
    return analyser(form if _FOLDED.fullmatch(form) else fold_word(form), name)
