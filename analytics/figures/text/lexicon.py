"""The figures' lexicons: number words, endings, units, currencies, cues, measures; checked as they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from analytics.errors import LexiconError
from analytics.lexicons import read_toml
from analytics.paths import LEXICONS

FOLDER = LEXICONS / "figures"
NO_TAGS: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word of the number grammar: its value, its role there and the tags of its ending."""

    value: float
    role: str  # unit, ten, teen, hundred, hundreds, scale, half, whole
    tags: tuple[str, ...] = NO_TAGS


NO_NUMBER = NumberWord(0.0, "")  # what a word is that is none


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or currency: `factor` turns a value into the size of `id`."""

    id: str
    kind: str
    factor: float = 1.0
    rate: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """One row of measures.toml for one language."""

    id: str
    rank: int
    kinds: frozenset[str]
    weight: float = 1.0
    deed: bool = False  # what somebody does («учатся»): a head behind whatever noun is counted
    worth: bool = False  # a word of value that yields to what is sold or lent for it: «экспорттың құны»
    idiom: bool = False  # words in which a head means something else
    either: bool = False  # a head that may as well stand to the left of a count («погибли 384 человека»)


@dataclass(frozen=True, slots=True)
class Amount:
    """A word that is a number and its unit: «вдвое», "double", «полчаса»."""

    value: float
    unit: Unit


@dataclass(slots=True)
class Language:
    """All that the engine knows of one language."""

    code: str
    endings: dict[str, tuple[str, ...]]
    numbers: dict[str, NumberWord]
    closed: dict[str, NumberWord | None]
    words: dict[str, Any]
    amounts: dict[str, Amount]
    starters: frozenset[str]  # words that may start a number beside the number words
    cases: dict[str, tuple[str, ...]]  # the endings of cases that roles of dates turn on; none in ru and en
    phrases: list[tuple[str, str, Any]] = field(default_factory=list)  # pattern, category, value
    powers: frozenset[str] = frozenset()  # forms of length that a 2 or 3 behind them raises: «м», "km"
    exact: dict[str, str] = field(default_factory=dict)  # forms of abbreviations whose letter case tells: "Mt"


def read(name: str) -> dict[str, Any]:
    """A lexicon file as a table; what is no TOML names the file."""
    return read_toml(FOLDER / name)


def split(patterns: object, file: str, where: str) -> Iterator[str]:
    """The patterns of a comma-separated value, in lower case."""
    if not isinstance(patterns, str):
        raise LexiconError(file, where, f"expected patterns separated by commas, not {patterns!r}")
    for pattern in patterns.lower().split(","):
        if pattern.strip():
            yield " ".join(pattern.split())


def _endings(code: str) -> dict[str, tuple[str, ...]]:
    table = read("endings.toml").get(code)
    if table is None:
        raise LexiconError("endings.toml", code, "no endings for this language")
    # the fewest slots win: -гача is a limit before it is -га and -ча
    found: dict[str, tuple[str, ...]] = {"": ()}
    rows: list[tuple[str, tuple[str, ...]]] = [("", ())]
    for slot in table["slots"]:
        rows += [
            (said + text, (*tags, tag))
            for said, tags in rows
            for tag, texts in table[slot].items()
            for text in texts
            if allowed((*tags, tag))
        ]
    for said, tags in sorted(rows, key=lambda row: len(row[1])):
        found.setdefault(said, _plain(tags))
    return found


def _cases(code: str) -> dict[str, tuple[str, ...]]:
    """The endings of the locative (also as an attribute), the ablative and the limit."""
    table = read("endings.toml")[code]
    if "case" not in table:
        return {}
    case = table["case"]
    place = (*case["loc"], *case.get("loc_p", ()))
    attributes = tuple(ending + more for ending in place for more in table["more"]["attr"])
    bound = sorted((ending for endings in case.values() for ending in endings), key=len, reverse=True)
    return {
        "loc": (*place, *attributes),
        "abl": tuple(case["abl"]),
        "lim": tuple(case.get("lim", ())),
        "bound": tuple(bound),  # the longest first, to be taken off
    }


# «жылы» takes -н, -на, -нда after a possessive only: without this «алтын» (gold) would be «алты» + -н
_MOST_SLOTS = 3
_BOUND = {"dat_p", "acc_p", "loc_p"}


def allowed(tags: tuple[str, ...]) -> bool:
    """Whether the slots fit each other."""
    if len(tags) > _MOST_SLOTS:
        return False
    if _BOUND & set(tags):
        return "p3" in tags
    return "attr" not in tags or "loc" in tags or "loc_p" in tags


def _plain(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag[:3] if tag in _BOUND else tag for tag in tags if tag != "any")


def _number_table(file: str, table: Mapping[str, Any], role: str) -> Iterator[tuple[str, NumberWord]]:
    for forms, value in table.items():
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise LexiconError(file, forms, f"{value!r} is no number")
        for form in forms.split("/"):
            yield form, NumberWord(float(value), role)


_ROLES = {
    "units": "unit",
    "tens": "ten",
    "teens": "teen",
    "hundred": "hundred",
    "hundreds": "hundreds",
    "scales": "scale",
    "half": "half",
    "ordinals": "ordinal",
}


def _numbers(file: str, table: Mapping[str, Any]) -> dict[str, NumberWord]:
    found: dict[str, NumberWord] = {}
    for section, role in _ROLES.items():
        for form, word in _number_table(file, table.get(section, {}), role):
            found.setdefault(f"ord:{form}" if role == "ordinal" else form, word)
    return found


def _closed(file: str, table: Mapping[str, str]) -> dict[str, NumberWord | None]:
    found: dict[str, NumberWord | None] = {}
    for form, meaning in table.items():
        if not meaning:
            found[form] = None
            continue
        value, *tags = meaning.split()
        try:
            found[form] = NumberWord(float(value), "whole", tuple(tags))
        except ValueError as error:
            raise LexiconError(file, form, f"{meaning!r} does not start with a number") from error
    return found


def _inflected(pattern: str, code: str) -> str:
    """In Turkic text abbreviations of two letters and more take endings: «23 кгдан», «2 GVtlik»."""
    words = pattern.split()
    bare = words[-1].removeprefix("=")
    if code in ("kk", "uz") and words[-1].startswith("=") and len(bare) > 1 and bare.isalpha():
        words[-1] = bare
    return " ".join(words)


def _compounds(file: str, table: Mapping[str, Any], words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The forms of «трёхдневный» and their meaning, "3 day"."""
    endings = [*words.get("adjective_endings", ()), *words.get("plural_adjective_endings", ())]
    for prefix, value in table.get("prefixes", {}).items():
        if not isinstance(value, int | float):
            raise LexiconError(file, prefix, f"{value!r} is no number")
        for stem, unit in table["units"].items():
            yield from ((prefix + stem + ending, f"{value} {unit}") for ending in endings)


def _amounts(file: str, table: Mapping[str, str]) -> dict[str, Amount]:
    rows = ((name, row) for name, row in read("units.toml").items() if name not in _TABLES)
    units = {name: Unit(row.get("id", name), str(row["kind"])) for name, row in rows}
    units["fraction"] = Unit("fraction", "fraction")
    found: dict[str, Amount] = {}
    for form, meaning in table.items():
        value, _, unit = meaning.partition(" ")
        if unit not in units:
            raise LexiconError(file, form, f"{unit!r} is no unit")
        found[form] = Amount(float(value), units[unit])
    return found


def _unit_phrases(code: str) -> Iterator[tuple[str, str, Any]]:
    for file, kind in (("units.toml", None), ("money.toml", "money")):
        for name, row in read(file).items():
            if name in _TABLES:
                continue
            if kind is None and "kind" not in row:
                raise LexiconError(file, name, "no kind")
            unit = Unit(row.get("id", name), kind or row["kind"], float(row.get("factor", 1)), row.get("rate"))
            for pattern in split(row.get(code, ""), file, name):
                yield _inflected(pattern, code), "unit", unit


_TABLES = ("signs", "shared", "prefixes", "exact")  # tables of the two files that are no unit


def _as_written(pattern: str) -> str:
    """An idiom's words without endings: «бир марта» is none in «биринчи марта»."""
    return " ".join(word if word[0] == "=" or word[-1] == "*" else f"={word}" for word in pattern.split())


def _cue_phrases(code: str) -> Iterator[tuple[str, str, Any]]:
    file = f"cues.{code}.toml"
    for section, rows in read(file).items():
        if not isinstance(rows, dict):
            raise LexiconError(file, section, "expected a table")
        for value, patterns in rows.items():
            for pattern in split(patterns, file, f"{section}.{value}"):
                governed, _, rest = pattern.rpartition(":")
                meaning = (value, governed.strip()) if section == "after" else value
                if section == "after":
                    yield rest.strip() or pattern, section, meaning
                else:
                    yield _as_written(pattern) if value in ("idioms", "vague") else pattern, section, meaning


def _measure_phrases(code: str) -> Iterator[tuple[str, str, Any]]:
    for rank, (name, row) in enumerate(read("measures.toml").items()):
        kinds = frozenset(str(row.get("kinds", "count")).split())
        rule = MeasureRule(
            str(row.get("id", name)),
            rank,
            kinds,
            float(row.get("weight", 1)),
            deed=row.get("role") == "deed",
            worth=row.get("role") == "worth",
            idiom=row.get("role") == "idiom",
            either=row.get("side") == "any",
        )
        for pattern in split(row.get(code, ""), "measures.toml", name):
            yield pattern, "measure", rule


@cache
def signs() -> dict[str, str]:
    """Currency signs and their ISO 4217 codes."""
    return {str(sign).lower(): str(code) for sign, code in read("money.toml")["signs"].items()}


@cache
def prefixes() -> dict[str, float]:
    """The letters that scale a sum beside its sign or code: "$5MM", "50 MUSD"."""
    table = read("money.toml").get("prefixes", {})
    return {form: float(value) for form, value in table.items()}


def _powers(phrases: Iterable[tuple[str, str, Any]]) -> frozenset[str]:
    """The words of which a square or a cube is a unit: the pattern "=м³" gives «м»."""
    forms = [pattern for pattern, category, _ in phrases if category == "unit" and " " not in pattern]
    return frozenset(form[:-1].removeprefix("=") for form in forms if form[-1] in "²³")


@cache
def currencies() -> frozenset[str]:
    """The ISO 4217 codes that are known."""
    table = read("money.toml")
    return frozenset(name for name in table if len(name) == 3 and name.isupper())


@cache
def shared_currencies() -> dict[str, dict[str, str]]:
    """By the code that a bare name gives ("manat" gives TMT): the currencies it may mean by state."""
    table: dict[str, dict[str, str]] = {}
    for name, row in read("money.toml").get("shared", {}).items():
        pairs = [pair.partition(":") for pair in split(row, "money.toml", f"shared.{name}")]
        table[str(name)] = {state.strip().upper(): code.strip().upper() for state, _, code in pairs}
    return table


def _starters(table: Mapping[str, Any]) -> frozenset[str]:
    before = [sign.removesuffix("$") for sign in signs() if sign[0].isalpha()]
    codes = [code.lower() for code in currencies()]
    words = table["words"]
    return frozenset(
        [
            *words["every"],
            *words["minus"],
            *words["articles"],
            *(said.split()[0] for said in words["several"]),
            *table.get("amounts", {}),
            *before,
            *codes,
        ]
    )


@cache
def language(code: str) -> Language:
    """The lexicon of kk, uz (both scripts), ru or en."""
    file = f"numbers.{code}.toml"
    table = read(file)
    phrases: list[tuple[str, str, Any]] = [
        *_unit_phrases(code),
        *_cue_phrases(code),
        *_measure_phrases(code),
        *((f"={iso.lower()}", "unit", Unit(iso, "money")) for iso in currencies()),
        *((f"={sign}", "unit", Unit(iso, "money")) for sign, iso in signs().items() if len(sign) == 1),
    ]
    return Language(
        code,
        _endings(code),
        _numbers(file, table),
        _closed(file, table.get("forms", {})),
        table["words"],
        _amounts(file, dict(_compounds(file, table.get("compounds", {}), table["words"])) | table.get("amounts", {})),
        _starters(table),
        _cases(code),
        phrases,
        _powers(phrases),
        read("units.toml").get("exact", {}).get(code, {}),
    )
