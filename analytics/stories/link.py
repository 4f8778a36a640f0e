"""Articles that tell the same story: candidates by shared rare features, then a comparison of each pair.

Never all pairs: copies meet in a locality-sensitive hash of their runs of words (datasketch), others where they share
at least two of their rarest features within some days, so that a million articles cost little more than a thousand
times a thousand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from datasketch import MinHash, MinHashLSH

from analytics.stories.compare import REACH, compare, margin, near
from analytics.stories.rarity import Rarity, day_of, terms_of
from analytics.stories.signature import StorySignature

_RAREST, _TERMS = 24, 12  # features and terms of an article that bring it together with others
_MOST = 60  # articles that a feature may bring together; a commoner one tells nothing
_SHARED = 2
_AVERAGED = 12  # members of a group that are compared with another group's
_HASHES, _BANDS = 32, (16, 2)  # of runs of words: two in three pairs meet that share a third of them, nearly all a half


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
    for over, one, two, why in sorted(_links(articles, rarity), key=lambda found: (-found[0], found[1:])):
        mine, its = groups[one], groups[two]
        if mine is not its and (over > 1 or _agree(mine, its, articles, rarity)):
            mine += its
            groups.update(dict.fromkeys(its, mine))
            links[one].append(f"{articles[one].id} ~ {articles[two].id}: {why}")
    return _stories(articles, groups, links)


def _links(articles: Sequence[StorySignature], rarity: Rarity) -> Iterator[tuple[float, int, int, str]]:
    for one, two in candidates(articles, rarity):
        found = compare(articles[one], articles[two], rarity)
        if found:
            yield found[0], one, two, found[1]


def _agree(mine: list[int], its: list[int], articles: Sequence[StorySignature], rarity: Rarity) -> bool:
    pairs = [(one, two) for one in mine[:_AVERAGED] for two in its[:_AVERAGED]]
    return sum(margin(articles[one], articles[two], rarity) for one, two in pairs) >= 0


def _stories(
    articles: Sequence[StorySignature], groups: dict[int, list[int]], links: dict[int, list[str]]
) -> list[Story]:
    found = []
    for group in {id(group): sorted(group) for group in groups.values() if len(group) > 1}.values():
        members = tuple(articles[at].id for at in group)
        found.append(Story(members[0], members, tuple(why for at in group for why in links[at])))
    return sorted(found, key=lambda story: story.id)


def candidates(articles: Sequence[StorySignature], rarity: Rarity) -> set[tuple[int, int]]:
    """Pairs of positions that share rare features, or many runs of words, and could be of the same days."""
    shared: Counter[tuple[int, int]] = Counter()
    for group in _groups(articles, rarity):
        for one, two in combinations(group, 2):
            if near(articles[one], articles[two]):
                shared[one, two] += 1
    return {pair for pair, count in shared.items() if count >= _SHARED}.union(_copies(articles, rarity))


def _copies(articles: Sequence[StorySignature], rarity: Rarity) -> set[tuple[int, int]]:
    """Pairs that share many runs of words, by MinHash and locality-sensitive hashing."""
    index = MinHashLSH(num_perm=_HASHES, params=_BANDS)
    found: set[tuple[int, int]] = set()
    met: Counter[int] = Counter()
    for at, article in enumerate(articles):
        runs = rarity.runs(article)
        if not runs:
            continue
        sketch = MinHash(num_perm=_HASHES, hashfunc=int)
        sketch.update_batch(np.array(sorted(runs), np.uint64))
        for other in index.query(sketch):
            if met[other] < _MOST and near(articles[other], article):
                met[other] += 1
                found.add((other, at))
        index.insert(at, sketch, check_duplication=False)
    return found


def _groups(articles: Sequence[StorySignature], rarity: Rarity) -> Iterator[list[int]]:
    having: dict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        told = (f for f in article.features if f[0] not in "cl")
        for kept, features in ((_RAREST, told), (_TERMS, iter(terms_of(article)))):
            for feature in sorted(features, key=lambda f: (rarity.articles(f), f))[:kept]:
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
    parts: dict[int, list[int]] = defaultdict(list)
    for at in group:
        day = day_of(articles[at].date)
        if day is not None:
            for part in range(day, day + REACH + 1):
                parts[part].append(at)
    yield from (part for part in parts.values() if 2 <= len(part) <= _MOST)
