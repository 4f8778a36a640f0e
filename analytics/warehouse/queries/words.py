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
from analytics.language.lexicon import words as lexicon_words
from analytics.language.segment import tokens
from analytics.records import LANGUAGES
from analytics.warehouse.index import FIELD, day_number
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.rows import term

LONGEST_QUERY = 500  # characters
WORDS = 20
READINGS = 64  # ways to read a phrase, over languages and names
_PART = re.compile(r'(-?\()|(\))|(-?)(?:"([^"]*)"|([^\s()"]+))')
_EXCLUDED, _OPEN, _CLOSED, _OR = "-", "(", ")", "|"

Reading = tuple[str, ...]  # a sequence of terms
Mark = tuple[str, str]  # a minus or nothing, and a word, "or", a bracket


@dataclass(frozen=True, slots=True)
class Part:
    """Words or phrases of which a text holds one: their readings, and those whose last term only begins."""

    readings: tuple[Reading, ...]
    begun: tuple[Reading, ...]
    excluded: bool

    def joined(self, other: Part) -> Part:
        """One of the two."""
        return Part(self.readings + other.readings, self.begun + other.begun, self.excluded)


def parse(text: str, languages: Iterable[str] = ()) -> tuple[Part, ...]:
    """The parts of a query: words, "phrases", prefix*, -excluded, words joined by OR, in brackets or not.

    Raises UsageError for one that only excludes, and for brackets that are not understood.
    """
    if len(text) > LONGEST_QUERY:
        raise UsageError(f"the query has {len(text)} characters; at most {LONGEST_QUERY} are searched")
    known = tuple(dict.fromkeys([*LANGUAGES, *languages]))
    found = _joined(_grouped(islice(_marks(text), WORDS)), known)
    parts = tuple(part for part in found if part.readings or part.begun)
    if parts and all(part.excluded for part in parts):
        raise UsageError("name a word to search for; -word alone only leaves out")
    return parts


def _marks(text: str) -> Iterator[Mark]:
    """The words of a query as they stand, each with its minus; brackets, "or" and "and" as words of no minus."""
    for opened, closed, minus, phrase, word in _PART.findall(text):
        if opened or closed:
            yield opened[:-1], _OPEN if opened else _CLOSED
        elif _binds(word, "and"):
            continue
        else:
            yield minus, _OR if _binds(word, "or") else phrase or word


def _binds(word: str, kind: str) -> bool:
    """Whether a word in capitals joins others: OR, ИЛИ, YOKI; "|" does as well."""
    return (word.isupper() and word.lower() in binding(kind)) or (kind == "or" and word == _OR)


def binding(kind: str) -> frozenset[str]:
    """The words for "or" and "and" in small letters."""
    return lexicon_words("languages.toml", "query", kind)


def _grouped(marks: Iterable[Mark]) -> list[tuple[str, str | list[Mark]]]:
    """The marks with those in brackets as one; a bracket that has no other is passed over."""
    found: list[tuple[str, str | list[Mark]]] = []
    inner: list[Mark] | None = None
    sign = ""
    for minus, word in marks:
        if word == _OPEN and inner is not None:
            raise UsageError("brackets in a query stand beside each other, not in each other: (oil OR gas) (export)")
        if word == _OPEN:
            sign, inner = minus, []
        elif word == _CLOSED:
            found += [(sign, inner)] if inner else []
            inner = None
        elif inner is not None:
            inner.append((minus, word))
        else:
            found.append((minus, word))
    return found + [(minus, word) for minus, word in inner or ()]


def _joined(groups: Iterable[tuple[str, str | list[Mark]]], languages: Sequence[str], minus: str = "") -> list[Part]:
    """The parts with those joined that "or" stands between; a minus before brackets is that of what they hold."""
    parts: list[Part] = []
    either, size = False, 0
    for sign, word in groups:
        if word == _OR:
            either = bool(parts)
            continue
        new = _joined(word, languages, sign) if isinstance(word, list) else [_part(sign or minus, word, languages)]
        if either and (size != 1 or len(new) != 1 or parts[-1].excluded != new[0].excluded):
            raise UsageError('OR joins single words and "phrases": (oil OR "natural gas") export')
        parts = [*parts[:-1], parts[-1].joined(new[0])] if either else [*parts, *new]
        either, size = False, len(new)
    if minus and len(parts) > 1:
        raise UsageError("a minus before brackets leaves out words joined by OR: export -(oil OR gas)")
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
    found = tuple(readings)
    return Part(() if prefix else found, found if prefix else (), minus == _EXCLUDED)


def _lemmas(surface: str, language: str) -> tuple[str, ...]:
    """The terms of a word as the text may hold it: as a common word and as a name."""
    spelt = [surface, *(_with_yo(surface) if language == "ru" else ())]
    forms = [(form, False) for form in spelt] + [(form[0].upper() + form[1:], True) for form in spelt]
    readings = (describe(form, language, inside)[2].lemma for form, inside in forms)
    return tuple(dict.fromkeys(term(lemma, language) for lemma in readings))


def _with_yo(surface: str) -> Iterator[str]:
    """The ways in which one е of a word may have stood for ё: «Мирзиеева» is «Мирзиёева»."""
    return (surface[:at] + "ё" + surface[at + 1 :] for at, letter in enumerate(surface) if letter == "е")


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
    for terms in part.begun:
        if len(terms) > 1:
            yield tantivy.Query.phrase_prefix_query(schema, FIELD, list(terms))
        else:
            yield tantivy.Query.regex_query(schema, FIELD, re.escape(terms[0]).replace("\\-", "-") + ".*")
    for terms in part.readings:
        if len(terms) > 1:
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
    held = [part for part in parts if not part.excluded]
    wanted = [(terms, False) for part in held for terms in part.readings]
    wanted += [(terms, True) for part in held for terms in part.begun]
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
