"""The words that say what a named thing is: data/lexicons/entities/types.toml."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from analytics.endings import FOLDER
from analytics.lexicons import blaming, read_toml
from analytics.records import Token
from analytics.vocabulary import Vocabulary

KINDS = ("organisation", "company", "media", "facility", "corridor", "project", "event", "document")
_VERBAL = ("ing", "ed")
LANGUAGES = ("kk", "uz-Cyrl", "uz-Latn", "ru", "en")


class Type(NamedTuple):
    """What a type word says."""

    kind: str
    base: str  # its dictionary form
    strong: bool
    capital: bool  # written in capitals («АҚ», ТОО)
    weak: bool = False  # tells only as the last word of a name


class Types:
    """The type words of one language, and the words that join or end names."""

    def __init__(self, language: str, data: dict[str, Any]) -> None:
        self.language = language
        self._vocabulary = Vocabulary()
        self._types: dict[int, Type] = {}
        self._known: dict[str, Type | None] = {}
        for kind in KINDS:
            for rank in ("strong_", "", "weak_"):
                for word in data[kind].get(rank + language, "").split():
                    number = self._vocabulary.add(word.lower())
                    found = Type(kind, word.lower(), rank == "strong_", word.isupper(), rank == "weak_")
                    self._types.setdefault(number, found)
        words = data["words"]
        self.about = frozenset(words[f"about_{language}"].split())
        self.named = frozenset(words.get(f"named_{language}", "").split())
        self.stop = frozenset(words.get(f"stop_{language}", "").split())
        self.join = frozenset(words[f"join_{language}"].split())
        self.spoken = frozenset(words[f"spoken_{language}"].split())
        self.joint = frozenset(words[f"joint_{language}"].split())
        self.instrumental = frozenset(words.get(f"instrumental_{language}", "").split())
        self.national = frozenset(words[f"national_{language}"].split())
        self.until = frozenset(words[f"until_{language}"].split())
        self.unlike = frozenset(words.get(f"unlike_{language}", "").split())
        self._plans = Vocabulary(words[f"plan_{language}"].split())

    def type_words(self, forms: Sequence[str], first: int) -> list[int]:
        """Where among forms type words stand, or words not met before; the first form has the number `first`."""
        known = self._known
        return [at for at, form in enumerate(forms, first) if known.get(form, self)]

    def is_plan(self, token: Token) -> bool:
        """Whether a word is what a document for years ahead is called."""
        return self._plans.has(token.form, self.language, token.lemma)

    def type_of(self, token: Token) -> Type | None:
        """What a word says a named thing is, or None."""
        form = token.form
        if form not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            ids = self._vocabulary.ids(form, self.language, token.lemma)
            found = sorted(self._types[number] for number in ids)
            if self.language == "en" and form.endswith(_VERBAL):
                found = [kind for kind in found if kind.base.endswith(_VERBAL)]  # "according" is no accord
            self._known[form] = max(found, key=lambda kind: len(kind.base), default=None)
        found_type = self._known[form]
        if found_type and found_type.capital and not token.text[: len(found_type.base)].isupper():
            return None
        return found_type


@cache
def types(language: str) -> Types | None:
    """The type words of a language, or None where there are none.

    Raises:
        LexiconError: the file is not what it should be.
    """
    if language not in LANGUAGES:
        return None
    path = FOLDER / "types.toml"
    with blaming(path):
        return Types(language, read_toml(path))
