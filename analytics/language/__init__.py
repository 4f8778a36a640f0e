"""From an article to an annotated document: language, layout, sentences, tokens, lemmas."""

from analytics.language.annotate import annotate

__all__ = ["annotate"]
