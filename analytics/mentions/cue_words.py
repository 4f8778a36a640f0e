"""The words that stand beside a name and tell what it is: data/lexicons/entities/evidence.toml."""

from __future__ import annotations

from functools import cache

from analytics.endings import FOLDER
from analytics.lexicons import blaming, read_toml
from analytics.records import Token
from analytics.vocabulary import Vocabulary

_FIELDS = ("place_before", "place_after", "direction", "firm_role", "firm_before")


class Cues:
    """The words of evidence.toml in one language, with any ending."""

    def __init__(self, language: str, data: dict[str, str]) -> None:
        self.language = language
        self.where = frozenset(data["where"].split())  # before a place, hardly ever before a person
        self.beside = frozenset(data["beside"].split())  # before either: «на Рида Суркая», «на Суркае»
        self.verbs = tuple(data["verbs"].split())
        self._verbs: dict[str, bool] = {}
        self.objects = tuple(data["objects"].split())
        self.makers = tuple(data["makers"].split())
        self._words = {name: Vocabulary(data[name].split()) for name in _FIELDS}

    def is_verb(self, form: str) -> bool:
        """Whether a form begins as a firm's verbs do."""
        found = self._verbs.get(form)
        if found is None:
            if len(self._verbs) > 50_000:
                self._verbs.clear()
            found = self._verbs[form] = form.startswith(self.verbs)
        return found

    def has(self, kind: str, token: Token) -> bool:
        """Whether a token is a cue of that kind."""
        return self._words[kind].has(token.form, self.language, token.morph.lemma)


@cache
def cues(language: str) -> Cues | None:
    """The cues of a language, or None where there are none.

    Raises:
        LexiconError: the file is not what it should be.
    """
    path = FOLDER / "evidence.toml"
    data = read_toml(path)
    with blaming(path):
        return Cues(language, data[language]) if language in data else None
