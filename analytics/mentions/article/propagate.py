"""Carries what one place of an article tells of a name to every other: companies, and abbreviations in brackets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from analytics.mentions.article.evidence import Evidence, Run
from analytics.mentions.gazetteer.lexicon import Entity
from analytics.mentions.grammar import grammar
from analytics.mentions.people.names import bases, first_name, key, strong_surname, unlike_a_word
from analytics.mentions.resolve import Candidate
from analytics.mentions.things.shapes import is_acronym
from analytics.mentions.things.thing import key_of
from analytics.mentions.things.types import types
from analytics.records import Sentence, Token

_LONGEST = 4
_PER_WORD = 20  # names that begin with one word: more are no text but a list


class Carrier:
    """The names of one article that are known by evidence, and where else they stand."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence], evidence: Evidence) -> None:
        self._tokens, self._sentences, self._evidence = tokens, sentences, evidence
        self._names: dict[str, list[tuple[tuple[str, ...], Entity]]] = defaultdict(list)
        self._short: dict[str, Entity] = {}

    def learn_firms(self, found: Sequence[Sequence[Candidate]], named: set[int]) -> None:
        """Remember the companies that a rule found, those that their roles show, and their neighbours in a list."""
        for sentence, candidates in zip(self._sentences, found, strict=True):
            for c in candidates:
                if c.entity.kind == "company" and c.rank == 1:
                    self._learn(self._core(c, sentence.language), c.entity, sentence.language)
        for run in self._evidence.firms:
            self._learn_run(run, named)
        for run in self._evidence.doers:
            if not self._human(run):
                self._learn_run(run, named)
        for own, candidates in zip(self._evidence.runs, found, strict=True):
            firms = {at for c in candidates if c.entity.kind == "company" for at in range(c.first, c.last)}
            firms |= {at for run in own for at in self._firms_in(run)}
            for run in own if firms else ():
                if self._is_listed(run, firms):
                    self._learn_run(run, named)

    def _human(self, run: Run) -> bool:
        """Whether a name that does what a firm does is somebody's: who speaks elsewhere, or has a first name."""
        words, language = self._tokens[run.first : run.last], run.sentence.language
        if any(first_name(token.form, language) for token in words):
            return not words[0].form.endswith("ʻs")  # "Luke's Surok"
        return self._evidence.is_person(words[-1].form, language)

    def _firms_in(self, run: Run) -> set[int]:
        if not self._names:
            return set()
        return {at for c in self._in_run(run, set()) for at in range(c.first, c.last)}

    def _is_listed(self, run: Run, firms: set[int]) -> bool:
        """Whether a name stands in a list with a company: "Honda and Surok", "Honda, Surok and Tulpar"."""
        before = self._tokens[run.first - 1].form if run.first > run.sentence.first + 1 else ""
        after = self._tokens[run.last].form if run.last + 1 < run.sentence.last else ""
        with_next = run.last + 1 in firms and after in (grammar().ands | {","})
        with_last = run.first - 2 in firms and before in (grammar().ands | {","})
        return (with_next or with_last) and bool({before, after} & grammar().ands or before == after == ",")

    def _learn_run(self, run: Run, named: set[int]) -> None:
        language = run.sentence.language
        span = [at for at in range(run.first, run.last) if self._tokens[at].form not in "-&"]
        if named.intersection(span) or len(span) > _LONGEST or self._somebody(span, language):
            return
        if any(self._tokens[at].form.endswith("ʻs") for at in span[1:-1]):
            return  # "Wyndel Surok's Tulpar"
        if any(self._evidence.is_place(self._tokens[at].form, language) for at in span):
            return
        shown = all(self._tokens[at].form in self._evidence.inside for at in span)
        if shown or any(self._unlike(at, language) for at in span):
            self._learn(tuple(span), self._entity(span, language), language)

    def _unlike(self, at: int, language: str) -> bool:
        token = self._tokens[at]
        if language in ("kk", "uz-Cyrl", "ru") and token.text.isascii():
            return len(token.text) > 2  # whatever is in Latin letters there is a name
        return len(token.text) > 3 and unlike_a_word(token.form, token.morph.pos, language)

    def _somebody(self, span: Sequence[int], language: str) -> bool:
        forms = [self._tokens[at].form for at in span]
        if any(base in self._evidence.titled for base in bases(forms[-1], language)):
            return True
        if self._tokens[span[0]].form.endswith("ʻs"):
            return False
        return len(forms) > 1 and bool(first_name(forms[0], language) or strong_surname(forms[-1], language))

    def _entity(self, span: Sequence[int], language: str) -> Entity:
        words = [self._tokens[at] for at in span]
        return Entity("company-" + key_of(words), " ".join(token.text for token in words).removesuffix("'s"), "company")

    def _core(self, candidate: Candidate, language: str) -> tuple[int, ...]:
        """The words of a company's name without the word that says what it is."""
        kinds, found = types(language), []
        for at in range(candidate.first, candidate.last):
            token = self._tokens[at]
            if token.kind == "word" and token.text[0].isupper() and not (kinds and kinds.type_of(token)):
                found.append(at)
        return tuple(found) if 0 < len(found) <= _LONGEST else ()

    def _learn(self, span: tuple[int, ...], entity: Entity, language: str) -> None:
        forms = [self._tokens[at].form for at in span]
        if not forms or (len(forms) == 1 and len(forms[0]) < 4 and not is_acronym(self._tokens[span[0]])):
            return
        name = tuple(key(form.removesuffix("ʻs")) for form in forms)
        known = self._names[name[0]]
        if len(known) < _PER_WORD and all(name != other for other, _ in known):
            known.append((name, entity))
            if len(span) > 1 and self._unlike(span[0], language):
                self._short.setdefault(name[0], entity)  # "Surok" for "Surok Freight"

    def find(self, taken: set[int]) -> list[Candidate]:
        """The other places of the names that were learnt, outside the tokens `taken`."""
        found: list[Candidate] = []
        if not self._names:
            return found
        for run in chain.from_iterable(self._evidence.runs):
            found += self._in_run(run, taken)
        return found

    def _in_run(self, run: Run, taken: set[int]) -> list[Candidate]:
        found, at = [], run.first
        while at < run.last:
            best = None if at in taken else self._at(at, run)
            if best:
                entity, last = best
                tokens = self._tokens
                found.append(
                    Candidate(entity, tokens[at].start, tokens[last - 1].end, at, last, "noun", 1, "told-elsewhere")
                )
                at = last
            else:
                at += 1
        return found

    def _at(self, at: int, run: Run) -> tuple[Entity, int] | None:
        language, best = run.sentence.language, None
        for first in _keys(self._tokens[at].form, language):
            for name, entity in self._names.get(first, ()):
                last = self._matches(at, name, run)
                if last and (best is None or last > best[1]):
                    best = entity, last
            if best is None and run.last - run.first == 1 and first in self._short:
                return self._short[first], run.last
        return best

    def _matches(self, at: int, name: tuple[str, ...], run: Run) -> int | None:
        language = run.sentence.language
        for number, part in enumerate(name):
            while number and at < run.last and self._tokens[at].form in "-&":
                at += 1
            if at >= run.last:
                return None
            form = self._tokens[at].form
            if part not in (_keys(form, language) if number == len(name) - 1 else {key(form.removesuffix("ʻs"))}):
                return None
            at += 1
        return at


@lru_cache(maxsize=50_000)
def _keys(form: str, language: str) -> frozenset[str]:
    """The keys of all that a form can be without an ending."""
    return frozenset(key(base.removesuffix("ʻs")) for base in bases(form, language))


def abbreviated(tokens: Sequence[Token], found: Iterable[Candidate]) -> list[Candidate]:
    """The abbreviations that an article explains by brackets ("Surok Rivers Committee (SRC)") or a role, everywhere."""
    meant: dict[str, Entity] = {}
    for c in found:
        if c.last - c.first == 1 and c.entity.kind == "organisation" and c.rank == 2 and is_acronym(tokens[c.first]):
            meant.setdefault(tokens[c.first].text, c.entity)
        if c.entity.kind in ("organisation", "company") and c.last - c.first > 1 and c.last + 2 < len(tokens):
            short = tokens[c.last + 1].text
            if (
                tokens[c.last].form == "("
                and tokens[c.last + 2].form == ")"
                and 2 <= len(short) <= 8
                and short.isupper()
            ):
                meant.setdefault(short, c.entity)
    if not meant:
        return []
    return [
        Candidate(meant[token.text], token.start, token.end, at, at + 1, "abbreviation", 1, "told-elsewhere")
        for at, token in enumerate(tokens)
        if token.text in meant
    ]
