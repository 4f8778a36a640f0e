"""News outlets by any of their names or by their web address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet as data/lexicons/entities lists it."""

    name: str


_KNOWN = {"kazinform": "Kazinform", "baq.kz": "BAQ.KZ", "тасс": "TASS", "tass": "TASS", "uza": "UzA", "ўза": "UzA"}


def find_outlet(text: str) -> Outlet | None:
    """The outlet that a name, with any ending, or an address stands for."""
    name = _KNOWN.get(text.strip().lower())
    return Outlet(name) if name else None
