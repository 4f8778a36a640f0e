"""Sentences with invented people, firms and institutes: each marked name is found, and nothing else of its kind."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from analytics.language import annotate
from analytics.mentions import find_mentions
from analytics.records import Article

_MARK = re.compile(r"\{(\w+):([^}]*)\}")
_STRICT = ("person", "country", "organisation", "company")
_FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


def _cases() -> list[tuple[str, str]]:
    found = []
    for file in _FILES:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        found += [(data["language"], case) for case in data["cases"]]
    return found


def _unmarked(case: str) -> tuple[str, list[tuple[str, int, int]]]:
    text, spans, last = "", [], 0
    for found in _MARK.finditer(case):
        text += case[last : found.start()]
        spans.append((found[1], len(text), len(text) + len(found[2])))
        text += found[2]
        last = found.end()
    return text + case[last:], spans


@pytest.mark.parametrize(("language", "case"), _cases())
def test_marked_names_and_no_others_are_found(language: str, case: str) -> None:
    text, expected = _unmarked(case)
    mentions = [m for m in find_mentions(annotate(Article("x", text, language=language))) if m.kind != "concept"]
    for kind, start, end in expected:
        shared = [min(end, m.end) - max(start, m.start) for m in mentions if m.kind == kind]
        assert max(shared, default=0) * 2 >= end - start, f"{text[start:end]!r} is no {kind}: {mentions}"
    for mention in mentions:
        if mention.kind in _STRICT and not mention.nested:
            marked = [1 for _, start, end in expected if mention.start < end and start < mention.end]
            assert marked, f"{mention.text!r} is no {mention.kind}"


@pytest.mark.parametrize("language", ["en", "ru", "kk", "uz-Cyrl", "uz-Latn"])
def test_text_that_breaks_off_after_a_name_is_read(language: str) -> None:
    for text in ('He met the president "Surok', "Президент «Сурок", "«", 'Prezident "Surok', "Сурок –"):
        for mention in find_mentions(annotate(Article("x", text, language=language))):
            assert text[mention.start : mention.end] == mention.text
