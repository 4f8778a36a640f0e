"""How an own word may stand in a text: both Uzbek scripts, Russian е for ё; and which articles can hold it at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from alifbo import to_cyrillic

from analytics.glossary.record import Entry, of_essence
from analytics.language.normalise import fold
from analytics.language.uzbek import name_to_latin

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_PIECES = re.compile(r"[^\W_]+")
# What endings, alternations («өзегі» of «өзек», «отца» of «отец») and lemmas can change lies in the last letters
_CHANGING, _FIXED = 3, 2


def spellings(word: Entry) -> tuple[tuple[str, str], ...]:
    """(language, alias) of all aliases.

    >>> word = Entry("name", "own-x", "x", "project", {"uz": ("Қўштепа канали",), "ru": ("орёл",)})
    >>> [said for _, said in spellings(word)]
    ['Қўштепа канали', 'Qoʻshtepa kanali', 'орёл', 'орел']
    """
    return tuple(dict.fromkeys(_spellings(word)))


def _spellings(word: Entry) -> Iterator[tuple[str, str]]:
    for tongue, names in word.aliases.items():
        for name in names:
            if tongue != "uz":
                yield tongue, name
            if tongue == "ru":
                yield tongue, name.replace("ё", "е").replace("Ё", "Е")
            elif tongue == "uz" and _CYRILLIC.search(name):
                yield from (("uz-Cyrl", name), ("uz-Latn", name_to_latin(name)))
            elif tongue == "uz":
                yield from (("uz-Cyrl", str(to_cyrillic(name).text)), ("uz-Latn", name))


def folded(text: str) -> str:
    """A text as `may_hold` compares it."""
    return fold(text).text.lower().replace("ё", "е")


def may_hold(text: str, essence: str) -> bool:
    """Whether a folded text can hold a word: an alias with every word of it by its first letters, or a domain.

    >>> word = Entry("name", "own-x", "x", "project", {"kk": ("Көксай көпірі",)}).essence()
    >>> may_hold(folded("Көксай көпірінің құрылысы"), word), may_hold(folded("Көксайдың халқы"), word)
    (True, False)
    """
    domains, aliases = _beginnings(essence)
    return any(domain in text for domain in domains) or any(
        all(start.search(text) for start in starts) for starts in aliases
    )


@lru_cache(maxsize=1_000)
def _beginnings(essence: str) -> tuple[tuple[str, ...], tuple[tuple[re.Pattern[str], ...], ...]]:
    word = of_essence(essence)
    names = [name for _, name in spellings(word)] + ([word.name] if word.about == "outlet" else [])
    return word.domains, tuple(tuple(map(_start, _PIECES.findall(fold(name).text))) for name in names)


def _start(piece: str) -> re.Pattern[str]:
    """The beginning of a word; an abbreviation is whole, whatever hangs on it."""
    kept = len(piece) if piece.isupper() or len(piece) <= _FIXED else max(_FIXED, len(piece) - _CHANGING)
    return re.compile(rf"(?<![^\W_]){re.escape(piece[:kept].lower().replace('ё', 'е'))}")
