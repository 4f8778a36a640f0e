"""No catalogue lacks a message, and none loses a place for a value."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from dashboard.text import formats, i18n, labels

CODES = [code for code in i18n.LANGUAGES if code != "en"]
PLACE = re.compile(r"\{[a-z_]*\}")
DASHBOARD = Path(i18n.__file__).parents[1]


def messages() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(
        DASHBOARD, method_map=[("**.py", "python")], keywords={"_": None, "N_": None, "ngettext": (1, 2)}
    )
    return {message for _file, _line, message, _comments, _context in found}


def catalogue(code: str) -> Catalog:
    with (i18n.FOLDER / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code.replace("-", "_"))


@pytest.mark.parametrize("code", CODES)
def test_no_message_is_missing(code: str) -> None:
    known = set()
    for message in catalogue(code):
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and all(strings):
            known.add(tuple(message.id) if isinstance(message.id, (tuple, list)) else message.id)
    missing = messages() - known
    assert not missing


@pytest.mark.parametrize("code", CODES)
def test_places_for_values_survive_translation(code: str) -> None:
    for message in catalogue(code):
        if not message.id or not message.string:
            continue
        ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        wanted = set(PLACE.findall(ids[-1]))
        for text in strings:
            assert set(PLACE.findall(text)) == wanted, (message.id, text)


@pytest.mark.parametrize("code", CODES)
def test_letters_are_those_of_the_language(code: str) -> None:
    text = "".join(str(message.string) for message in catalogue(code) if message.id)
    wanted = {"ru": "ы", "kk": "әғқңөұүі", "uz-Latn": "ʻ", "uz-Cyrl": "ўқғҳ"}[code]
    assert set(wanted) <= set(text.lower())


def test_plural_forms_follow_the_language() -> None:
    i18n.use("ru")
    assert i18n.ngettext("{n} article", "{n} articles", 1) == "1 статья"
    assert i18n.ngettext("{n} article", "{n} articles", 3) == "3 статьи"
    assert i18n.ngettext("{n} article", "{n} articles", 1200) == "1\xa0200 статей"


def test_an_unknown_language_is_english() -> None:
    i18n.use("xx")
    assert i18n.language() == "en"


@pytest.mark.parametrize(
    ("code", "country", "number", "day"),
    [
        ("ru", "Казахстан", "30 миллиардов", "13 нояб. 2025\u202fг."),
        ("kk", "Қазақстан", "30 миллиард", "2025 ж. 13 қар."),
        ("uz-Latn", "Qozogʻiston", "30 milliard", "13-noy, 2025"),
    ],
)
def test_names_numbers_and_dates_in_the_readers_locale(code: str, country: str, number: str, day: str) -> None:
    i18n.use(code)
    assert labels.country("KZ") == country
    assert formats.compact(30e9).replace("\xa0", " ") == number
    assert formats.date("2025-11-13").replace("\u202f", " ") == day.replace("\u202f", " ")


def test_people_are_named_in_the_readers_language_where_the_lexicon_knows_them() -> None:
    i18n.use("ru")
    assert labels.entity("kassym-jomart-tokayev", "Kassym-Jomart Tokayev", "person") == "Касым-Жомарт Токаев"
    assert labels.entity("nobody-known", "Nobody Known", "person") == "Nobody Known"
