"""Names in Latin letters inside a Cyrillic text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analytics.mentions.names import unlike_a_word
from analytics.mentions.titles import titles
from analytics.mentions.typed import Thing, key_of
from analytics.records import Sentence, Token

_ROMAN = re.compile("[IVXLІХ]{1,6}$")


def find_latin(tokens: Sequence[Token], sentence: Sentence, taken: set[int]) -> list[Thing]:
    """Names in Latin letters inside a Cyrillic text: firms, as a rule («Stadler Rail компаниясы», «акции Baykar»)."""
    if sentence.language not in ("kk", "uz-Cyrl", "ru"):
        return []
    found, at = [], sentence.first
    if not any(token.text.isascii() and token.kind == "word" for token in tokens[sentence.first : sentence.last]):
        return []
    while at < sentence.last:
        last = at
        while last < min(sentence.last, at + 5) and last not in taken and _is_latin_name(tokens[last]):
            last += 1
        joined = (last < sentence.last and tokens[last].form == "-") or (
            at > sentence.first and tokens[at - 1].form == "-"
        )
        if (
            last > at
            and not joined
            and any(unlike_a_word(t.form, "", "en") and len(t.text) > 3 for t in tokens[at:last])
        ):
            found.append(Thing("company", at, last, key_of(tokens[at:last]), 2))
        at = max(last, at + 1)
    return found


def _is_latin_name(token: Token) -> bool:
    if token.kind != "word" or not token.text.isascii() or not token.text[0].isupper() or len(token.text) < 2:
        return False
    return not _ROMAN.match(token.text) and token.form not in titles().never
