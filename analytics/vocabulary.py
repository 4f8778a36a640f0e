"""Which dictionary forms a word of a text can be: by a closed set of endings (analytics/endings.py), or by lemma."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.endings import TURKIC, Endings, endings, russian_stem

_CACHE = 50_000
_HEAD = 4  # letters that a form shares with any longer word that it can be, whatever its ending changes


class Vocabulary:
    """The words of all names; `ids(form, language)` are the words that a form can be."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._exact: dict[str, int] = {}
        self._russian: dict[str, list[tuple[int, frozenset[str]]]] = {}
        self._longest: dict[str, int] = {}  # of the words with these first letters
        self._had: dict[tuple[str, str], bool] = {}
        for word in words:
            self.add(word)

    def add(self, word: str) -> int:
        """The number of a dictionary form."""
        if word not in self._exact:
            number = self._exact[word] = len(self._exact)
            stem, following = russian_stem(word)
            self._russian.setdefault(stem, []).append((number, following))
            self._longest[word[:_HEAD]] = max(self._longest.get(word[:_HEAD], 0), len(word))
        return self._exact[word]

    def ids(self, form: str, language: str, lemma: str = "") -> set[int]:
        """All dictionary forms that `form` can be in a text of `language`."""
        found = {self._exact[word] for word in (form, lemma) if word in self._exact}
        if language == "ru":
            found |= self._as_russian(form)
        else:
            found |= self._as_agglutinative(form, language if language in TURKIC else "en")
        return found

    def has(self, form: str, language: str, lemma: str = "") -> bool:
        """Whether `form` can be any of the words; each form is worked out once."""
        found = self._had.get((form, language))
        if found is None:
            if len(self._had) > _CACHE:
                self._had.clear()
            found = self._had[form, language] = bool(self.ids(form, language, lemma))
        return found

    def _as_russian(self, form: str) -> set[int]:
        found: set[int] = set()
        for cut in range(len(form) - 3, len(form) + 1):
            for number, following in self._russian.get(form[:cut], ()) if cut > 1 else ():
                if form[cut:] in following:
                    found.add(number)
        return found

    def _as_agglutinative(self, form: str, language: str) -> set[int]:
        table, found = endings(language), set()
        longest = max(self._longest.get(form[:_HEAD], 0), _HEAD)
        for cut in range(max(2, len(form) - table.longest), min(len(form), longest + 1)):
            ending = form[cut:]
            stem = form[:cut]
            if ending not in table.strings and not _follows(ending, stem, table):
                continue
            number = self._exact.get(stem)
            if number is not None and (len(stem) > 3 or _in_harmony(stem, ending)):
                found.add(number)
            number = self._exact.get(stem + "ь")  # «Кремлда»
            if number is not None:
                found.add(number)
            if ending[0] in table.vowels and stem[-1] in table.voiced:
                number = self._exact.get(stem[:-1] + table.voiced[stem[-1]])
                if number is not None:
                    found.add(number)
        return found


def _follows(ending: str, stem: str, table: Endings) -> bool:
    if ending in table.possessed and stem[-1] in "ыі":
        return True  # «станциясы»: «станциясын»
    return ending[0] == "ʻ" and ending[1:] in table.strings


_BACK, _FRONT = frozenset("аоұыя"), frozenset("әеөүі")


def _in_harmony(stem: str, ending: str) -> bool:
    """Whether a short Kazakh stem can carry an ending: «Иран» is no «Ир» with «-ан»."""
    mine = [c for c in stem if c in _BACK or c in _FRONT]
    its = [c for c in ending if c in _BACK or c in _FRONT]
    return not mine or not its or (mine[-1] in _BACK) == (its[0] in _BACK)
