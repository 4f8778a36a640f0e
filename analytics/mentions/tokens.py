"""The words of a document as the matcher sees them: a hyphenated token is two words and the mark between them."""

from __future__ import annotations

import re
from functools import lru_cache

from analytics.records import Document, Morph, Sentence, Token

_HYPHEN = re.compile("[-‐‑–]")
_MARK = Morph("", "PUNCT")
_PART = Morph("", "X")


def words(document: Document) -> tuple[list[Token], list[Sentence]]:
    """The tokens with «Қазақстан-Ресей» in parts, and the sentences renumbered over them."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    hyphens = [at for at, token in enumerate(document.tokens) if "-" in token.form and len(token.form) > 1]
    hyphens.append(len(document.tokens))
    next_ = 0
    for s in document.sentences:
        first, at = len(tokens), s.first
        while hyphens[next_] < s.last:
            tokens += document.tokens[at : hyphens[next_]]
            tokens += _parts(document.tokens[hyphens[next_]])
            at = hyphens[next_] + 1
            next_ += 1
        tokens += document.tokens[at : s.last]
        sentences.append(Sentence(s.start, s.end, first, len(tokens), s.kind, s.language, s.paragraph))
    return tokens, sentences


def _parts(token: Token) -> list[Token]:
    surfaces, forms = _HYPHEN.split(token.text), token.form.split("-")
    if len(surfaces) != len(forms) or (forms[0] == "г" and len(forms[1]) < 5):
        return [token]  # «г-н» is one word
    found: list[Token] = []
    at = token.start
    for surface, form in zip(surfaces, forms, strict=True):
        if found:
            found.append(Token(at, at + 1, "-", "-", "punct", _MARK))
            at += 1
        if form:  # of a soft hyphen alone nothing is left
            kind = "word" if form[0].isalpha() else "number"
            last = at + len(surface) == token.end
            found.append(Token(at, at + len(surface), surface, form, kind, token.morph if last else _PART))
        at += len(surface)
    return found


@lru_cache(maxsize=50_000)
def pieces(name: str) -> tuple[str, ...]:
    """The words of a lexicon's name, as the tokens of a text would be.

    >>> pieces("Қасым-Жомарт Тоқаев"), pieces("Côte d’Ivoire")
    (('қасым', 'жомарт', 'тоқаев'), ('côte', 'dʻivoire'))
    """
    name = re.sub("['`´‘’ʻʼ′]", "ʻ", name.lower())
    return tuple(re.findall(r"[^\W_]+(?:[ʻ.&+][^\W_]+)*\+?", name))
