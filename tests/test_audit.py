"""The audit fails for a reported vulnerability and for nothing else."""

from __future__ import annotations

from tests.audit import verdict

CLEAN = {"name": "one", "version": "1.0", "vulns": []}
BAD = {"name": "two", "version": "2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
SKIPPED = {"name": "three", "skip_reason": "not found"}


def test_a_vulnerability_fails_and_is_named_with_its_cure() -> None:
    lines, status = verdict({"dependencies": [CLEAN, BAD]})
    assert status == 1
    assert lines[0] == "audit: two 2.0: PYSEC-1 (mended in 2.1)"


def test_what_is_not_covered_is_named_in_one_line_and_does_not_fail() -> None:
    lines, status = verdict({"dependencies": [CLEAN, SKIPPED]})
    assert status == 0
    assert lines == [
        "audit: 1 of 2 pinned packages covered, 0 with a known vulnerability",
        "audit: not known to the advisory service, so not covered: three",
    ]


def test_no_answer_covers_nothing_and_does_not_fail() -> None:
    lines, status = verdict(None)
    assert status == 0
    assert "no package was covered" in lines[0]
