"""All endings of an agglutinative language, generated once from the templates of its data file.

The table maps an ending as it is written to its readings. What a stem may take is one bit for each pair of harmony and
class of the last sound, so that one look-up and one mask tell whether an ending fits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from analytics.errors import LexiconError
from analytics.language.lexicon import read_toml

_SYMBOL = re.compile(r"\((.)\)|<(.)>|(.)")
_REST = "T"

NOUN, VERB = "N", "V"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an ending: noun or verb, the tags, and the stems that take it as bits."""

    pos: str
    tags: tuple[str, ...]
    stems: int


@dataclass(frozen=True, slots=True)
class Sounds:
    """Vowels and the classes of last sounds."""

    file: str
    vowels: tuple[str, str]  # back, front: the index is the harmony; equal where there is no harmony
    classes: dict[str, str]  # letter: class
    names: tuple[str, ...]
    signs: dict[str, dict[str, str]]
    bits: dict[str, tuple[int, int]]  # of a class, with back and with front harmony
    vowel_letters: frozenset[str]

    @property
    def harmonic(self) -> bool:
        """Whether the vowels of a stem decide those of its endings."""
        return self.vowels[0] != self.vowels[1]

    def last_class(self, text: str) -> str:
        """The class of the last sound; a letter of two signs (gʻ, oʻ, sh) is known by its first."""
        last = text[-1] if text[-1] != "ь" else text[-2:-1] or "ь"
        return self.classes.get(text[-2:] if last == "ʻ" else last, _REST)

    def harmony(self, text: str) -> int | None:
        """0 back, 1 front, by the last vowel that shows it; None where either may follow.

        That is so without a vowel («ҰҚШҰ»), in loans after a soft sign («король») and, as и and у are consonants
        of native words, where one of them makes the last syllable («ресурс, тариф»).
        """
        back, front = self.vowels
        if text.endswith("ь"):
            return None
        for at in range(len(text) - 1, -1, -1):
            letter = text[at]
            if letter in back:
                return 0
            if letter in front:
                return 1
            if letter in "иу" and 0 < at < len(text) - 1 and text[at - 1] not in back + front:
                return None
        return None


@cache
def load_sounds(language: str) -> Sounds:
    """The sounds of `<language>.toml`."""
    file = f"{language}.toml"
    table = read_toml(file)
    sounds: dict[str, Any] = dict(table["sounds"])
    vowels = (sounds.pop("back"), sounds.pop("front"))
    classes = {letter: name for name, letters in sounds.items() for letter in re.findall(".ʻ?", letters)}
    names = (*sounds, _REST)
    for sign, values in table["signs"].items():
        if "" not in values or any(key not in (*names, "") for key in values):
            raise LexiconError(file, f"signs.{sign}", "needs a default and known classes")
    bits = {name: (1 << at, 1 << (len(names) + at)) for at, name in enumerate(names)}
    vowel_letters = frozenset(letter for letter, name in classes.items() if name == "V")
    return Sounds(file, vowels, classes, names, table["signs"], bits, vowel_letters)


def realise(template: str, harmony: int, name: str, sounds: Sounds) -> str:
    """A template as it is written after a stem of this harmony and class.

    >>> realise("ЛAр", 1, "V", load_sounds("kk")), realise("(I)м", 0, "T", load_sounds("kk"))
    ('лер', 'ым')
    """
    out = ""
    for after_consonant, after_vowel, plain in _SYMBOL.findall(template):
        vowel = name == "V"
        if (after_consonant and vowel) or (after_vowel and not vowel):
            continue
        symbol = after_consonant or after_vowel or plain
        table = sounds.signs.get(symbol)
        letters = table.get(name, table[""]) if table else symbol
        out += letters[harmony] if len(letters) > 1 else letters
        name = sounds.last_class(out)
    return out


@cache
def load_endings(language: str) -> dict[str, tuple[Reading, ...]]:
    """Every ending of `<language>.toml` with its readings; at most a few ten thousand strings."""
    sounds, table = load_sounds(language), read_toml(f"{language}.toml")
    masks: dict[str, dict[tuple[str, tuple[str, ...]], int]] = defaultdict(lambda: defaultdict(int))
    harmonies = (0, 1) if sounds.harmonic else (0,)
    for harmony in harmonies:
        builder = _Builder(sounds, table["slots"], harmony)
        for name in sounds.names:
            bit = sounds.bits[name][harmony]
            for key, pos in (("nominal", NOUN), ("verbal", VERB)):
                for path in table["paths"][key]:
                    for ending, tags in builder.expand(tuple(path), name):
                        masks[ending][pos, tags] |= bit
    return {
        ending: tuple(Reading(pos, tags, mask) for (pos, tags), mask in readings.items())
        for ending, readings in masks.items()
    }


class _Builder:
    """Expands paths of slots; the endings after a class of sound are built once for every tail of a path."""

    def __init__(self, sounds: Sounds, slots: dict[str, dict[str, str]], harmony: int) -> None:
        self.sounds, self.slots, self.harmony = sounds, slots, harmony
        self.known: dict[tuple[tuple[str, ...], str], list[tuple[str, tuple[str, ...]]]] = {}

    def expand(self, path: tuple[str, ...], name: str) -> list[tuple[str, tuple[str, ...]]]:
        """All (ending, tags) of a path after a sound of class `name`."""
        if not path:
            return [("", ())]
        if (path, name) not in self.known:
            self.known[path, name] = self._expand(path, name)
        return self.known[path, name]

    def _expand(self, path: tuple[str, ...], name: str) -> list[tuple[str, tuple[str, ...]]]:
        slot, rest = path[0].removesuffix("?"), path[1:]
        if slot not in self.slots:
            raise LexiconError(self.sounds.file, "paths", f"no slot {slot!r}")
        found = list(self.expand(rest, name)) if path[0].endswith("?") else []
        for template, tags in self.slots[slot].items():
            written = realise(template, self.harmony, name, self.sounds)
            tail = self.expand(rest, self.sounds.last_class(written))
            found.extend((written + ending, (*tags.split(), *more)) for ending, more in tail)
        return found
