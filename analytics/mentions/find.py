"""From a document to its mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from analytics.mentions.article.disambiguate import Forms, in_context
from analytics.mentions.article.evidence import Evidence, convincing, gather
from analytics.mentions.article.propagate import Carrier, abbreviated
from analytics.mentions.gazetteer.lexicon import Entity
from analytics.mentions.gazetteer.match import find_known
from analytics.mentions.people.citation import cite
from analytics.mentions.people.find import Name, find_names
from analytics.mentions.people.identity import People
from analytics.mentions.people.names import first_name, surname
from analytics.mentions.people.titles import titles
from analytics.mentions.resolve import Candidate, resolve
from analytics.mentions.things.documents import find_titled
from analytics.mentions.things.english import is_pronoun
from analytics.mentions.things.institutions import institutions, is_part, of_countries
from analytics.mentions.things.latin import find_latin
from analytics.mentions.things.programmes import find_programmes
from analytics.mentions.things.shapes import find_shapes
from analytics.mentions.things.thing import Thing, entity_of
from analytics.mentions.things.type_words import find_things
from analytics.mentions.tokens import words
from analytics.records import Document, Mention, Sentence, Token


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """The mentions of a document in the order of the text."""
    tokens, sentences = words(document)
    upper = [at for at, token in enumerate(tokens) if token.text[0].isupper()]
    forms, everywhere = [token.form for token in tokens], Forms(tokens, sentences)
    capitals = [upper[bisect_left(upper, s.first) : bisect_left(upper, s.last)] for s in sentences]
    own = document.article.own
    found = [
        in_context(
            _of_sentence(tokens, sentence, forms[sentence.first : sentence.last], upper, own),
            tokens,
            sentence,
            everywhere,
        )
        for sentence, upper in zip(sentences, capitals, strict=True)
    ]
    found = of_countries(found, tokens, sentences, document)
    evidence = gather(tokens, sentences, capitals, _covered(_ranked(found, 0), None))
    found = [
        _without_places(candidates, tokens, sentence, evidence)
        for candidates, sentence in zip(found, sentences, strict=True)
    ]
    carried = _carried(tokens, sentences, found, evidence)
    people, persons = _people(tokens, sentences, capitals, found, evidence, _covered(carried, None))
    for number, sentence in enumerate(sentences):
        found[number] = _namesakes(found[number], tokens, sentence, people)
    return resolve([*(c for candidates in found for c in candidates), *carried, *persons], document.text)


def _namesakes(candidates: list[Candidate], tokens: list[Token], sentence: Sentence, people: People) -> list[Candidate]:
    """The candidates with lone known surnames given to whom the article names in full by them: «Алексей Токаев»."""
    return [
        c._replace(entity=other, rule="namesake")
        if c.entity.kind == "person"
        and c.last - c.first == 1
        and not (c.first > sentence.first and titles().is_title(tokens[c.first - 1], sentence.language))
        and (other := people.namesake(c.entity, tokens[c.first].form, sentence.language)) is not None
        else c
        for c in candidates
    ]


def _ranked(found: list[list[Candidate]], rank: int) -> list[Candidate]:
    return [c for candidates in found for c in candidates if c.rank <= rank and c.entity.kind != "concept"]


def _carried(
    tokens: list[Token], sentences: list[Sentence], found: list[list[Candidate]], evidence: Evidence
) -> list[Candidate]:
    """The names that another place of the article explains."""
    carrier = Carrier(tokens, sentences, evidence)
    known = _covered(_ranked(found, 0), None)
    carrier.learn_firms(found, known)
    names = carrier.find(_covered(_ranked(found, 1), None))
    return names + abbreviated(tokens, _ranked(found, 2))


def _without_places(
    candidates: list[Candidate], tokens: list[Token], sentence: Sentence, evidence: Evidence
) -> list[Candidate]:
    """Without guessed companies that another place of the article shows to be places."""
    return [
        c
        for c in candidates
        if c.rank < 2
        or c.entity.kind != "company"
        or not any(evidence.is_place(tokens[at].form, sentence.language) for at in range(c.first, c.last))
    ]


def _of_sentence(
    tokens: list[Token], sentence: Sentence, forms: list[str], capitals: list[int], own: tuple[str, ...]
) -> list[Candidate]:
    known = _known(tokens, sentence, forms, own)
    names = [c for c in known if c.rank == 0]
    if not names and not capitals:
        return known
    people = _covered(names, ("person",))
    named = _covered(names, None)
    things = find_things(tokens, sentence, forms, people, named, _covered(names, ("media", "company")))
    things += find_titled(tokens, sentence, forms, people, named) + find_programmes(tokens, sentence, forms)
    taken = named.union(at for thing in things for at in range(thing.first, thing.last))
    shapes = find_shapes(tokens, sentence, capitals, taken)
    taken.update(at for thing in shapes for at in range(thing.first, thing.last))
    things += shapes + find_latin(tokens, sentence, capitals, taken)
    if not things:
        return known
    spans = {(c.first, c.last) for c in names}
    return known + [
        _thing(tokens, thing, sentence.language) for thing in things if (thing.first, thing.last) not in spans
    ]


def _covered(candidates: list[Candidate], kinds: tuple[str, ...] | None) -> set[int]:
    """The tokens of the candidates of some kinds, or of all."""
    return {at for c in candidates if kinds is None or c.entity.kind in kinds for at in range(c.first, c.last)}


def _known(tokens: list[Token], sentence: Sentence, forms: list[str], own: tuple[str, ...]) -> list[Candidate]:
    return [
        Candidate(
            alias.entity, tokens[first].start, end, first, last, alias.form, 3 if alias.entity.kind == "concept" else 0
        )
        for alias, first, last, end in find_known(tokens, sentence, forms, own)
        if not _is_other(tokens, first, last, alias.entity, sentence)
        and not (last - first == 1 and is_pronoun(tokens, first, sentence))
    ]


def _is_other(tokens: list[Token], first: int, last: int, entity: Entity, sentence: Sentence) -> bool:
    if entity.id in institutions():
        return is_part(tokens, first, last, sentence)
    return entity.kind in ("person", "company") and _means_other(tokens, first, last, entity.kind)


_ROMAN = re.compile("[IVX]{2,}")


def _means_other(tokens: list[Token], first: int, last: int, kind: str) -> bool:
    """Whether a lone known name is a number («XI отырысы») or a company's the surname of someone ("Lukas Nielsen")."""
    if last - first > 1:
        return False
    token = tokens[first]
    if kind == "person":
        return _ROMAN.fullmatch(token.text) is not None
    if not first or not token.text[1:].islower() or not tokens[first - 1].text[0].isupper():
        return False
    language = "en" if token.text.isascii() else "ru"
    given = [first_name(tokens[at].form, language) for at in (first - 1, first - 2) if at >= 0]
    return any(given) and surname(token.form, language) is not None


def _thing(tokens: list[Token], thing: Thing, language: str) -> Candidate:
    start, end = tokens[thing.first].start, tokens[thing.last - 1].end
    entity = entity_of(thing, tokens, language)
    return Candidate(entity, start, end, thing.first, thing.last, "noun", thing.rank, thing.rule)


def _people(
    tokens: list[Token],
    sentences: list[Sentence],
    capitals: list[list[int]],
    found: list[list[Candidate]],
    evidence: Evidence,
    carried: set[int],
) -> tuple[People, list[Candidate]]:
    """Who is named in full in the article, and the candidates of all names of people that no lexicon gave."""
    shown = {tokens[at].form for upper in capitals for at in upper}
    people = People(shown, evidence.titled)
    names: list[tuple[Name, Sentence]] = []
    taken: set[int] = set()
    for sentence, upper, candidates in zip(sentences, capitals, found, strict=True):
        blocked = carried.union(at for c in candidates if _blocks(c) for at in range(c.first, c.last))
        taken |= blocked
        for name in find_names(tokens, sentence, upper, blocked):
            if not convincing(name, tokens, sentence, evidence):
                continue
            names.append((_cited(name, tokens, sentence, shown), sentence))
            taken.update(range(name.first, name.last))
        for c in candidates:
            if c.entity.kind == "person" and c.last - c.first > 1:
                people.add_known(c.entity, tokens[c.first].form, tokens[c.last - 1].form, sentence.language)
    names.sort(key=lambda item: len(item[0].words) < 2)
    persons = [_person(tokens, name, people, sentence.language) for name, sentence in names]
    return people, persons + _surnames(tokens, sentences, capitals, people, taken)


def _cited(name: Name, tokens: list[Token], sentence: Sentence, shown: set[str]) -> Name:
    """A Russian name in the nominative; elsewhere the surname alone takes endings."""
    if sentence.language != "ru" or any(form.isascii() for form in name.words):
        return name
    forms = (*name.words[:-1], *name.patronymics, name.words[-1])
    cited = cite(forms, tokens, (name.first, name.last), sentence, shown)
    words = (*cited[: len(name.words) - 1], cited[-1])
    return replace(name, words=words, base=cited[-1])


def _blocks(candidate: Candidate) -> bool:
    """Whether no name of a person can be inside; a known surname alone may be another's: «Бауыржан Тоқаев»."""
    if candidate.entity.kind == "concept" or (candidate.entity.kind in ("document", "event") and candidate.rank):
        return False
    return candidate.entity.kind != "person" or candidate.last - candidate.first > 1


def _person(tokens: list[Token], name: Name, people: People, language: str) -> Candidate:
    start, end = tokens[name.first].start, tokens[name.last - 1].end
    return Candidate(people.add(name, language), start, end, name.first, name.last, "noun", 1, name.rule)


def _surnames(
    tokens: list[Token], sentences: list[Sentence], capitals: list[list[int]], people: People, taken: set[int]
) -> list[Candidate]:
    found = []
    for sentence, upper in zip(sentences, capitals, strict=True):
        for at in upper:
            entity = None
            if at not in taken:
                entity = people.of_surname(tokens[at], sentence.language, _is_joined(tokens, at))
            if entity:
                token = tokens[at]
                found.append(Candidate(entity, token.start, token.end, at, at + 1, "noun", 2, "surname-again"))
    return found


def _is_joined(tokens: list[Token], at: int) -> bool:
    return "-" in (tokens[at - 1].form if at else "", tokens[at + 1].form if at + 1 < len(tokens) else "")
