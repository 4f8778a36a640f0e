"""From an annotated document to its keywords."""

from __future__ import annotations

import os
from collections import Counter

import numpy as np

from analytics.keywords.rank import Phrase, best
from analytics.keywords.reading import Reading, read_document
from analytics.keywords.reference import reference_scores
from analytics.keywords.yake import score_spans
from analytics.outlets import find_outlet
from analytics.records import Document, Keyword, Mention

ENGINES = ("elchi", "yake")
ENGINE = "ELCHI_KEYWORDS_ENGINE"  # environment variable: which engine computes the scores
TOP = 30  # keywords an article at most


def find_keywords(
    document: Document, mentions: tuple[Mention, ...], engine: str | None = None, top: int = TOP
) -> tuple[Keyword, ...]:
    """The keywords of an article, best first; none where it has no noun.

    `score` is YAKE's, unaltered (lower is better); which phrases are candidates, and in what order they come, is the
    rule of docs/keywords.md. With `engine` "yake" the yake package computes the scores: the same, but much slower.
    ValueError for another engine.
    """
    chosen = engine or os.environ.get(ENGINE) or ENGINES[0]
    if chosen not in ENGINES:
        raise ValueError(f"{chosen!r} is no keyword engine: choose one of {', '.join(ENGINES)}")
    reading = read_document(document)
    phrases = [phrase for phrase in best(reading, mentions, top) if not _names_source(reading, phrase)]
    scores = _package_scores(reading, phrases) if chosen == "yake" else _own_scores(reading, phrases)
    return tuple(_keyword(reading, phrase, score) for phrase, score in zip(phrases, scores, strict=True))


def _names_source(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is the name of the outlet that prints it, which tells nothing of what it prints."""
    document = reading.document
    if not document.source:
        return False
    surface = reading.surface(reading.span(phrase.starts[0], phrase.size))
    outlet = find_outlet(surface, document.article.own)
    return surface.casefold() == document.source.casefold() or (outlet is not None and outlet.name == document.source)


def _own_scores(reading: Reading, phrases: list[Phrase]) -> list[float]:
    starts = np.array([p.starts[0] for p in phrases], np.int64)
    sizes = np.array([p.size for p in phrases], np.int64)
    scores: list[float] = score_spans(reading.words.stream, reading.measures, starts, sizes).tolist()
    return scores


def _package_scores(reading: Reading, phrases: list[Phrase]) -> list[float]:
    forms = [text.lower() for text in reading.texts()]
    words = [tuple(forms[p.starts[0] : p.starts[0] + p.size]) for p in phrases]
    if not words:
        return []
    known = reference_scores(reading.sentences(), reading.stop().__contains__, max(map(len, words)), only=set(words))
    return [known[key] for key in words]


def _keyword(reading: Reading, phrase: Phrase, score: float) -> Keyword:
    size = phrase.size
    spans = tuple(reading.span(start, size) for start in phrase.starts)
    surface = commonest([reading.surface(span) for span in spans])
    return Keyword(keyword=surface, lemma=" ".join(phrase.lemmas), score=score, spans=spans)


def commonest(surfaces: list[str]) -> str:
    """The commonest form, of equally common ones the first; in the fewest capitals that it has.

    >>> commonest(["ДӘЛІЗ АШЫЛДЫ", "Дәліздің", "Дәліз ашылды", "дәліздің"])
    'Дәліз ашылды'
    """
    if len(surfaces) == 1:
        return surfaces[0]
    spellings = Counter(surfaces)
    forms: Counter[str] = Counter()
    for spelling, count in spellings.items():
        forms[spelling.lower()] += count
    form = forms.most_common(1)[0][0]
    return min((s for s in spellings if s.lower() == form), key=lambda s: sum(map(str.isupper, s)))
