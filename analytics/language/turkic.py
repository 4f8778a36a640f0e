"""Kazakh and Uzbek word forms: closed lists first, then the likeliest split into an attested stem and an ending."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from analytics.errors import LexiconError
from analytics.language.endings import NOUN, VERB
from analytics.language.lexicon import FOLDER, read_toml
from analytics.language.scoring import Model, listed_support, load_settings
from analytics.language.stems import Candidate, Splitter, load_splitter
from analytics.language.uzbek import to_latin
from analytics.records import Morph

_ATTESTED = 3.0  # support by which a stem counts as known
_SHORT = 4  # letters under which an ending shows no adverb
_OWN = {"p1", "p2", "p1pl"}
_CLOSED = ("PRON", "VERB")


@dataclass(frozen=True, slots=True)
class Analyser:
    """The forms of one language; see `analyse`."""

    splitter: Splitter
    model: Model
    closed: dict[str, Morph]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    names: frozenset[str]  # stems that are mostly written with a capital
    rules: dict[str, Any]

    def analyse(self, form: str, name: bool) -> Morph:
        """The analysis of a lower-case form; of a compound with a hyphen, that of its last part."""
        if form in self.closed:
            return self.closed[form]
        head, hyphen, tail = form.rpartition("-")
        if hyphen and head and tail:
            return self._compound(head, tail, name)
        name = name or form in self.names
        candidates = self.candidates(form, name)
        best = max(candidates, key=self._rank)
        if "inf" in best.tags:
            best = self._verbal_noun(best, candidates)
        return self._morph(best, name)

    def _verbal_noun(self, best: Candidate, candidates: list[Candidate]) -> Candidate:
        """«реттеуге» and «реттеу» are one noun, whichever of them the score takes for a verb."""
        tags, ends = best.tags[best.tags.index("inf") + 1 :], tuple(self.rules["verbal_noun"])
        same = (c for c in candidates if c.pos == NOUN and c.tags == tags and c.lemma.endswith(ends))
        return next(same, best)

    def candidates(self, form: str, name: bool) -> list[Candidate]:
        """What the form may be; a name is no verb, and "our" only where it is a known word («Президентіміз»)."""
        found = self.splitter.candidates(form)
        return [c for c in found if self._names(c)] if name else found

    def _names(self, candidate: Candidate) -> bool:
        if candidate.pos != NOUN:
            return False
        return _OWN.isdisjoint(candidate.tags) or self.model.support.get((candidate.lemma, NOUN), 0) >= _ATTESTED

    def _rank(self, candidate: Candidate) -> tuple[float, int, str]:
        """Score; ties go to the longer stem, then by the alphabet, so that no run differs from another."""
        return self.model.score(candidate), len(candidate.lemma), candidate.lemma

    def _compound(self, head: str, tail: str, name: bool) -> Morph:
        """«АҚШ-пен» is АҚШ with an ending, «ата-аналардың» is ата-ана, «bordi-ku» is bordi."""
        if tail in self.rules["clitics"]:
            return self.analyse(head, name)
        if tail in self.rules["ordinals"] and head[-1].isdigit():
            return Morph(head, "NUM", ("ord",))
        readings = [r for r in self.splitter.endings.get(tail, ()) if r.pos == NOUN]
        if readings and (len(head) <= 5 or self.model.support.get((tail, NOUN), 0) < _ATTESTED):
            return Morph(head, "PROPN" if name else "NOUN", readings[0].tags)
        whole = self.model.support.get((f"{head}-{tail}", NOUN), 0)
        last = self.analyse(tail, name)
        if whole >= _ATTESTED and not last.tags:
            return Morph(f"{head}-{tail}", last.pos)
        return Morph(f"{head}-{last.lemma}", last.pos, last.tags)

    def _morph(self, best: Candidate, name: bool) -> Morph:
        lemma = self.rules["loans"].get(best.lemma, best.lemma)
        if best.pos == VERB:
            return Morph(lemma, "VERB", best.tags)
        if lemma in self.names or (name and self.model.support.get((lemma, NOUN), 0) < _ATTESTED):
            return Morph(lemma, "PROPN", best.tags)
        return Morph(lemma, "NOUN" if best.tags and lemma not in self.adjectives else self._bare_pos(lemma), best.tags)

    def _bare_pos(self, lemma: str) -> str:
        """Noun, adjective or adverb, by the lists and then by the ending."""
        if lemma in self.adjectives:
            return "ADJ"
        if lemma in self.nouns or lemma.endswith(tuple(self.rules["noun_endings"])):
            return "NOUN"
        if len(lemma) > _SHORT and lemma.endswith(tuple(self.rules["adverb_endings"])):
            return "ADV"
        return "ADJ" if lemma.endswith(tuple(self.rules["adjective_endings"])) else "NOUN"


@cache
def load_analyser(language: str) -> Analyser:
    """The analyser of `kk` or `uz`."""
    lists = read_toml(f"{language}_closed.toml")
    model, names = load_model(language)
    return Analyser(
        splitter=load_splitter(language),
        model=model,
        closed=_closed_forms(lists),
        adjectives=frozenset(lists["words"]["ADJ"].split()),
        nouns=frozenset(lists["attested"]["NOUN"].split()),
        names=names,
        rules=read_toml(f"{language}.toml")["stems"],
    )


def _closed_forms(lists: dict[str, Any]) -> dict[str, Morph]:
    """Every form of the closed lists; an earlier part of speech wins («кейін» is a postposition first)."""
    forms: dict[str, Morph] = {}
    for pos in _CLOSED:
        for lemma, text in lists[pos].items():
            for form in text.split():
                forms.setdefault(form, Morph(lemma, pos))
    for pos, text in lists["words"].items():
        for form in text.split():
            forms.setdefault(form, Morph(form, pos))
    return forms


@cache
def load_model(language: str) -> tuple[Model, frozenset[str]]:
    """What was learned (`<language>_stems.tsv`, `<language>_tags.tsv`), and the stems that are names."""
    support: dict[tuple[str, str], float] = {}
    names = []
    for number, (stem, pos, count, case) in _rows(f"{language}_stems.tsv", 4):
        try:
            support[stem, pos] = float(count)
        except ValueError as error:
            raise LexiconError(f"{language}_stems.tsv", number, f"{count!r} is not a number") from error
        if case == "name":
            names.append(stem)
    for key, weight in listed_support(language).items():
        support[key] = support.get(key, 0.0) + weight
    bigrams = {(a, b): float(log) for _, (a, b, log) in _rows(f"{language}_tags.tsv", 3)}
    share = {pos: bigrams.pop(("", pos)) for pos in (NOUN, VERB)}
    return Model(support, bigrams, share, load_settings(language)), frozenset(names)


def is_attested(form: str, language: str) -> bool:
    """Whether the stem of a form was met in text, or is listed; `kk`, or `uz` in Latin letters."""
    analyser = load_analyser(language)
    lemma = analyser.analyse(form, False).lemma
    return lemma in _attested(language) or form in analyser.closed


@cache
def _attested(language: str) -> frozenset[str]:
    return frozenset(stem for stem, _ in load_analyser(language).model.support)


def _rows(name: str, width: int) -> list[tuple[int, list[str]]]:
    """The lines of a table of the folder with their numbers, without comments."""
    try:
        lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise LexiconError(name, "file", "is missing") from error
    rows = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line and not line.startswith("# ")]
    for number, row in rows:
        if len(row) != width:
            raise LexiconError(name, number, f"has {len(row)} fields, not {width}")
    return rows


def analyse_kazakh(form: str, name: bool) -> Morph:
    """The analysis of a Kazakh form.

    >>> analyse_kazakh("елдеріміздің", False)
    Morph(lemma='ел', pos='NOUN', tags=('pl', 'p1pl', 'gen'))
    """
    return load_analyser("kk").analyse(form, name)


def analyse_uzbek(form: str, name: bool) -> Morph:
    """The analysis of an Uzbek form in either script; the lemma is in Latin script.

    >>> analyse_uzbek("ҳамкорликнинг", False)
    Morph(lemma='hamkorlik', pos='NOUN', tags=('gen',))
    """
    return load_analyser("uz").analyse(to_latin(form), name)
