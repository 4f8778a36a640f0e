"""The names of data/lexicons/entities: countries (with those of CLDR), places, people, organisations and so on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale

from analytics.endings import FOLDER
from analytics.errors import LexiconError
from analytics.glossary import Entry, spellings
from analytics.language.morphology import analyse_form
from analytics.language.normalise import fold_word
from analytics.language.uzbek import name_to_latin
from analytics.lexicons import read_csv
from analytics.mentions.gazetteer.demonyms import demonyms, from_russian_adjective
from analytics.mentions.tokens import pieces
from analytics.outlets import outlets

CLDR = {"kk": "kk", "uz": "uz-Latn", "uz_Cyrl": "uz-Cyrl", "ru": "ru", "en": "en"}
COLUMNS = {"en": "en", "ru": "ru", "kk": "kk", "uz": "uz-Cyrl", "uz_latn": "uz-Latn"}
KINDS = {
    "places": "place",
    "people": "person",
    "organisations": "organisation",
    "institutions": "organisation",
    "companies": "company",
    "corridors": "corridor",
    "projects": "project",
    "facilities": "facility",
    "documents": "document",
    "events": "event",
}
# Parts of other countries and uninhabited islands, whose names are mostly something else («Jersey», «Самоа»)
_NOT_COUNTRIES = re.compile(
    "A[CIQSWX]|B[LMQV]|C[CKPQWX]|DG|E[AHUZ]|F[KO]|G[FGIPSU]|HM|I[CMO]|JE|KY|M[FPQS]"
    "|N[CFU]|P[FMN]|QO|RE|S[HJX]|T[ACFK]|U[MN]|V[GI]|WF|X[AB]|YT|ZZ"
)


@dataclass(frozen=True, slots=True)
class Entity:
    """What a mention points to."""

    id: str
    name: str
    kind: str
    capital: str = ""  # of a capital: the country whose government it can stand for


@dataclass(frozen=True, slots=True)
class Alias:
    """One way of naming an entity."""

    entity: Entity
    pieces: tuple[str, ...]
    form: str  # noun, adjective, abbreviation, capital
    case: str  # what the first letters must be: any, title, upper
    language: str  # of an adjective: it is read in that language only; "" for a name


def read_rows(name: str, required: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a lexicon.

    Raises:
        LexiconError: a required field is empty, a line is too long, or an entity stands twice.
    """
    path = FOLDER / f"{name}.csv"
    rows = read_csv(path)
    seen: set[str] = set()
    for number, row in enumerate(rows, 2):
        missing = [field for field in required if not row.get(field)]
        if missing or None in row or None in row.values() or row["entity"] in seen:
            raise LexiconError(path.name, number, f"{missing or 'fields or entity twice'} in {row.get('entity')!r}")
        seen.add(row["entity"])
    return rows


def _split(cell: str | None) -> list[str]:
    return [part for part in (cell or "").split("|") if part]


def _names(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(language, name) of every name of a row; Uzbek Latin names follow from the Cyrillic ones."""
    for column, language in COLUMNS.items():
        for name in _split(row.get(column)):
            yield language, name
            if column == "uz" and re.search("[а-яё]", name, re.IGNORECASE):
                yield "uz-Latn", name_to_latin(name)


def _case(name: str) -> str:
    letters = [c for c in name if c.isalpha()]
    if " " not in name and len(letters) <= 6 and sum(map(str.isupper, letters)) > len(letters) / 2:
        return "upper"
    return "title" if letters and (letters[0].isupper() or not letters[0].islower()) else "any"


def _alias(entity: Entity, name: str, form: str = "noun", language: str = "") -> Alias:
    case = _case(name)
    if case != "upper" and form == "noun":
        language = ""  # a name is read in every language, an abbreviation («ЕО», «ОБА») in its own
    if case == "upper" and form == "noun":
        form = "abbreviation"
    return Alias(entity, pieces(name), form, case, language)


def _unique(aliases: Iterator[Alias]) -> list[Alias]:
    return [alias for alias in dict.fromkeys(aliases) if alias.pieces]


@cache
def countries() -> dict[str, Entity]:
    """Every country by its ISO 3166 code, with its CLDR English name."""
    names = {str(code): str(name) for code, name in Locale.parse("en").territories.items()}
    codes = [code for code in names if len(code) == 2 and code.isalpha() and not _NOT_COUNTRIES.fullmatch(code)]
    return {code: Entity(code, names[code], "country") for code in sorted(codes)}


def country_aliases() -> list[Alias]:
    """The names, abbreviations and adjectives of countries in the five languages and scripts."""
    rows = {row["entity"]: row for row in read_rows("countries", ("entity", "source"))}
    unknown = set(rows) - set(countries())
    if unknown:
        raise LexiconError("countries.csv", ", ".join(sorted(unknown)), "no ISO 3166 code of a country")
    return _unique(alias for code, entity in countries().items() for alias in _country(entity, rows.get(code, {})))


def _country(entity: Entity, row: dict[str, str]) -> Iterator[Alias]:
    for locale, spoken in CLDR.items():
        name = re.sub(r"\s*\(.*\)| SAR China| АӘА", "", str(Locale.parse(locale).territories.get(entity.id, "")))
        if name:
            yield _alias(entity, name)
            yield _alias(entity, name.replace("&", "and"))
            for adjective in demonyms(name, spoken):
                yield _alias(entity, adjective, "adjective", spoken)
    for language, name in _names(row):
        yield _alias(entity, name, "noun", language if language != "en" else "")
    for language, name in _names({key[:-4]: value for key, value in row.items() if key.endswith("_adj")}):
        yield _alias(entity, name, "adjective", language)
        if language == "ru":
            for derived in from_russian_adjective(name):
                yield _alias(entity, derived, "adjective", "ru")


def named_aliases(file: str) -> list[Alias]:
    """The names of one of the files of KINDS."""
    kind, found = KINDS[file], []
    for row in read_rows(file, ("entity", "name", "source")):
        entity = Entity(row["entity"], row["name"], row.get("kind") or kind, row.get("capital", ""))
        names = [("", row["name"]), *(("" if language == "en" else language, name) for language, name in _names(row))]
        found += [_alias(entity, name, "noun", language if kind == "organisation" else "") for language, name in names]
        found += [_alias(entity, name, "adjective", language) for language, name in _adjectives(row)]
    return _unique(iter(found))


def _adjectives(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    return _names({key[:-4]: value for key, value in row.items() if key.endswith("_adj")})


def outlet_aliases() -> list[Alias]:
    """The names of news outlets."""
    found: list[Alias] = []
    for outlet in outlets().values():
        entity = Entity(outlet.entity, outlet.name, "media")
        names = [name for alias in outlet.aliases for name in (alias, name_to_latin(alias))]
        found += [_alias(entity, name) for name in names]
    return _unique(iter(found))


def concept_aliases() -> list[Alias]:
    """The terms of diplomacy and economy."""
    found: list[Alias] = []
    for row in read_rows("concepts", ("entity", "name", "en", "ru", "kk", "uz", "source")):
        entity = Entity(row["entity"], row["name"], "concept")
        found += [alias for language, name in _names(row) for alias in _concept(entity, name, language)]
    return _unique(iter(found))


def _concept(entity: Entity, name: str, language: str) -> list[Alias]:
    """A term is read in its own language, its last word also by its lemma."""
    words = pieces(name)
    lasts = dict.fromkeys((words[-1], fold_word(analyse_form(words[-1], language).lemma))) if words else ()
    return [Alias(entity, (*words[:-1], last), "noun", _case(name), language) for last in lasts]


def own_aliases(names: Iterable[Entry], own_outlets: Iterable[Entry]) -> list[Alias]:
    """The names of an editor's own words, read as those of the lexicons are."""
    found: list[Alias] = []
    for word in names:
        entity = Entity(word.entity, word.name, word.kind)
        for language, name in spellings(word):
            found += _concept(entity, name, language) if word.kind == "concept" else [_alias(entity, name)]
    for word in own_outlets:
        entity = Entity(word.entity, word.name, "media")
        found += [_alias(entity, name) for name in (word.name, *(name for _, name in spellings(word)))]
    return _unique(iter(found))


def all_aliases() -> tuple[Alias, ...]:
    """Every name of every lexicon."""
    named = [alias for file in KINDS for alias in named_aliases(file)]
    return (*country_aliases(), *named, *outlet_aliases(), *concept_aliases())
