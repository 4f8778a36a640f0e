"""How much a common feature of two articles tells, and how far each kind of evidence reaches."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import log, sqrt

from analytics.stories.signature import StorySignature

# What a common feature of each kind tells: person, number, capitalised word, other name, country, concept, term
_WEIGHTS = {"p": 1.5, "n": 1.2, "w": 1.0, "e": 0.6, "l": 0.6, "c": 0.3, "t": 1.0}
_EVERYDAY, _SMALL = 13, 0.4  # a number below it stands in any text, and weighs so much of another
_RARE, _RARE_SHARE = 12, 0.004  # a feature of so many articles, or such a share of them, is evidence
_BOILERPLATE = 3  # articles of different weeks that have a run of words in common: it tells nothing of either


class Rarity:
    """The fewer articles of a corpus have a feature, the more it tells."""

    def __init__(self, articles: Sequence[StorySignature]) -> None:
        self._count = Counter(feature for article in articles for feature in features_of(article))
        self._all = len(articles) + 100  # as if a hundred others had been seen: five articles tell little of rarity
        self._rare = max(_RARE, _RARE_SHARE * len(articles))
        self._weights: dict[str, float] = {}  # of the features asked for so far
        self._stale = _stale_runs(articles)

    def __getitem__(self, feature: str) -> float:
        weight = self._weights.get(feature)
        if weight is None:
            weight = _WEIGHTS[feature[0]] * log(self._all / (self._count[feature] + 1))
            weight = self._weights[feature] = weight * _SMALL if _is_small(feature) else weight
        return weight

    def articles(self, feature: str) -> int:
        """In how many articles a feature stands."""
        return self._count[feature]

    def is_rare(self, feature: str) -> bool:
        """Whether a feature is of few articles."""
        return self._count[feature] <= self._rare and not _is_small(feature)

    def runs(self, article: StorySignature) -> frozenset[int]:
        """The runs of words of an article without those that any of its outlet's texts carry."""
        return frozenset(article.runs) - self._stale

    def cosine(self, one: Iterable[str], two: Iterable[str]) -> float:
        """The likeness of two sets of features, each weighed by its rarity, 0 to 1."""
        mine, its = set(one), set(two)
        common = sum(self[f] ** 2 for f in mine & its)
        sizes = sum(self[f] ** 2 for f in mine), sum(self[f] ** 2 for f in its)
        return common / sqrt(sizes[0] * sizes[1]) if all(sizes) else 0.0


def _is_small(feature: str) -> bool:
    """Whether a feature is a number that any text may hold: «пять стран»."""
    return feature[0] == "n" and feature[2:].isdigit() and int(feature[2:]) < _EVERYDAY


def features_of(article: StorySignature) -> Iterator[str]:
    """Names, numbers and concepts of an article, and its terms, which only its own language can share."""
    yield from article.features
    yield from terms_of(article)


def terms_of(article: StorySignature) -> list[str]:
    """The terms of an article as features."""
    return [f"t:{article.language}:{term}" for term in article.terms]


@lru_cache(maxsize=10_000)
def day_of(iso: str | None) -> int | None:
    """The number of a day, or None where there is none."""
    try:
        return date.fromisoformat(iso).toordinal() if iso else None
    except ValueError:
        return None


def _stale_runs(articles: Iterable[StorySignature]) -> frozenset[int]:
    """Runs of words that an outlet repeats over weeks: sign-offs, notices, headings of columns."""
    days: Mapping[int, set[int | None]] = defaultdict(set)
    for article in articles:
        day = day_of(article.date)
        for run in article.runs:
            days[run].add(day // 7 if day is not None else None)
    return frozenset(run for run, weeks in days.items() if len(weeks - {None}) >= _BOILERPLATE)
