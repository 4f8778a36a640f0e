"""The questions of researchers who write Python."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import analytics as elchi
from analytics.corpus import Corpus
from analytics.errors import UsageError

TEXTS = [
    ("Kazinform", "2025-03-02", "In 2024 trade between Kazakhstan and Hungary reached 230 million dollars."),
    ("Trend", "2025-03-05", "In 2024 trade between Kazakhstan and Hungary amounted to 310 million dollars."),
    ("Trend", "2025-04-07", "В 2024 году экспорт Казахстана в Венгрию составил 41 млн долларов."),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("мои статьи")
    lines = [json.dumps({"id": n, "source": s, "date": d, "text": t}) for n, (s, d, t) in enumerate(TEXTS)]
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with elchi.open(folder, folder.parent / "out") as opened:
        yield opened


def test_claims_by_names_in_any_language(corpus: Corpus) -> None:
    for names in (("Kazakhstan", "Hungary"), ("Қазақстан", "Венгрия"), ("KZ", "hu")):
        found = corpus.claims(measure="Trade turnover", between=names)
        assert sorted(found.value) == [230e6, 310e6]
    assert list(corpus.claims(measure="exports").value) == [41e6]


def test_filters_take_text_and_lists(corpus: Corpus) -> None:
    assert len(corpus.articles()) == 3
    assert list(corpus.articles(sources="Trend", date_from="2025-04-01").language) == ["ru"]
    assert len(corpus.articles(languages=["en", "ru"], countries="Hungary")) == 3


def test_mentions_keywords_and_trends(corpus: Corpus) -> None:
    assert {"KZ", "HU"} <= set(corpus.mentions(kind="country").entity)
    assert corpus.trend("Венгрия", period="month").n.sum() == 3
    assert len(corpus.keywords()) > 0


def test_what_cannot_both_be_right_is_a_contradiction(corpus: Corpus) -> None:
    (found,) = corpus.contradictions().itertuples()
    assert (found.measure, found.low_value, found.high_value) == ("trade_turnover", 230e6, 310e6)


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        (lambda c: c.mentions(kind="countri"), "kind 'countri' is not known; did you mean country"),
        (lambda c: c.claims(between=("Kazakstan",)), "did you mean KZ"),
        (lambda c: c.claims(measure="happiness"), "measures 'happiness' is not known"),
        (lambda c: c.articles(sources="Trnd"), "did you mean Trend"),
        (lambda c: c.articles(date_from="yesterday"), "date_from 'yesterday': not a date"),
        (lambda c: c.ask("nothing"), "there is no query 'nothing'"),
        (lambda c: c.ask("volume", colour="red"), "colour"),
    ],
)
def test_what_is_not_known_is_refused_with_a_hint(corpus: Corpus, question: object, hint: str) -> None:
    with pytest.raises(UsageError, match=hint):
        question(corpus)  # type: ignore[operator]


@pytest.mark.parametrize("given", [{"limit": -1}, {"limit": 0}, {"limit": 10**30}])
def test_a_count_that_is_none_is_refused(corpus: Corpus, given: dict[str, int]) -> None:
    with pytest.raises(UsageError, match="whole number from 1 to"):
        corpus.ask("keywords_top", **given)


def test_the_tables_are_open_to_sql_and_closed_to_writing(corpus: Corpus) -> None:
    connection = corpus.connect()
    assert connection.execute("SELECT count(*) FROM articles").fetchall() == [(3,)]
    with pytest.raises(Exception, match="read-only"):
        connection.execute("DELETE FROM articles")


def test_one_text_alone(tmp_path: Path) -> None:
    (figure,) = elchi.analyse("Савдо айланмаси 3 миллиард долларга етди.", date="2025-11-12").figures
    assert (figure.value, figure.unit, figure.measure) == (3e9, "USD", "trade_turnover")


def test_a_script_without_a_guard_runs_once(tmp_path: Path) -> None:
    """Tables are read in a child process, which must not run the script again."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text(
        "text,date\nTrade reached 28 billion dollars.,2025-11-12\n", encoding="utf-8"
    )
    script = tmp_path / "script.py"
    script.write_text(
        "import analytics as elchi\n"
        "print('started')\n"
        "with elchi.open('in', 'out') as corpus:\n"
        "    print(corpus.claims().value.tolist())\n",
        encoding="utf-8",
    )
    path = os.environ | {"PYTHONPATH": str(Path(elchi.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, env=path, text=True, capture_output=True, check=True
    )
    assert done.stdout == "started\n[28000000000.0]\n"
