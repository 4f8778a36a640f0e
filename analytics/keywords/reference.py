"""The `yake` package itself over the same words: the reference, some twenty to sixty times slower."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from yake.data import DataCore

from analytics.keywords.stream import Sentences


class _StopWords:
    """A set by rule: the package only asks whether a word is in it."""

    def __init__(self, stop: Callable[[str], bool]) -> None:
        self._stop = stop

    def __contains__(self, form: str) -> bool:
        return self._stop(form)


class _Core(DataCore):  # type: ignore[misc]
    """The package's statistic, given sentences instead of a text to split."""

    def _build(self, text: list[list[str]], windows_size: int, n: int) -> None:
        self.sentences_str = text
        self.number_of_sentences = len(text)
        at = 0
        for number, sentence in enumerate(text):
            at = self._process_sentence(sentence, number, at, {"windows_size": windows_size, "n": n})
        self.number_of_words = at


def reference_scores(
    sentences: Sentences,
    stop: Callable[[str], bool],
    size: int = 3,
    window: int = 1,
    only: Collection[tuple[str, ...]] = (),
) -> dict[tuple[str, ...], float]:
    """The package's score of each valid candidate, by its lower-case words, in its order of first appearance.

    `only`: of these instead, whether the package holds them to be valid or not.
    """
    texts = [["," if text is None else text for _, text in sentence] for sentence in sentences]
    core: Any = _Core(texts, _StopWords(stop), {"windows_size": window, "n": size})
    core.build_single_terms_features()
    found = {}
    for candidate in core.candidates.values():
        words = tuple(candidate.unique_kw.split(" "))
        if words in only if only else candidate.is_valid():
            candidate.update_h()
            found[words] = float(candidate.h)
    return found
