"""What a word form may be: every split into stem and ending that the sounds allow, with the stem's changes undone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from analytics.language.endings import NOUN, VERB, Reading, Sounds, load_endings, load_sounds
from analytics.language.lexicon import read_toml

Tags = tuple[str, ...]
_SHORTEST = 2  # letters of a stem


class Candidate(NamedTuple):
    """A possible analysis of a form; `change` names what was undone in the stem, "" for nothing."""

    lemma: str
    pos: str
    tags: Tags
    change: str


class _Stem(NamedTuple):
    """A stem that the letters before an ending may stand for."""

    lemma: str
    shape: str  # what decides which endings fit
    pos: str  # NOUN, VERB or "" for both
    change: str


_LONGEST = 18  # letters of an ending


@dataclass(frozen=True, slots=True)
class Splitter:
    """Splits the forms of one language."""

    sounds: Sounds
    endings: dict[str, tuple[Reading, ...]]
    rules: dict[str, Any]
    syncope: dict[str, list[tuple[str, str]]]
    patterns: dict[str, re.Pattern[str]]
    voices: tuple[str, ...]

    def candidates(self, form: str) -> list[Candidate]:
        """All analyses, the bare form first; each once."""
        found = [Candidate(form, NOUN, (), ""), Candidate(form, VERB, (), "")]
        self._split(form, "", found)
        for spelling in self._spellings(form):
            split: list[Candidate] = []
            self._split(spelling, "spelling", split)
            found.extend(c for c in split if c.pos == VERB)
        verbs = [c for c in found if c.pos == VERB and c.tags and c.lemma.endswith(self.voices)]
        voices = [voice for c in verbs for voice in self._without_voice(c)]
        return list(dict.fromkeys(found + voices))

    def _split(self, form: str, change: str, found: list[Candidate]) -> None:
        endings = self.endings
        for at in range(max(_SHORTEST, len(form) - _LONGEST), len(form)):
            readings = endings.get(form[at:])
            if readings:
                for stem in self._stems(form[:at], form[at]):
                    self._fit(stem, readings, change, found)

    def _fit(self, stem: _Stem, readings: tuple[Reading, ...], change: str, found: list[Candidate]) -> None:
        """Add the readings that the sounds of a stem allow; against its harmony only as a loan («Гонконгте»)."""
        lemma, shape, only, changed = stem
        sounds = self.sounds
        back, front = sounds.bits[sounds.last_class(shape)]
        either = back | front
        harmony = sounds.harmony(shape) if sounds.harmonic else 0
        regular = either if harmony is None else front if harmony else back
        verb: bool | None = None
        for reading in readings:
            pos, stems = reading.pos, reading.stems
            if (only and pos != only) or not stems & either:
                continue
            clash = not stems & regular
            if clash and (changed or change):
                continue
            if pos == VERB:
                verb = self.patterns["verb_end"].search(lemma) is not None if verb is None else verb
                if not verb:
                    continue
            found.append(Candidate(lemma, pos, reading.tags, "clash" if clash else change or changed))

    def _stems(self, letters: str, following: str) -> list[_Stem]:
        """The letters as they are and with each change undone."""
        rules, last = self.rules, letters[-1]
        vowel = self._vowel(following) or following in "ую"
        voiced = rules["voiced"].get(letters[-2:]) or rules["voiced"].get(last)
        known = self.syncope.get(letters, ()) if vowel else ()
        # «аузы» has no stem «ауз»
        stems = [] if known else [_Stem(letters, letters, "", "kept" if voiced and vowel else "")]
        if last in rules.get("linking", ()) and len(letters) > 4 and not any(map(self._vowel, letters[-3:-1])):
            stems.append(_Stem(letters[:-1], letters, NOUN, "linking"))
        if vowel:
            stems.extend(self._before_vowel(letters, following, voiced, known))
        return stems

    def _before_vowel(
        self, letters: str, following: str, voiced: str | None, known: Iterable[tuple[str, str]]
    ) -> Iterator[_Stem]:
        """The changes that only an ending with a vowel at its beginning causes."""
        rules, last = self.rules, letters[-1]
        if voiced:
            cut = letters[:-2] if letters[-2:] in rules["voiced"] else letters[:-1]
            yield _Stem(cut + voiced, cut + voiced, "", "voiced")
        if last in rules.get("weak", {}):
            yield _Stem(letters[:-1] + rules["weak"][last], letters, VERB, "weak")
        for lemma, pos in known:
            yield _Stem(lemma, lemma, pos, "syncope")
        if rules.get("soft") and last in "лнрт" and len(letters) > 3:
            yield _Stem(letters + rules["soft"], letters + rules["soft"], NOUN, "soft")
        if following == "у":
            for lost in rules.get("lost", ()):
                yield _Stem(letters + lost, letters + lost, VERB, "lost")

    def _spellings(self, form: str) -> Iterator[str]:
        for letter, values in self.rules.get("spellings", {}).items():
            at = form.find(letter, 1)
            while at > 0:
                for value in values:
                    yield form[:at] + value + form[at + 1 :]
                at = form.find(letter, at + 1)

    def _without_voice(self, found: Candidate) -> Iterator[Candidate]:
        """«айтылды» is also the passive of айт-; the score decides."""
        for suffix, tag in self.rules["voices"].items():
            if not found.lemma.endswith(suffix):
                continue
            base = found.lemma[: -len(suffix)]
            if self._takes_voice(base, suffix):
                voiced = self.rules["voiced"].get(base[-1]) if self._vowel(suffix[0]) else None
                for stem in (base, base[:-1] + voiced) if voiced else (base,):
                    if self.patterns["verb_end"].search(stem):
                        yield Candidate(stem, VERB, (tag, *found.tags), found.change or "voice")

    def _takes_voice(self, base: str, suffix: str) -> bool:
        after = self.patterns.get(suffix)
        if not self.patterns["voice_base"].search(base) or (after and not after.search(base)):
            return False
        return self._vowel_final(base) == (len(suffix) == 1)

    def _vowel(self, letter: str) -> bool:
        return letter in self.sounds.vowel_letters

    def _vowel_final(self, text: str) -> bool:
        return self.sounds.last_class(text) == "V"


@cache
def load_splitter(language: str) -> Splitter:
    """The splitter of a language with a data file of endings."""
    rules = read_toml(f"{language}.toml")["stems"]
    syncope: dict[str, list[tuple[str, str]]] = {}
    for key, pos in (("syncope", NOUN), ("syncope_verbs", VERB)):
        for lemma in rules.get(key, "").split():
            syncope.setdefault(lemma[:-2] + lemma[-1], []).append((lemma, pos))
    patterns = {key: re.compile(rules[key]) for key in ("verb_end", "voice_base")}
    patterns.update((suffix, re.compile(text)) for suffix, text in rules["voice_after"].items())
    voices = tuple(rules["voices"])
    return Splitter(load_sounds(language), load_endings(language), rules, syncope, patterns, voices)
