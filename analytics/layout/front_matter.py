"""YAML front matter at the top of a text."""

from __future__ import annotations

import re
from typing import Any

import yaml

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,8000}?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
# ten times the speed, where PyYAML was built with libyaml
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRINGS = ("title", "date", "source", "url", "language", "kind")


def read_front_matter(text: str) -> tuple[dict[str, Any], int]:
    """({field: value}, where the text after it begins); ({}, 0) where there is none or it is no YAML.

    >>> read_front_matter("---\\ndate: 2024-05-01\\n---\\nText")
    ({'date': '2024-05-01'}, 25)
    """
    block = _BLOCK.match(text)
    if block is None:
        return {}, 0
    try:
        found = yaml.load(block[1], Loader=_Loader)  # noqa: S506 - both loaders are the safe ones
    except (yaml.YAMLError, ValueError):  # ValueError: a date such as 2024-02-31
        return {}, block.end()
    if not isinstance(found, dict):
        return {}, block.end()
    fields: dict[str, Any] = {name: str(found[name]) for name in _STRINGS if _is_plain(found.get(name))}
    if isinstance(found.get("facts"), list):
        fields["facts"] = [str(fact) for fact in found["facts"] if _is_plain(fact)]
    return fields, block.end()


def _is_plain(value: object) -> bool:
    return bool(value) and not isinstance(value, dict | list)
