"""How well the extraction does on the project's own labelled texts: precision and recall by language.

Measured by `python -m benchmarks quality`, which writes `data/quality.csv`; the dashboard prints that table where its
numbers are used, and a test holds every row to its floor.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from analytics import paths
from analytics.lexicons import read_csv
from analytics.pipeline import analyse
from analytics.records import LANGUAGES, Analysis, Article, Figure, Mention
from analytics.stories import link, signature

DATA = paths.DATA
GOLD = DATA / "gold"
TABLE = DATA / "quality.csv"
KINDS = ("country", "person", "organisation", "company")
SCORED = ("core", "ordinal")
ASIDE = ("optional", "nested", "context")  # neither hit nor error
UNSEEN = {"held": "held-back texts", "later": "later texts"}  # no rule was made by them
ROW = ("unit", "qualifier", "measure", "modality")
PASSAGES = "held-back passages"  # data/gold/claims: whole claims

Row = dict[str, Any]
Level = Callable[[Row, Figure, Analysis], bool]


@dataclass(frozen=True, slots=True)
class Quality:
    """One line of the table; `labels` is the number of labelled items it rests on."""

    what: str  # figure, figure value and unit, figure whole row, country, person, organisation, company, story
    language: str
    precision: float
    recall: float
    labels: int


def measure_quality() -> list[Quality]:
    """Analyse all labelled texts and compare; held-back texts for figures, the sample corpus for the rest."""
    sample = _sample()
    found = {key: analyse(article) for key, article in sample.items()}
    labelled = {
        key for path in GOLD.glob("sample/*_docs.json") for key in json.loads(path.read_text(encoding="utf-8"))["docs"]
    }
    rows = _figures(list(_read("sample/*_figures.jsonl")), {k: found[k] for k in labelled}, "sample")
    for part, corpus in UNSEEN.items():
        texts = {row["id"]: Article(row["id"], row["text"]) for row in _read(f"figures/*_{part}_texts.jsonl")}
        unseen = {key: analyse(article) for key, article in texts.items()}
        rows += _figures(list(_read(f"figures/*_{part}.jsonl")), unseen, corpus)
    rows += _passages("held", PASSAGES)
    rows += _mentions(list(_read("sample/*_mentions.jsonl")), {k: found[k] for k in labelled})
    return [*rows, _stories(found)]


def read_table() -> list[Quality]:
    """The table as it was last measured; empty where it never was."""
    if not TABLE.exists():
        return []
    return [
        Quality(row["what"], row["language"], float(row["precision"]), float(row["recall"]), int(row["labels"]))
        for row in read_csv(TABLE)
    ]


def write_table(rows: Iterable[Quality]) -> None:
    """Keep the measured rows for README, dashboard and tests."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("what", "language", "precision", "recall", "labels"))
        for row in rows:
            writer.writerow((row.what, row.language, f"{row.precision:.3f}", f"{row.recall:.3f}", row.labels))


def _read(pattern: str) -> Iterator[Row]:
    for path in sorted(GOLD.glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def _sample() -> dict[str, Article]:
    folder = DATA / "articles"
    paths = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.md"))}
    return {key: Article(key, path.read_text(encoding="utf-8"), key) for key, path in paths.items()}


def _span(row: Row) -> tuple[int, int]:
    return row["start"], row["start"] + len(row["text"])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.get("doc") or row["id"]].append(row)
    return grouped


class _Tally:
    """Hits, found and wanted by (what, language)."""

    def __init__(self) -> None:
        self.hits: Counter[tuple[str, str]] = Counter()
        self.found: Counter[tuple[str, str]] = Counter()
        self.wanted: Counter[tuple[str, str]] = Counter()

    def rows(self) -> list[Quality]:
        keys = sorted(self.wanted, key=lambda key: (key[0], LANGUAGES.index(key[1])))
        return [
            Quality(
                *key,
                precision=self.hits[key] / max(self.found[key], 1),
                recall=self.hits[key] / max(self.wanted[key], 1),
                labels=self.wanted[key],
            )
            for key in keys
        ]


def _figures(gold: list[Row], analyses: dict[str, Analysis], corpus: str) -> list[Quality]:
    levels: dict[str, Level] = {
        f"figure ({corpus})": lambda row, figure, analysis: True,
        f"figure value and unit ({corpus})": lambda row, figure, analysis: _same_amount(row, figure),
        f"figure whole row ({corpus})": lambda row, figure, analysis: (
            _same_amount(row, figure) and all(_right(row, figure, field) for field in ROW)
        ),
    }
    return _levels(gold, analyses, levels)


def _passages(half: str, corpus: str) -> list[Quality]:
    """Period, parties, claimant and whole claims of one half of data/gold/claims, and the claims a chart would draw."""
    gold = list(_read(f"claims/*_{half}.jsonl"))
    texts = list(_read(f"claims/*_{half}_texts.jsonl"))
    found = {
        row["id"]: analyse(Article(row["id"], row["text"], date=row["date"], source=row["source"])) for row in texts
    }
    levels: dict[str, Level] = {
        f"claim period ({corpus})": lambda row, figure, analysis: _right(row, figure, "period"),
        f"claim parties ({corpus})": lambda row, figure, analysis: _same_parties(row, figure),
        f"claim claimant ({corpus})": _same_claimant,
        f"whole claim ({corpus})": lambda row, figure, analysis: _whole(row, figure),
    }
    return [*_levels(gold, found, levels), *_charted(gold, found, f"charted claim ({corpus})")]


def _levels(gold: list[Row], analyses: dict[str, Analysis], levels: dict[str, Level]) -> list[Quality]:
    """How many figures are right by each level of agreement; an unlabelled figure is a false one."""
    tally, rows = _Tally(), _by_document(gold)
    for key, analysis in analyses.items():
        wanted = [row for row in rows[key] if row["tier"] in SCORED and not row.get("optional")]
        free = [_span(row) for row in rows[key] if row not in wanted]
        pairs, spurious = _matched(wanted, free, analysis.figures)
        for name, level in levels.items():
            place = (name, analysis.document.language)
            tally.wanted[place] += len(wanted)
            tally.found[place] += len(pairs) + spurious
            tally.hits[place] += sum(level(row, figure, analysis) for row, figure in pairs)
    return tally.rows()


def _charted(gold: list[Row], analyses: dict[str, Analysis], what: str) -> list[Quality]:
    """Of the claims that a chart draws those right as a whole; of those it ought to draw those drawn right."""
    tally, rows = _Tally(), _by_document(gold)
    for key, analysis in analyses.items():
        wanted = [row for row in rows[key] if not row.get("optional")]
        pairs, _spurious = _matched(wanted, [], analysis.figures)
        place = (what, analysis.document.language)
        tally.wanted[place] += sum(row["modality"] == "actual" and _is_charted(row) for row in wanted)
        tally.found[place] += sum(_is_drawn(figure) for figure in analysis.figures)
        tally.hits[place] += sum(_is_drawn(figure) and _whole(row, figure) for row, figure in pairs)
    return tally.rows()


def _is_charted(row: Row) -> bool:
    return bool(row["period"]) and len(row["parties"]) > 1


def _is_drawn(figure: Figure) -> bool:
    """What charts draw at first: sure claims of a fact between two or more, of a known time."""
    told = figure.modality == "actual" and bool(figure.period) and len(figure.parties) > 1
    return told and figure.confidence == "sure"


def _whole(row: Row, figure: Figure) -> bool:
    fields = ("unit", "measure", "modality", "period")
    return _same_amount(row, figure) and all(_right(row, figure, f) for f in fields) and _same_parties(row, figure)


def _same_parties(row: Row, figure: Figure) -> bool:
    return set(figure.parties) in [set(one) for one in (row["parties"], *row.get("accept", {}).get("parties", []))]


def _same_claimant(row: Row, figure: Figure, analysis: Analysis) -> bool:
    """Whether the entity is named in the article by the last word of a labelled name, whatever its ending."""
    names = [row["claimant"], *row.get("accept", {}).get("claimant", [])]
    if figure.claimant is None:
        return None in names
    told = " ".join(m.text.casefold() for m in analysis.mentions if m.entity == figure.claimant)
    return any(name.split()[-1][:4].casefold() in told for name in names if name)


def _matched(
    wanted: list[Row], free: list[tuple[int, int]], figures: tuple[Figure, ...]
) -> tuple[list[tuple[Row, Figure]], int]:
    """Labelled rows with the figure that overlaps them (the right amount first), and how many figures are spurious."""
    left, pairs = list(figures), []
    for row in wanted:
        near = [figure for figure in left if _overlap(_span(row), (figure.start, figure.end))]
        if near:
            best = max(near, key=lambda figure: _same_amount(row, figure))
            left.remove(best)
            pairs.append((row, best))
    taken = free + [_span(row) for row in wanted]
    return pairs, sum(not any(_overlap((figure.start, figure.end), span) for span in taken) for figure in left)


def _right(row: Row, figure: Figure, field: str) -> bool:
    return getattr(figure, field) in [row.get(field), *row.get("accept", {}).get(field, [])]


def _same_amount(row: Row, figure: Figure) -> bool:
    if not _right(row, figure, "unit"):
        return False
    if row.get("value") is None:
        return _near(row.get("low"), figure.low) and _near(row.get("high"), figure.high)
    return any(_near(value, figure.value) for value in [row["value"], *row.get("accept", {}).get("value", [])])


def _near(one: float | None, other: float | None) -> bool:
    if not isinstance(one, int | float) or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


def _mentions(gold: list[Row], analyses: dict[str, Analysis]) -> list[Quality]:
    tally, rows = _Tally(), _by_document(gold)
    for key, analysis in analyses.items():
        for kind in KINDS:
            wanted = [row for row in rows[key] if row["kind"] == kind and not any(row.get(flag) for flag in ASIDE)]
            free = [_span(row) for row in rows[key] if row not in wanted]
            found = [m for m in analysis.mentions if m.kind == kind]
            place = (kind, analysis.document.language)
            hits = sum(any(_names(row, m) for m in found) for row in wanted)
            counted = [m for m in found if not m.nested and not any(_overlap((m.start, m.end), span) for span in free)]
            wrong = sum(not any(_names(row, m) for row in wanted) for m in counted)
            tally.wanted[place] += len(wanted)
            tally.hits[place] += hits
            tally.found[place] += hits + wrong
    return tally.rows()


def _names(row: Row, mention: Mention) -> bool:
    same = row["kind"] != "country" or mention.entity == row["canonical"]
    return same and _overlap(_span(row), (mention.start, mention.end))


def _stories(analyses: dict[str, Analysis]) -> Quality:
    said = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("sample/*_stories.json"))]
    pairs = {frozenset((p["a"], p["b"])) for table in said for p in table["pairs"]}
    unscored = {frozenset((p["a"], p["b"])) for table in said for p in table.get("related_not_scored", ())}
    linked = {
        frozenset(pair)
        for story in link([signature(analysis) for analysis in analyses.values()])
        for pair in combinations(story.members, 2)
    } - unscored
    hits = len(pairs & linked)
    return Quality("story pairs", "all", hits / max(len(linked), 1), hits / max(len(pairs), 1), len(pairs))
