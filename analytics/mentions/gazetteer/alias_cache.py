"""The names of the lexicons as they were last worked out, so that a process need not transliterate them again.

The file is JSON in a folder of the user's own below the temporary folder; its name is a hash of all that the names
are made from. Where it cannot be read or written the names are worked out anew.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from analytics.mentions.gazetteer.lexicon import Alias, Entity, all_aliases
from analytics.sources import state_of

_MAKER = "analytics.mentions.gazetteer.lexicon"


def compiled_aliases(
    make: Callable[[], Iterable[Alias]] = all_aliases, folder: Path | None = None
) -> tuple[Alias, ...]:
    """Every name of every lexicon, from the cache if it is that of these very files."""
    path = (folder or _folder()) / f"names-{state_of(_MAKER)}.json"
    try:
        return _read(path)
    except (OSError, ValueError, TypeError, LookupError):
        aliases = tuple(make())
        _write(path, aliases)
        return aliases


@cache
def aliases() -> tuple[Alias, ...]:
    """Every name of every lexicon."""
    return compiled_aliases()


@cache
def known_entities() -> frozenset[str]:
    """The ids of all named entities of the lexicons, which are the same in every language."""
    return frozenset(alias.entity.id for alias in aliases() if alias.entity.kind != "concept")


def _folder() -> Path:
    return Path(tempfile.gettempdir()) / f"elchi-{os.getuid() if hasattr(os, 'getuid') else 'user'}"


def _read(path: Path) -> tuple[Alias, ...]:
    if hasattr(os, "getuid") and path.parent.stat().st_uid != os.getuid():
        raise OSError("the folder is somebody else's")
    data = json.loads(path.read_bytes())
    entities = [Entity(*fields) for fields in data["entities"]]
    return tuple(
        Alias(entities[number], tuple(pieces), form, case, language)
        for number, pieces, form, case, language in data["aliases"]
    )


def _write(path: Path, aliases: tuple[Alias, ...]) -> None:
    entities = list(dict.fromkeys(alias.entity for alias in aliases))
    numbers = {entity: number for number, entity in enumerate(entities)}
    data = {
        "entities": [(e.id, e.name, e.kind, e.capital) for e in entities],
        "aliases": [(numbers[a.entity], a.pieces, a.form, a.case, a.language) for a in aliases],
    }
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        for old in path.parent.glob("names-*.json"):
            old.unlink(missing_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        part.replace(path)
    except OSError:
        return  # a full or read-only disk costs a second, no more
