"""A few sentences through the whole analysis: models and lexicons are read, and it is seen that they are all there."""

from __future__ import annotations

from functools import cache

from analytics.language import identify
from analytics.pipeline import analyse
from analytics.records import LANGUAGES, Article

_TEXT = "ABC 5 %, 7 $. Abc Def – 2."


@cache
def rehearse() -> tuple[str, ...]:
    """The faults of the extractors; raises LexiconError or OSError where data is missing."""
    identify("Abc")  # the models of languages other than ours
    return tuple(fault for code in LANGUAGES for fault in analyse(Article("", _TEXT, language=code)).faults)
