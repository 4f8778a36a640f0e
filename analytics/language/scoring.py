"""Which analysis of a form is the likeliest.

score = log P(noun or verb) + log P(tags, as bigrams) + log((support + alpha exp(-gamma length)) / total) + penalty

The support of a stem is how often it is attested with different endings (in how many word types, each weighted by
1 + log frequency): that a stem inflects is better evidence than that a bare form is frequent. A stem that was never
seen may be one the likelier the shorter it is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from analytics.language.endings import NOUN, VERB
from analytics.language.lexicon import read_toml
from analytics.language.stems import Candidate

Support = Mapping[tuple[str, str], float]
EDGE = "#"
_UNSEEN = math.log(1e-6)


@dataclass(frozen=True, slots=True)
class Settings:
    """The hand-set part of the model (`scoring` and `stems` of the language's file)."""

    alpha: float  # support of a stem never seen, before its length is looked at
    alpha_verb: float  # the same for verbs, of which few are new
    gamma: float
    derived: float  # support of a word derived from a known one by a suffix that is no ending
    known: float  # support by which a stem counts as known
    penalties: Mapping[str, float]
    suffixes: tuple[str, ...]
    cluster: re.Pattern[str]  # ends that are seldom those of a word
    before: Mapping[
        str, re.Pattern[str]
    ]  # for the first tag of an ending, ends of an unknown stem that speak against it


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned from text."""

    support: Support  # (stem, N or V)
    bigrams: Mapping[tuple[str, str], float]  # log P(tag | tag before), "#N" and "#V" begin, "#" ends
    share: Mapping[str, float]  # log P(N), log P(V)
    settings: Settings
    _known: dict[str, dict[Any, float]] = field(default_factory=lambda: {"ending": {}, "prior": {}}, repr=False)

    def score(self, candidate: Candidate, own: float = 0.0) -> float:
        """The log-probability of an analysis up to a constant; `own` is the form's own part of the support."""
        lemma, pos, tags, change = candidate
        settings, attested = self.settings, self.support.get((lemma, pos), 0.0) - own
        if attested < 0.0:
            attested = 0.0
        prior = self._known["prior"].get((pos, len(lemma))) or self._prior(pos, len(lemma))
        if pos == NOUN and attested < settings.known:
            attested += self._derived(lemma)
        ending = self._known["ending"].get((pos, tags)) or self._ending(pos, tags)
        score = ending + math.log(attested + prior)
        if not change and not tags and pos == NOUN:
            return score
        return score + self._penalty(lemma, pos, tags, change, attested)

    def _prior(self, pos: str, length: int) -> float:
        """The support that a stem has before any text is read."""
        alpha = self.settings.alpha if pos == NOUN else self.settings.alpha_verb
        return self._known["prior"].setdefault((pos, length), alpha * math.exp(-self.settings.gamma * length))

    def _ending(self, pos: str, tags: tuple[str, ...]) -> float:
        """The part of the score that is the ending's alone; there are as many as endings."""
        return self._known["ending"].setdefault((pos, tags), self.share[pos] + self.tags_score(pos, tags))

    def _derived(self, lemma: str) -> float:
        """«құқықтық» may be a word because «құқық» is one."""
        settings = self.settings
        if not lemma.endswith(settings.suffixes):
            return 0.0
        for suffix in settings.suffixes:
            if lemma.endswith(suffix) and self.support.get((lemma[: -len(suffix)], NOUN), 0.0) >= settings.known:
                return settings.derived
        return 0.0

    def _penalty(self, lemma: str, pos: str, tags: tuple[str, ...], change: str, attested: float) -> float:
        settings, penalties = self.settings, self.settings.penalties
        total = penalties.get(change, 0.0)
        if pos == VERB and not tags:
            total += penalties["bare_verb"]
        elif pos == VERB and tags[-2:] == ("pst", "p1pl"):
            total += penalties.get("our_past", 0.0)
        if not tags or attested >= settings.known:
            return total
        if pos == NOUN and settings.cluster.search(lemma):
            total += penalties["cluster"]
        before = settings.before.get(tags[0])
        if before and before.search(lemma):
            total += penalties["before"]
        return total

    def tags_score(self, pos: str, tags: Iterable[str]) -> float:
        """log P of the tags of an ending."""
        total, last = 0.0, EDGE + pos
        for tag in (*tags, EDGE):
            total += self.bigrams.get((last, tag), _UNSEEN)
            last = tag
        return total


@cache
def load_settings(language: str) -> Settings:
    """The settings of `<language>.toml`."""
    table = read_toml(f"{language}.toml")
    scoring, stems = table["scoring"], table["stems"]
    return Settings(
        alpha=scoring["alpha"],
        alpha_verb=scoring["alpha_verb"],
        gamma=scoring["gamma"],
        derived=scoring["derived"],
        known=scoring["known"],
        penalties=scoring["penalties"],
        suffixes=tuple(sorted(stems["derived"], key=len, reverse=True)),
        cluster=re.compile(stems["cluster"]),
        before={tag: re.compile(pattern) for tag, pattern in stems["before"].items()},
    )


@cache
def listed_support(language: str) -> Support:
    """What the listed stems count for, besides what was learned of them."""
    lists, table = read_toml(f"{language}_closed.toml"), read_toml(f"{language}.toml")
    weight, words = table["scoring"]["listed"], lists["words"]
    nouns = " ".join((lists["attested"]["NOUN"], words["ADJ"], words["NUM"], table["stems"]["syncope"]))
    found = {(stem, NOUN): float(weight) for stem in nouns.split()}
    return found | {(stem, VERB): float(weight) for stem in lists["attested"]["VERB"].split()}
