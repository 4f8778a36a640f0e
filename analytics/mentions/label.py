"""What a reader is shown of a thing that no lexicon knows: the words of the text, its head in the nominative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from analytics.endings import TURKIC
from analytics.mentions.names import russian_nominative
from analytics.records import Token

_LONGEST = 120
# The case after a possessive («университетінің», «вазирлигидан»), which the nominative lacks
_CASES = {
    "kk": re.compile("(?<=[ыі])(?:н[ыі]ң|н[ае]|нд[ае]|н[ае]н|мен|нд[ае]ғ[ыі]|ндегі|н)$"),
    "uz-Cyrl": re.compile("(?<=[и])(?:нинг|ни|га|да|дан|даги|гача)$"),
    "uz-Latn": re.compile("(?<=[i])(?:ning|ni|ga|da|dan|dagi|gacha)$"),
}


def label(tokens: Sequence[Token], language: str) -> str:
    """The text of the tokens as it stands, in its script and case; only the head loses its case ending."""
    words = [token.text for token in tokens]
    if language in TURKIC:
        words[-1] = _CASES[language].sub("", words[-1])
    elif language == "ru":
        words = _russian(words)
    elif language == "en":
        words[-1] = re.sub("['’ʼ]s?$", "", words[-1])
    gaps = ["", *(" " if after.start > before.end else "" for before, after in pairwise(tokens))]
    return "".join(gap + word for gap, word in zip(gaps, words, strict=True))[:_LONGEST].strip()


def _russian(words: list[str]) -> list[str]:
    """The first noun and the adjectives before it in the nominative: «Института стали» is «Институт стали»."""
    found = list(words)
    for number, word in enumerate(words):
        nominative, is_noun = _nominative(word)
        if not nominative:
            break
        found[number] = nominative
        if is_noun:
            return found
    return words if not found[0][:1].isalpha() else found


@lru_cache(maxsize=50_000)
def _nominative(word: str) -> tuple[str, bool]:
    if not word.isalpha() or word.isupper():
        return "", False
    form, is_noun = russian_nominative(word.lower())
    return (form.capitalize() if word[0].isupper() else form), is_noun
