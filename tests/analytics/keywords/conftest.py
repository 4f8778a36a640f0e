"""A document written as marked text, so that a test needs no analysis of a language."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from analytics.language.normalise import fold
from analytics.records import Article, Document, Layout, Morph, Sentence, Token

MARKED = re.compile(r"(?P<text>[^\s/]+)(?:/(?P<lemma>[^\s/]*)/(?P<pos>[A-Z]+)(?:/(?P<tags>\S+))?)?")
Write = Callable[..., Document]


@pytest.fixture
def write() -> Write:
    """word/lemma/POS/tag,tag with spaces between; one sentence a line; # opens a headline, @ a date line."""
    return _write


def _write(marked: str, language: str = "kk") -> Document:
    text, tokens, sentences = "", [], []
    for line in marked.strip().splitlines():
        kind = {"#": "headline", "@": "dateline"}.get(line.strip()[0], "text")
        first, begin = len(tokens), len(text)
        for found in MARKED.finditer(line.strip().lstrip("#@ ")):
            tokens.append(_token(found, len(text)))
            text += found["text"] + " "
        sentences.append(Sentence(begin, len(text) - 1, first, len(tokens), kind, language))
        text = text[:-1] + "\n"
    return Document(Article("test", text), Layout(None, None, 0), language, fold(text), tuple(sentences), tuple(tokens))


def _token(found: re.Match[str], start: int) -> Token:
    text = found["text"]
    word = any(map(str.isalnum, text))
    kind = "punct" if not word else "number" if text.isdigit() else "word"
    tags = tuple((found["tags"] or "").split(",")) if found["tags"] else ()
    morph = Morph(found["lemma"] or text.lower(), found["pos"] or ("NUM" if kind == "number" else "NOUN"), tags)
    return Token(start, start + len(text), text, text.lower(), kind, morph)
