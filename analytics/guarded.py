"""An extractor that fails at a sentence costs what it would have found there, and nothing else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from analytics.errors import LexiconError
from analytics.records import Document, Folded, Sentence

T = TypeVar("T")
NOT_OF_A_TEXT = (MemoryError, OSError, LexiconError)  # no other sentence would do better
_TRIALS = 100  # an extractor that fails so often fails whatever it is given
_QUOTED = 60  # characters of a sentence


def guarded(
    name: str, extract: Callable[[Document], tuple[T, ...]], document: Document, faults: list[str]
) -> tuple[T, ...]:
    """What an extractor finds in a document, less the sentences at which it fails; `faults` tells of these.

    The sentences are found by halving, so that one among many costs a few runs. What is found in the others is what
    is found where the sentence is not there. Raises MemoryError, and LexiconError or OSError where data is missing.
    """
    try:
        return extract(document)
    except NOT_OF_A_TEXT:
        raise
    except Exception as error:
        told = f"{name}: {type(error).__name__}: {error}"
    trial = _Trial(extract, document)
    bad = trial.failing(document.sentences)
    lost = set(bad)
    kept = [sentence for sentence in document.sentences if sentence not in lost]
    found = trial.run(kept) if bad and kept else None
    more = f" and {len(bad) - 1} more" if len(bad) > 1 else ""
    where = f"at «{_quoted(document, bad[0])}»{more}" if found is not None else "in the whole article"
    faults.append(f"{told}, {where}")
    return found or ()


def _quoted(document: Document, sentence: Sentence) -> str:
    return " ".join(document.text[sentence.start : sentence.end][:_QUOTED].split())


class _Trial(Generic[T]):
    """Runs of an extractor over some of the sentences."""

    def __init__(self, extract: Callable[[Document], tuple[T, ...]], document: Document) -> None:
        self._extract, self._document, self._left = extract, document, _TRIALS

    def run(self, sentences: Sequence[Sentence]) -> tuple[T, ...] | None:
        """What is found in these sentences; None where the extractor fails."""
        self._left -= 1
        try:
            return self._extract(_only(self._document, sentences))
        except NOT_OF_A_TEXT:
            raise
        except Exception:
            return None

    def failing(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The sentences at which the extractor fails by themselves."""
        if not sentences or self._left <= 0 or self.run(sentences) is not None:
            return []
        if len(sentences) == 1:
            return list(sentences)
        middle = len(sentences) // 2
        return self.failing(sentences[:middle]) + self.failing(sentences[middle:])


def _only(document: Document, sentences: Sequence[Sentence]) -> Document:
    """The document with nothing but some of its sentences, all at their places."""
    folded, kept, at = document.folded, list[str](), 0
    for sentence in sentences:
        start, end = _place(folded, sentence.start), _place(folded, sentence.end)
        kept += [" " * (start - at), folded.text[start:end]]
        at = end
    text = "".join([*kept, " " * (len(folded.text) - at)])
    return replace(document, sentences=tuple(sentences), folded=replace(folded, text=text))


def _place(folded: Folded, offset: int) -> int:
    return offset if isinstance(folded.offsets, range) else bisect_left(folded.offsets, offset)
