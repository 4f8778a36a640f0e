"""Make the background counts: how often lemmas stand in general text.

    python -m analytics.keywords.background LANGUAGE "SOURCE AND LICENCE" FILE...

A FILE is plain text, or .jsonl with `language` and `text`, of which the lines of LANGUAGE count. Written to
data/lexicons/keywords/background/LANGUAGE.csv: a comment naming the source, then lemma,count for all lemmas seen
twice or more. To be made again when the lemmas of a language change.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from analytics.keywords.lexicon import FOLDER, stem_language
from analytics.language import annotate
from analytics.records import Article

_SCRIPT = {"uz": "uz-Latn"}


def texts(paths: Iterable[Path], language: str) -> Iterator[str]:
    """The texts of the files, some hundred lines at a time."""
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        if path.suffix == ".jsonl":
            rows = (json.loads(line) for line in lines)
            yield from (row["text"] for row in rows if stem_language(row["language"]) == language)
        else:
            yield from ("\n".join(lines[at : at + 200]) for at in range(0, len(lines), 200))


def count_lemmas(found: Iterable[str], language: str) -> Counter[str]:
    """How often each lemma stands in the texts; numbers and marks left out."""
    counts: Counter[str] = Counter()
    for text in found:
        document = annotate(Article("background", text, language=_SCRIPT.get(language, language)))
        counts.update(token.lemma.lower() for token in document.tokens if token.kind == "word")
    return counts


def main(language: str, source: str, *files: str) -> None:
    """Count and write."""
    counts = count_lemmas(texts(map(Path, files), language), language)
    path = FOLDER / "background" / f"{language}.csv"
    path.parent.mkdir(exist_ok=True)
    rows = [f"{lemma},{count}\n" for lemma, count in counts.most_common() if count > 1 and "," not in lemma]
    path.write_text(f"# Counts of lemmas, {counts.total()} words. Source: {source}\n" + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
