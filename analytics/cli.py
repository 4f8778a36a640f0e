"""The command line."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analytics.pipeline import analyse
from analytics.records import Analysis, Article


def as_json(found: Analysis, tokens: bool = False) -> dict[str, Any]:
    """The contract of `analyse`: one article as a plain object."""
    document = found.document
    row: dict[str, Any] = {
        "id": document.article.id,
        "path": document.article.path,
        "title": document.title,
        "date": document.date,
        "source": document.source,
        "url": document.article.url,
        "language": document.language,
        "text": document.text,
        "keywords": [asdict(k) for k in found.keywords],
        "mentions": [asdict(m) for m in found.mentions],
        "figures": [asdict(f) for f in found.figures],
        "dates": [asdict(d) for d in found.dates],
    }
    if tokens:
        row["tokens"] = [{"start": t.start, "end": t.end, "lemma": t.lemma} for t in document.tokens]
    return row


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit status is that of the contract."""
    parser = argparse.ArgumentParser(prog="python -m analytics")
    sub = parser.add_subparsers(dest="command", required=True)
    command = sub.add_parser("analyse")
    command.add_argument("paths", nargs="+")
    command.add_argument("--tokens", action="store_true")
    command.add_argument("--stories", action="store_true")
    options = parser.parse_args(argv)
    for path in options.paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            if line.strip():
                record = json.loads(line)
                article = Article(id=record["id"], text=record["text"], path=path)
                print(json.dumps(as_json(analyse(article), options.tokens), ensure_ascii=False))
    sys.stdout.flush()
    return 0
