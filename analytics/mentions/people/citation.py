"""Russian names in the nominative, by pymorphy3 and by the paradigms of citation.toml.

All words of a name have one gender and one case; which, the words themselves tell together, then the title before
them, the preposition, the verb behind them, and the names of the same article.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from analytics.endings import FOLDER
from analytics.lexicons import blaming, read_toml
from analytics.mentions.people.names import is_first_name, patronymic, russian_parses
from analytics.mentions.people.titles import titles
from analytics.records import Sentence, Token

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_GENDERS = ("masc", "femn")
_TAGS = {"given": "Name", "surname": "Surn", "patronymic": "Patr"}
# What a reading is worth: known to the dictionary, guessed by it, made by a paradigm, of a name that no case changes;
# and a first name of the lists
_KNOWN, _GUESSED, _MADE, _UNCHANGED, _LISTED = 2.0, 1.0, 0.6, 0.4, 1.5
# What stands around a name and agrees with one of its readings
_TITLE, _GOVERNED, _VERB, _SHOWN, _BARE, _PLAIN = 3.0, 1.5, 1.0, 1.5, 0.5, 0.2
_BACK = 6  # words between a title and its name: «министра сельского хозяйства Суркова»


class Reading(NamedTuple):
    """What a form of a name can be."""

    gender: str
    case: str
    nominative: str
    weight: float


class _Paradigm(NamedTuple):
    of: frozenset[str]
    genders: tuple[str, ...]
    endings: tuple[tuple[str, ...], ...]  # by case, each in its spellings


class _Grammar(NamedTuple):
    paradigms: tuple[_Paradigm, ...]
    prepositions: dict[str, frozenset[str]]
    unchanging: tuple[tuple[str, re.Pattern[str]], ...]
    no_consonants: str


@cache
def _grammar() -> _Grammar:
    path = FOLDER / "citation.toml"
    with blaming(path):
        data = read_toml(path)
        paradigms = tuple(
            _Paradigm(
                frozenset(row["of"].split()),
                _GENDERS if row["gender"] == "both" else (row["gender"],),
                tuple(tuple(ending.strip("-").split("|")) for ending in row["endings"].split()),
            )
            for row in data["paradigm"]
        )
        unchanging = tuple((gender, re.compile(f".+(?:{end})")) for gender, end in data["unchanging"].items())
        prepositions = {case: frozenset(words.split()) for case, words in data["prepositions"].items()}
        return _Grammar(paradigms, prepositions, unchanging, data["letters"]["no_consonants"])


def cite(
    forms: Sequence[str], tokens: Sequence[Token], span: tuple[int, int], sentence: Sentence, shown: Collection[str]
) -> tuple[str, ...]:
    """The forms of a name, given names first, in the nominative; as they stand where nothing tells their case.

    `span` is its place among the tokens, `shown` the capitalised forms of the article.
    """
    roles = [_role(form, number, len(forms)) for number, form in enumerate(forms)]
    known = [_readings(form, role) for form, role in zip(forms, roles, strict=True)]
    around = _around(tokens, span, sentence)
    best, chosen = 0.0, tuple(forms)
    for gender in _GENDERS:
        for case in CASES:
            found = [_best(readings, gender, case) for readings in known]
            if all(found):
                cited = tuple(reading.nominative for reading in found if reading)
                score = sum(reading.weight for reading in found if reading) + around[case] + around[gender]
                score += _SHOWN * (cited[-1] in shown and cited[-1] != forms[-1])
                if score > best:
                    best, chosen = score, cited
    return chosen


def _role(form: str, number: int, length: int) -> str:
    if number == length - 1:
        return "surname"
    return "patronymic" if number and patronymic(form, "ru") else "given"


def _best(readings: Sequence[Reading], gender: str, case: str) -> Reading | None:
    fitting = [reading for reading in readings if reading.gender == gender and reading.case == case]
    return max(fitting, key=lambda reading: reading.weight, default=None)


@lru_cache(maxsize=50_000)
def _readings(form: str, role: str) -> tuple[Reading, ...]:
    """What a form can be; a compound («Ушаков-Сурков») is read by its last part."""
    head, hyphen, tail = form.rpartition("-")
    found = [*_by_dictionary(tail, role)]
    known = any(reading.weight >= _KNOWN for reading in found)
    made = _by_paradigm(tail, role)
    found += [r for r in made if not known or (role == "given" and is_first_name(r.nominative, "ru"))]
    return tuple(
        reading._replace(
            nominative=head + hyphen + reading.nominative,
            weight=reading.weight + _LISTED * (role == "given" and is_first_name(reading.nominative, "ru")),
        )
        for reading in found
    )


def _by_dictionary(form: str, role: str) -> Iterator[Reading]:
    known, parses = russian_parses(form)
    for parse in parses:
        grammemes = parse.tag.grammemes
        if _TAGS[role] not in grammemes or "plur" in grammemes or parse.tag.case not in CASES:
            continue
        for gender in _GENDERS if parse.tag.gender not in _GENDERS else (parse.tag.gender,):
            nominative = parse.inflect({"nomn", "sing", gender} if role != "given" else {"nomn", "sing"})
            if nominative:
                yield Reading(gender, parse.tag.case, str(nominative.word), _KNOWN if known else _GUESSED)


def _by_paradigm(form: str, role: str) -> Iterator[Reading]:
    grammar = _grammar()
    for paradigm in grammar.paradigms if role != "patronymic" else ():
        if role not in paradigm.of:
            continue
        nominative = paradigm.endings[0][0]
        for case, endings in zip(CASES, paradigm.endings, strict=True):
            for ending in endings:
                stem = form[: len(form) - len(ending)]
                if form.endswith(ending) and len(stem) > 1 and _is_base(stem + nominative, nominative):
                    weight = _MADE + 0.1 * (len(nominative) > 1)
                    yield from (Reading(gender, case, stem + nominative, weight) for gender in paradigm.genders)
    for gender, pattern in grammar.unchanging:
        if pattern.fullmatch(form):
            for each in _GENDERS if gender == "both" else (gender,):
                yield from (Reading(each, case, form, _UNCHANGED) for case in CASES)


def _is_base(base: str, ending: str) -> bool:
    """Whether a name ends as names do: in a consonant, or in а after one."""
    last = base[-1] if not ending else base[-2]
    return ending not in ("", "а") or last not in _grammar().no_consonants


# What stands around


def _around(tokens: Sequence[Token], span: tuple[int, int], sentence: Sentence) -> dict[str, float]:
    """What the words around a name say of its case and gender."""
    told: dict[str, float] = dict.fromkeys((*CASES, *_GENDERS), 0.0) | {"nomn": _PLAIN}
    first, last = span
    _weigh_before(tokens, first, sentence, told)
    if last < sentence.last and tokens[last].kind == "word":
        for gender in _GENDERS:
            if _is_past(tokens[last].form, gender):
                told[gender] += _VERB
                told["nomn"] += _VERB
    return told


def _is_past(form: str, gender: str) -> bool:
    _, parses = russian_parses(form)
    return bool(parses) and {"VERB", "past", "sing", gender} <= parses[0].tag.grammemes


def _weigh_before(tokens: Sequence[Token], first: int, sentence: Sentence, told: dict[str, float]) -> None:
    before = first - 1
    if before < sentence.first:
        told["nomn"] += _BARE
    if before < sentence.first or tokens[before].kind != "word":
        return
    title = _title_before(tokens, before, sentence)
    if title is not None:
        _add(told, _cases(tokens[title].form), _TITLE)
        return
    form = tokens[before].form
    governed = [case for case, words in _grammar().prepositions.items() if form in words]
    _add(told, governed, _GOVERNED)
    if not governed:
        noun = tokens[before].text.islower() and _cases(form) and "NOUN" in _kinds(form)
        _add(told, ["gent"] if noun else ["nomn"], _GOVERNED if noun else _BARE)


def _add(told: dict[str, float], cases: Collection[str], weight: float) -> None:
    for case in cases:
        told[case] += weight


def _title_before(tokens: Sequence[Token], before: int, sentence: Sentence) -> int | None:
    """The title that a name belongs to, over the genitives that may stand between: «хокима города Суркова»."""
    for at in range(before, max(sentence.first, before - _BACK) - 1, -1):
        token = tokens[at]
        if token.kind != "word":
            return None
        if titles().is_title(token, "ru"):
            return at
        if not token.text[0].isupper() and not {"gent", "datv"} & _cases(token.form):
            return None
    return None


@lru_cache(maxsize=50_000)
def _cases(form: str) -> frozenset[str]:
    _, parses = russian_parses(form)
    return frozenset(
        str(parse.tag.case) for parse in parses if parse.tag.case in CASES and "plur" not in parse.tag.grammemes
    )


@lru_cache(maxsize=50_000)
def _kinds(form: str) -> frozenset[str]:
    return frozenset(str(parse.tag.POS) for parse in russian_parses(form)[1][:1])
