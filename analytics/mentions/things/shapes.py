"""Names that their shape tells: abbreviations with a role («HMC басшысы»), compounds («Сурокбанк»), "Surok & Pok"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from analytics.endings import FOLDER, TURKIC
from analytics.lexicons import blaming, read_toml
from analytics.mentions.people.names import bases, first_name, key, strong_surname, unlike_a_word
from analytics.mentions.people.titles import titles
from analytics.mentions.things.thing import Thing, key_of
from analytics.mentions.things.types import types
from analytics.records import Sentence, Token

_ACRONYM = re.compile(r"(?=(?:[^\W\d_]*[^\W\d_a-zа-яё]){3})[^\W\d_]{3,7}")
_ROMAN = re.compile("[IVXLІХ]+")


class _Shapes(NamedTuple):
    company: re.Pattern[str]
    body: re.Pattern[str]
    not_bodies: frozenset[str]


@cache
def _shapes() -> _Shapes:
    path = FOLDER / "shapes.toml"
    with blaming(path):
        data = {name: words.split() for name, words in read_toml(path).items()}
        ends, heads, fields, whole, tails = (
            "|".join(data[name]) for name in ("company", "heads", "fields", "whole", "tails")
        )
        body = re.compile(f"(?:{heads})(?:{fields}){{1,2}}|{whole}|.{{2,}}(?:{tails})")
        return _Shapes(re.compile(rf"\w{{2,}}(?:{ends})"), body, frozenset(data["not_bodies"]))


def find_shapes(tokens: Sequence[Token], sentence: Sentence, capitals: Sequence[int], taken: set[int]) -> list[Thing]:
    """The abbreviations, compounds and pairs of a sentence, outside the tokens `taken`."""
    found: list[Thing] = []
    for at in capitals:
        if at in taken or tokens[at].kind != "word":
            continue
        shape = _kind(tokens, at, sentence)
        if shape:
            name = "" if is_acronym(tokens[at]) or tokens[at].text[1:] != tokens[at].form[1:] else shape[1].capitalize()
            found.append(Thing(shape[0], at, at + 1, key(shape[1]), 2, "shape", name))
        elif _is_pair(tokens, at, sentence) and at + 2 not in taken:
            found.append(Thing("company", at, at + 3, key_of(tokens[at : at + 3]), 2, "shape"))
    return found


def _kind(tokens: Sequence[Token], at: int, sentence: Sentence) -> tuple[str, str] | None:
    """The kind of a word and its dictionary form."""
    token = tokens[at]
    if is_acronym(token):
        return ("organisation", token.form) if _has_role(tokens, at, sentence) else None
    if at == sentence.first and sentence.language in TURKIC:
        return None  # any word is capitalised there, and no dictionary tells the common ones
    after = tokens[at + 1] if at + 1 < sentence.last else None
    if after and after.text[0].isupper() and strong_surname(after.form, sentence.language):
        return None  # «Даулетмуратом Суроковым»
    return compound(token.form, sentence.language)


def is_acronym(token: Token) -> bool:
    """Whether a word is written in capitals as an abbreviation is: "HMC", "UOKiK"."""
    text = token.text
    return (
        len(text) > 2
        and not text[1:].islower()
        and sum(map(str.isupper, text)) > 0.6 * len(text)
        and _ACRONYM.fullmatch(text) is not None
        and _ROMAN.fullmatch(text) is None
        and token.form not in titles().never
    )


def _has_role(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether an abbreviation says something, has a head or a spokesman, or stands after what it is."""
    language, words = sentence.language, types(sentence.language)
    after = tokens[at + 1] if at + 1 < sentence.last else None
    before = tokens[at - 1] if at > sentence.first else None
    if after and titles().is_speech(after, language):
        return True
    if after and language in TURKIC and titles().is_title(after, language):
        return True
    if before is None or words is None:
        return False
    if before.form == "(" and at - 2 >= sentence.first:  # «... жөніндегі агенттігі (BPPT)»
        owner = words.type_of(tokens[at - 2]) if tokens[at - 2].kind == "word" else None
        return owner is not None and owner.kind == "organisation"
    if before.form == "the" and at - 2 > sentence.first and tokens[at - 2].form == "of":
        return titles().is_title(tokens[at - 3], language)
    kind = words.type_of(before) if before.kind == "word" else None
    if kind and kind.kind == "organisation" and language in ("ru", "en"):
        return True
    return language == "ru" and titles().is_title(before, language)


@lru_cache(maxsize=50_000)
def compound(form: str, language: str) -> tuple[str, str] | None:
    """What a compound names and its dictionary form, or None.

    >>> compound("сурокбанктің", "kk"), compound("минфину", "ru"), compound("газ", "ru")
    (('company', 'сурокбанк'), ('organisation', 'минфин'), None)
    """
    if len(form) < 6:
        return None
    if language == "ru":
        for base in bases(form, language):
            if _shapes().body.fullmatch(base) and base not in _shapes().not_bodies:
                return "organisation", base
    if first_name(form, language) or not unlike_a_word(form, "X", language):
        return None
    return next((("company", base) for base in bases(form, language) if _shapes().company.fullmatch(base)), None)


def _is_pair(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether "Surok & Pok" stands here."""
    if at + 2 >= sentence.last or tokens[at + 1].form != "&" or tokens[at + 2].kind != "word":
        return False
    names = [tokens[at], tokens[at + 2]]
    if not all(token.text[0].isupper() and len(token.text) > 2 for token in names):
        return False
    return any(unlike_a_word(token.form, "X", "en") for token in names)
