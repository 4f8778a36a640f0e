"""Articles in batches whose borders depend on the articles themselves.

A batch ends after an article whose hash says so. One article more, wherever it is put, changes the batch it falls into
and no other, so that all the rest of the shards stay as they are (content-defined chunking, as backup programs do it).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analytics.records import Article

MARK = 16  # bytes of an article's fingerprint
AVERAGE = 32  # articles; about half a second of analysis
LARGEST = 128
LARGEST_TEXT = 4_000_000  # code points: keeps the memory of a worker flat


@dataclass(frozen=True, slots=True)
class Cut:
    """A batch among all articles: [first, last), and the hash of all that they hold."""

    name: str
    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that are analysed together."""

    name: str
    articles: tuple[Article, ...]


def fingerprint(article: Article) -> bytes:
    """A hash of everything that is known of an article."""
    values = [getattr(article, name) for name in Article.__slots__]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")).digest()[:MARK]


def with_boilerplate(mark: bytes, codes: Sequence[int]) -> bytes:
    """The fingerprint of an article in which these blocks are boilerplate; where batches end stays as it is."""
    told = hashlib.sha256(mark + ",".join(map(str, codes)).encode()).digest()
    return mark[:1] + told[1:MARK]


def cut(marks: bytes, lengths: Sequence[int]) -> Iterator[Cut]:
    """Cut articles, given by their fingerprints (one after the other) and lengths, into batches."""
    first, size = 0, 0
    for last, length in enumerate(lengths, 1):
        size += length
        ends = marks[(last - 1) * MARK] % AVERAGE == 0
        if ends or last - first >= LARGEST or size >= LARGEST_TEXT or last == len(lengths):
            yield Cut(hashlib.sha256(marks[first * MARK : last * MARK]).hexdigest()[:20], first, last)
            first, size = last, 0
