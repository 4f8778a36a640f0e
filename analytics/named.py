"""What a person types for a country, a source, a measure ...: turned into the code it means, or refused with a hint.

Pages pass codes and need none of this; the command line and `analytics.open` do.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from functools import cache

from analytics import domain
from analytics.errors import UsageError
from analytics.language.normalise import fold_word
from analytics.mentions.events import KINDS as EVENT_KINDS
from analytics.mentions.gazetteer.lexicon import country_aliases, named_aliases
from analytics.records import LANGUAGES
from analytics.warehouse.queries import QUERIES, Filters
from analytics.warehouse.queries.asking import LARGEST_PAGE
from analytics.warehouse.warehouse import Warehouse

Names = dict[str, str]  # what is typed, folded -> the code
SHOWN = 8  # of what is allowed, in an error


def resolve(warehouse: Warehouse, parameter: str, values: Iterable[str]) -> tuple[str, ...]:
    """The codes of what was typed for a parameter of a query or a filter; other parameters pass as they are.

    Raises:
        UsageError: a value is no name and no code of its kind; says which are near.
    """
    known = _KNOWN.get(parameter)
    if known is None:
        return tuple(values)
    names = known(warehouse)
    return tuple(_one(parameter, value, names) for value in values)


def _one(parameter: str, value: str, names: Names) -> str:
    if not value or (found := names.get(_fold(value))) is None:
        if not value:
            return ""
        near = difflib.get_close_matches(_fold(value), names, 3, 0.6)
        allowed = sorted(set(names.values()))
        some = ", ".join(allowed[:SHOWN]) + (f" and {len(allowed) - SHOWN} more" if len(allowed) > SHOWN else "")
        hint = f"did you mean {' or '.join(names[one] for one in near)}?" if near else f"it is one of {some}"
        raise UsageError(f"{parameter} '{value}' is not known; {hint}")
    return found


def _fold(text: str) -> str:
    return " ".join(fold_word(text.replace("_", " ")).split())


def _codes(codes: Iterable[str]) -> Names:
    return {_fold(code): code for code in codes}


@cache
def _countries() -> Names:
    """Names of countries and blocs in all languages; a code wins over a name that is spelled alike."""
    aliases = [*country_aliases(), *named_aliases("organisations")]
    names = {_fold(" ".join(alias.pieces)): alias.entity.id for alias in aliases if alias.form == "noun"}
    return names | _codes(names.values())


@cache
def _terms(kind: str) -> Names:
    """The codes of a part of the vocabulary, and their names in all languages of the interface."""
    terms = domain.terms(kind).values()
    named = {_fold(text): term.id for term in terms for forms in term.names.values() for text in forms}
    return named | _codes(term.id for term in terms)


def _sources(warehouse: Warehouse) -> Names:
    options = QUERIES["options"](warehouse, Filters())
    return _codes(options.value[options.kind == "source"])


def _entities(warehouse: Warehouse) -> Names:
    """What the corpus mentions, by code, English label and the forms in which it stands; the most mentioned wins."""
    frame = QUERIES["entities_top"](warehouse, Filters(), limit=LARGEST_PAGE).iloc[::-1]
    names = {_fold(name): entity for entity, name in zip(frame.entity, frame.name, strict=True)}
    return names | _countries() | _codes(frame.entity)


def _vocabulary(kind: str) -> Callable[[Warehouse], Names]:
    return lambda warehouse: _terms(kind)


_LANGUAGE_NAMES = {"kazakh": "kk", "russian": "ru", "english": "en", "uzbek (cyrillic)": "uz-Cyrl", "uzbek": "uz-Latn"}
_KNOWN: dict[str, Callable[[Warehouse], Names]] = {
    "countries": lambda warehouse: _countries(),
    "parties": lambda warehouse: _countries(),
    "sources": _sources,
    "source": _sources,
    "languages": lambda warehouse: _codes(LANGUAGES) | _LANGUAGE_NAMES,
    "measures": _vocabulary("measures"),
    "units": _vocabulary("units"),
    "modality": _vocabulary("modalities"),
    "confidence": _vocabulary("confidences"),
    "kind": _vocabulary("kinds"),
    "kinds": lambda warehouse: _codes(EVENT_KINDS),
    "entities": _entities,
    "entity": _entities,
    "a": _entities,
    "b": _entities,
    "pair": _entities,
}
