"""Which analysis of a form is the likeliest.

score = log P(noun or verb) + log P(tags, as bigrams) + log((support + alpha exp(-gamma length)) / total) + penalty

The support of a stem is how often it is attested with different endings (in how many word types, each weighted by
1 + log frequency): that a stem inflects is better evidence than that a bare form is frequent. A stem that was never
seen may be one the likelier the shorter it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analytics.language.stems import Candidate

EDGE = "#"
_UNSEEN = 1e-6


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned from text."""

    support: Mapping[tuple[str, str], float]  # (stem, N or V)
    bigrams: Mapping[tuple[str, str], float]  # log P(tag | tag before), "#N" and "#V" begin, "#" ends
    share: Mapping[str, float]  # log P(N), log P(V)
    penalties: Mapping[str, float]
    alpha: float
    gamma: float

    def score(self, candidate: Candidate, own: float = 0.0) -> float:
        """The log-probability of an analysis up to a constant; `own` is the form's own part of the support."""
        lemma, pos, tags, change = candidate
        attested = max(self.support.get((lemma, pos), 0.0) - own, 0.0)
        prior = self.alpha * math.exp(-self.gamma * len(lemma))
        return (
            self.share[pos]
            + self.tags_score(pos, tags)
            + math.log(attested + prior)
            + self.penalties.get(change, 0.0)
            + (self.penalties["bare_verb"] if pos == "V" and not tags else 0.0)
        )

    def tags_score(self, pos: str, tags: Iterable[str]) -> float:
        """log P of the tags of an ending."""
        total, last = 0.0, EDGE + pos
        for tag in (*tags, EDGE):
            total += self.bigrams.get((last, tag), math.log(_UNSEEN))
            last = tag
        return total
