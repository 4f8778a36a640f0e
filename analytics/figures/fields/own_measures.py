"""Heads of the measures that are an editor's own words, found with any ending beside those of the lexicon."""

from __future__ import annotations

from functools import lru_cache

from analytics.figures.text.lexer import normal
from analytics.figures.text.lexicon import NO_TAGS, MeasureRule
from analytics.figures.text.phrases import Hit, phrase_book
from analytics.glossary import own_words, spellings
from analytics.vocabulary import Vocabulary

_WEIGHT = 1.5  # who adds a word wants it to win over a general head that stands as near
_KINDS = {"percent": ("percent", "fraction")}


class OwnHeads:
    """The heads of the own measures of one language, in the forms that the lexer writes."""

    def __init__(self, own: tuple[str, ...], code: str) -> None:
        self._language = "uz-Latn" if code == "uz" else code
        self._vocabulary = Vocabulary()
        self._phrases: dict[int, list[tuple[tuple[int, ...], MeasureRule]]] = {}
        for word in own_words(own, "measure"):
            kinds = frozenset(kind for unit in word.units for kind in _KINDS.get(unit, (unit,)))
            rule = MeasureRule(word.entity, -1, kinds, _WEIGHT)
            for language, head in spellings(word):
                if language.partition("-")[0] == code:
                    self._add(head, code, rule)

    def _add(self, head: str, code: str, rule: MeasureRule) -> None:
        forms = [normal(form, code) for form in head.lower().replace("-", " ").split()]
        ids = tuple(self._vocabulary.add(form) for form in forms)
        rows = self._phrases.setdefault(ids[0], []) if ids else []
        rows.append((ids, rule))

    def find(self, forms: list[str]) -> list[Hit]:
        """The heads in a row of forms, in order of their first word."""
        known = [self._vocabulary.ids(form, self._language) if len(form) > 1 else set[int]() for form in forms]
        return [
            Hit(first, first + len(ids), rule, NO_TAGS)
            for first, numbers in enumerate(known)
            for number in numbers
            for ids, rule in self._phrases.get(number, ())
            if len(known) >= first + len(ids) and all(one in known[first + at] for at, one in enumerate(ids))
        ]


@lru_cache(maxsize=64)
def _own_heads(own: tuple[str, ...], code: str) -> OwnHeads:
    return OwnHeads(own, code)


def find_phrases(code: str, forms: list[str], own: tuple[str, ...]) -> dict[str, list[Hit]]:
    """All phrases of a row of forms by category; `own`: the own words of the article."""
    hits = phrase_book(code).find(forms)
    if "measure" in hits:
        hits["measure"] = _meant(hits["measure"])
    if own and (mine := _own_heads(own, code).find(forms)):
        hits["measure"] = sorted([*hits.get("measure", []), *mine], key=lambda hit: (hit.first, -hit.last))
    return hits


def _meant(heads: list[Hit]) -> list[Hit]:
    """The heads without those inside an idiom, where they mean something else: «выпустить в оборот», "capital city"."""
    idioms = [hit for hit in heads if hit.value.idiom]
    if not idioms:
        return heads
    inside = {at for idiom in idioms for at in range(idiom.first, idiom.last)}
    return [hit for hit in heads if not hit.value.idiom and hit.first not in inside]
