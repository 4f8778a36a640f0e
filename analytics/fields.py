"""The fields of a figure, as its record declares them: their types in tables and corrections."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import get_type_hints

from analytics.records import Figure

# by the type of a field: its type in tables, and what kind of value a correction may give it
_TYPES: dict[object, tuple[str, str]] = {
    str: ("TEXT", "text"),
    str | None: ("TEXT", "text"),
    int: ("INTEGER", "number"),
    bool: ("BOOLEAN", "flag"),
    float | None: ("DOUBLE", "number"),
    tuple[str, ...]: ("TEXT[]", "texts"),
    dict[str, str]: ("MAP(TEXT, TEXT)", "texts by name"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a figure that tables hold."""

    name: str
    sql: str
    kind: str  # text, number, flag, texts, texts by name
    edited: bool  # editors may correct it

    @property
    def quoted(self) -> str:
        """Its name as SQL writes it."""
        return f'"{self.name}"' if self.name == "end" else self.name


def _stored() -> tuple[Field, ...]:
    types = get_type_hints(Figure)
    return tuple(
        Field(one.name, *_TYPES[types[one.name]], one.metadata.get("edited", False))
        for one in fields(Figure)
        if one.metadata.get("stored", True)
    )


STORED = _stored()
TOLD = tuple(one.name for one in fields(Figure) if one.metadata.get("told", True))  # what `analyse` writes
EDITED = {one.name: one.kind for one in STORED if one.edited}


def values(figure: Figure) -> dict[str, object]:
    """What tables hold of a figure."""
    return {one.name: getattr(figure, one.name) for one in STORED}
