"""Which articles say the same: by their words, by their address, or nearly.

Near duplicates: the Jaccard similarity of their sets of four-word shingles, estimated by MinHash (Broder 1997).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urlsplit

import numpy as np
from datasketch import MinHash

PERMUTATIONS = 128  # standard error of the estimate: at most 0.045
NEAR = 0.7  # from here on an article is told to be nearly another
SHINGLE = 4  # words
HEAD, HEAD_NEAR = 16, 5  # of the first 16 permutations a near text shares 5 at least, but for one in a thousand
_LONGEST = 20_000  # words of a text that are looked at
_WORD = re.compile(r"\w+")
_TRACKING = re.compile(r"utm_|fbclid|gclid|yclid|_openstat|from$|ref$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What an article is compared by."""

    name: str  # its path
    exact: str
    address: str  # and language: one address may hold two of them
    source: str
    signature: bytes  # PERMUTATIONS uint32
    day: str = ""
    title: str = ""  # as it was given beside the text

    def is_copy(self, other: Mark) -> bool:
        """Whether two articles of the same words are one: nothing that both say of themselves differs."""
        said = ((self.source, other.source), (self.day, other.day), (self.title, other.title))
        return all(one == two or not (one and two) for one, two in (*said, (self.address, other.address)))


@dataclass(frozen=True, slots=True)
class Like:
    """Another article that says the same; `share` is 1 for the same words."""

    kind: str  # exact, address, reprint (the words of another source), repeat (under another title or day), near
    name: str
    share: float = 1.0


def mark(
    name: str,
    text: str,
    url: str | None,
    source: str | None,
    language: str = "",
    day: str | None = None,
    title: str | None = None,
) -> Mark:
    """What an article is compared by; letter case, spaces and punctuation do not count."""
    normal = unicodedata.normalize("NFC", text).casefold()
    words = [found[0] for found in islice(_WORD.finditer(normal), _LONGEST)]
    exact = hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=12)
    exact.update(str(len(normal) if len(words) == _LONGEST else 0).encode())
    address = canonical_address(url)
    place = f"{address} {language}" if address else ""
    return Mark(name, exact.hexdigest(), place, (source or "").casefold(), _signature(words), day or "", title or "")


def _signature(words: list[str]) -> bytes:
    ends = max(len(words) - SHINGLE + 1, 1)
    shingles = {" ".join(words[at : at + SHINGLE]).encode("utf-8", "replace") for at in range(ends)}
    found = _empty().copy()
    found.update_batch(sorted(shingles))
    return bytes(found.hashvalues.astype("<u4").tobytes())


@cache
def _empty() -> MinHash:
    """The signature of nothing, made once: its permutations cost as much as a signature."""
    return MinHash(PERMUTATIONS)


def canonical_address(url: str | None) -> str:
    """An address without scheme, www, fragment, closing slash and what only tells whence a reader came.

    >>> canonical_address("https://www.example.kz/a/?utm_source=x&id=5#top")
    'example.kz/a?id=5'
    """
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)])
    return host + parts.path.rstrip("/") + (f"?{query}" if query else "") if host else ""


class Likeness:
    """All articles seen so far: those of the folder, then each of the batch as it comes."""

    def __init__(self, marks: list[Mark]) -> None:
        self._names: list[str] = []
        self._exact: dict[str, list[Mark]] = {}
        self._address: dict[str, str] = {}
        self._signatures = np.empty((max(2 * len(marks), 256), PERMUTATIONS), dtype="<u4")
        self._heads = np.empty((len(self._signatures), HEAD), dtype="<u4")
        for known in marks:
            self.add(known)

    def add(self, new: Mark) -> None:
        """Remember an article."""
        count = len(self._names)
        if count == len(self._signatures):
            self._signatures = np.concatenate([self._signatures, np.empty_like(self._signatures)])
            self._heads = np.concatenate([self._heads, np.empty_like(self._heads)])
        self._signatures[count] = np.frombuffer(new.signature, dtype="<u4")
        self._heads[count] = self._signatures[count, :HEAD]
        self._names.append(new.name)
        self._exact.setdefault(new.exact, []).append(new)
        if new.address:
            self._address.setdefault(new.address, new.name)

    def find(self, new: Mark) -> Like | None:
        """The article that says the same, the surest kind of sameness first; None where there is none."""
        same = self._exact.get(new.exact, [])
        for other in same:
            if new.is_copy(other):
                return Like("exact", other.name)
        if new.address in self._address:
            return Like("address", self._address[new.address])
        if not same:
            return self._near(new)
        own = [other for other in same if other.source == new.source]
        return Like("repeat", own[0].name) if own else Like("reprint", same[0].name)

    def _near(self, new: Mark) -> Like | None:
        count = len(self._names)
        if not count:
            return None
        signature = np.frombuffer(new.signature, dtype="<u4")
        close = np.flatnonzero(np.count_nonzero(self._heads[:count] == signature[:HEAD], axis=1) >= HEAD_NEAR)
        if not len(close):
            return None
        same = np.count_nonzero(self._signatures[close] == signature, axis=1)
        best = int(same.argmax())
        share = float(same[best]) / PERMUTATIONS
        return Like("near", self._names[close[best]], share) if share >= NEAR else None
