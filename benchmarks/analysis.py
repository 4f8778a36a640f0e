"""The analysis beside stock `yake` on the same texts, step by step, cold and warm, in processor time; then in workers.

    python -m benchmarks analysis [ARTICLES]      default 3000

Two kinds of text: the sample as it is (short articles, each read once: nearly every word form is new), and synthetic
articles of the length of a real one, which repeat the sample's words (warm: as in a large corpus, where few are new).
Cold is the first pass of a process that has read its lexicons, warm the second over the same texts.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

import yake

from analytics.dates import find_dates
from analytics.figures import find_figures
from analytics.keywords import find_keywords
from analytics.language import annotate
from analytics.layout import complete
from analytics.mentions import find_events, find_mentions
from analytics.pipeline import analyse
from analytics.records import LANGUAGES, Article
from analytics.warehouse.batches import Batch, cut, fingerprint
from analytics.warehouse.shards import Receipt, make_shard
from analytics.warehouse.workers import in_processes
from benchmarks.corpus import sample, texts

YAKE = 100  # articles of each kind for `yake`, spread over all
IN_ONE_PROCESS = 600  # synthetic articles; the workers get all
T = TypeVar("T")
STEPS = ("layout", "annotate", "mentions", "dates", "figures", "keywords", "events")


def main() -> None:
    """Print each figure; the last line is `name=value ...`."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    synthetic = list(texts(count))
    for language in LANGUAGES:  # models and lexicons are read
        analyse(Article("", "ABC 5 %, 7 $. Abc Def – 2.", language=language))
    figures = _one_process("sample", sample()) | _one_process("synthetic", synthetic[:IN_ONE_PROCESS])
    figures |= _workers(synthetic)
    figures["peak_mb"] = _peak()
    for name, value in figures.items():
        print(f"{name:>32} {value:12.2f}")
    print(" ".join(f"{name}={value:.4g}" for name, value in figures.items()))


def _one_process(kind: str, articles: Sequence[Article]) -> dict[str, float]:
    """Our speed over some texts, cold and warm, and that of `yake` and of the floor over the same ones."""
    words, size = _words(articles), sum(len(article.text.encode()) for article in articles)
    cold, warm = _steps(articles), _steps(articles)
    print(f"{kind}: {len(articles)} articles of {words / len(articles):.0f} words; ms per 1,000 words, cold and warm")
    for step in STEPS:
        print(f"{step:>32} {cold[step] * 1e6 / words:7.2f} {warm[step] * 1e6 / words:7.2f}")
    some = articles[:: max(1, len(articles) // YAKE)]
    extractor = yake.KeywordExtractor(lan="ru", n=3, top=20)
    theirs = _words(some) / _processor(lambda: [extractor.extract_keywords(article.text) for article in some])
    ours = {"cold": words / sum(cold.values()), "warm": words / sum(warm.values())}
    found = {
        "yake_words_per_s": theirs,
        "floor_mb_per_s": size / 1e6 / _processor(lambda: [_least(article) for article in articles]),
    }
    for name, rate in ours.items():
        found |= {
            f"{name}_words_per_s": rate,
            f"{name}_articles_per_s": rate * len(articles) / words,
            f"{name}_mb_per_s": rate * size / words / 1e6,
            f"{name}_times_yake": rate / theirs,
        }
    return {f"{kind}_{name}": value for name, value in found.items()}


def _steps(articles: Sequence[Article]) -> dict[str, float]:
    """Seconds of processor time of each step over all articles; nothing that is found is kept."""
    spent = dict.fromkeys(STEPS, 0.0)

    def timed(step: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        found = work()
        spent[step] += time.process_time() - start
        return found

    for article in articles:
        filled, layout = timed("layout", partial(complete, article))
        document = timed("annotate", partial(annotate, filled, layout))
        mentions = timed("mentions", partial(find_mentions, document))
        dates = timed("dates", partial(find_dates, document))
        timed("figures", partial(find_figures, document, mentions, dates))
        timed("keywords", partial(find_keywords, document, mentions))
        timed("events", partial(find_events, document, mentions, dates))
    return spent


def _words(articles: Sequence[Article]) -> int:
    return sum(len(article.text.split()) for article in articles)


def _processor(work: Callable[[], object]) -> float:
    """Seconds of this process alone: other programs do not disturb them."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _least(article: Article) -> list[str]:
    """What no analysis can do without: decoding, normalising, splitting."""
    return unicodedata.normalize("NFC", article.text.encode().decode()).split()


def _peak() -> float:
    """Megabytes that this process has taken at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


class _Noted:
    """What a worker does, with a note of the processor time that it took and of the memory of its process."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __call__(self, batch: Batch, place: str, version: str) -> Receipt:
        start = time.process_time()
        receipt = make_shard(batch, place, version)
        with (Path(self.folder) / str(os.getpid())).open("a", encoding="utf-8") as notes:
            notes.write(f"{time.process_time() - start} {_peak()}\n")
        return receipt


def _workers(articles: list[Article]) -> dict[str, float]:
    """One worker beside two: by the clock, with their start, and by the processor time of the busier of the two."""
    (wall, alone, _), (wall_of_two, busier, peak) = _shards(articles, 1), _shards(articles, 2)
    return {
        "workers_articles": len(articles),
        "two_workers_ratio_by_clock": wall / wall_of_two,
        "two_workers_ratio_by_processor": alone / busier,
        "worker_peak_mb": peak,
    }


def _shards(articles: list[Article], workers: int) -> tuple[float, float, float]:
    """Seconds for all shards; the processor time of the busiest worker; the megabytes of the largest."""
    marks = b"".join(map(fingerprint, articles))
    batches = [Batch(c.name, tuple(articles[c.first : c.last])) for c in cut(marks, [len(a.text) for a in articles])]
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as noted:
        start = time.perf_counter()
        with patch("analytics.warehouse.workers.make", _Noted(noted)):
            list(in_processes(batches, Path(folder), workers))
        wall = time.perf_counter() - start
        notes = [[tuple(map(float, line.split())) for line in path.open()] for path in Path(noted).iterdir()]
    return wall, max(sum(seconds for seconds, _ in of) for of in notes), max(peak for of in notes for _, peak in of)
