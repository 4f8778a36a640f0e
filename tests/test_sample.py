"""The sample corpus: every article is whole, in its language, written for itself, and its gold holds.

Front matter is read here by hand, not by the reader under test: a reader that drops a field must not hide it.
"""

from __future__ import annotations

import datetime
import itertools
import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from analytics.language.identify import identify
from analytics.records import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "data" / "articles"
GOLD = ROOT / "data" / "gold" / "sample"
FIELDS = ("title", "date", "source", "language", "kind", "facts")
LEAST_IN_ALL = 240
LEAST_PER_LANGUAGE = 45
LEAST_LABELLED = 10  # of every language in each reader's gold, so that no language is judged by a handful
LONGEST_SHARED = 0.2  # of the 5-grams of the shorter of two articles
SHORT_SENTENCE = 3  # words; a shorter one, such as a dateline, may come twice


class Sample(NamedTuple):
    name: str
    text: str
    fields: dict[str, str]
    body: str

    @property
    def words(self) -> list[str]:
        return re.findall(r"\w+(?:[-'’ʻʼ]\w+)*", self.body)

    @property
    def grams(self) -> frozenset[tuple[str, ...]]:
        words = [w.lower() for w in re.findall(r"\w+", self.body)]
        return frozenset(tuple(words[i : i + 5]) for i in range(len(words) - 4))

    @property
    def sentences(self) -> frozenset[str]:
        parts = (re.findall(r"\w+", s.lower()) for s in re.split(r"(?<=[.!?…])\s+|\n", self.body))
        return frozenset(" ".join(words) for words in parts if len(words) > SHORT_SENTENCE)


def read_sample(path: Path) -> Sample:
    text = path.read_text(encoding="utf-8")
    head = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    assert head, f"{path} has no front matter"
    pairs = [line.partition(": ") for line in head[1].splitlines()]
    fields = {key: value.strip().strip('"') for key, _, value in pairs}
    return Sample(path.relative_to(ARTICLES).as_posix(), text, fields, text[head.end() :].strip())


@cache
def samples() -> dict[str, Sample]:
    found = map(read_sample, sorted(ARTICLES.rglob("*.md")))
    return {sample.name: sample for sample in found}


@cache
def gold(pattern: str) -> list[dict[str, Any]]:
    files = sorted(GOLD.glob(pattern))
    assert files, f"no {pattern} in {GOLD}"
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


@cache
def same_story() -> frozenset[frozenset[str]]:
    files = sorted(GOLD.glob("*_stories.json"))
    pairs = [pair for file in files for pair in json.loads(file.read_text(encoding="utf-8"))["pairs"]]
    return frozenset(frozenset((pair["a"], pair["b"])) for pair in pairs)


each_article = pytest.mark.parametrize("name", list(samples()))


@each_article
def test_front_matter_is_whole(name: str) -> None:
    fields = samples()[name].fields
    assert [f for f in FIELDS if not fields.get(f)] == []
    assert fields["kind"] == "restatement"
    assert datetime.date(1991, 12, 1) < datetime.date.fromisoformat(fields["date"])
    assert fields.get("url", "https://").startswith(("http://", "https://"))
    assert re.fullmatch(r"\[F\d{4}(, F\d{4})*\]", fields["facts"])
    assert re.fullmatch(r"[a-z0-9/.-]+", name), "file names are lower-case ASCII"


@each_article
def test_the_language_is_the_one_claimed(name: str) -> None:
    sample = samples()[name]
    assert sample.fields["language"] in LANGUAGES
    assert identify(sample.body) == sample.fields["language"]


@each_article
def test_length(name: str) -> None:
    assert 60 <= len(samples()[name].words) <= 250


def test_every_language_has_its_share() -> None:
    counts = Counter(sample.fields["language"] for sample in samples().values())
    assert [code for code in LANGUAGES if counts[code] < LEAST_PER_LANGUAGE] == []
    assert counts.total() >= LEAST_IN_ALL


def shared_among(parts: dict[str, frozenset[Any]]) -> Counter[tuple[str, str]]:
    """How many parts each two articles outside one story have in common."""
    holders: defaultdict[Any, list[str]] = defaultdict(list)
    for name, items in parts.items():
        for item in items:
            holders[item].append(name)
    pairs = (pair for names in holders.values() for pair in itertools.combinations(sorted(names), 2))
    return Counter(pair for pair in pairs if frozenset(pair) not in same_story())


def test_no_sentence_comes_twice() -> None:
    assert shared_among({name: sample.sentences for name, sample in samples().items()}) == {}


def test_no_article_is_another_in_disguise() -> None:
    grams = {name: sample.grams for name, sample in samples().items()}
    common = shared_among(grams)
    share = {pair: n / min(len(grams[pair[0]]), len(grams[pair[1]])) for pair, n in common.items()}
    assert {pair: part for pair, part in share.items() if part > LONGEST_SHARED} == {}


def labelled() -> dict[str, list[str]]:
    """The articles labelled completely, by the file that lists them."""
    files = sorted(GOLD.glob("*_docs.json"))
    return {file.name: json.loads(file.read_text(encoding="utf-8"))["docs"] for file in files}


@pytest.mark.parametrize("names", labelled().values(), ids=list(labelled()))
def test_every_language_is_labelled(names: list[str]) -> None:
    counts = Counter(samples()[name].fields["language"] for name in names)
    assert [code for code in LANGUAGES if counts[code] < LEAST_LABELLED] == []


@pytest.mark.parametrize("pattern", ["*_figures.jsonl", "*_mentions.jsonl"])
def test_only_articles_labelled_completely_have_gold(pattern: str) -> None:
    listed = frozenset(itertools.chain.from_iterable(labelled().values()))
    assert {row["doc"] for row in gold(pattern)} - listed == set()


def test_stories_name_articles_that_exist() -> None:
    named = frozenset(itertools.chain.from_iterable(same_story()))
    assert named - samples().keys() == frozenset()
    assert all(len(pair) == 2 for pair in same_story())


@pytest.mark.parametrize("pattern", ["*_figures.jsonl", "*_mentions.jsonl"])
def test_gold_offsets_hold_their_text(pattern: str) -> None:
    texts = {name: sample.text for name, sample in samples().items()}
    wrong = [r for r in gold(pattern) if not texts[r["doc"]].startswith(r["text"], r["start"])]
    assert wrong == []


@pytest.mark.parametrize("pattern", ["*_figures.jsonl", "*_mentions.jsonl"])
def test_gold_speaks_the_language_of_its_article(pattern: str) -> None:
    assert [r for r in gold(pattern) if r["lang"] != samples()[r["doc"]].fields["language"]] == []


def test_gold_figures_have_a_value_or_a_range() -> None:
    def whole(row: dict[str, Any]) -> bool:
        if row["value"] is None:
            return row["low"] is not None or row["high"] is not None
        return bool(row["unit"])

    assert [row for row in gold("*_figures.jsonl") if row["tier"] in ("core", "ordinal") and not whole(row)] == []


def test_every_fact_exists(acceptance: Path) -> None:
    facts = (acceptance / "facts" / "facts.jsonl").read_text(encoding="utf-8")
    known = {json.loads(line)["id"] for line in facts.splitlines()}
    named = {i for sample in samples().values() for i in re.findall(r"F\d{4}", sample.fields["facts"])}
    assert named - known == set()
