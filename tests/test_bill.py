"""The bill of materials names what is pinned, and nothing else."""

from __future__ import annotations

import json

from tests.bill import ROOT, bill, pinned


def test_the_bill_names_each_pinned_package_with_its_version() -> None:
    requirements = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    found = json.loads(bill(requirements))
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")
    assert {one["name"]: one["version"] for one in found["components"]} == pinned(requirements)
    assert len(found["components"]) == sum(
        "==" in line for line in requirements.splitlines() if not line.startswith("#")
    )
    assert "pkg:pypi/streamlit@" in json.dumps(found)
