"""Whether two articles tell the same story, and the evidence of it.

At least two kinds of evidence are asked for: rare names, rare numbers, the wording (runs of words, terms), the order
of many names and numbers, concepts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from analytics.stories.rarity import Rarity, day_of, terms_of
from analytics.stories.signature import StorySignature

REACH = 1  # days apart, told by their dates, from which no two articles tell one story: the same day or the next
# Likeness asked of two articles in different languages; in one language two pieces on one visit are more alike
_ACROSS, _ALIKE = 0.42, 0.36
_ACROSS_SAME_DAY = 0.34  # a translation of the day has the day in common too
_TWIN, _TWIN_OF_LONGER = 0.5, 0.3  # shares of the shorter and of the longer text's runs from which two are copies
_FEWEST_RUNS = 3
_WORDING = 0.25  # likeness of the terms of two texts that is evidence of its own
_ORDERED, _LONG = 0.5, 8  # likeness of the order of so many names and numbers that is evidence of its own
_CLOSE, _SHORT = 0.6, 5  # in short texts the whole must agree as well
_MANY_NAMES, _MANY_NUMBERS = 5, 3  # rare ones in common that count twice
_DIGEST, _OF_LONGER = 2.5, 0.3  # so much longer, and less of it in common: a digest
_KINDS = 2  # of evidence
_SHOWN = 3  # names and numbers that a reason shows


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two articles are, each part 0 to 1, and the rare features that they share."""

    facts: float  # names, numbers and concepts
    order: float  # in which names and numbers come
    ordered: int  # how many of them the shorter text has
    wording: float  # terms, of one language
    copied: float  # runs of words, of the shorter text
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    concepts: tuple[str, ...]

    @property
    def kinds(self) -> int:
        """How many kinds of evidence speak for one story."""
        worded = self.wording >= _WORDING or self.copied >= _WORDING
        long = self.order >= _ORDERED and self.ordered >= _LONG
        close = min(self.facts, self.order) >= _CLOSE and self.ordered >= _SHORT
        ordered = long or close
        many = (len(self.names) >= _MANY_NAMES) + (len(self.numbers) >= _MANY_NUMBERS)
        return bool(self.names) + bool(self.numbers) + worded + ordered + (len(self.concepts) > 1) + many

    def why(self) -> str:
        """The evidence in one line."""
        parts = [f"{self.copied:.0%} of the runs of words are the same"] if self.copied >= _WORDING else []
        parts += [f"the terms agree to {self.wording:.0%}"] if self.wording >= _WORDING else []
        for what, shared in (("names", self.names), ("numbers", self.numbers), ("concepts", self.concepts)):
            if shared:
                parts.append(f"{what} {', '.join(f.split(':', 1)[1] for f in shared[:_SHOWN])}")
        return "; ".join([*parts, f"names and numbers agree to {self.facts:.0%}, their order to {self.order:.0%}"])


def compare(one: StorySignature, two: StorySignature, rarity: Rarity) -> tuple[float, str] | None:
    """How far and why two articles tell the same story, or None where they do not."""
    if not near(one, two):
        return None
    alike = likeness(one, two, rarity)
    if alike.copied >= _TWIN:
        enough = _shares(one, two, rarity)[1] >= _TWIN_OF_LONGER  # else one is an item of the other, a digest
        return (1 + alike.copied, alike.why()) if enough and not _titles_differ(one, two) else None
    if _is_item(one, two):
        return None
    over = _score(one, two, alike) - _asked(one, two)
    dated = day_of(one.date) is not None and day_of(two.date) is not None
    asked = _KINDS if dated or one.language != two.language else _KINDS + 1  # an outlet's texts of all times are alike
    return (over, alike.why()) if over >= 0 and alike.kinds >= asked else None


def near(one: StorySignature, two: StorySignature) -> bool:
    """Whether two articles can be of one day and the next; one without a date can be of any."""
    days = day_of(one.date), day_of(two.date)
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= REACH


def margin(one: StorySignature, two: StorySignature, rarity: Rarity) -> float:
    """How far the likeness lies above what is asked."""
    return _score(one, two, likeness(one, two, rarity)) - _asked(one, two)


def likeness(one: StorySignature, two: StorySignature, rarity: Rarity) -> Likeness:
    """The parts of the likeness of two articles."""
    same = one.language == two.language
    common = sorted(one.features.keys() & two.features.keys(), key=lambda f: (-rarity[f], f))
    return Likeness(
        facts=rarity.cosine(one.features, two.features),
        order=Indel.normalized_similarity(one.sequence, two.sequence) if one.sequence and two.sequence else 0.0,
        ordered=min(len(one.sequence), len(two.sequence)),
        wording=rarity.cosine(terms_of(one), terms_of(two)) if same else 0.0,
        copied=_shares(one, two, rarity)[0] if same else 0.0,
        names=tuple(_rare(common, "pew", rarity)),
        numbers=tuple(_rare(common, "n", rarity)),
        concepts=tuple(f for f in common if f[0] == "c"),
    )


def _rare(common: Iterable[str], kinds: str, rarity: Rarity) -> Iterator[str]:
    return (f for f in common if f[0] in kinds and rarity.is_rare(f))


def _score(one: StorySignature, two: StorySignature, alike: Likeness) -> float:
    if one.language != two.language:
        return (alike.facts + alike.order) / 2
    return (alike.facts + alike.order) / 4 + alike.wording / 2


def _asked(one: StorySignature, two: StorySignature) -> float:
    if one.language == two.language:
        return _ALIKE
    return _ACROSS_SAME_DAY if day_of(one.date) is not None and day_of(two.date) is not None else _ACROSS


def _is_item(one: StorySignature, two: StorySignature) -> bool:
    """Whether the longer of two texts tells mostly of other things: it is a digest, the other an item of it."""
    short, long = sorted((one, two), key=lambda text: text.words)
    if long.words < _DIGEST * short.words or one.language != two.language:
        return False
    mine, its = ({*text.features, *text.terms} for text in (short, long))
    return len(mine & its) < _OF_LONGER * len(its)


def _titles_differ(one: StorySignature, two: StorySignature) -> bool:
    """Whether an outlet gives two texts headlines without a common word: then a common text is a notice."""
    titled = bool(one.title and two.title) and one.source == two.source
    return titled and set(one.title).isdisjoint(two.title)


def _shares(one: StorySignature, two: StorySignature, rarity: Rarity) -> tuple[float, float]:
    """The share of common runs of words, of the shorter and of the longer text."""
    every = max(one.every, two.every)
    mine, its = (frozenset(run for run in rarity.runs(text) if run % every == 0) for text in (one, two))
    common = len(mine & its)
    sizes = sorted((len(mine), len(its)))
    return (common / sizes[0], common / sizes[1]) if common >= _FEWEST_RUNS else (0.0, 0.0)
