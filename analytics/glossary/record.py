"""An editor's own word: a name with its aliases, a measure with its heads, or an outlet."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from analytics.errors import UsageError

KINDS = (
    *("person", "organisation", "company", "place", "corridor", "project", "facility", "document", "event", "concept"),
    *("country", "media"),  # further aliases of one that is known already
)
UNITS = ("money", "count", "percent", "mass", "volume", "length", "energy", "freight")
OWNERSHIP = ("state", "private", "foreign")
TONGUES = ("kk", "uz", "ru", "en")  # Uzbek in either script: the other one follows
PREFIX = "own-"  # of the name of a thing that no lexicon knows
LONGEST = 120  # characters of a name or alias
LONGEST_NOTE = 2_000
MOST = 100  # aliases
_DOMAIN = re.compile(r"(?=.{4,100}\Z)[a-z0-9\-]+(?:\.[a-z0-9\-]+)+")
_TEXTS = ("about", "entity", "name", "kind", "country", "note", "replaces", "undoes", "who", "at", "id")

REASONS = {
    "about": "an own word is a name, a measure or an outlet, not '{text}'",
    "no_name": "an own word needs a name",
    "long": "'{text}…' is longer than {most} characters",
    "unseen": "'{text}' holds a character that cannot be seen",
    "tongue": "aliases are {known}, not '{text}'",
    "short": "'{text}' is too short to be found",
    "many": "a word has at most {most} aliases",
    "note": "a note holds at most {most} characters",
    "kind": "a name is a {known}, not '{text}'",
    "not_made": "a {text} cannot be made as a name: choose one that is known, or add an outlet",
    "no_alias": "write at least one way in which the texts name it",
    "no_head": "write at least one word by which the texts tell the measure",
    "no_units": "a measure needs at least one kind of unit",
    "units": "a measure takes units of {known}",
    "ownership": "say whether an outlet is state, private or foreign",
    "country": "the country of an outlet is an ISO 3166 code such as KZ",
    "domain": "'{text}' is not a web domain such as inform.kz",
    "twice": "'{text}' is among the own words already",
    "taken": "'{text}' belongs to the own word '{other}' already",
    "changed": "this word was changed meanwhile: look at it again",
    "gone": "there is no such own word",
    "undone": "this is undone already",
}


class WordError(UsageError):
    """An own word that cannot be: `code` is one of REASONS."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(REASONS[code].format(**values))
        self.code, self.values = code, values


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the file. One that `undoes` or is `removed` says no word, but takes one away."""

    about: str  # name, measure, outlet
    entity: str  # what it stands for: a known thing's name, or own-...
    name: str
    kind: str = ""  # of a name: one of KINDS; of an outlet: its ownership
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by TONGUES
    units: tuple[str, ...] = ()  # of a measure
    country: str = ""  # of an outlet, ISO 3166
    domains: tuple[str, ...] = ()
    note: str = ""
    replaces: str = ""  # the id of the line that it is a new version of
    removed: bool = False
    undoes: str = ""
    who: str = ""
    at: str = ""
    id: str = ""

    def as_line(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    def essence(self) -> str:
        """What the analysis of an article depends on; an outlet's country and ownership only choose articles."""
        kind = "" if self.about == "outlet" else self.kind
        told = [self.about, self.entity, self.name, kind, dict(self.aliases), list(self.units), list(self.domains)]
        return json.dumps(told, ensure_ascii=False)


def of_essence(line: str) -> Entry:
    """The word of an essence."""
    about, entity, name, kind, aliases, units, domains = json.loads(line)
    aliases = {tongue: tuple(names) for tongue, names in aliases.items()}
    return Entry(about, entity, name, kind, aliases, tuple(units), domains=tuple(domains))


def entry(line: str | bytes) -> Entry:
    """The entry of a line; raises UsageError with what is wrong in it."""
    try:
        values = json.loads(line)
        aliases = {tongue: tuple(names) for tongue, names in values.pop("aliases", {}).items()}
        units, domains = (tuple(values.pop(name, ())) for name in ("units", "domains"))
        found = Entry(**values, aliases=aliases, units=units, domains=domains)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UsageError(f"not an own word ({type(error).__name__})") from error
    if not _is_shaped(found):
        raise UsageError("not an own word (a field of another type)")
    return found if found.undoes or found.removed else checked(found)


def _is_shaped(found: Entry) -> bool:
    texts = [getattr(found, name) for name in _TEXTS]
    lists = [*found.aliases.values(), found.units, found.domains]
    return (
        all(isinstance(value, str) for value in (*texts, *(value for values in lists for value in values)))
        and isinstance(found.removed, bool)
        and all(isinstance(tongue, str) for tongue in found.aliases)
    )


def signed(word: Entry, who: str) -> Entry:
    """The entry with its author, time and a name of its own."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return replace(word, who=who, at=now, id=secrets.token_hex(6))


def entity_of(about: str, name: str) -> str:
    """The name of a thing that no lexicon knows.

    >>> entity_of("name", "Qosh-Tepa kanali"), entity_of("measure", "Астық өнімі")
    ('own-qosh-tepa-kanali', 'own_астық_өнімі')
    """
    mark = "_" if about == "measure" else "-"
    return PREFIX[:-1] + mark + re.sub(r"[^\w]+", mark, name.casefold()).strip(mark)


def checked(word: Entry) -> Entry:
    """The entry, its texts cleaned; raises UsageError with one sentence for one that cannot be."""
    if word.about not in ("name", "measure", "outlet"):
        raise WordError("about", text=word.about[:40])
    name = " ".join(word.name.split())
    aliases = {tongue: _cleaned(names) for tongue, names in word.aliases.items()}
    domains = tuple(dict.fromkeys(_domain(text) for text in word.domains if text.strip()))
    word = replace(word, name=name, aliases={t: names for t, names in aliases.items() if names}, domains=domains)
    if not any(map(str.isalnum, name)):
        raise WordError("no_name")
    _check_texts(word)
    _CHECKS[word.about](word)
    return word if word.entity else replace(word, entity=entity_of(word.about, name))


def _cleaned(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))


def _check_texts(word: Entry) -> None:
    for text in (word.name, word.entity, *(name for names in word.aliases.values() for name in names)):
        if len(text) > LONGEST:
            raise WordError("long", text=text[:40], most=LONGEST)
        if not text.isprintable():
            raise WordError("unseen", text="".join(c for c in text if c.isprintable()))
    for tongue, names in word.aliases.items():
        if tongue not in TONGUES:
            raise WordError("tongue", known=", ".join(TONGUES), text=tongue[:20])
        for name in names:
            if sum(map(str.isalnum, name)) < 2:
                raise WordError("short", text=name)
    if sum(map(len, word.aliases.values())) > MOST:
        raise WordError("many", most=MOST)
    if len(word.note) > LONGEST_NOTE:
        raise WordError("note", most=LONGEST_NOTE)


def _check_name(word: Entry) -> None:
    if word.kind not in KINDS:
        raise WordError("kind", known=", ".join(KINDS), text=word.kind[:40])
    if word.kind in ("country", "media") and (not word.entity or word.entity.startswith(PREFIX)):
        raise WordError("not_made", text=word.kind)
    if not word.aliases:
        raise WordError("no_alias")


def _check_measure(word: Entry) -> None:
    wrong = [unit for unit in word.units if unit not in UNITS]
    if wrong or not word.units:
        raise WordError("units" if wrong else "no_units", known=", ".join(UNITS))
    if not word.aliases:
        raise WordError("no_head")


def _check_outlet(word: Entry) -> None:
    if word.kind not in OWNERSHIP:
        raise WordError("ownership")
    if not re.fullmatch("[A-Z]{2}", word.country):
        raise WordError("country")


_CHECKS = {"name": _check_name, "measure": _check_measure, "outlet": _check_outlet}


def _domain(text: str) -> str:
    """The host of a domain or address; raises UsageError."""
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", text.strip().lower()).partition("/")[0]
    if not _DOMAIN.fullmatch(host):
        raise WordError("domain", text=text.strip()[:60])
    return host


def parsed(value: Mapping[str, Any]) -> Entry:
    """An entry given as an object, such as a row of a file; raises UsageError."""
    return entry(json.dumps(dict(value), ensure_ascii=False))
