"""`python -m tests.bill`: the bill of materials (SBOM, CycloneDX 1.6 as JSON) of what the program needs to run."""

from __future__ import annotations

import importlib.metadata
import re
import sys
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

ROOT = Path(__file__).parents[1]
_PIN = re.compile(r"^([\w.\[\]-]+)==([\w.+!-]+)", re.MULTILINE)


def pinned(requirements: str) -> dict[str, str]:
    """The version of each pinned package."""
    return {name.partition("[")[0].lower(): version for name, version in _PIN.findall(requirements)}


def bill(requirements: str) -> str:
    """The bill of the pinned packages; the licence of one that is installed as it states it."""
    own = Component(type=ComponentType.APPLICATION, name="elchi")
    materials = Bom(components=[_component(name, version) for name, version in sorted(pinned(requirements).items())])
    materials.metadata.component = own
    materials.register_dependency(own, materials.components)
    return str(JsonV1Dot6(materials).output_as_string(indent=1))


def _component(name: str, version: str) -> Component:
    try:
        said = importlib.metadata.metadata(name)
        licence = said.get("License-Expression") or (said.get("License") or "").partition("\n")[0]
    except importlib.metadata.PackageNotFoundError:
        licence = ""
    return Component(
        type=ComponentType.LIBRARY,
        name=name,
        version=version,
        purl=PackageURL("pypi", name=name, version=version),
        licenses=[LicenseFactory().make_from_string(licence)] if licence else [],
    )


if __name__ == "__main__":
    sys.stdout.write(bill((ROOT / "requirements.txt").read_text(encoding="utf-8")) + "\n")
