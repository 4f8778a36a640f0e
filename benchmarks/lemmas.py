"""Lemmas of Uzbek running text: words a second of Elchi, cold and warm, beside UzMorphAnalyser in the same run.

The text is that of the sample corpus in Latin script; without one, a text put together from the word lists.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from UzMorphAnalyser import UzMorphAnalyser

from analytics.language import analyse_form, fold, identify, stopwords
from analytics.language.segment import tokens
from analytics.language.turkic import load_analyser

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
WORDS = 4_000  # the other is slow
ROUNDS = 25


def main() -> None:
    """Print both speeds and their ratio."""
    words = running_text(WORDS)
    analyse_form("salom", "uz-Latn")  # loads the data
    cold = speed(words, lambda word: analyse_form(word, "uz-Latn"), 1)
    warm = speed(words, lambda word: analyse_form(word, "uz-Latn"), ROUNDS)
    other = speed(words, UzMorphAnalyser().lemmatize, 1)
    print(f"{len(words)} words, {len(set(words))} forms; words a second:")
    print(f"Elchi cold {cold:,.0f}, warm {warm:,.0f}; UzMorphAnalyser {other:,.0f}")
    print(f"words={len(words)} cold={cold:.0f} warm={warm:.0f} other={other:.0f} ratio={warm / other:.1f}")


def speed(words: Sequence[str], lemmatise: Callable[[str], object], rounds: int) -> float:
    """Words a second."""
    start = time.perf_counter()
    for _ in range(rounds):
        for word in words:
            lemmatise(word)
    return rounds * len(words) / (time.perf_counter() - start)


def running_text(count: int) -> list[str]:
    """The first words of the sample's articles in Uzbek Latin."""
    words: list[str] = []
    for path in sorted(ARTICLES.rglob("*.txt")) + sorted(ARTICLES.rglob("*.md")):
        text = fold(path.read_text(encoding="utf-8")).text.lower()
        if identify(text) == "uz-Latn":
            found = (text[start:end] for start, end in tokens(text, 0, len(text)))
            words.extend(word for word in found if word.isalpha())
        if len(words) >= count:
            return words[:count]
    return words or invented(count)


def invented(count: int) -> list[str]:
    """Words in about the proportions of a text: half of them from a short list, the rest with endings."""
    chosen = random.Random(1)  # noqa: S311 no secret
    stems = sorted(load_analyser("uz").nouns)
    common = sorted(stopwords("uz-Latn"))
    endings = ("", "", "lar", "ning", "ga", "da", "larni", "imiz", "idan")
    return [
        chosen.choice(common) if chosen.random() < 0.5 else chosen.choice(stems) + chosen.choice(endings)
        for _ in range(count)
    ]


if __name__ == "__main__":
    main()
