"""What a reader is shown of a thing that no lexicon knows: the words of the text, its head in the nominative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pymorphy3.analyzer import Parse
from rapidfuzz.distance import Prefix

from analytics.endings import TURKIC
from analytics.mentions.people.names import russian_parses
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
    """The first noun and the adjectives before it in the nominative: «Высшей школы права» is «Высшая школа права»."""
    head = next((at for at, word in enumerate(words) if not _is_adjective(word.lower())), len(words))
    noun = words[head].lower() if head < len(words) else ""
    adjectives = tuple(word.lower() for word in words[:head])
    if not noun.isalpha() or words[head].isupper() or not all(word.isalpha() for word in adjectives):
        return words
    cited = _phrase(adjectives, noun)
    return [_as_written(new, old) for new, old in zip(cited, words, strict=False)] + words[head + 1 :]


@lru_cache(maxsize=50_000)
def _is_adjective(word: str) -> bool:
    _, parses = russian_parses(word)
    kinds = [parse.tag.POS for parse in parses]
    return bool(kinds) and kinds[0] in ("ADJF", "PRTF") and "Apro" not in parses[0].tag.grammemes


@lru_cache(maxsize=50_000)
def _phrase(adjectives: tuple[str, ...], noun: str) -> tuple[str, ...]:
    """A phrase in the nominative: its noun in the number that its adjectives have, they in its gender."""
    parse = _noun(adjectives, noun)
    nominative = parse.inflect({"nomn"}) if parse else None
    if parse is None or nominative is None:
        return (*adjectives, noun)
    form = {"nomn", "plur"} if parse.tag.number == "plur" else {"nomn", "sing", str(parse.tag.gender)}
    return (*(_adjective(word, frozenset(form)) for word in adjectives), str(nominative.word))


def _noun(adjectives: tuple[str, ...], noun: str) -> Parse | None:
    """What the noun is, the likeliest first, as its adjectives agree with it."""
    nouns = [parse for parse in russian_parses(noun)[1] if parse.tag.POS == "NOUN"]
    if not adjectives:
        return nouns[0] if nouns else None
    told = {(p.tag.case, p.tag.number) for p in russian_parses(adjectives[-1])[1] if p.tag.POS in ("ADJF", "PRTF")}
    return next((p for p in nouns if (p.tag.case, p.tag.number) in told), nouns[0] if nouns else None)


def _adjective(word: str, form: frozenset[str]) -> str:
    """An adjective in another form: that of its lexeme most like it («высшей» is of «высшая», not «высочайшая»)."""
    found = {
        str(other.word)
        for parse in russian_parses(word)[1]
        if parse.tag.POS in ("ADJF", "PRTF")
        for other in parse.lexeme
        if form <= other.tag.grammemes and other.tag.POS == parse.tag.POS
    }
    return max(found, key=lambda each: (Prefix.similarity(each, word), each.endswith("ой"), each), default=word)


def _as_written(new: str, old: str) -> str:
    return new.capitalize() if old[0].isupper() else new
