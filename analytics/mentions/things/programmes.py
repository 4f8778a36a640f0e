"""Documents named by the years they are for: «План действий на 2027–2029 годы», "Roadmap for 2027–2030"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analytics.endings import TURKIC
from analytics.mentions.things.thing import Thing, key_of
from analytics.mentions.things.types import Types, types
from analytics.records import Sentence, Token

_LONGEST = 10  # tokens between the word and its years
_YEAR = re.compile(r"20\d\d(?![\w.,])")
_DASHES = frozenset("-–—")


def find_programmes(tokens: Sequence[Token], sentence: Sentence, forms: Sequence[str]) -> list[Thing]:
    """The plans, programmes and strategies of a sentence that name the years ahead which they are for."""
    words = types(sentence.language)
    if words is None or not any(form[:2] == "20" and _is_year(form) for form in forms):
        return []
    found = _before if words.language in TURKIC else _after
    things = [
        found(tokens, at, words, sentence) for at in range(sentence.first, sentence.last) if _plan(tokens, at, words)
    ]
    return [thing for thing in things if thing is not None]


def _is_year(form: str) -> bool:
    return _YEAR.match(form) is not None


def _plan(tokens: Sequence[Token], at: int, words: Types) -> bool:
    return tokens[at].kind == "word" and words.is_plan(tokens[at])


def _after(tokens: Sequence[Token], at: int, words: Types, sentence: Sentence) -> Thing | None:
    """Russian and English: a capital, and the years behind a preposition."""
    start = at if tokens[at].text[0].isupper() else at - 1
    if start < sentence.first or not tokens[start].text[0].isupper() or tokens[start].kind != "word":
        return None  # «Дорожная карта» has its capital on the adjective
    for year in range(at + 2, min(sentence.last, at + _LONGEST)):
        if _is_year(tokens[year].form):
            if tokens[year - 1].form not in words.until:
                return None
            last = _years_end(tokens, year, sentence)
            return Thing("document", start, last, key_of(tokens[start:last]), rule="years")
        if tokens[year].kind == "punct" and tokens[year].form not in _DASHES:
            return None
    return None


def _years_end(tokens: Sequence[Token], year: int, sentence: Sentence) -> int:
    last = year + 1
    if last + 1 < sentence.last and tokens[last].form in _DASHES and tokens[last + 1].form[:2].isdigit():
        last += 2
    return last + (last < sentence.last and tokens[last].form.startswith("год"))


def _before(tokens: Sequence[Token], at: int, words: Types, sentence: Sentence) -> Thing | None:
    """Kazakh and Uzbek: the years stand first, in the case that says what for."""
    start, meant = None, False
    for here in range(at - 1, max(sentence.first, at - _LONGEST) - 1, -1):
        token = tokens[here]
        if (token.kind == "punct" and token.form not in _DASHES) or token.form in words.unlike:
            break
        if token.kind == "number" and not _is_year(token.form) and tokens[here - 1].form not in _DASHES:
            break
        meant = meant or token.form in words.until or (start is None and "yil" in token.form and _is_year(token.form))
        if _is_year(token.form):
            start = here
        elif start is not None and token.form not in _DASHES:
            break
    if start is None or not meant:
        return None
    return Thing("document", start, at + 1, key_of(tokens[start : at + 1]), rule="years")
