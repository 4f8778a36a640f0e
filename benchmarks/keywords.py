"""Our YAKE against the `yake` package on the same words in one run, and the speed of find_keywords.

    python -m benchmarks.keywords

Claims: the statistic is at least 20 times as fast as the package's at 1,000 words, and find_keywords takes about 3 ms
for 1,000 words. Times are processor time of one process, the best of several runs.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from analytics.keywords import find_keywords
from analytics.keywords.reading import Reading, read_document
from analytics.keywords.reference import reference_scores
from analytics.keywords.stream import read
from analytics.keywords.yake import score_candidates
from analytics.language import annotate
from analytics.records import Article, Document

TEXTS = Path(__file__).parents[1] / "data" / "gold" / "keyphrases" / "texts.jsonl"
_WORDS = 1000


def documents() -> list[Document]:
    """The texts of the keyphrase gold, each joined with the others of its script until it has 1,000 words."""
    rows = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    texts = {row["id"]: row["text"] for row in rows}
    return [annotate(Article(key, _long(text))) for key, text in texts.items()]


def _long(text: str) -> str:
    """A long article from a short one: its sentences again, words turned about so that phrases differ."""
    parts = [text]
    while sum(len(part.split()) for part in parts) < _WORDS:
        lines = parts[-1].splitlines()
        parts.append("\n".join(" ".join(line.split()[1:] + line.split()[:1]) for line in lines))
    return "\n".join(parts)


def best_of(run: Callable[[], object], times: int) -> float:
    """The least time in milliseconds."""
    found = []
    for _ in range(times):
        began = time.process_time()
        run()
        found.append(time.process_time() - began)
    return min(found) * 1000


def compare(reading: Reading) -> tuple[float, float, float]:
    """Milliseconds of the package's statistic and of ours, and the greatest difference of a score."""
    sentences, stop = reading.sentences(), reading.stop().__contains__
    expected = reference_scores(sentences, stop)
    forms = [text.lower() for text in reading.texts()]
    ours = score_candidates(reading.words.stream)
    rows = zip(ours.start.tolist(), ours.size.tolist(), ours.score.tolist(), strict=True)
    apart = max(abs(expected[tuple(forms[start : start + size])] - score) for start, size, score in rows)
    package = best_of(lambda: reference_scores(sentences, stop), 3)
    own = best_of(lambda: score_candidates(read(sentences, stop).stream), 10)
    return package, own, apart


def main() -> None:
    """Print one line a script."""
    print("language  words  yake ms  ours ms  times  greatest difference  find_keywords ms")
    for document in documents():
        reading = read_document(document)
        package, own, apart = compare(reading)
        whole = best_of(lambda document=document: find_keywords(document, ()), 5)  # type: ignore[misc]
        print(
            f"{document.language:8} {len(reading.units):6} {package:8.1f} {own:8.2f} {package / own:6.1f} "
            f"{apart:20.1e} {whole:17.2f}"
        )


if __name__ == "__main__":
    main()
