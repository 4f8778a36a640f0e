"""Our figures beside quantulum3's on the same English text in one run, the speed in every language, and linearity.

    python -m benchmarks.figures

Claim: a text four times as long takes about four times as long, whatever stands in it. Times are of the processor, in
one process, the least of several runs, over texts that are segmented and lemmatised already; `with_annotate` counts
the segmentation and the lemmas too. The comparison is made on the English articles of the sample, which hold some
50 figures in 1,000 words, and again on the texts of the gold (`dense`), which hold more than a hundred, some ten times
as many as most news does: our time goes with the figures, theirs with the words.
"""

from __future__ import annotations

import json
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from analytics.dates import find_dates
from analytics.figures import find_figures
from analytics.language import annotate
from analytics.language.identify import identify
from analytics.read import read_articles
from analytics.records import LANGUAGES, Article, Document

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it asks for its classifier, which changes units, not the time
    from quantulum3 import parser

GOLD = Path(__file__).parents[1] / "data" / "gold" / "figures"
SAMPLE = Path(__file__).parents[1] / "data" / "articles"
LONG = {"digits": "1", "numbers": "10 ", "money": "5 млрд теңге, ", "words": "миллион ", "marks": "5\u0301\u0301 "}


def news() -> list[str]:
    """The English articles of the sample."""
    articles = [article for article in read_articles([str(SAMPLE)]) if isinstance(article, Article)]
    found = [(identify(article.text), article.text) for article in articles]
    return [text for language, text in found if language == "en"]


def texts(language: str) -> list[str]:
    """The texts of the figures' development gold."""
    lines = (GOLD / f"{language}_dev_texts.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def best_of(run: Callable[[], object], times: int) -> float:
    """The least time in milliseconds."""
    found = []
    for _ in range(times):
        began = time.process_time()
        run()
        found.append(time.process_time() - began)
    return min(found) * 1000


def figures(documents: list[Document]) -> None:
    """Dates and figures of all documents."""
    for document in documents:
        find_figures(document, (), find_dates(document))


def annotated(language: str, articles: list[str]) -> list[Document]:
    """The articles, segmented and lemmatised."""
    return [annotate(Article(str(at), text, language=language)) for at, text in enumerate(articles)]


def beside(articles: list[str], name: str = "") -> dict[str, float]:
    """How many times as fast as quantulum3, on documents and from the bare text."""
    documents = annotated("en", articles)
    figures(documents)
    theirs = best_of(lambda: [parser.parse(text) for text in articles], 2)
    ours = best_of(lambda: figures(documents), 7)
    whole = best_of(lambda: figures(annotated("en", articles)), 3)
    return {f"times_quantulum3{name}": theirs / ours, f"times_quantulum3{name}_with_annotate": theirs / whole}


def speed(language: str) -> float:
    """Milliseconds for 1,000 words."""
    articles = texts(language)
    documents = annotated(language, articles)
    figures(documents)
    return best_of(lambda: figures(documents), 7) * 1000 / sum(len(text.split()) for text in articles)


def growth(unit: str) -> float:
    """The time of a text of 400,000 characters over that of 100,000: 4 where it is linear."""
    sizes = [annotated("kk", [unit * (size // len(unit))]) for size in (100_000, 400_000)]
    small, large = (best_of(lambda documents=documents: figures(documents), 2) for documents in sizes)
    return large / max(small, 1.0)


def main() -> None:
    """Print what was measured; the last line is name=value."""
    found = beside(news()) | beside(texts("en"), "_dense")
    found |= {f"ms_per_1000_words_{language}": speed(language) for language in LANGUAGES}
    found |= {f"growth_{name}": growth(unit) for name, unit in LONG.items()}
    print(" ".join(f"{name}={value:.2f}" for name, value in found.items()))


if __name__ == "__main__":
    main()
