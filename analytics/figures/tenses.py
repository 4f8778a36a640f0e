"""How verbs end, by language: data/lexicons/figures/tenses.toml."""

from __future__ import annotations

from functools import cache

from analytics.figures.lexicon import read


@cache
def endings(code: str, name: str) -> tuple[str, ...]:
    """The endings or forms that a language has under a name; none where it has no such row."""
    return tuple(read("tenses.toml").get(code, {}).get(name, ()))
