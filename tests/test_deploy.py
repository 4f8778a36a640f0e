"""The files for hosting name what there is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

from analytics.commands.parser import make_parser

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_what_the_image_copies_is_there_and_not_left_out_of_its_context() -> None:
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = [name for line in re.findall(r"^COPY (?!--)(.+)$", DOCKERFILE, re.MULTILINE) for name in line.split()[:-1]]
    assert len(copied) > 5
    for name in copied:
        assert (ROOT / name).exists()
        assert name in kept or any(one.startswith(f"{name}/") for one in kept)


def test_the_commands_of_image_and_service_are_understood() -> None:
    (line,) = re.findall(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    service = re.findall(r"^ExecStart=\S+/elchi (.*)$", (ROOT / "deploy/elchi.service").read_text(), re.MULTILINE)
    for words in (json.loads(line)[1:], service[0].split()):
        options = make_parser().parse_args(words)
        assert (options.command, options.no_browser) == ("run", True)


def test_behind_the_proxy_only_people_who_logged_in_write() -> None:
    services = yaml.safe_load((ROOT / "deploy/compose.yml").read_text(encoding="utf-8"))["services"]
    assert services["elchi"]["environment"]["ELCHI_EDIT"] == "login"
    assert "ports" not in services["elchi"]
    assert services["elchi"]["read_only"] is True
