"""Names in Latin letters inside a Cyrillic text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analytics.mentions.people.names import unlike_a_word
from analytics.mentions.people.titles import titles
from analytics.mentions.things.shapes import is_acronym
from analytics.mentions.things.thing import Thing, key_of
from analytics.mentions.things.types import types
from analytics.records import Sentence, Token

_ROMAN = re.compile("[IVXLІХ]{1,6}$")
_LATIN = re.compile("[A-Za-zÀ-ɏ]+(?:['ʻ’.&][A-Za-zÀ-ɏ]+)*$")


def find_latin(tokens: Sequence[Token], sentence: Sentence, capitals: Sequence[int], taken: set[int]) -> list[Thing]:
    """Names in Latin letters inside a Cyrillic text («Stadler Rail компаниясы», «акции Baykar»)."""
    if sentence.language not in ("kk", "uz-Cyrl", "ru"):
        return []
    found: list[Thing] = []
    at = next((at for at in capitals if _LATIN.match(tokens[at].text)), sentence.last)
    while at < sentence.last:
        last = at
        while last < min(sentence.last, at + 5) and last not in taken and _goes_on(tokens, last, at, sentence):
            last += 1
        joined = _is_joined(tokens, at, last, sentence)
        kind, rank = (
            _kind(tokens[at:last]) if last > at and not joined and tokens[last - 1].kind == "word" else (None, 2)
        )
        if kind:
            found.append(Thing(kind, at, last, key_of(tokens[at:last]), rank, "latin-letters"))
        at = max(last, at + 1)
    return found


def _goes_on(tokens: Sequence[Token], at: int, first: int, sentence: Sentence) -> bool:
    """Whether a name goes on at a token: «Surok-Energy» has a hyphen in it."""
    if at > first and tokens[at].form == "-" and at + 1 < sentence.last and tokens[at - 1].end == tokens[at].start:
        return _is_latin_name(tokens[at + 1])
    return _is_latin_name(tokens[at])


def _is_joined(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> bool:
    """Whether a name is only a part of a compound («Т-Surok»); an ending behind its hyphen is none («Surok-тың»)."""
    if first > sentence.first and tokens[first - 1].form == "-":
        return True
    return last + 1 < sentence.last and tokens[last].form == "-" and not tokens[last + 1].text.islower()


# Names of goods that prices are told of
_GOODS = frozenset({"brent", "wti", "urals"})


def _kind(name: Sequence[Token]) -> tuple[str | None, int]:
    """What a name in Latin letters is: by its last word that says so, else, a guess, a firm if no dictionary has it."""
    words = types("en")
    if len(name) > 1 and words:
        kinds = [kind for token in name[:-1] if (kind := words.type_of(token)) and not kind.weak]
        last = words.type_of(name[-1])
        kinds += [last] if last else []
        if kinds:
            return (kinds[-1].kind if kinds[-1].kind in ("organisation", "company", "event") else None), 1
    if any(token.form == "-" for token in name):
        return None, 2  # «Baden-Surok» is as likely a place
    if len(name) == 1 and (is_acronym(name[0]) or name[0].form in _GOODS):
        return None, 2
    strange = any(unlike_a_word(token.form, "", "en") and len(token.text) > 3 for token in name)
    return ("company" if strange else None), 2


def _is_latin_name(token: Token) -> bool:
    if token.kind != "word" or not _LATIN.match(token.text) or not token.text[0].isupper() or len(token.text) < 2:
        return False
    return not _ROMAN.match(token.text) and token.form not in titles().never
