"""Words, phrases and prefixes, found in any script or inflection.

A word of a query is analysed as a word of every language, so that «савдосига», savdosi and «савдо» find the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, product

import tantivy

from analytics.errors import UsageError
from analytics.language import fold
from analytics.language.annotate import describe
from analytics.language.segment import tokens
from analytics.records import LANGUAGES
from analytics.warehouse.index import FIELD, day_number
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.rows import term

LONGEST_QUERY = 500  # characters
WORDS = 20
READINGS = 64  # ways to read a phrase, over languages and names
_PART = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


@dataclass(frozen=True, slots=True)
class Part:
    """A word or phrase of a query: its readings, each a sequence of terms; the last term may be a prefix."""

    readings: tuple[tuple[str, ...], ...]
    prefix: bool
    excluded: bool


def parse(text: str, languages: Iterable[str] = ()) -> tuple[Part, ...]:
    """The parts of a query: words, "phrases", prefix*, -excluded; raises UsageError for one that only excludes."""
    if len(text) > LONGEST_QUERY:
        raise UsageError(f"the query has {len(text)} characters; at most {LONGEST_QUERY} are searched")
    known = tuple(dict.fromkeys([*LANGUAGES, *languages]))
    found = (_part(minus, phrase or word, known) for minus, phrase, word in _PART.findall(text))
    parts = tuple(part for part in islice(found, WORDS) if part.readings)
    if parts and all(part.excluded for part in parts):
        raise UsageError("name a word to search for; -word alone only leaves out")
    return parts


def _part(minus: str, words: str, languages: Sequence[str]) -> Part:
    prefix = words.endswith("*")
    folded = fold(words.rstrip("*")).text
    surfaces = [folded[start:end] for start, end in tokens(folded, 0, len(folded))]
    surfaces = [surface for surface in surfaces if describe(surface, "und", False)[1] != "punct"][:WORDS]
    readings: dict[tuple[str, ...], None] = {}
    for language in languages if surfaces else ():
        alternatives = [_lemmas(surface, language) for surface in surfaces]
        if prefix:
            alternatives[-1] = (term(surfaces[-1].lower(), language),)
        readings |= dict.fromkeys(islice(product(*alternatives), READINGS))
    return Part(tuple(readings), prefix, bool(minus))


def _lemmas(surface: str, language: str) -> tuple[str, ...]:
    """The terms of a word as the text may hold it: as a common word and as a name."""
    named = surface[0].upper() + surface[1:]
    readings = (describe(form, language, inside)[2].lemma for form, inside in ((surface, False), (named, True)))
    return tuple(dict.fromkeys(term(lemma, language) for lemma in readings))


def matching(
    index: tantivy.Index, parts: Sequence[Part], filters: Filters, limit: int, offset: int = 0, order: str = "newest"
) -> tuple[list[int], int]:
    """The article_ids of a window of what matches, and how many match in all; order: newest, oldest, relevance."""
    searcher = index.searcher()
    clauses = [(_occur(part.excluded), _either(_queries(index.schema, part))) for part in parts]
    clauses += [(tantivy.Occur.Must, query) for query in _conditions(index.schema, filters)]
    query = tantivy.Query.boolean_query(clauses)
    if order == "relevance":
        result = searcher.search(query, limit, offset=offset)
    else:
        direction = tantivy.Order.Asc if order == "oldest" else tantivy.Order.Desc
        result = searcher.search(query, limit, offset=offset, order_by_field="day", order=direction)
    found = searcher.fast_field_values("article_id", [address for _, address in result.hits])
    return [int(number) for number in found if number is not None], int(result.count or 0)  # type: ignore[attr-defined]


def _occur(excluded: bool) -> tantivy.Occur:
    return tantivy.Occur.MustNot if excluded else tantivy.Occur.Must


def _either(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _queries(schema: tantivy.Schema, part: Part) -> Iterator[tantivy.Query]:
    for terms in part.readings:
        if part.prefix and len(terms) > 1:
            yield tantivy.Query.phrase_prefix_query(schema, FIELD, list(terms))
        elif part.prefix:
            yield tantivy.Query.regex_query(schema, FIELD, re.escape(terms[0]).replace("\\-", "-") + ".*")
        elif len(terms) > 1:
            yield tantivy.Query.phrase_query(schema, FIELD, list(terms))
        else:
            yield tantivy.Query.term_query(schema, FIELD, terms[0])


def _conditions(schema: tantivy.Schema, filters: Filters) -> Iterator[tantivy.Query]:
    if filters.date_from or filters.date_to:
        first, last = day_number(filters.date_from or date.min), day_number(filters.date_to or date.max)
        yield tantivy.Query.range_query(schema, "day", tantivy.FieldType.Integer, first, last)
    if filters.sources:
        yield tantivy.Query.term_set_query(schema, "source", ["=" + source for source in filters.sources])
    if filters.languages:
        yield tantivy.Query.term_set_query(schema, "language", list(filters.languages))
    if filters.countries:
        yield tantivy.Query.term_set_query(schema, "country", list(filters.countries))


def places(parts: Sequence[Part], lemmas: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words and phrases of a query stand among the lemmas of an article: [first, last) each, in order."""
    found = set()
    wanted = [(terms, part.prefix) for part in parts if not part.excluded for terms in part.readings]
    firsts: dict[str, list[int]] = {}
    for position, lemma in enumerate(lemmas):
        firsts.setdefault(lemma, []).append(position)
    for terms, prefix in wanted:
        if prefix and len(terms) == 1:
            starts = [p for lemma, positions in firsts.items() if lemma.startswith(terms[0]) for p in positions]
        else:
            starts = firsts.get(terms[0], [])
        found |= {(p, p + len(terms)) for p in starts if _stands(terms, prefix, lemmas[p : p + len(terms)])}
    return sorted(found)


def _stands(terms: tuple[str, ...], prefix: bool, lemmas: Sequence[str]) -> bool:
    if len(lemmas) < len(terms) or tuple(lemmas[:-1]) != terms[:-1]:
        return False
    return lemmas[-1].startswith(terms[-1]) if prefix else lemmas[-1] == terms[-1]
