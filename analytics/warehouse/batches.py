"""Articles in batches whose borders depend on the articles themselves.

A batch ends after an article whose hash says so. One article more, wherever it is put, changes the batch it falls into
and no other, so that all the rest of the shards stay as they are (content-defined chunking, as backup programs do it).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analytics.records import Article

AVERAGE = 32  # articles; about half a second of analysis
LARGEST = 128
LARGEST_TEXT = 4_000_000  # code points: keeps the memory of a worker flat


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that are analysed together, and the hash of all that they hold."""

    name: str
    articles: tuple[Article, ...]


def fingerprint(article: Article) -> bytes:
    """A hash of everything that is known of an article."""
    values = [getattr(article, name) for name in Article.__slots__]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")).digest()


def batches(articles: Iterable[Article]) -> Iterator[Batch]:
    """Cut a stream of articles into batches, holding one of them in memory at a time."""
    held: list[Article] = []
    digest, size = hashlib.sha256(), 0
    for article in articles:
        mark = fingerprint(article)
        held.append(article)
        digest.update(mark)
        size += len(article.text)
        if mark[0] % AVERAGE == 0 or len(held) >= LARGEST or size >= LARGEST_TEXT:
            yield Batch(digest.hexdigest()[:20], tuple(held))
            held, digest, size = [], hashlib.sha256(), 0
    if held:
        yield Batch(digest.hexdigest()[:20], tuple(held))
