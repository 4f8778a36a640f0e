"""What is kept of an article to tell whether another one tells the same story, in its language or in another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import islice
from typing import Any
from zlib import crc32

from analytics.language import stopwords
from analytics.language.asides import asides
from analytics.mentions.gazetteer.alias_cache import known_entities
from analytics.records import Analysis, Document

_LONGEST_SEQUENCE = 400
_RUN, _MOST_RUNS, _MOST_TERMS = 4, 96, 80
_NUMBER = re.compile(r"\d+(?:[.,\s\u00a0]\d{3})*(?:[.,]\d{1,2})?(?!\d)")


@dataclass(frozen=True, slots=True)
class StorySignature:
    """An article in a few hundred bytes; `as_json` and `from_json` take it to storage and back."""

    id: str
    date: str | None
    language: str
    words: int
    features: dict[str, int]  # kind and name of a feature, and how often it stands in the article
    sequence: tuple[str, ...]  # names and numbers in the order of the text
    runs: tuple[int, ...]  # a sample of runs of lemmas, for twins in one language
    every: int = 1  # one run in so many is in the sample
    terms: tuple[str, ...] = ()  # lemmas that are no stop words, in the order of the text
    source: str | None = None
    title: tuple[str, ...] = ()  # lemmas of the headline, where one is given

    def as_json(self) -> dict[str, Any]:
        """A dictionary of plain values."""
        return {name: getattr(self, name) for name in _PARTS}

    @staticmethod
    def from_json(row: dict[str, Any]) -> StorySignature:
        """The signature that `as_json` made."""
        tuples = {name: tuple(row[name]) for name in ("sequence", "runs", "terms", "title")}
        return StorySignature(**{**row, **tuples})


_PARTS = tuple(field.name for field in fields(StorySignature))


def signature(analysis: Analysis) -> StorySignature:
    """The signature of an analysed article."""
    document = analysis.document
    aside = _Aside(analysis)
    ordered = sorted([*_names(analysis, aside), *_numbers(analysis, aside), *_words(document, aside)])
    features = Counter(feature for _, feature in ordered)
    features.update(f"c:{m.entity}" for m in analysis.mentions if m.kind == "concept" and not m.nested)
    every, runs = _runs(document, aside)
    return StorySignature(
        id=str(document.article.id),
        date=document.date,
        language=document.language,
        words=sum(token.kind == "word" for token in document.tokens),
        features=dict(features),
        sequence=tuple(feature for _, feature in ordered)[:_LONGEST_SEQUENCE],
        runs=runs,
        every=every,
        terms=_terms(document, aside),
        source=document.source,
        title=_title(document),
    )


class _Aside:
    """Where an article has addresses, handles and the like, and dates."""

    def __init__(self, analysis: Analysis) -> None:
        spans = [*asides(analysis.document.text), *analysis.document.article.boilerplate]
        dates = [(date.start, date.end) for date in analysis.dates]
        self._spans, self._dated = sorted(spans), sorted([*spans, *dates])

    def holds(self, at: int, dates: bool = False) -> bool:
        """Whether a place of the text is in one of them."""
        spans = self._dated if dates else self._spans
        before = bisect_right(spans, (at, 1 << 40)) - 1
        return before >= 0 and at < spans[before][1]


def _names(analysis: Analysis, aside: _Aside) -> list[tuple[int, str]]:
    """Names that the lexicons tie across languages; of others the sound is compared."""
    known = known_entities()
    told = [m for m in analysis.mentions if m.entity in known and (not m.nested or m.kind == "country")]
    kinds = {"person": "p", "country": "l"}
    return [(m.start, f"{kinds.get(m.kind, 'e')}:{m.entity}") for m in told if not aside.holds(m.start)]


def _numbers(analysis: Analysis, aside: _Aside) -> list[tuple[int, str]]:
    """Numbers as they are in any language: the values of figures («96 тысяч» is 96,000), else digits as they stand."""
    document = analysis.document
    valued = {f.start: f for f in analysis.figures if f.value is not None and not aside.holds(f.start, dates=True)}
    found = [(start, f"n:{figure.value:.10g}") for start, figure in valued.items()]
    spans = sorted((figure.start, figure.end) for figure in valued.values())
    for match in _NUMBER.finditer(document.text, document.layout.body):
        before = bisect_right(spans, (match.start(), 1 << 40)) - 1
        figured = before >= 0 and match.start() < spans[before][1]
        if not figured and not aside.holds(match.start(), dates=True):
            digits = re.sub(r"[\s\u00a0]|[.,](?=\d{3}(?!\d))", "", match[0]).replace(",", ".")
            found.append((match.start(), f"n:{digits}"))
    return found


def _words(document: Document, aside: _Aside) -> list[tuple[int, str]]:
    """Capitalised words inside sentences by their consonants: names, even those that no rule knows."""
    found = []
    for sentence in document.sentences:
        for token in document.tokens[sentence.first + 1 : sentence.last]:
            named = token.kind == "word" and token.text[0].isupper() and len(token.form) > 3
            if named and not aside.holds(token.start):
                base = token.lemma if document.language != "en" else token.form.removesuffix("ʻs")
                code = sound(base)
                if len(code) > 2:
                    found.append((token.start, f"w:{code[:5]}"))
    return found


_CODES = {
    **dict.fromkeys("bfpvwбфпв", "1"),
    **dict.fromkeys("cgjkqsxzгғжзкқсхшщчцһҳ", "2"),
    **dict.fromkeys("dtдт", "3"),
    **dict.fromkeys("lл", "4"),
    **dict.fromkeys("mnмнң", "5"),
    **dict.fromkeys("rр", "6"),
}
_SILENT = re.compile("gh|(?<=[aeiou])w|h")


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """The classes of the consonants of a word, after Soundex: «Кавано», "Kavano" and "Kavanaugh" are one.

    >>> sound("кавано"), sound("kavanaugh")
    ('215', '215')
    """
    codes = "".join(_CODES.get(char, "") for char in _SILENT.sub("", word))
    return re.sub(r"(.)\1+", r"\1", codes)


def _terms(document: Document, aside: _Aside) -> tuple[str, ...]:
    """The words that are no names, which are evidence of their own, and no stop words."""
    common, firsts = stopwords(document.language), {sentence.first for sentence in document.sentences}
    lemmas = (
        token.lemma
        for at, token in enumerate(document.tokens)
        if token.kind == "word"
        and len(token.form) > 3
        and (at in firsts or token.text[0].islower())
        and token.form not in common
        and not aside.holds(token.start)
    )
    return tuple(islice(dict.fromkeys(lemma for lemma in lemmas if lemma not in common), _MOST_TERMS))


def _title(document: Document) -> tuple[str, ...]:
    """The words of a headline that is given beside the text; one that stands in the text is compared with it."""
    headline, span = document.article.title, document.layout.title
    inside = span is not None and document.text[span.start : span.end].strip() == (headline or "").strip()
    if not headline or inside:
        return ()
    return tuple(dict.fromkeys(word.lower()[:5] for word in re.findall(r"\w{4,}", headline)))


def _runs(document: Document, aside: _Aside) -> tuple[int, tuple[int, ...]]:
    """Hashes of runs of four lemmas, all of a short text, of a long one those that end in zero bits.

    The same sample is taken of every copy of a text, and of texts of different length the rougher one can be compared.
    """
    lemmas = [token.lemma for token in document.tokens if token.kind == "word" and not aside.holds(token.start)]
    parts = zip(*(lemmas[at:] for at in range(_RUN)), strict=False)
    hashes = sorted({crc32(" ".join(run).encode()) for run in parts})
    every = 1
    while len(hashes) > _MOST_RUNS:
        every *= 2
        hashes = [value for value in hashes if value % every == 0]
    return every, tuple(hashes)
