"""Institutions that every country has: a court, a ministry, a central bank is one of some country, or of none told.

Whose it is says the country beside it («Минздрав Узбекистана», "Uzbekistan's Ministry of Health"), here or elsewhere in
the article, else the dateline, else the country of the source where the article speaks of it, else the country that
the article speaks of most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from analytics.endings import TURKIC
from analytics.mentions.gazetteer.lexicon import Entity, countries, read_rows
from analytics.mentions.grammar import grammar
from analytics.mentions.people.titles import titles
from analytics.mentions.resolve import Candidate
from analytics.mentions.things.types import types
from analytics.outlets import find_outlet
from analytics.records import Document, Sentence, Token

_MAIN = 1.5  # times as often as any other a country is named that is the article's main one


@cache
def institutions() -> dict[str, dict[str, str]]:
    """Of each institution, the entities that it has in countries where the lexicon of bodies knows it."""
    rows = read_rows("institutions", ("entity", "name", "en", "ru", "kk", "uz", "source"))
    return {row["entity"]: dict(part.split("=") for part in row["known"].split("|") if part) for row in rows}


def is_part(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> bool:
    """Whether the name of an institution is a part of a longer one: "Ministry of Health and Sport"."""
    words = types(sentence.language)
    if words is None or sentence.language in TURKIC:
        return False
    if sentence.language == "en" and first > sentence.first and _joins(tokens[first - 1], words.join):
        return first - 1 > sentence.first and tokens[first - 2].text[0].isupper() and not words.type_of(tokens[first])
    if last + 1 >= sentence.last:
        return False
    after = tokens[last + 1]
    if tokens[last].form == "of" and after.text.islower():
        return after.form != "the"  # "Congress of farmers"
    if not _joins(tokens[last], words.join):
        return False
    if after.kind != "word" or words.type_of(after) or titles().is_title(after, sentence.language):
        return False
    return after.text[0].isupper() if sentence.language == "en" else after.text.islower() and "gen" in _case(after)


def _joins(token: Token, join: frozenset[str]) -> bool:
    return token.form in join and token.form in grammar().joins_names


def _case(token: Token) -> frozenset[str]:
    return frozenset(token.morph.tags)


def of_countries(
    found: Sequence[Sequence[Candidate]], tokens: Sequence[Token], sentences: Sequence[Sentence], document: Document
) -> list[list[Candidate]]:
    """The candidates of each sentence, institutions with the country that they are of."""
    if not any(_is_national(c, tokens, s) for s, own in zip(sentences, found, strict=True) for c in own):
        return [list(own) for own in found]
    beside = {
        (c.first, c.last): _beside(c, own, tokens, sentence)
        for sentence, own in zip(sentences, found, strict=True)
        for c in own
        if _is_national(c, tokens, sentence) and not _names_country(c, own)
    }
    told: dict[str, set[str]] = defaultdict(set)
    for own in found:
        for c in own:
            if beside.get((c.first, c.last)):
                told[c.entity.id].add(beside[c.first, c.last])
    main = _main(found, sentences, document)
    return [
        [_with_country(c, beside[c.first, c.last], told, main) if (c.first, c.last) in beside else c for c in own]
        for own in found
    ]


def _is_national(candidate: Candidate, tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether a candidate is an institution of the lexicon, or a ministry that it lacks."""
    if candidate.entity.kind != "organisation":
        return False
    if candidate.entity.id in institutions():
        return True
    words = types(sentence.language)
    if words is None or candidate.rule != "type-word":
        return False
    kinds = (words.type_of(token) for token in tokens[candidate.first : candidate.last] if token.kind == "word")
    return any(kind is not None and kind.base in words.national for kind in kinds)


def _names_country(candidate: Candidate, own: Sequence[Candidate]) -> bool:
    """Whether a country is a part of the name already."""
    inside = (c for c in own if candidate.first <= c.first and c.last <= candidate.last)
    return any(c.entity.kind == "country" for c in inside)


def _with_country(candidate: Candidate, beside: str, told: dict[str, set[str]], main: str) -> Candidate:
    elsewhere = told.get(candidate.entity.id, set())
    code = beside or (next(iter(elsewhere)) if len(elsewhere) == 1 else "" if elsewhere else main)
    return candidate._replace(entity=_of(candidate.entity, code)) if code else candidate


@cache
def _of(institution: Entity, code: str) -> Entity:
    country = countries()[code].name
    known = institutions().get(institution.id)
    if known is None:
        return Entity(f"{institution.id}-{code.lower()}", f"{institution.name} ({country})", institution.kind)
    if code in known:
        return _bodies().get(known[code], institution)
    return Entity(f"{code.lower()}-{institution.id}", f"{institution.name} of {country}", institution.kind)


@cache
def _bodies() -> dict[str, Entity]:
    rows = read_rows("organisations", ("entity", "name", "source"))
    return {row["entity"]: Entity(row["entity"], row["name"], row.get("kind") or "organisation") for row in rows}


def _beside(candidate: Candidate, own: Sequence[Candidate], tokens: Sequence[Token], sentence: Sentence) -> str:
    """The country that stands beside an institution."""
    for c in own:
        code = c.entity.capital or (c.entity.id if c.entity.kind == "country" else "")
        if code not in countries():
            continue
        if c.last == candidate.first or _follows(candidate, c, tokens, sentence):
            return code
    return ""


def _follows(candidate: Candidate, country: Candidate, tokens: Sequence[Token], sentence: Sentence) -> bool:
    """«Минздрав Узбекистана», "Supreme Court of the Russian Federation"."""
    if sentence.language == "ru":
        return country.first == candidate.last and country.form != "adjective"
    between = [token.form for token in tokens[candidate.last : country.first]]
    return country.first > candidate.last and between in (["of"], ["of", "the"], ["in"])


def _main(found: Sequence[Sequence[Candidate]], sentences: Sequence[Sentence], document: Document) -> str:
    """The country of the dateline, of the source that the article speaks of, or that it speaks of most."""
    named: Counter[str] = Counter()
    for sentence, own in zip(sentences, found, strict=True):
        codes = [c.entity.capital or c.entity.id for c in own if c.entity.kind == "country" or c.entity.capital]
        codes = [code for code in codes if code in countries()]
        if sentence.kind == "dateline" and codes:
            return codes[0]
        named.update(codes)
    outlet = find_outlet(document.source) if document.source else None
    if outlet and (outlet.country in named or not named) and outlet.country in countries():
        return outlet.country
    most = named.most_common(2)
    if not most or (len(most) > 1 and most[0][1] < _MAIN * most[1][1]):
        return ""
    return most[0][0]
