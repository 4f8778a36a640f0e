"""What is kept of an article to tell whether another one tells the same story, in its language or in another."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any
from zlib import crc32

from analytics.mentions.compiled import known_entities
from analytics.records import Analysis, Document

_LONGEST_SEQUENCE = 400
_SHINGLE, _SAMPLE, _MOST_SHINGLES = 4, 8, 96
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
    shingles: tuple[int, ...]  # a sample of runs of lemmas, for twins in one language

    def as_json(self) -> dict[str, Any]:
        """A dictionary of plain values."""
        return asdict(self)

    @staticmethod
    def from_json(row: dict[str, Any]) -> StorySignature:
        """The signature that `as_json` made."""
        return StorySignature(**{**row, "sequence": tuple(row["sequence"]), "shingles": tuple(row["shingles"])})


def signature(analysis: Analysis) -> StorySignature:
    """The signature of an analysed article."""
    document = analysis.document
    ordered = sorted([*_names(analysis), *_numbers(document), *_words(document)])
    features = Counter(feature for _, feature in ordered)
    features.update(f"c:{m.entity}" for m in analysis.mentions if m.kind == "concept" and not m.nested)
    return StorySignature(
        id=str(document.article.id),
        date=document.date,
        language=document.language,
        words=sum(token.kind == "word" for token in document.tokens),
        features=dict(features),
        sequence=tuple(feature for _, feature in ordered)[:_LONGEST_SEQUENCE],
        shingles=_shingles(document),
    )


def _names(analysis: Analysis) -> list[tuple[int, str]]:
    """Names that the lexicons tie across languages; of others the sound is compared."""
    known = known_entities()
    told = [m for m in analysis.mentions if m.entity in known and (not m.nested or m.kind == "country")]
    return [(m.start, f"{'p' if m.kind == 'person' else 'e'}:{m.entity}") for m in told]


def _numbers(document: Document) -> list[tuple[int, str]]:
    """Numbers in digits, as they stand in any language: 1,500 and 1 500 are one."""
    found = []
    for match in _NUMBER.finditer(document.text, document.layout.body):
        digits = re.sub(r"[\s\u00a0]|[.,](?=\d{3}(?!\d))", "", match[0]).replace(",", ".")
        found.append((match.start(), f"n:{digits}"))
    return found


def _words(document: Document) -> list[tuple[int, str]]:
    """Capitalised words inside sentences by their consonants: names, even those that no rule knows."""
    found = []
    for sentence in document.sentences:
        for token in document.tokens[sentence.first + 1 : sentence.last]:
            if token.kind == "word" and token.text[0].isupper() and len(token.form) > 3:
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


def _shingles(document: Document) -> tuple[int, ...]:
    """Runs of four lemmas whose hash ends in three zero bits: the same sample for every copy of a text."""
    lemmas = [token.lemma for token in document.tokens if token.kind == "word"]
    runs = zip(*(lemmas[at:] for at in range(_SHINGLE)), strict=False)
    hashes = {crc32(" ".join(run).encode()) for run in runs}
    return tuple(sorted(value for value in hashes if value % _SAMPLE == 0)[:_MOST_SHINGLES])
