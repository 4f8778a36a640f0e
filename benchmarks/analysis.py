"""The analysis beside stock `yake` on the same texts, in processor time; one process beside two, by the clock.

python -m benchmarks analysis [ARTICLES]      default 600
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import yake

from analytics.pipeline import analyse
from analytics.records import Article
from analytics.warehouse.batches import Batch, cut, fingerprint
from analytics.warehouse.executors import run
from benchmarks.corpus import texts

YAKE = 20  # articles for `yake`, which is slow


def main() -> None:
    """Print each figure; the last line is `name=value ...`."""
    articles = list(texts(int(sys.argv[2]) if len(sys.argv) > 2 else 600))
    for article in articles[:40]:  # every language once: models and lexicons are read
        analyse(article)
    words = sum(len(article.text.split()) for article in articles)
    size = sum(len(article.text.encode()) for article in articles)
    ours = _processor(lambda: [analyse(article) for article in articles])
    floor = _processor(lambda: [_least(article) for article in articles])
    extractor = yake.KeywordExtractor(lan="ru", n=3, top=20)
    theirs = _processor(lambda: [extractor.extract_keywords(article.text) for article in articles[:YAKE]])
    figures = {
        "articles": len(articles),
        "words": words / len(articles),
        "articles_per_s": len(articles) / ours,
        "words_per_s": words / ours,
        "mb_per_s": size / ours / 1e6,
        "floor_mb_per_s": size / floor / 1e6,
        "yake_articles_per_s": YAKE / theirs,
        "times_yake": (len(articles) / ours) / (YAKE / theirs),
        "two_workers_ratio": _shards(articles, 1) / _shards(articles, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3),
    }
    for name, value in figures.items():
        print(f"{name:>20} {value:12.2f}")
    print(" ".join(f"{name}={value:.4g}" for name, value in figures.items()))


def _processor(work: Callable[[], object]) -> float:
    """Seconds of this process alone: other programs do not disturb them."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _least(article: Article) -> list[str]:
    """What no analysis can do without: decoding, normalising, splitting."""
    return unicodedata.normalize("NFC", article.text.encode().decode()).split()


def _shards(articles: list[Article], workers: int) -> float:
    """Seconds for all shards, with the start of the workers."""
    marks = b"".join(map(fingerprint, articles))
    batches = [Batch(c.name, tuple(articles[c.first : c.last])) for c in cut(marks, [len(a.text) for a in articles])]
    with tempfile.TemporaryDirectory() as folder:
        return _seconds(lambda: list(run(batches, Path(folder), len(batches), workers)))
