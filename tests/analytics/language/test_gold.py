"""The quality that no language may fall below, on treebanks and articles kept outside the project."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.language import annotate, identify
from analytics.records import Article

OPEN_CLASSES = {"NOUN", "PROPN", "ADJ", "VERB"}
APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʻʼ`", "'"))
BARS = [("kk", "kk", 0.91, 0.975, 0.97), ("uz", "uz-Latn", 0.90, 0.95, 0.96)]


@pytest.mark.parametrize(("name", "language", "accuracy", "nominal", "conflation"), BARS)
def test_lemmas(acceptance: Path, name: str, language: str, accuracy: float, nominal: float, conflation: float) -> None:
    found = list(read_words(acceptance / "gold" / "ud" / f"{name}.dev.conllu", language))
    nouns = [(form, got, lemma) for form, got, lemma, pos in found if pos in ("NOUN", "PROPN")]
    assert len(found) > 2000
    assert share(got == lemma for _, got, lemma, _ in found) >= accuracy
    assert share(got == lemma for _, got, lemma in nouns) >= nominal
    assert conflation_f1({form: (got, lemma) for form, got, lemma in reversed(nouns)}) >= conflation


def test_the_language_of_every_article(acceptance: Path) -> None:
    lines = (acceptance / "gold" / "seed_articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert rows
    for row in rows:
        assert identify((acceptance / "seeds" / row["doc"]).read_text(encoding="utf-8")) == row["language"]


def test_the_language_of_sentences(acceptance: Path) -> None:
    for name, language in (("kk", "kk"), ("uz", "uz-Latn")):
        lines = (acceptance / "corpora" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        sample = [line for line in lines[:: max(len(lines) // 300, 1)] if len(line.split()) >= 5]
        assert len(sample) > 100
        assert share(identify(line) == language for line in sample) >= 0.98


def read_words(path: Path, language: str) -> Iterator[tuple[str, str, str, str]]:
    """Form, own lemma, gold lemma and part of speech of the open-class words of a treebank."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text = next(line[9:] for line in block.splitlines() if line.startswith("# text = "))
        lemmas = {(t.start, t.end): t.lemma for t in annotate(Article("a", text, language=language)).tokens}
        at = 0
        for line in block.splitlines():
            column = line.split("\t")
            start = text.find(column[1], at) if column[0].isdigit() else -1
            if start >= 0:
                at = start + len(column[1])
                if column[3] in OPEN_CLASSES:
                    yield plain(column[1]), plain(lemmas.get((start, at), column[1])), plain(column[2]), column[3]


def plain(word: str) -> str:
    return word.casefold().translate(APOSTROPHES).removesuffix("moq")


def share(hits: Iterator[bool]) -> float:
    marks = list(hits)
    return sum(marks) / len(marks)


def conflation_f1(pairs: dict[str, tuple[str, str]]) -> float:
    """F1 over the pairs of forms that have one lemma."""

    def count(values: Iterator[object]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(values).values())

    both = count(iter(pairs.values()))
    return 2 * both / (count(got for got, _ in pairs.values()) + count(lemma for _, lemma in pairs.values()))
