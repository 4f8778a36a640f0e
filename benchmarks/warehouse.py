"""The warehouse over a SYNTHETIC corpus: making it, opening it, adding to it, and every query beside pandas.

python -m benchmarks warehouse [ARTICLES]      default 100000
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pandas as pd

from analytics import warehouse
from analytics.warehouse.queries import QUERIES, Filters
from benchmarks.corpus import synthetic, write_folder

ROUNDS = 5
SELECTIONS = {
    "all": Filters(),
    "year": Filters(date(2023, 1, 1), date(2023, 12, 31)),
    "country": Filters(countries=("KZ",)),
    "stories of a year": Filters(date(2023, 1, 1), date(2023, 12, 31), unit="stories"),
}


def main() -> None:
    """Print each figure; the last line is `name=value ...`."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        figures = run(Path(folder), count)
    print(" ".join(f"{name}={value:.4g}" for name, value in figures.items()))


def run(folder: Path, count: int) -> dict[str, float]:
    """All measurements, in seconds or as their names say."""
    figures: dict[str, float] = {"articles": count}
    write_folder(folder / "in", count)
    with synthetic():
        with timed(figures, "build_s"):
            warehouse.build(folder / "in", folder / "out")
        (folder / "in" / "zzz.jsonl").write_text('{"id": "one", "text": "one article more"}\n', encoding="utf-8")
        with timed(figures, "add_one_s"):
            warehouse.build(folder / "in", folder / "out")
    figures["size_mb"] = sum(f.stat().st_size for f in (folder / "out").rglob("*") if f.is_file()) / 1e6
    with timed(figures, "open_s"):
        opened = warehouse.open(folder / "out")
        QUERIES["corpus"](opened, Filters())
    figures |= queries(opened)
    figures |= beside_pandas(opened)
    figures["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return figures


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
        **dict.fromkeys(("pair_articles", "pair_trend", "pair_events", "pair_figures"), pair),
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
    """p50 and p95 over all queries and selections, and the slowest query."""
    given = parameters(opened)
    every, worst = [], ("", 0.0)
    print(f"{'query':<20}" + "".join(f"{name:>20}" for name in SELECTIONS))
    for name, query in QUERIES.items():
        line = []
        for filters in SELECTIONS.values():
            times = [
                _milliseconds(lambda q=query, f=filters, n=name: q(opened, f, **given.get(n, {})))
                for _ in range(ROUNDS)
            ]
            every += times
            line.append(median(times))
        worst = max(worst, (name, max(line)), key=lambda pair: pair[1])
        print(f"{name:<20}" + "".join(f"{value:20.0f}" for value in line))
    print(f"the slowest: {worst[0]}, {worst[1]:.0f} ms")
    return {"p50_ms": median(every), "p95_ms": quantiles(every, n=20)[-1], "worst_ms": worst[1]}


def _milliseconds(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1e3


def beside_pandas(opened: warehouse.Warehouse) -> dict[str, float]:
    """The same questions of the same tables held in memory by pandas: how many times as long they take."""
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
