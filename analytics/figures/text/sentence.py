"""A sentence as the figures' rules see it: its words, the phrases found in them and what is taken already."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from analytics.figures.fields.own_measures import find_phrases
from analytics.figures.numbers.digits import numeral
from analytics.figures.numbers.repeated import said_once
from analytics.figures.text.lexer import Word, known, lex
from analytics.figures.text.lexicon import Language, Unit, language
from analytics.figures.text.phrases import Hit
from analytics.records import Document, Morph, Sentence, Token

_CODES = {"kk": "kk", "uz-Cyrl": "uz", "uz-Latn": "uz", "ru": "ru", "en": "en"}
_NONE: list[Hit] = []
_LONGEST = 250  # words; no sentence of news is longer


@dataclass(slots=True)
class Clause:
    """The words of a sentence, with the hits of the lexicons by category and by word."""

    sentence: Sentence
    tongue: Language
    words: list[Word]
    forms: list[str]
    hits: dict[str, list[Hit]]
    document: Document
    taken: set[int] = field(default_factory=set)  # words of dates and names, which are no figures
    memo: dict[str, Any] = field(default_factory=dict)  # what rules found out about the whole sentence
    _at: dict[str, dict[int, Hit]] = field(default_factory=dict)

    def at(self, category: str, word: int) -> Hit | None:
        """The longest hit of a category that starts at a word."""
        table = self._at.get(category)
        if table is None:
            table = {}
            for hit in self.hits.get(category, _NONE):
                table.setdefault(hit.first, hit)
            self._at[category] = table
        return table.get(word)

    def all(self, category: str) -> list[Hit]:
        return self.hits.get(category, _NONE)

    def between(self, category: str, first: int, last: int) -> list[Hit]:
        """The hits of a category that start inside `words[first:last]`."""
        return [hit for hit in self.hits.get(category, _NONE) if first <= hit.first < last]

    def form(self, word: int) -> str:
        """The form of a word, or "" outside the sentence."""
        return self.forms[word] if 0 <= word < len(self.forms) else ""

    def says(self, word: int, name: str) -> bool:
        """Whether a word is one of a list that the rules of the language keep (numbers.*.toml)."""
        return self.form(word) in self.tongue.words[name]

    def ends(self, word: int, name: str) -> bool:
        """Whether a word ends in one of such a list of endings."""
        return self.form(word).endswith(tuple(self.tongue.words[name]))

    @property
    def places(self) -> list[int]:
        """Where each word starts in the document."""
        found: list[int] | None = self.memo.get("places")
        if found is None:
            offsets = self.document.folded.offsets
            found = self.memo["places"] = [offsets[word.start] for word in self.words]
        return found

    def morph(self, word: int) -> Morph | None:
        """The morphology of the token that starts where a word does."""
        tokens, sentence = self.document.tokens, self.sentence
        start = self.places[word]
        at = bisect_left(tokens, start, sentence.first, sentence.last, key=_start)
        return tokens[at].morph if at < sentence.last and tokens[at].start == start else None

    def unit(self, word: int) -> tuple[Unit, Hit] | None:
        hit = self.at("unit", word)
        return (hit.value, hit) if hit else None


def _start(token: Token) -> int:
    return token.start


# a few words may look like a neighbour of Kazakh: «Он миллиард теңге»
_NEIGHBOURS = frozenset({"ky", "kaa", "tt", "ba"})
_SHORT = 40  # characters of a text whose language is uncertain


def code_of(sentence: Sentence, document: Document) -> str | None:
    """The lexicon for a sentence: that of its own language, else of the article's."""
    code = _CODES.get(sentence.language) or _CODES.get(document.language)
    if code is None and document.language in _NEIGHBOURS and len(document.text) <= _SHORT:
        return "kk"
    return code


@lru_cache(maxsize=50_000)
def may_hold(form: str, code: str) -> bool:
    """Whether a token can hold a number: a look at its form that spares most sentences the lexer."""
    if any(map(str.isnumeric, form)):
        return True
    tongue = language(code)
    forms = (known(part, code) for part in form.replace("–", "-").split("-"))
    return any(number.role or part in tongue.amounts or part in tongue.words["every"] for part, number in forms)


def may_count(word: Word) -> bool:
    """Whether a word can be part of a number."""
    return word.kind == "n" or bool(word.number.role) or numeral(word.text)


def read_clauses(document: Document, sentence: Sentence) -> Iterator[Clause]:
    """The words and hits of a sentence, in parts of at most _LONGEST words, so that the time stays linear on any text.

    Nothing comes from a language that is not analysed, nor from a part without any number.
    """
    code = code_of(sentence, document)
    if code is None:
        return
    tokens = document.tokens[sentence.first : sentence.last]
    if not any(may_hold(token.form, code) or (token.text.isupper() and numeral(token.text)) for token in tokens):
        return
    folded = document.folded
    if isinstance(folded.offsets, range):
        start, end = sentence.start, sentence.end
    else:
        start, end = bisect_left(folded.offsets, sentence.start), bisect_left(folded.offsets, sentence.end)
    words = said_once(lex(folded.text, start, end, code), language(code))
    for first in range(0, len(words), _LONGEST):
        part = words[first : first + _LONGEST]
        if any(map(may_count, part)) or not language(code).amounts.keys().isdisjoint(word.form for word in part):
            forms = [_form(part, at, language(code)) for at in range(len(part))]
            hits = find_phrases(code, forms, document.article.own)
            yield Clause(sentence, language(code), part, forms, hits, document)


def _form(words: list[Word], at: int, tongue: Language) -> str:
    """The form that phrases are found by; a word whose capital makes it a name keeps that: "in May", "Theresa May"."""
    word = words[at]
    if word.form not in tongue.words["name_or_verb"] or not word.text.istitle():
        return word.form
    if at == 0:
        return word.form if _asks(words) else word.text
    led = words[at - 1].form in tongue.words["prepositions"] or words[at - 1].text.istitle()
    dated = at + 1 < len(words) and words[at + 1].kind == "n"
    return word.text if not headlined(words) or (led and dated) else word.form


def _asks(words: list[Word]) -> bool:
    return words[-1].text == "?"


def headlined(words: list[Word]) -> bool:
    """ "Fire Kills 12 in Hotel": where every word of weight has a capital, a capital says nothing."""
    weighty = [word.text for word in words if word.kind == "w" and len(word.text) > _WEIGHTY]
    return len(weighty) > 2 and all(text[0].isupper() for text in weighty)


_WEIGHTY = 3  # letters
