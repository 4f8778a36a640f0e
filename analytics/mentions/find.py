"""From a document to its mentions."""

from __future__ import annotations

from analytics.mentions.gazetteer import gazetteer
from analytics.mentions.identity import People, seen_forms
from analytics.mentions.people import Name, find_names
from analytics.mentions.resolve import Candidate, resolve
from analytics.mentions.words import words
from analytics.records import Document, Mention, Sentence, Token


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """The mentions of a document in the order of the text."""
    tokens, sentences = words(document)
    known = [_known(tokens, sentence) for sentence in sentences]
    found = [candidate for candidates in known for candidate in candidates]
    found += _people(tokens, sentences, known)
    return resolve(found, document.text)


def _known(tokens: list[Token], sentence: Sentence) -> list[Candidate]:
    return [
        Candidate(
            match.alias.entity, tokens[match.first].start, match.end, match.first, match.last, match.alias.form, 0
        )
        for match in gazetteer().find(tokens, sentence.first, sentence.last, sentence.language)
    ]


def _people(tokens: list[Token], sentences: list[Sentence], known: list[list[Candidate]]) -> list[Candidate]:
    people = People(seen_forms(tokens, sentences))
    names: list[tuple[Name, Sentence]] = []
    taken: set[int] = set()
    for sentence, candidates in zip(sentences, known, strict=True):
        blocked = {at for c in candidates if not _lone_surname(c) for at in range(c.first, c.last)}
        taken |= blocked
        for name in find_names(tokens, sentence, blocked):
            names.append((name, sentence))
            taken.update(range(name.first, name.last))
        for c in candidates:
            if c.entity.kind == "person" and c.last - c.first > 1:
                people.add_known(c.entity, tokens[c.first].form, c.entity.name.split()[-1])
    names.sort(key=lambda item: len(item[0].words) < 2)
    found = [_person(tokens, name, people, sentence.language) for name, sentence in names]
    return found + _surnames(tokens, sentences, people, taken)


def _lone_surname(candidate: Candidate) -> bool:
    """A known surname alone may be another's: «Бауыржан Тоқаев»."""
    return candidate.entity.kind == "person" and candidate.last - candidate.first == 1


def _person(tokens: list[Token], name: Name, people: People, language: str) -> Candidate:
    start, end = tokens[name.first].start, tokens[name.last - 1].end
    return Candidate(people.add(name, language), start, end, name.first, name.last, "noun", 1)


def _surnames(tokens: list[Token], sentences: list[Sentence], people: People, taken: set[int]) -> list[Candidate]:
    found = []
    for sentence in sentences:
        for at in range(sentence.first, sentence.last):
            entity = None if at in taken else people.of_surname(tokens[at], sentence.language)
            if entity:
                token = tokens[at]
                found.append(Candidate(entity, token.start, token.end, at, at + 1, "noun", 2))
    return found
