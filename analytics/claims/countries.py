"""The countries of an article by sentence: what is money, a medium's home or part of a name is none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from analytics.claims.arguments import DEIXIS, Argument, Place, arguments, deictic
from analytics.claims.lexicon import blocs, media_word, members, money_states, money_words, places, speakers, unions
from analytics.claims.sentences import Clauses, Sentences
from analytics.records import Document, Mention

_LEAD = 3  # sentences
_NEAR = 10  # characters
_TITLE = 60  # characters
_THINGS = frozenset({"company", "corridor", "project", "facility", "media", "place", "person"})
_WAYS = frozenset({"corridor", "project", "facility"})


@dataclass(frozen=True, slots=True)
class Named:
    """A country, bloc or town's country that a mention names."""

    code: str
    mention: Mention
    town: bool = False


class Countries:
    """The countries of each sentence of an article with their roles, made when first asked for."""

    def __init__(self, sentences: Sentences, mentions: Sequence[Mention]) -> None:
        self.sentences, self.document = sentences, sentences.document
        things = [(m.start, m.end) for m in mentions if m.kind in _THINGS and not m.nested]
        self._named = [named for m in mentions if (named := _named(self.document, m, things)) is not None]
        self._starts = [named.mention.start for named in self._named]
        lying = members()
        self._ways = [(m.start, lying[m.entity]) for m in mentions if m.kind in _WAYS and m.entity in lying]
        self._made: dict[int, tuple[Argument, ...]] = {}

    def of(self, index: int) -> tuple[Argument, ...]:
        """The arguments of a sentence."""
        found = self._made.get(index)
        if found is None:
            clauses = self.sentences[index]
            places = [_place(clauses, one) for one in self.named(index)]
            found = self._made[index] = arguments(clauses, sorted([*places, *deictic(clauses, places)], key=_first))
        return found

    def named(self, index: int) -> list[Named]:
        """The countries that a sentence names."""
        sentence = self.document.sentences[index]
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        return self._named[first:last]

    def lead(self) -> str | None:
        """The country that the article names first as who acts or owns."""
        for index in range(min(_LEAD, len(self.document.sentences))):
            for one in self.of(index):
                if one.role in ("agent", "owner", "person") and one.code not in DEIXIS:
                    return one.code
        return None

    def way(self, index: int) -> tuple[str, ...]:
        """The members of the first corridor or project that a sentence names."""
        sentence = self.document.sentences[index]
        return next((codes for at, codes in self._ways if sentence.start <= at < sentence.end), ())

    def codes(self, index: int) -> tuple[str, ...]:
        """The countries and blocs that a sentence names, each once."""
        kinds = self.sentences[index].segments
        rows = [one for one in self.of(index) if one.role not in ("via", "aside") and one.code not in DEIXIS]
        told = without_towns([one for one in rows if kinds[one.segment].kind != "report"])
        return tuple(dict.fromkeys(one.code for one in told))

    def __bool__(self) -> bool:
        return bool(self._named)


def _named(document: Document, mention: Mention, things: Sequence[tuple[int, int]]) -> Named | None:
    """A mention as a country, if it may be a party."""
    code = mention.entity if mention.kind == "country" else blocs().get(mention.entity)
    town = code is None or mention.kind == "place"
    code = code or places().get(mention.entity) or speakers().get(mention.entity)
    if code is None or _of_money(document, mention) or _of_medium(document, mention):
        return None
    if mention.nested and _lies_in(mention, things):
        return None
    return Named(code, mention, town and mention.kind != "person")


def _place(clauses: Clauses, named: Named) -> Place:
    first, last = clauses.token(named.mention.start), clauses.token(named.mention.end - 1) + 1
    form = "person" if named.mention.kind == "person" else named.mention.form
    return Place(named.code, first, last, form, named.town)


def _first(place: Place) -> int:
    return place.first


def without_towns(found: list[Argument]) -> list[Argument]:
    """Where two countries or a bloc are named, a town only says where."""
    states = [one for one in found if not one.town]
    if len({one.code for one in states}) > 1 or any(one.code in unions() for one in states):
        return states
    return [one for one in found if not (one.town and one.code in unions())] or found


def _lies_in(mention: Mention, things: Sequence[tuple[int, int]]) -> bool:
    """Whether a mention is part of the name of a thing: a pipeline's, a company's, a person's."""
    at = bisect_left(things, (mention.start + 1, 0)) - 1
    return at >= 0 and things[at][0] <= mention.start and mention.end <= things[at][1]


def _of_money(document: Document, mention: Mention) -> bool:
    """Whether a country's name is a currency's: «АҚШ доллары», «долл. США»."""
    text, words = document.text, money_words()
    after = text[mention.end : mention.end + _NEAR].lower().lstrip(" $")
    before = text[max(0, mention.start - _NEAR) : mention.start].lower().split()
    named = bool(before) and before[-1].startswith(words) and before[-1].rstrip(".").isalpha()
    named = named and mention.entity in money_states()
    return named or text[mention.end : mention.end + 1] == "$" or after.startswith(words)


def _of_medium(document: Document, mention: Mention) -> bool:
    return media_word().match(document.text, mention.end, mention.end + _TITLE) is not None
