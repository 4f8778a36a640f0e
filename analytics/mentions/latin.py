"""Names in Latin letters inside a Cyrillic text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analytics.mentions.names import unlike_a_word
from analytics.mentions.shapes import is_acronym
from analytics.mentions.things import Thing, key_of
from analytics.mentions.titles import titles
from analytics.mentions.types import types
from analytics.records import Sentence, Token

_ROMAN = re.compile("[IVXLІХ]{1,6}$")


def find_latin(tokens: Sequence[Token], sentence: Sentence, capitals: Sequence[int], taken: set[int]) -> list[Thing]:
    """Names in Latin letters inside a Cyrillic text («Stadler Rail компаниясы», «акции Baykar»)."""
    if sentence.language not in ("kk", "uz-Cyrl", "ru"):
        return []
    found: list[Thing] = []
    at = next((at for at in capitals if tokens[at].text.isascii()), sentence.last)
    while at < sentence.last:
        last = at
        while last < min(sentence.last, at + 5) and last not in taken and _is_latin_name(tokens[last]):
            last += 1
        joined = (last < sentence.last and tokens[last].form == "-") or (
            at > sentence.first and tokens[at - 1].form == "-"
        )
        kind, rank = _kind(tokens[at:last]) if last > at and not joined else (None, 2)
        if kind:
            found.append(Thing(kind, at, last, key_of(tokens[at:last]), rank))
        at = max(last, at + 1)
    return found


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
    if len(name) == 1 and (is_acronym(name[0]) or name[0].form in _GOODS):
        return None, 2
    strange = any(unlike_a_word(token.form, "", "en") and len(token.text) > 3 for token in name)
    return ("company" if strange else None), 2


def _is_latin_name(token: Token) -> bool:
    if token.kind != "word" or not token.text.isascii() or not token.text[0].isupper() or len(token.text) < 2:
        return False
    return not _ROMAN.match(token.text) and token.form not in titles().never
