"""Learn stems with their support, and how tags follow each other, from raw text.

    python -m analytics.language.train kk TEXT... --note "where the texts come from"

writes `kk_stems.tsv` and `kk_tags.tsv` into `data/lexicons/language`; Uzbek (`uz`) may be in either script.
Only counts are written, no text. Each word type is split in every possible way; the first guess prefers short
stems, each further pass weighs the splits by the support that other types give to their stems.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from analytics.language.endings import NOUN, VERB
from analytics.language.lexicon import FOLDER, read_toml
from analytics.language.normalise import fold
from analytics.language.scoring import EDGE, Model, Settings, Support, listed_support, load_settings
from analytics.language.segment import tokens
from analytics.language.stems import Candidate, Splitter, load_splitter
from analytics.language.uzbek import to_latin

_LONGEST = 30  # letters of a type
_KEPT = 1.0  # support under which a stem is not written
_NAME_SHARE = 0.7
_UNSURE = {"acc", "eqv", "p2", "cop", "ask", "cmp"}  # that many do («қажетті»)


class Type(NamedTuple):
    """A word type with its weight and its possible analyses."""

    form: str
    weight: float
    candidates: list[Candidate]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("language", choices=("kk", "uz"))
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--note", required=True, help="the sources and their licences, written into the tables")
    arguments = parser.parse_args()
    counts, capitals = count_words(arguments.texts, arguments.language)
    model = learn(read_types(counts, arguments.language), arguments.language)
    write(model, names_of(counts, capitals), arguments.language, arguments.note)


def count_words(paths: Iterable[Path], language: str) -> tuple[Counter[str], Counter[str]]:
    """How often each lower-case word occurs, and how often with a capital inside a line."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            text = fold(line).text
            for number, (start, end) in enumerate(tokens(text, 0, len(text))):
                word = text[start:end]
                form = to_latin(word.lower()) if language == "uz" else word.lower()
                if form.replace("-", "").isalpha():
                    counts[form] += 1
                    capitals[form] += bool(number) and word[0].isupper()
    return counts, capitals


def read_types(counts: Counter[str], language: str) -> list[Type]:
    """The word types, each with weight 1 + log frequency."""
    splitter = load_splitter(language)
    return [
        Type(form, 1 + math.log(n), splitter.candidates(form))
        for form, n in sorted(counts.items())
        if len(form) <= _LONGEST
    ]


def learn(types: list[Type], language: str) -> Model:
    """The model after the passes that `scoring.passes` of the language asks for; more make stems of inflected words."""
    settings, training = load_settings(language), read_toml(f"{language}.toml")["scoring"]
    first = training["first_guess"]
    posteriors = [_posterior([_guess(c, settings.penalties, first) for c in t.candidates]) for t in types]
    listed = listed_support(language)
    model = _collect(types, posteriors, settings, listed)
    for _ in range(training["passes"]):
        posteriors = [
            _posterior([model.score(c, t.weight * p) for c, p in zip(t.candidates, shares, strict=True)])
            for t, shares in zip(types, posteriors, strict=True)
        ]
        model = _collect(types, posteriors, settings, listed)
    return prune(model, language)


def prune(model: Model, language: str) -> Model:
    """The model without stems that are inflected forms of better attested ones («ғасырлар» beside «ғасыр»)."""
    splitter = load_splitter(language)
    sure = read_toml(f"{language}.toml")["scoring"]["sure"]
    support = dict(model.support)
    for (stem, pos), count in model.support.items():
        if pos == NOUN and count >= _KEPT and _is_inflected(stem, count, model, splitter, sure):
            del support[stem, pos]
    return replace(model, support=support)


def _is_inflected(stem: str, count: float, model: Model, splitter: Splitter, sure: Mapping[str, float]) -> bool:
    for lemma, pos, tags, change in splitter.candidates(stem):
        if not tags or change not in ("", "voiced", "syncope") or tags[0] in _UNSURE:
            continue
        if pos == VERB and tags[-1] != "part":
            continue
        if change == "syncope":  # «bagʻri»: of a closed list
            return True
        times = 1.0 if pos == VERB else min((sure[tag] for tag in tags if tag in sure), default=3.0)
        if model.support.get((lemma, pos), 0.0) >= max(times * count, 3.0):
            return True
    return False


def _guess(candidate: Candidate, penalties: Mapping[str, float], first: float) -> float:
    bare_verb = penalties["bare_verb"] if candidate.pos == VERB and not candidate.tags else 0.0
    return penalties.get(candidate.change, 0.0) + bare_verb - first * len(candidate.lemma)


def _posterior(scores: list[float]) -> list[float]:
    best = max(scores)
    weights = [math.exp(score - best) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _collect(types: list[Type], posteriors: list[list[float]], settings: Settings, listed: Support) -> Model:
    """Support, tag bigrams and the share of verbs under the given posteriors."""
    support: dict[tuple[str, str], float] = defaultdict(float, listed)
    pairs: dict[tuple[str, str], float] = defaultdict(float)
    before: dict[str, float] = defaultdict(float)
    share: dict[str, float] = defaultdict(float)
    for word, shares in zip(types, posteriors, strict=True):
        for candidate, posterior in zip(word.candidates, shares, strict=True):
            part = word.weight * posterior
            support[candidate.lemma, candidate.pos] += part
            share[candidate.pos] += part
            last = EDGE + candidate.pos
            for tag in (*candidate.tags, EDGE):
                pairs[last, tag] += part
                before[last] += part
                last = tag
    bigrams = {pair: math.log((n + 0.1) / (before[pair[0]] + 5)) for pair, n in pairs.items()}
    total = sum(share.values())
    shares_log = {pos: math.log(share[pos] / total) for pos in (NOUN, VERB)}
    return Model(dict(support), bigrams, shares_log, settings)


def names_of(counts: Counter[str], capitals: Counter[str]) -> frozenset[str]:
    """The forms that stand mostly with a capital inside lines."""
    return frozenset(form for form, n in capitals.items() if n >= 2 and n >= _NAME_SHARE * counts[form])


def write(model: Model, names: frozenset[str], language: str, note: str) -> None:
    """The two tables, sorted, after the note; without what the lists give, which is added when they are read."""
    listed = listed_support(language)
    learned = {key: count - listed.get(key, 0.0) for key, count in model.support.items()}
    rows = [
        f"{stem}\t{pos}\t{count:.1f}\t{'name' if stem in names and pos == NOUN else ''}"
        for (stem, pos), count in sorted(learned.items())
        if count >= _KEPT
    ]
    _write(FOLDER / f"{language}_stems.tsv", note, rows)
    tags = [f"{a}\t{b}\t{log:.2f}" for (a, b), log in sorted(model.bigrams.items())]
    _write(FOLDER / f"{language}_tags.tsv", note, [*(f"\t{k}\t{v:.2f}" for k, v in sorted(model.share.items())), *tags])


def _write(path: Path, note: str, rows: list[str]) -> None:
    path.write_text("\n".join([f"# {note}", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
