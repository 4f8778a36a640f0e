"""Elchi beside what one would take instead, on the same texts in the same run; the table in docs/performance.md.

python -m benchmarks peers [TEXTS]      default 40 texts of a language

Times are processor time, the best of three. A peer is given what it needs to do the same work: yake the language,
spaCy and flashtext every form of every name, since they know no endings; quantulum3 English alone, which is what it
reads. Each of ours begins with the bare text and pays for its own words, lemmas and dates.
"""

from __future__ import annotations

import platform
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import yake
from flashtext import KeywordProcessor
from quantulum3 import parser

from analytics.dates import find_dates
from analytics.figures import find_figures
from analytics.keywords import find_keywords
from analytics.language import annotate, identify
from analytics.mentions import find_mentions
from analytics.paths import ROOT
from analytics.records import Article
from benchmarks import mentions, warehouse
from benchmarks.corpus import texts
from benchmarks.keywords import best_of

PAGE = ROOT / "docs" / "performance.md"
FIRST, LAST = "<!-- peers: written by python -m benchmarks peers -->", "<!-- peers end -->"
PACKAGES = ("yake", "quantulum3", "spacy", "flashtext", "pandas", "duckdb", "numpy")
ROUNDS = 3
NAMES = 5_000
Row = tuple[str, str, float, float, str]  # what, peer, ours, theirs, unit (the more the better)


def main() -> None:
    """Print the table, put it into the page, and print `name=value ...` last."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    rows = [keywords(count), figures(count), *names(), *queries()]
    lines = table(rows)
    print("\n".join(lines))
    put(lines)
    print(
        " ".join(f"{peer}_{what.replace(' ', '_')}_ratio={ours / theirs:.3g}" for what, peer, ours, theirs, _ in rows)
    )


def sample(language: str, count: int) -> list[str]:
    """Articles of the length of real ones, of one language."""
    found = (article.text for article in texts(50 * count))
    return list(islice((text for text in found if identify(text) == language), count))


def words_a_second(work: Callable[[], object], articles: Sequence[str]) -> float:
    """How many words are read in a second of processor time."""
    return sum(len(text.split()) for text in articles) / (best_of(work, ROUNDS) / 1000)


def keywords(count: int) -> Row:
    """Keywords of Russian news."""
    articles = sample("ru", count)
    theirs = yake.KeywordExtractor(lan="ru", n=3, top=30)

    def ours() -> None:
        for text in articles:
            document = annotate(Article(id="1", text=text, path="1"))
            find_keywords(document, ())

    peer = words_a_second(lambda: [theirs.extract_keywords(text) for text in articles], articles)
    return "keywords", "yake", words_a_second(ours, articles), peer, "words a second"


def figures(count: int) -> Row:
    """Figures of English news."""
    articles = sample("en", count)

    def ours() -> None:
        for text in articles:
            document = annotate(Article(id="1", text=text, path="1"))
            find_figures(document, find_mentions(document), find_dates(document))

    few = articles[: max(count // 8, 1)]  # it is slow
    peer = words_a_second(lambda: [parser.parse(text) for text in few], few)
    return "figures", "quantulum3", words_a_second(ours, articles), peer, "words a second"


def names() -> list[Row]:
    """Five thousand names in every form, in words at random."""
    chance = random.Random(7)  # noqa: S311 - words, no secrets
    given = sorted({f"{mentions._word(chance, 3).title()} {mentions._word(chance, 4).title()}н" for _ in range(NAMES)})
    text = mentions._text(chance, given)
    ours, _, found = max(mentions._ours(given, text) for _ in range(ROUNDS))
    spacy_speed, _, other = max(mentions._theirs(given, text) for _ in range(ROUNDS))
    flash, third = _flashtext(given, text)
    print(f"names found: {found}, spaCy {other}, flashtext {third}")
    unit = "words a second"
    return [("mentions", "spaCy PhraseMatcher", ours, spacy_speed, unit), ("mentions", "flashtext", ours, flash, unit)]


def _flashtext(given: Sequence[str], text: str) -> tuple[float, int]:
    processor = KeywordProcessor()
    for name in given:
        for form in mentions._forms():
            processor.add_keyword(name + form, name)
    found = processor.extract_keywords(text)
    return words_a_second(lambda: processor.extract_keywords(text), [text]), len(found)


def queries() -> list[Row]:
    """Questions of 20,000 synthetic articles, beside pandas over the same tables."""
    with tempfile.TemporaryDirectory() as folder:
        warehouse.make(Path(folder), 20_000)
        ratios = warehouse.beside_pandas(Path(folder), 20_000)
    parts = [(name.removeprefix("pandas_").removesuffix("_ratio"), ratio) for name, ratio in ratios.items()]
    return [(f"query {name}", "pandas", ratio, 1.0, "times as fast") for name, ratio in parts]


def table(rows: Sequence[Row]) -> list[str]:
    """The rows as a table, with the machine, the versions and the day."""
    day = datetime.now(UTC).date().isoformat()
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    said = f"{day}, {platform.processor() or platform.machine()}, Python {platform.python_version()}, {packages}."
    lines = [said, "", "| what | beside | Elchi | the other | ratio | |", "|---|---|--:|--:|--:|---|"]
    return lines + [
        f"| {what} | {peer} | {ours:,.3g} | {theirs:,.3g} | {ours / theirs:.3g} | {unit} |"
        for what, peer, ours, theirs, unit in rows
    ]


def put(lines: Sequence[str]) -> None:
    """The table stands between its two marks."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(FIRST)
    after = rest.partition(LAST)[2]
    PAGE.write_text("\n".join([before + FIRST, *lines, LAST]) + after, encoding="utf-8")


if __name__ == "__main__":
    main()
