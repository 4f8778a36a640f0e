"""What Russian forms are, asked of the morphology once for each form."""

from __future__ import annotations

from functools import cache, lru_cache

from pymorphy3 import MorphAnalyzer


@cache
def _analyser() -> MorphAnalyzer:
    return MorphAnalyzer()


def _has(form: str, mark: str) -> bool:
    return form.isalpha() and "а" <= form[0] <= "я" and mark in _analyser().parse(form)[0].tag


@lru_cache(maxsize=50_000)
def is_future(form: str) -> bool:
    """Whether a Russian form is first of all a verb in the future."""
    return _has(form, "futr")


@lru_cache(maxsize=50_000)
def is_past(form: str) -> bool:
    """Whether a Russian form is first of all a verb in the past, or a short participle («построено»)."""
    return _has(form, "past") and not _has(form, "PRTF")


@lru_cache(maxsize=50_000)
def is_recipient(form: str) -> bool:
    """Whether a Russian form is first of all a person in the dative: «ему», «руководителю»."""
    return _has(form, "datv") and (_has(form, "anim") or _has(form, "NPRO"))


@lru_cache(maxsize=50_000)
def is_animate(form: str) -> bool:
    """Whether a Russian form is first of all a living being, or a participle that stands for one («ведущая»)."""
    return _has(form, "anim") or _has(form, "PRTF")


@lru_cache(maxsize=50_000)
def is_noun(form: str) -> bool:
    """Whether a Russian form is first of all a noun."""
    return _has(form, "NOUN")


@lru_cache(maxsize=50_000)
def agreed(adjective: str, noun: str) -> str:
    """A Russian adjective in the nominative of a noun's gender: «новых», «школа» give «новая»; "" if it is none."""
    word = next((one for one in _analyser().parse(adjective) if "ADJF" in one.tag), None)
    of_noun = next((one for one in _analyser().parse(noun) if "NOUN" in one.tag and "nomn" in one.tag), None)
    if word is None:
        return ""
    if of_noun is None:
        return adjective
    wanted = {"nomn", "plur"} if "plur" in of_noun.tag else {"nomn", "sing", of_noun.tag.gender or "masc"}
    found = word.inflect(wanted)
    return found.word if found is not None else adjective
