"""Precision and recall on the project's own labelled texts, by language: the table of the README.

Runs on data/gold and data/articles; writes data/quality.csv.
"""

from __future__ import annotations

from analytics.quality import measure_quality, write_table


def main() -> None:
    """Measure, print a Markdown table, keep it for the dashboard."""
    rows = measure_quality()
    write_table(rows)
    print("| what | language | precision | recall | labels |\n|---|---|---|---|---|")
    for row in rows:
        print(f"| {row.what} | {row.language} | {row.precision:.2f} | {row.recall:.2f} | {row.labels} |")
    labels = sum(row.labels for row in rows)
    mean = sum((row.precision + row.recall) / 2 * row.labels for row in rows) / labels
    print(f"rows={len(rows)} labels={labels} mean={mean:.4f}")
