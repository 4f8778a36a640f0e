"""What stands around a country's name and tells that no country is meant, or that its government is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from analytics.endings import FOLDER, TURKIC
from analytics.lexicons import blaming, read_toml
from analytics.mentions.gazetteer.lexicon import countries
from analytics.mentions.grammar import grammar
from analytics.mentions.people.names import unlike_a_word
from analytics.mentions.resolve import Candidate
from analytics.records import Sentence, Token
from analytics.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Homonym:
    """A name that also means something else, and the words that tell which."""

    entity: str
    name: str
    against: frozenset[str]
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Contexts:
    """The words of contexts.toml."""

    currency: Vocabulary
    language: Vocabulary
    between: frozenset[str]
    homonyms: tuple[Homonym, ...]
    initial: frozenset[tuple[str, str]]
    given: frozenset[str]


@cache
def contexts() -> Contexts:
    """The words that tell what a country's name means.

    Raises:
        LexiconError: the file is not what it should be.
    """
    path = FOLDER / "contexts.toml"
    data = read_toml(path)
    with blaming(path):
        homonyms = tuple(
            Homonym(row["entity"], row["name"], frozenset(row["against"].split()), frozenset(row["unless"].split()))
            for row in data["homonym"]
        )
        return Contexts(
            Vocabulary(data["currency"].split()),
            Vocabulary(data["language"].split()),
            frozenset(data["between"].split()),
            homonyms,
            frozenset((row["name"], row["language"]) for row in data["initial"]),
            frozenset(data["given"].split()),
        )


class Forms:
    """The forms of an article, worked out when a homonym asks for them."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> None:
        self._tokens, self._sentences = tokens, sentences

    @cached_property
    def all(self) -> frozenset[str]:
        """All forms, and with ^ before them those that are capitalised inside a sentence."""
        firsts = {sentence.first for sentence in self._sentences}
        inside = {
            "^" + token.form for at, token in enumerate(self._tokens) if at not in firsts and token.text[0].isupper()
        }
        return frozenset(inside.union(token.form for token in self._tokens))


def in_context(
    candidates: list[Candidate], tokens: Sequence[Token], sentence: Sentence, forms: Forms
) -> list[Candidate]:
    """The candidates without currencies, languages and homonyms, capitals that mean a government marked."""
    kept = [
        candidate
        for candidate in candidates
        if candidate.entity.kind != "country" or not _is_other(candidate, tokens, sentence, forms)
    ]
    capitals = {c.first: c for c in kept if c.entity.capital and c.entity.kind == "place"}
    return _with_capitals(kept, capitals, tokens, sentence) if capitals else kept


def _is_other(candidate: Candidate, tokens: Sequence[Token], sentence: Sentence, forms: Forms) -> bool:
    words, language = contexts(), sentence.language
    after = candidate.last
    if after < sentence.last and words.currency.has(tokens[after].form, language, tokens[after].lemma):
        return True
    before = candidate.first - 1
    noun_before = language == "ru" and before >= sentence.first and candidate.form != "adjective"
    if noun_before and words.currency.has(tokens[before].form, language, tokens[before].lemma):
        return True  # «в долларах США»
    if (
        candidate.form == "adjective"
        and language in TURKIC
        and tokens[candidate.last - 1].form.endswith(grammar().as_spoken)
    ):
        return True  # «орысша», «русча»: in that language
    if candidate.form == "adjective" and _of_language(candidate, tokens, sentence):
        return True
    name = tokens[candidate.first].form
    if (name, language) in words.initial and candidate.first == sentence.first and "^" + name not in forms.all:
        return True
    if name in words.given and candidate.form == "noun" and _is_given(candidate, tokens, sentence):
        return True
    return any(
        candidate.entity.id == row.entity
        and name.startswith(row.name)
        and row.against & forms.all
        and not row.unless & forms.all
        for row in words.homonyms
    )


def _is_given(candidate: Candidate, tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether a country's name is a first name here: "Jordan Surokov"."""
    after = tokens[candidate.last] if candidate.last < sentence.last else None
    if after is None or after.kind != "word" or not after.text[0].isupper():
        return False
    return unlike_a_word(after.form, after.morph.pos, sentence.language)


def _of_language(candidate: Candidate, tokens: Sequence[Token], sentence: Sentence) -> bool:
    """«қазақ, орыс және ағылшын тілдері»: adjectives in a list before the word for a language."""
    words = contexts()
    for at in range(candidate.last, min(candidate.last + 8, sentence.last)):
        token = tokens[at]
        if words.language.has(token.form, sentence.language, token.lemma):
            return True
        listed = token.form in ",-" or token.form in words.between
        if not listed and tokens[at - 1].form not in {",", "-", *words.between}:
            return False
    return False


def _with_capitals(
    candidates: list[Candidate], capitals: dict[int, Candidate], tokens: Sequence[Token], sentence: Sentence
) -> list[Candidate]:
    """Capitals that act or stand in a pair («Astana and Moscow agreed») stand for their governments."""
    meant = {at for at, c in capitals.items() if _acts(c, tokens, sentence) and sentence.kind != "dateline"}
    for at, candidate in capitals.items():
        following = candidate.last + 1
        pair = following in capitals and tokens[candidate.last].form in grammar().pairs
        if pair and not _is_where(capitals[following], tokens) and not _is_where(candidate, tokens):
            meant |= {at, following}
        comitative = {"ins"} & set(tokens[candidate.last - 1].morph.tags) and candidate.last in capitals
        if comitative or (candidate.last in capitals and "ins" in tokens[candidate.last].morph.tags):
            meant |= {at, candidate.last}
    return [_as_country(c) if c.first in meant and c.entity.capital else c for c in candidates]


def _as_country(candidate: Candidate) -> Candidate:
    country = countries().get(candidate.entity.capital)
    if country is None or candidate.entity.kind != "place":
        return candidate
    return candidate._replace(entity=country, form="capital", rule="capital-acts")


_WHERE = frozenset({"loc", "abl", "dat", "attr", "acc"})


def _is_where(candidate: Candidate, tokens: Sequence[Token]) -> bool:
    last = tokens[candidate.last - 1]
    before = tokens[candidate.first - 1].form if candidate.first else ""
    return bool(_WHERE & set(last.morph.tags)) or before in grammar().where


def _acts(candidate: Candidate, tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether a capital is the subject of a verb of saying, deciding or doing: bare, before a finite verb."""
    last = tokens[candidate.last - 1]
    if _is_where(candidate, tokens) or candidate.last >= sentence.last or {"gen", "ins"} & set(last.morph.tags):
        return False
    after = tokens[candidate.last]
    if sentence.language in ("ru", "en"):
        return after.morph.pos == "VERB" and not {"part", "inf", "conv"} & set(after.morph.tags)
    return False
