"""Boilerplate: blocks that stand in many articles of one source, found by counting.

A block is a line, or a sentence of the first line or of one of the last four. Blocks are compared
by their words; addresses do not count, nor, in a short block, do digits («Today, 13:54»).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from zlib import crc32

import numpy as np

from analytics.layout.front_matter import read_front_matter
from analytics.layout.naming import source_of_address, source_of_folder
from analytics.records import Article, Span

LEAST, SHARE = 5, 0.003  # articles of a source in which a block stands: at least so many, and such a part of all
MOST = 48  # blocks of an article that are looked at: the first third and the last two thirds of these
LONGEST = 600  # characters of a block
_ENDS = 100_000  # characters of a text in which its lines are looked at, from either end
_PART = 8_000  # characters of a line in which its sentences are
TAIL = 4  # lines at the end whose sentences are blocks too
_SHORT = 16  # letters: in a block of fewer digits do not count
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_SENTENCE = re.compile(r"\S[^\r\n]*?(?:[.!?…]+[»”\")\]]*(?=\s|$)|$)")
_ADDRESS = re.compile(r"\w+://\S+|www\.\S+")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of an article: what it is known by among all of its source's, and where it stands."""

    code: int  # 32 bits of its source and words
    span: Span


def blocks(article: Article) -> list[Block]:
    """The blocks of an article below its front matter; none where its source is not known without its words."""
    start, source = read_front_matter(article.text)[1], _source(article)
    if not source:
        return []
    found = [
        Block(crc32(f"{source}\n{words}".encode("utf-8", "replace")), span)
        for span in _spans(article.text, start)
        if (words := _words(article.text[span.start : span.end]))
    ]
    return found if len(found) <= MOST else [*found[: MOST // 3], *found[-(MOST - MOST // 3) :]]


def _source(article: Article) -> str:
    """The source by what was given, the address or the folder; empty where these tell none."""
    extra, own = read_front_matter(article.text)[0], article.own
    told = article.source or extra.get("source") or source_of_address(article.url or extra.get("url"), own)
    return (told or source_of_folder(article.path, own) or article.otherwise or "").casefold()


def _spans(text: str, start: int) -> Iterator[Span]:
    whole = len(text) - start <= 2 * _ENDS
    parts = [Span(start, len(text))] if whole else [Span(start, start + _ENDS), Span(len(text) - _ENDS, len(text))]
    lines = [Span(*line.span()) for part in parts for line in _LINE.finditer(text, part.start, part.end)]
    lines = lines if len(lines) <= 3 * MOST else [*lines[:MOST], *lines[-2 * MOST :]]
    for number, line in enumerate(lines):
        yield line
        if number == 0 or number >= len(lines) - TAIL:
            yield from _sentences(text, line)


def _sentences(text: str, line: Span) -> Iterator[Span]:
    """The sentences of a line of two or more; of a long line those of its beginning and end."""
    parts = (
        [line]
        if line.end - line.start <= 2 * _PART
        else [
            Span(line.start, line.start + _PART),
            Span(line.end - _PART, line.end),
        ]
    )
    found = [Span(*one.span()) for part in parts for one in _SENTENCE.finditer(text, part.start, part.end)]
    yield from found if len(found) > 1 else ()


def _words(text: str) -> str:
    """What a block is compared by; empty for what has no letter, or is too long for boilerplate."""
    if len(text) > LONGEST:
        return ""
    words = " ".join(_WORD.findall(_ADDRESS.sub(" ", text))).casefold()
    letters = sum(map(str.isalpha, words))
    return (_DIGITS.sub("0", words) if letters < _SHORT else words) if letters else ""


def pack_blocks(article: Article, found: Sequence[Block]) -> array[int]:
    """What is kept of an article for counting: its source, itself, the number of its blocks, and these (32 bits each).

    Copies of an article are one article: they have the same title, address, day and blocks.
    """
    source = _source(article)
    codes = list(dict.fromkeys(block.code for block in found))
    itself = "\n".join([str(article.title), str(article.url), str(article.date), *map(str, codes)])
    return array(
        "I", [crc32(source.encode("utf-8", "replace")), crc32(itself.encode("utf-8", "replace")), len(codes), *codes]
    )


def unpack_blocks(packed: Iterable[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Source, article and blocks of each article in what `pack_blocks` made."""
    numbers = iter(packed)
    for source in numbers:
        itself, count = islice(numbers, 2)
        yield source, itself, list(islice(numbers, count))


def count_boilerplate(packed: Iterable[array[int]]) -> frozenset[int]:
    """The codes of the blocks that stand in enough articles of their source."""
    seen: set[tuple[int, int]] = set()
    articles: dict[int, int] = {}
    codes, owners = array("I"), array("I")
    for source, itself, found in (one for many in packed for one in unpack_blocks(many)):
        if (source, itself) in seen:
            continue
        seen.add((source, itself))
        articles[source] = articles.get(source, 0) + 1
        codes.extend(found)
        owners.extend([source] * len(found))
    if not codes:
        return frozenset()
    known, first, counts = np.unique(np.frombuffer(codes, np.uint32), return_index=True, return_counts=True)
    of = np.frombuffer(owners, np.uint32)[first[counts >= LEAST]]
    least = np.array([max(LEAST, SHARE * articles[source]) for source in of.tolist()])
    often = known[counts >= LEAST][counts[counts >= LEAST] >= least] if len(least) else known[:0]
    return frozenset(often.tolist())


def boilerplate_of(found: Iterable[Block], often: frozenset[int]) -> tuple[Span, ...]:
    """Where the boilerplate of an article stands: spans in order that do not overlap."""
    merged: list[Span] = []
    for span in sorted(block.span for block in found if block.code in often):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
