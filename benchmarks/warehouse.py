"""The warehouse over a SYNTHETIC corpus: making it, opening it, adding to it, and every query beside pandas.

python -m benchmarks warehouse [ARTICLES] [FOLDER]      default 100000; a FOLDER is kept, and what is in it used again

Each stage is a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pandas as pd

from analytics import warehouse
from analytics.warehouse.queries import QUERIES, Filters
from benchmarks.corpus import drawn_before, synthetic, texts, write_folder

ROUNDS = 5
SELECTIONS = {
    "all": Filters(),
    "year": Filters(date(2023, 1, 1), date(2023, 12, 31)),
    "country": Filters(countries=("KZ",)),
    "stories of a year": Filters(date(2023, 1, 1), date(2023, 12, 31), unit="stories"),
}
ALONE = {"occurrences", "corrections", "own_words"}  # ask about editors' words and corrections, of which there are none


def main() -> None:
    """Print each figure; the last line is `name=value ...`."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as beside:
        folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(beside)
        folder.mkdir(parents=True, exist_ok=True)
        figures: dict[str, float] = {"articles": count}
        for stage in (make, add, ask, beside_pandas):
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
                figures |= alone.submit(stage, folder, count).result()
    print(" ".join(f"{name}={value:.4g}" for name, value in figures.items()))


def peak_mb() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def make(folder: Path, count: int) -> dict[str, float]:
    """The shards are drawn, then the tables and the index made of them."""
    figures: dict[str, float] = {}
    if not (folder / "in").exists():
        write_folder(folder / "in", count)
    began: dict[str, float] = {}

    def progress(done: int, total: int, note: str) -> None:
        note = note.partition(":")[0]
        if note not in began:
            began[note] = time.perf_counter()
            print(f"{note:>20} {began[note] - start:8.0f} s", flush=True)

    start = time.perf_counter()
    with synthetic():
        report = warehouse.build(folder / "in", folder / "out", progress=progress)
    end = time.perf_counter()
    if report.analysed:
        figures["shards_s"] = began.get("making the tables", end) - start
    if report.published:
        figures["tables_s"] = began["indexing the texts"] - began["making the tables"]
        figures["index_s"] = end - began["indexing the texts"]
    sizes = {"shards": 0, "data": 0, "search": 0}
    for path in (folder / "out").rglob("*"):
        for name in sizes:
            if path.is_file() and str(path.relative_to(folder / "out")).startswith(name):
                sizes[name] += path.stat().st_size
    figures |= {f"{name}_mb": size / 1e6 for name, size in sizes.items()}
    return told(figures | {"build_peak_mb": peak_mb()})


def told(figures: dict[str, float]) -> dict[str, float]:
    """The figures, printed."""
    for name, value in figures.items():
        print(f"{name:>20} {value:10.2f}", flush=True)
    return figures


def add(folder: Path, count: int) -> dict[str, float]:
    """One article more, analysed by a process that has just begun, then it is taken away again."""
    figures: dict[str, float] = {}
    more = folder / "in" / "zzz.jsonl"
    text = next(texts(1)).text
    more.write_text(json.dumps({"id": "one", "text": text}, ensure_ascii=False) + "\n", encoding="utf-8")
    with drawn_before():
        clock, processor = time.perf_counter(), time.process_time()
        warehouse.build(folder / "in", folder / "out")
        figures["add_one_s"] = time.perf_counter() - clock
        figures["add_one_processor_s"] = time.process_time() - processor
    more.unlink()
    with synthetic():
        warehouse.build(folder / "in", folder / "out")
    return told(figures | {"add_peak_mb": peak_mb()})


def ask(folder: Path, count: int) -> dict[str, float]:
    """Opening, and every query under every selection."""
    figures: dict[str, float] = {}
    with timed(figures, "open_s"):
        opened = warehouse.open(folder / "out")
        QUERIES["corpus"](opened, Filters())
    figures |= queries(opened)
    return figures | told({"queries_peak_mb": peak_mb()})


@contextmanager
def timed(figures: dict[str, float], name: str) -> Iterator[None]:
    """Note how long the block takes."""
    start = time.perf_counter()
    yield
    figures[name] = time.perf_counter() - start
    print(f"{name:>10} {figures[name]:8.2f}", flush=True)


def parameters(opened: warehouse.Warehouse) -> dict[str, dict[str, Any]]:
    """What the pages would ask for: the most frequent of everything, which costs most."""
    countries = tuple(QUERIES["entities_top"](opened, Filters(), kind="country")["entity"][:6])
    lemmas = tuple(QUERIES["keywords_top"](opened, Filters())["lemma"][:6])
    one = {"entity": countries[0]}
    lemma = {"lemma": lemmas[0]}
    pair = {"a": countries[0], "b": countries[1]}
    article = {"key": QUERIES["articles"](opened, Filters())["key"][0]}
    sets = QUERIES["claim_sets"](opened, Filters())["set_id"]
    events = QUERIES["events"](opened, Filters())["event_id"]
    return {
        **dict.fromkeys(("entity_heat", "entity_forms", "evidence", "register_claims"), one),
        **dict.fromkeys(("pair_articles", "pair_documents", "pair_trend", "pair_events", "pair_figures"), pair),
        **dict.fromkeys(("article", "article_marks", "same_story"), article),
        **dict.fromkeys(("keyword_forms", "burst_stories"), lemma),
        "entity_trend": {"entities": countries},
        "keyword_trend": {"lemmas": lemmas},
        "compare": {"a": Filters(languages=("ru",)), "b": Filters(languages=("kk",))},
        "figure": {"figure_id": QUERIES["figures"](opened, Filters())["figure_id"][0]},
        "claim_set_rows": {"set_id": sets[0] if len(sets) else ""},
        "event_evidence": {"event_id": events[0] if len(events) else "none"},
        "entity_suggest": {"prefix": "Qaz"},
        "keyword_suggest": {"prefix": "са"},
        "search": {"q": "сауда"},
        "concordance": {"q": "сауда"},
    }


def queries(opened: warehouse.Warehouse) -> dict[str, float]:
    """Median and 95th percentile of each query over all selections; the first time of each, which reads what is kept in
    memory from then on, stands apart."""
    given = parameters(opened)
    every: list[float] = []
    first: list[float] = []
    worst = ("", 0.0)
    print(f"{'p50, ms':<20}" + "".join(f"{name:>20}" for name in SELECTIONS) + f"{'p95':>8}{'first':>8}")
    for name, query in QUERIES.items():
        if name in ALONE:
            continue
        asked = [partial(query, opened, filters, **given.get(name, {})) for filters in SELECTIONS.values()]
        first.append(_milliseconds(asked[0]))
        times = [[_milliseconds(each) for _ in range(ROUNDS)] for each in asked]
        p95 = float(np.percentile(times, 95))
        every += [value for row in times for value in row]
        worst = max(worst, (name, p95), key=lambda pair: pair[1])
        print(
            f"{name:<20}" + "".join(f"{median(row):20.0f}" for row in times) + f"{p95:8.0f}{first[-1]:8.0f}", flush=True
        )
    print(f"the slowest: {worst[0]}, {worst[1]:.0f} ms")
    return {
        "p50_ms": median(every), "p95_ms": float(np.percentile(every, 95)), "worst_p95_ms": worst[1],
        "worst_first_ms": max(first),
    }  # fmt: skip


def _milliseconds(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1e3


def beside_pandas(folder: Path, count: int) -> dict[str, float]:
    """The same questions of the same tables held in memory by pandas: how many times as long they take."""
    opened = warehouse.open(folder / "out")
    cursor = opened.cursor()
    articles = cursor.execute("SELECT article_id, date, source, language FROM articles").df()
    pairs = cursor.execute("SELECT article_id, entity FROM article_entities").df()
    keywords = cursor.execute("SELECT article_id, lemma FROM keywords").df()
    year = articles[articles["date"].dt.year == 2023]
    six = list(pairs["entity"].value_counts().index[:6])
    in_year = partial(_of, year["article_id"])
    month = pd.Grouper(key="date", freq="MS")
    in_pandas: dict[str, tuple[dict[str, Any], Callable[[], object]]] = {
        "entities_top": ({}, lambda: in_year(pairs).value_counts("entity")),
        "keywords_top": ({}, lambda: in_year(keywords).value_counts("lemma")),
        "entity_trend": (
            {"entities": tuple(six)},
            lambda: pairs[pairs["entity"].isin(six)].merge(year).groupby([month, "entity"]).size(),
        ),
        "volume": ({"by": "source"}, lambda: year.groupby([month, "source"]).size()),
    }
    ratios = {}
    for name, (given, ask) in in_pandas.items():
        query = partial(QUERIES[name], opened, SELECTIONS["year"], **given)
        ours = median(_milliseconds(query) for _ in range(ROUNDS))
        theirs = median(_milliseconds(ask) for _ in range(ROUNDS))
        ratios[f"pandas_{name}_ratio"] = theirs / ours
        print(f"{name:<20}{ours:10.0f} ms, pandas {theirs:8.0f} ms")
    return ratios


def _of(numbers: pd.Series, table: pd.DataFrame) -> pd.DataFrame:
    return table[table["article_id"].isin(numbers)]
