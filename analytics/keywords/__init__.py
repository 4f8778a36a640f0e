"""Keywords: YAKE's statistic over lemmas, its noun phrases ranked by a documented rule."""

from analytics.keywords.find import ENGINE, ENGINES, find_keywords

__all__ = ["ENGINE", "ENGINES", "find_keywords"]
