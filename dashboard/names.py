"""Names of people, organisations and the rest in the language of the interface, out of the lexicons of entities."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from alifbo import from_cyrillic

FOLDER = Path(__file__).resolve().parents[1] / "data" / "lexicons" / "entities"
_COLUMNS = {"ru": "ru", "kk": "kk", "uz-Cyrl": "uz", "uz-Latn": "uz"}


def name_of(entity: str, language: str) -> str:
    """The first name that the lexicon gives an entity in this language; empty where it gives none.

    >>> name_of("moscow", "kk"), name_of("moscow", "uz-Latn"), name_of("moscow", "en")
    ('Мәскеу', 'Moskva', '')
    """
    return _names(language).get(entity, "")


@cache
def _names(language: str) -> dict[str, str]:
    column, names = _COLUMNS.get(language), dict[str, str]()
    for path in sorted(FOLDER.glob("*.csv")) if column else ():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                name = (row.get(column or "") or "").split("|")[0].strip()
                if name and row.get("entity"):
                    names[row["entity"]] = from_cyrillic(name).text if language == "uz-Latn" else name
    return names
