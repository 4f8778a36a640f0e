"""Articles that tell the same story: candidates by shared rare features, then a comparison of each pair.

Never all pairs: an article is compared with those that share at least two of its rarest features (a name, a number,
a run of words) within some days, so that a million articles cost little more than a thousand times a thousand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import log, sqrt

from rapidfuzz.distance import Indel

from analytics.stories.signature import StorySignature

_DAYS = 4  # an agency's piece is reprinted and translated within days
_RAREST = 24  # features of an article that bring it together with others
_MOST = 60  # articles that a feature may bring together; a commoner one tells nothing
_SHARED = 2
# Similarity asked of two articles in different languages; in one language two pieces on one visit are more alike
_ACROSS, _ALIKE = 0.43, 0.6
_ACROSS_SAME_DAY = 0.38  # a translation of the day has the day in common too
_AVERAGED = 12  # members of a group that are compared with another group's
_TWIN = 0.5  # share of common runs of words from which two texts in one language are copies
# What a common feature of each kind tells: person, number, capitalised word, other name, concept
_WEIGHTS = {"p": 1.5, "n": 1.2, "w": 1.0, "e": 0.6, "c": 0.3}


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell one story."""

    id: str  # the smallest id of its articles
    members: tuple[str, ...]
    why: tuple[str, ...]  # one line for each link that holds the members together


def link(signatures: Iterable[StorySignature]) -> list[Story]:
    """The stories of two or more articles, ordered by id.

    Groups are joined, best pair first, as long as their members agree on average (group-average clustering).

    >>> link([])
    []
    """
    articles = sorted(signatures, key=lambda s: s.id)
    rarity = Rarity(articles)
    groups: dict[int, list[int]] = {at: [at] for at in range(len(articles))}
    links: dict[int, list[str]] = defaultdict(list)
    for margin, one, two, why in sorted(_links(articles, rarity), key=lambda found: (-found[0], found[1:])):
        mine, its = groups[one], groups[two]
        if mine is not its and (margin > 1 or _agree(mine, its, articles, rarity)):
            mine += its
            groups.update(dict.fromkeys(its, mine))
            links[one].append(f"{articles[one].id} ~ {articles[two].id}: {why}")
    return _stories(articles, groups, links)


def _links(articles: Sequence[StorySignature], rarity: Rarity) -> Iterator[tuple[float, int, int, str]]:
    for one, two in _candidates(articles, rarity):
        found = compare(articles[one], articles[two], rarity)
        if found:
            yield found[0], one, two, found[1]


def _agree(mine: list[int], its: list[int], articles: Sequence[StorySignature], rarity: Rarity) -> bool:
    pairs = [(one, two) for one in mine[:_AVERAGED] for two in its[:_AVERAGED]]
    return sum(_margin(articles[one], articles[two], rarity)[0] for one, two in pairs) >= 0


def _stories(
    articles: Sequence[StorySignature], groups: dict[int, list[int]], links: dict[int, list[str]]
) -> list[Story]:
    found = []
    for group in {id(group): sorted(group) for group in groups.values() if len(group) > 1}.values():
        members = tuple(articles[at].id for at in group)
        found.append(Story(members[0], members, tuple(why for at in group for why in links[at])))
    return sorted(found, key=lambda story: story.id)


class Rarity:
    """How much a feature tells: the fewer articles have it, the more."""

    def __init__(self, articles: Sequence[StorySignature]) -> None:
        self._count = Counter(feature for article in articles for feature in article.features)
        self._all = len(articles) + 100  # as if a hundred others had been seen: five articles tell little of rarity

    def __getitem__(self, feature: str) -> float:
        return _WEIGHTS[feature[0]] * log(self._all / (self._count[feature] + 1))

    def articles(self, feature: str) -> int:
        """In how many articles a feature stands."""
        return self._count[feature]


def _candidates(articles: Sequence[StorySignature], rarity: Rarity) -> set[tuple[int, int]]:
    """Pairs of positions that share rare features, or a run of words, and could be of the same days."""
    shared: Counter[tuple[int, int]] = Counter()
    for group in _groups(articles, rarity):
        for one, two in combinations(group, 2):
            if _near(articles[one].date, articles[two].date):
                shared[one, two] += 1
    return {pair for pair, count in shared.items() if count >= _SHARED}


def _groups(articles: Sequence[StorySignature], rarity: Rarity) -> Iterator[list[int]]:
    having: dict[str | int, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        rarest = sorted((f for f in article.features if f[0] != "c"), key=lambda f: (rarity.articles(f), f))[:_RAREST]
        features: list[str | int] = [*rarest, *article.shingles[:_RAREST]]
        for feature in features:
            having[feature].append(at)
    for group in having.values():
        yield from _in_reach(group, articles)


def _in_reach(group: list[int], articles: Sequence[StorySignature]) -> Iterator[list[int]]:
    """The group, or where it is too large to compare within, its parts of the same days."""
    if len(group) < 2:
        return
    if len(group) <= _MOST:
        yield group
        return
    weeks: dict[int, list[int]] = defaultdict(list)
    for at in group:
        day = _day(articles[at].date)
        if day is not None:
            for week in {(day - _DAYS) // 7, (day + _DAYS) // 7}:
                weeks[week].append(at)
    yield from (part for part in weeks.values() if 2 <= len(part) <= _MOST)


def _day(iso: str | None) -> int | None:
    try:
        return date.fromisoformat(iso).toordinal() if iso else None
    except ValueError:
        return None


def _near(one: str | None, two: str | None) -> bool:
    days = _day(one), _day(two)
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= _DAYS


def compare(one: StorySignature, two: StorySignature, rarity: Rarity) -> tuple[float, str] | None:
    """How far and why two articles tell the same story, or None where they do not."""
    share = twin_share(one, two)
    if share >= _TWIN:
        return 1 + share, f"{share:.0%} of the runs of words are the same"
    margin, cosine, order = _margin(one, two, rarity)
    if margin < 0:
        return None
    common = sorted(one.features.keys() & two.features.keys(), key=lambda f: -rarity[f])
    shown = ", ".join(feature.split(":", 1)[1] for feature in common if feature[0] != "w")[:80]
    return margin, f"names and numbers agree to {cosine:.0%}, their order to {order:.0%}: {shown}"


def twin_share(one: StorySignature, two: StorySignature) -> float:
    """The share of common runs of words of two articles in one language, of the shorter one's."""
    common = set(one.shingles) & set(two.shingles)
    if one.language != two.language or len(common) < 3:
        return 0.0
    return len(common) / min(len(one.shingles), len(two.shingles))


def _margin(one: StorySignature, two: StorySignature, rarity: Rarity) -> tuple[float, float, float]:
    """How far the similarity lies above what is asked, with its two parts."""
    score, cosine, order = similarity(one, two, rarity)
    return score - _asked(one, two), cosine, order


def _asked(one: StorySignature, two: StorySignature) -> float:
    if one.language == two.language:
        return _ALIKE
    days = _day(one.date), _day(two.date)
    same = days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= 1
    return _ACROSS_SAME_DAY if same else _ACROSS


def similarity(one: StorySignature, two: StorySignature, rarity: Rarity) -> tuple[float, float, float]:
    """(score, cosine of the weighted features, similarity of the order of names and numbers), each 0 to 1."""
    cosine = _cosine(one.features, two.features, rarity)
    order = Indel.normalized_similarity(one.sequence, two.sequence)
    return (cosine + order) / 2, cosine, order


def _cosine(one: dict[str, int], two: dict[str, int], rarity: Rarity) -> float:
    common = sum(rarity[f] ** 2 for f in one.keys() & two.keys())
    sizes = sum(rarity[f] ** 2 for f in one), sum(rarity[f] ** 2 for f in two)
    return common / sqrt(sizes[0] * sizes[1]) if all(sizes) else 0.0
