"""The parts of a sentence that say who says it: «сообщил министр», "according to the ministry", «деп хабарлады»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analytics.records import Token

_QUOTES = frozenset('«»“”„"')
_ENDS = frozenset(".!?…»”)")
_CLOSING = frozenset('»”"')
_MARKS = frozenset(",;:–—") | _QUOTES
_DASHES = frozenset("–—-")
_TURN = 12  # words before the colon of a turn: «Name, office: ...»
_FAR = 10  # words between a verb of saying and its subject, or the part that it introduces

Marks = Mapping[str, Mapping[int, int]]


def report_spans(tokens: Sequence[Token], forms: Sequence[str], marks: Marks) -> list[tuple[int, int]]:
    """The rows of words that report, as half-open ranges that do not overlap."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(_candidates(tokens, forms, marks)):
        if first < last and (not found or first >= found[-1][1]):
            found.append((first, last))
    return found


def _candidates(tokens: Sequence[Token], forms: Sequence[str], marks: Marks) -> Iterator[tuple[int, int]]:
    colon = forms.index(":") if ":" in forms[:_TURN] else 0
    if colon and not _busy(tokens, 0, colon):
        yield 0, colon + 1
    for first in marks.get("according", ()):
        yield first, _end(forms, first)
    for first, last in marks.get("according_after", {}).items():
        yield _begin(forms, first), last
    for first in marks.get("say_end", ()):
        yield first, _until_quote(forms, first)
    for first, last in marks.get("speech_final", {}).items():
        if all(form in _ENDS for form in forms[last:]):
            yield first, last
    for first, last in marks.get("speech", {}).items():
        yield from _introduced(tokens, forms, marks, first, last)
        yield from _added(tokens, forms, first, last)


def _introduced(
    tokens: Sequence[Token], forms: Sequence[str], marks: Marks, first: int, last: int
) -> Iterator[tuple[int, int]]:
    """A verb of saying and its subject before what is said: «X сообщил, что», "X said that", «X айтты:»."""
    that = marks.get("that", {})
    begin = _begin(forms, first)
    for at in range(last, min(last + _FAR, len(forms))):
        if forms[at] == ":" or (at in that and at <= last + _FAR // 2):
            yield begin, at + 1
            return
        if forms[at] in _QUOTES and forms[at] not in _CLOSING:
            break
    bare = first in marks.get("speech_bare", {}) and not _busy(tokens, begin, first)
    if bare and any(token.morph.pos == "VERB" for token in tokens[last : last + _FAR]):
        yield begin, last


def _added(tokens: Sequence[Token], forms: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """A verb of saying behind what is said: «..., сообщил X», '..." said X', "..., X said"."""
    before = forms[first - 1] if first else ""
    if before in _MARKS and before != ":":
        yield _apposed(tokens, forms, first), _until_quote(forms, first)
        return
    begin = _begin(forms, first)
    ends = last >= len(forms) or forms[last] in _MARKS or not _busy(tokens, last, _end(forms, last))
    if begin and ends and not _busy(tokens, begin, first):
        yield begin, last


def _apposed(tokens: Sequence[Token], forms: Sequence[str], first: int) -> int:
    """Where a name and an office between commas before a verb begin: '..." the premier, X, told'."""
    at = first
    while at > 1 and forms[at - 1] == ",":
        begin = _begin(forms, at - 1)
        if begin == 0 or begin == at - 1 or at - begin > _FAR or _busy(tokens, begin, at):
            break
        at = begin
    return at if at > 0 and forms[at - 1] in _QUOTES else first


def _busy(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number or a verb stands in a row of words."""
    return any(token.kind in ("number", "mixed") or token.morph.pos == "VERB" for token in tokens[first:last])


def _begin(forms: Sequence[str], at: int) -> int:
    """Where the part between marks that a word stands in begins."""
    while at > 0 and forms[at - 1] not in _MARKS:
        at -= 1
    return at


def _end(forms: Sequence[str], at: int) -> int:
    """Where the part between marks that a word stands in ends."""
    while at < len(forms) and forms[at] not in _MARKS and forms[at] != ".":
        at += 1
    return at


def _until_quote(forms: Sequence[str], at: int) -> int:
    """The next quotation, or the end."""
    for i in range(at, len(forms)):
        if forms[i] in _QUOTES and forms[i] not in _CLOSING and _speaks(forms, i):
            return i
    return len(forms)


def _speaks(forms: Sequence[str], quote: int) -> bool:
    """Whether a quotation is said and no name: it comes behind a mark."""
    return quote > 0 and forms[quote - 1] in ".,:–—"
