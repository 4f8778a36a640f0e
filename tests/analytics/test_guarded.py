"""What a sentence costs at which an extractor fails."""

from __future__ import annotations

import pytest

from analytics.dates import find_dates
from analytics.guarded import guarded
from analytics.language import annotate
from analytics.mentions import find_mentions
from analytics.records import Article, Document, Token

TEXT = " ".join(f"Kazakhstan sold {n} tonnes on {n % 28 + 1} May 2024." for n in range(100, 140))


def words(bad: str) -> object:
    """An extractor that fails at a word."""

    def extract(document: Document) -> tuple[Token, ...]:
        found = [token for s in document.sentences for token in document.tokens[s.first : s.last]]
        if any(token.text == bad for token in found):
            raise ValueError(f"cannot read {bad}")
        return tuple(found)

    return extract


def test_one_sentence_is_lost_and_told() -> None:
    document, faults = annotate(Article("a", TEXT)), list[str]()
    found = guarded("words", words("117"), document, faults)  # type: ignore[arg-type]
    lost = [token for token in document.tokens if token not in found]
    assert [token.text for token in lost] == ["Kazakhstan", "sold", "117", "tonnes", "on", "6", "May", "2024", "."]
    assert faults == ["words: ValueError: cannot read 117, at «Kazakhstan sold 117 tonnes on 6 May 2024.»"]


def test_what_fails_everywhere_finds_nothing() -> None:
    document, faults = annotate(Article("a", TEXT)), list[str]()
    assert guarded("words", words("sold"), document, faults) == ()  # type: ignore[arg-type]
    assert faults[-1] == "words: ValueError: cannot read sold, in the whole article"


def test_want_of_memory_is_no_fault_of_a_sentence() -> None:
    def extract(_document: Document) -> tuple[()]:
        raise MemoryError

    with pytest.raises(MemoryError):
        guarded("words", extract, annotate(Article("a", TEXT)), [])


@pytest.mark.parametrize("extract", [find_mentions, find_dates])
def test_the_other_sentences_keep_what_is_found_in_them(extract: object) -> None:
    """An extractor of the program, made to fail at one sentence: the rest is found at its places."""
    document, faults = annotate(Article("a", TEXT)), list[str]()
    at = TEXT.index("117")

    def fails(part: Document) -> tuple[object, ...]:
        if part.folded.text[at : at + 3] == "117":
            raise KeyError("117")
        return extract(part)  # type: ignore[no-any-return, operator]

    whole = extract(document)  # type: ignore[operator]
    hit = next(s for s in document.sentences if s.start <= at < s.end)
    rest = tuple(one for one in whole if not hit.start <= one.start < hit.end)
    assert guarded("x", fails, document, faults) == rest != whole
    assert len(faults) == 1
