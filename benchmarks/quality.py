"""Precision and recall on the project's own labelled texts, by language: the table of the README.

Runs on data/gold and data/articles; writes data/quality.csv and the table between the marks in README.md.
"""

from __future__ import annotations

import re
from pathlib import Path

from analytics.quality import Quality, measure_quality, write_table
from analytics.records import LANGUAGES

README = Path(__file__).parents[1] / "README.md"
_TABLE = re.compile(r"(<!-- quality:start -->\n).*(<!-- quality:end -->)", re.DOTALL)


def main() -> None:
    """Measure, keep the rows for the dashboard and the table for the README."""
    rows = measure_quality()
    write_table(rows)
    shown = markdown(rows)
    readme = README.read_text(encoding="utf-8")
    README.write_text(_TABLE.sub(lambda found: f"{found[1]}{shown}\n{found[2]}", readme), encoding="utf-8")
    print(shown)
    labels = sum(row.labels for row in rows)
    mean = sum((row.precision + row.recall) / 2 * row.labels for row in rows) / labels
    print(f"rows={len(rows)} labels={labels} mean={mean:.4f}")


def markdown(rows: list[Quality]) -> str:
    """One line for each thing that is found, one column a language: precision / recall (labels)."""
    cells = {(row.what, row.language): f"{row.precision:.2f} / {row.recall:.2f} ({row.labels})" for row in rows}
    lines = [f"| precision / recall (labels) | {' | '.join(LANGUAGES)} |", "|---" * (len(LANGUAGES) + 1) + "|"]
    lines += [
        f"| {what} | " + " | ".join(cells.get((what, language), "") for language in LANGUAGES) + " |"
        for what in dict.fromkeys(row.what for row in rows if row.language != "all")
    ]
    across = [f"{row.what}, across languages: {cells[row.what, 'all']}" for row in rows if row.language == "all"]
    return "\n".join([*lines, "", *across])
