"""What stands beside a capitalised word and tells that a person is named: titles, honorifics, ages, verbs of saying."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analytics.mentions.people.names import bases, first_name, russian_tags, surname, unlike_a_word
from analytics.mentions.people.titles import titles
from analytics.records import Sentence, Token

QUOTES = frozenset("\"«»“”„‟'")


def unlike(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a word is in no dictionary of common words."""
    return unlike_a_word(tokens[at].form, tokens[at].morph.pos, language)


def adjective(token: Token, language: str) -> bool:
    """Whether a word is an adjective, or of a class that no name is of."""
    if language == "ru":
        tags = russian_tags(token.form)
        return bool(tags & {"ADJF", "PRTF"}) and not tags & {"Surn", "Name"}
    return token.morph.pos in ("ADJ", "NUM", "ADV", "FUNC", "PRON")


def titled(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a title or an age stands before a word."""
    before = at - 1
    quoted = at + 1 < sentence.last and tokens[at + 1].form in QUOTES
    if quoted and before >= sentence.first and tokens[before].form in QUOTES:
        return False  # «нападающий «Сурок»»: a team
    while before > sentence.first and (tokens[before].form in QUOTES or tokens[before].form in ".,"):
        before -= 1
    if before < sentence.first:
        return False
    return titles().is_title(tokens[before], sentence.language) or _is_aged(tokens, before)


_AGED = re.compile("old|летн(?:ий|яя|его|ему|им|ем|ей|юю)")


def _is_aged(tokens: Sequence[Token], at: int) -> bool:
    """«35-летняя Риса Кусума», "35-year-old Risa Kusuma"."""
    return at > 1 and tokens[at - 1].form == "-" and _AGED.fullmatch(tokens[at].form) is not None


def honoured(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a word stands with an honorific, "Mr Park", «Пак мырза», which no place or firm does."""
    before = at - 2 if at - 2 >= sentence.first and tokens[at - 1].form == "." else at - 1
    if before >= sentence.first and tokens[before].form in titles().honorific:
        return True
    after = tokens[at + 1] if at + 1 < sentence.last else None
    if sentence.language in ("ru", "en") or after is None:
        return False
    return any(base in titles().honorific for base in bases(after.form, sentence.language))


def introduced(tokens: Sequence[Token], after: int, sentence: Sentence) -> bool:
    """Whether what follows a name tells of a person: "Surok, who", "Surok, 54, said", «Сурок, 54 года»."""
    if after < sentence.last and tokens[after].form in ",–—-":  # «Сурок — 52 ёшда»
        after += 1
        if after + 1 < sentence.last and _is_age(tokens[after]):
            following = tokens[after + 1].form
            aged = following == "-" and after + 2 < sentence.last and tokens[after + 2].form in _AT_AGE
            return aged or following in _AFTER_AGE
    return after < sentence.last and tokens[after].form in _TOLD.get(sentence.language, ())


_TOLD = {"en": ("who", "whose"), "kk": ("есімді",), "uz-Cyrl": ("исмли",), "uz-Latn": ("ismli",)}
_AFTER_AGE = frozenset({",", "год", "года", "лет", "жаста", "ёшда", "yoshda"})
_AT_AGE = frozenset({"де", "да", "те", "та"})  # «Сурок – 58-де»


def _is_age(token: Token) -> bool:
    return token.kind == "number" and token.text.isdecimal() and 9 < int(token.text) < 100 and len(token.text) == 2


_CASES_RU = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


def fits_title(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a lone word can be the surname of the title before it: «губернатор Айовы» names no Mr Ayovy."""
    token, title = tokens[at], tokens[at - 2 if tokens[at - 1].form == "." and at > 1 else at - 1]
    if language == "ru" and title.kind == "word":
        agree = _CASES_RU & russian_tags(token.form) & russian_tags(title.form)
        if not agree and unlike_a_word(token.form, "", "ru") is False:
            return False
        if adjective(token, language) or (not agree and "Fixd" not in russian_tags(token.form)):
            return False
    if language != "en" and token.form.isascii() != title.form.isascii():
        return False
    if first_name(token.form, language) or surname(token.form, language):
        return True
    return title.kind == "word" and len(token.text) > 3 and unlike(tokens, at, language)


def says(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> bool:
    """Whether a verb of saying stands beside a name."""
    after, before, language = words[-1] + 1, words[0] - 1, sentence.language
    if after < sentence.last and titles().is_speech(tokens[after], language):
        return True
    return before >= sentence.first and titles().is_speech(tokens[before], language)


def speaks(tokens: Sequence[Token], words: list[int], sentence: Sentence) -> bool:
    """The same, or in English a title in apposition: "Surok, director of"."""
    if says(tokens, words, sentence):
        return True
    after, language = words[-1] + 1, sentence.language
    if language == "en" and after + 2 < sentence.last and tokens[after].form == ",":
        return any(titles().is_title(tokens[at], language) for at in range(after + 1, min(after + 5, sentence.last)))
    return False
