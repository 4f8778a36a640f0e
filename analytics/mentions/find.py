"""From a document to its mentions."""

from __future__ import annotations

from analytics.mentions.gazetteer import gazetteer
from analytics.mentions.resolve import Candidate, resolve
from analytics.mentions.words import words
from analytics.records import Document, Mention, Sentence, Token


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """The mentions of a document in the order of the text."""
    tokens, sentences = words(document)
    found = [candidate for sentence in sentences for candidate in _known(tokens, sentence)]
    return resolve(found, document.text)


def _known(tokens: list[Token], sentence: Sentence) -> list[Candidate]:
    return [
        Candidate(
            match.alias.entity, tokens[match.first].start, match.end, match.first, match.last, match.alias.form, 0
        )
        for match in gazetteer().find(tokens, sentence.first, sentence.last, sentence.language)
    ]
