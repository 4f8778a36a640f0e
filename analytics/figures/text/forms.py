"""Forms and endings that the rules of figures turn on, by language: data/lexicons/figures/forms.toml."""

from __future__ import annotations

from functools import cache

from analytics.figures.text.lexicon import read


@cache
def forms(code: str, name: str) -> tuple[str, ...]:
    """The forms or endings that a language has under a name; none where it has no such row."""
    return tuple(read("forms.toml").get(code, {}).get(name, ()))
