"""`python -m tests.audit`: whether a vulnerability is reported of a pinned package.

Only a report fails. What the registry or the advisory service does not know, or cannot be asked for, is named in one
line: the audit did not cover it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PATIENCE = 300  # seconds
FILES = ("--requirement", str(ROOT / "requirements.txt"), "--requirement", str(ROOT / "requirements-dev.txt"))
COMMAND = ("-m", "pip_audit", *FILES, "--no-deps", "--disable-pip", "--format", "json")
QUIET = ("--progress-spinner", "off", "--timeout", "10")


def main() -> int:
    """Print the verdict; 1 for a reported vulnerability, else 0."""
    try:
        found = subprocess.run(
            [sys.executable, *COMMAND, *QUIET], capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        report = json.loads(found.stdout)
    except subprocess.TimeoutExpired:
        report = None
    except ValueError:  # it ended with an error instead of a report: no answer from the service
        report = None
    lines, status = verdict(report)
    print("\n".join(lines))
    return status


def verdict(report: dict[str, Any] | None) -> tuple[list[str], int]:
    """What to say of pip-audit's report (None: there is none), and the exit status."""
    if report is None:
        return ["audit: the advisory service cannot be reached; no package was covered"], 0
    packages = report["dependencies"]
    bad = [package for package in packages if package.get("vulns")]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    lines = [f"audit: {package['name']} {package['version']}: {_told(package['vulns'])}" for package in bad]
    covered = len(packages) - len(skipped)
    lines.append(f"audit: {covered} of {len(packages)} pinned packages covered, {len(bad)} with a known vulnerability")
    if skipped:
        lines.append(f"audit: not known to the advisory service, so not covered: {', '.join(sorted(skipped))}")
    return lines, int(bool(bad))


def _told(found: list[dict[str, Any]]) -> str:
    """Each vulnerability with the versions that mend it."""
    return "; ".join(f"{one['id']} (mended in {', '.join(one['fix_versions']) or 'no version yet'})" for one in found)


if __name__ == "__main__":
    sys.exit(main())
