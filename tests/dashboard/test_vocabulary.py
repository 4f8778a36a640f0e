"""Every code that the reader can give has a name in every language, and every value is told with its unit and rate."""

from __future__ import annotations

import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

from analytics import domain
from analytics.errors import LexiconError
from analytics.figures.text import lexicon
from analytics.mentions.gazetteer.lexicon import all_aliases
from analytics.records import CONFIDENCES, HOWS
from dashboard.text import formats, i18n, labels

FIGURES = Path(lexicon.FOLDER)
LANGUAGES = tuple(i18n.LANGUAGES)
CODES = ("kk", "uz", "ru", "en")
# names that are the same in English and in another language
SHARED = {
    "t",
    "kg",
    "g",
    "mg",
    "km",
    "m",
    "cm",
    "mm",
    "m²",
    "km²",
    "m³",
    "m/s",
    "Hz",
    "V",
    "kV",
    "MB",
    "GB",
    "TB",
    "MP",
}
SHARED |= {"m³/s", "mg/m³", "kg/m³", "MP", "Import", "barrel", "gallon", "yard", "bit", "kW", "MW"}


def table(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((FIGURES / name).read_text(encoding="utf-8"))


def read_units() -> set[str]:
    """What the number grammar can give as a unit, money aside."""
    phrases = [one for code in CODES for one in lexicon.language(code).phrases]
    listed = {unit.id for _, kind, unit in phrases if kind == "unit" and unit.kind != "money"}
    words = {one.unit.id for code in CODES for one in lexicon.language(code).amounts.values()}
    return listed | words | {"count", "ordinal", "fraction", "times", "year", "rank"}


def read_rates() -> set[str]:
    cues = [str(name) for code in CODES for name in table(f"cues.{code}.toml")["rate"]]
    return {*cues, *(str(row["rate"]) for row in table("units.toml").values() if "rate" in row)}


def read_measures() -> set[str]:
    from analytics.figures.fields.measure import _BY_KIND

    named = {str(row.get("id", name)) for name, row in table("measures.toml").items()}
    return (named | set(_BY_KIND.values())) - domain.having("head")


def cues(*sections: str) -> set[str]:
    tables = [table(f"cues.{code}.toml") for code in CODES]
    return {name for cue in tables for section in sections for name in cue.get(section, {})}


def test_what_the_reader_can_give_is_in_the_vocabulary() -> None:
    assert read_measures() <= set(domain.measures())
    assert read_units() <= set(domain.terms("units"))
    assert read_rates() - {"none"} <= set(domain.terms("rates"))
    assert cues("before", "after") <= set(domain.terms("qualifiers"))
    assert cues("modality") - {"if", "weak"} <= set(domain.terms("modalities"))
    assert {alias.entity.kind for alias in all_aliases()} <= set(domain.terms("kinds"))
    assert set(domain.terms("confidences")) == set(CONFIDENCES)
    assert set(domain.terms("hows")) == set(HOWS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", domain.SETS)
def test_a_code_is_named_in_the_readers_own_words(kind: str, language: str) -> None:
    i18n.use(language)
    coded = {code: one for code, one in domain.terms(kind).items() if one.names and code != "count"}
    named = {code: labels.term(kind, code) for code in coded}
    assert all(named.values())
    assert not [name for name in named.values() if "_" in name]
    if language != "en":
        same = {name for code, name in named.items() if name == coded[code].name("en")}
        assert {name for name in same if any(map(str.isalpha, name))} <= SHARED


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_is_told_with_its_unit_and_rate(language: str) -> None:
    """The same number of any two units, or at any two rates, is told in two ways."""
    i18n.use(language)
    told: dict[str, tuple[str, str | None]] = {}
    for unit in sorted(read_units() | {"USD", "KZT"}):
        for rate in (None, *sorted(domain.terms("rates"))):
            row = SimpleNamespace(value=12.0, low=12.0, high=12.0, unit=unit, rate=rate, qualifier="exact")
            text = formats.value(row)
            assert "12" in text
            assert text not in told, (text, told.get(text), (unit, rate))
            told[text] = (unit, rate)


@pytest.mark.parametrize(
    ("language", "value", "unit", "rate", "text"),
    [
        ("en", 12.0, "count", "per_week", "12 a week"),
        ("ru", 12.0, "count", "per_week", "12 в неделю"),
        ("kk", 12.0, "count", "per_week", "12 аптасына"),
        ("uz-Latn", 12.0, "count", "per_hour", "12 soatiga"),
        ("uz-Cyrl", 12.0, "count", "per_week", "12 ҳафтасига"),
        ("ru", 90.0, "kilometre_per_hour", None, "90 км/ч"),
        ("ru", 1.0, "carat", None, "1 карат"),
        ("ru", 3.0, "mile", None, "3 мили"),
        ("ru", 2.5, "nautical_mile", None, "2,5 морской мили"),
        ("ru", 21.0, "year", None, "21 год"),
        ("ru", 5.0, "year", None, "5 лет"),
        ("ru", 3e6, "gallon", "per_day", "3 миллиона галлонов в день"),
        ("en", 1.0, "tonne", None, "1 tonne"),
        ("en", 2.4e9, "watt", None, "2,400 MW"),
        ("kk", 5e7, "watt", None, "50 МВт"),
        ("ru", 60.0, "watt", None, "60 Вт"),
        ("ru", 220e3, "volt", None, "220 кВ"),
        ("ru", 4.0, "rank", None, "4-е место"),
        ("en", 7.0, "ordinal", None, "No. 7"),
        ("uz-Latn", 3.0, "foot", None, "3 fut"),
    ],
)
def test_units_stand_in_the_readers_language_and_number(
    language: str, value: float, unit: str, rate: str | None, text: str
) -> None:
    i18n.use(language)
    row = SimpleNamespace(value=value, low=None, high=None, unit=unit, rate=rate, qualifier="exact")
    assert formats.value(row).replace("\xa0", " ") == text


def test_a_code_of_nobody_stands_as_it_is() -> None:
    i18n.use("ru")
    assert labels.measure("new_measure") == "new measure"
    assert formats.unit("USD") == "USD"


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"label": {"en": "Water"}}, "a name is wanted"),
        ({"label": dict.fromkeys(domain.LANGUAGES, "x"), "traits": ["wet"]}, "wet is not known"),
        ({"label": dict.fromkeys(domain.LANGUAGES, "x"), "colour": "blue"}, "colour is not known"),
    ],
)
def test_a_wrong_row_is_refused_by_name(row: dict[str, object], wrong: str) -> None:
    with pytest.raises(LexiconError, match=wrong):
        domain.term("measures.toml", "water_volume", row)


def test_who_says_it_is_named_or_nobody() -> None:
    i18n.use("ru")
    assert labels.claimant(float("nan"), float("nan"), float("nan")) == labels.claimant(None, None, None) == ""
    assert labels.claimant("nobody-known", None, None) == "nobody known"
    assert labels.claimant("kassym-jomart-tokayev", "Tokayev", "person") == "Касым-Жомарт Токаев"
