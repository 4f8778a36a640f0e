"""Names of people, organisations and the rest in the language of the interface, out of the lexicons of entities."""

from __future__ import annotations

from functools import cache

from analytics.language.uzbek import name_to_latin
from analytics.lexicons import read_csv, read_toml
from analytics.paths import DATA

FOLDER, ROUTES = DATA / "lexicons" / "entities", DATA / "geo" / "routes.toml"
_COLUMNS = {"ru": "ru", "kk": "kk", "uz-Cyrl": "uz", "uz-Latn": "uz"}


def name_of(entity: str, language: str) -> str:
    """The first name that the lexicon gives an entity in this language; empty where it gives none.

    >>> name_of("moscow", "kk"), name_of("moscow", "uz-Latn"), name_of("moscow", "en")
    ('Мәскеу', 'Moskva', '')
    """
    return _names(language).get(entity, "")


def city_name(english: str, language: str) -> str:
    """A city on the map in this language, by its English name; the English one where no list names it.

    >>> city_name("Moscow", "kk"), city_name("Khorgos", "uz-Latn"), city_name("Moscow", "en")
    ('Мәскеу', 'Xorgos', 'Moscow')
    """
    return _cities(language).get(english, english)


@cache
def _cities(language: str) -> dict[str, str]:
    column = _COLUMNS.get(language)
    if not column:
        return {}
    listed = read_toml(ROUTES)["names"]
    names = {english: row[("ru", "kk", "uz").index(column)] for english, row in listed.items()}
    for row in read_csv(FOLDER / "places.csv"):
        name = (row.get(column) or "").split("|")[0].strip()
        names |= dict.fromkeys([row["name"], *row["en"].split("|")], name) if name else {}
    return {english: name_to_latin(name) if language == "uz-Latn" else name for english, name in names.items()}


@cache
def _names(language: str) -> dict[str, str]:
    column, names = _COLUMNS.get(language), dict[str, str]()
    for path in sorted(FOLDER.glob("*.csv")) if column else ():
        for row in read_csv(path):
            name = (row.get(column or "") or "").split("|")[0].strip()
            if name and row.get("entity"):
                names[row["entity"]] = name_to_latin(name) if language == "uz-Latn" else name
    return names
