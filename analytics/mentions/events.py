"""Events that an article tells of: visits, talks, summits, signings, forums, calls, anniversaries.

An event is one sentence's: its kind from a word, its parties and people from the mentions beside it, its date from a
date beside it and never from the article's. A sentence with nobody in it tells of none.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from analytics.endings import FOLDER
from analytics.errors import LexiconError
from analytics.records import DateMention, Document, Event, Mention, Sentence, Span, Token
from analytics.vocabulary import Vocabulary

KINDS = ("call", "signing", "summit", "visit", "talks", "forum", "anniversary")
_FEWEST = 2  # parties and people of an event


class EventWords:
    """The words of event_words.toml in one language."""

    def __init__(self, rows: Sequence[dict[str, list[str]]], language: str) -> None:
        self.language = language
        self._vocabulary = Vocabulary()
        self._phrases: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        self._known: dict[str, frozenset[int]] = {}
        for rank, row in enumerate(rows):
            for phrase in row[language]:
                numbers = tuple(self._vocabulary.add(word) for word in phrase.split())
                self._phrases.setdefault(numbers[0], []).append((rank, numbers))

    def _ids(self, token: Token) -> frozenset[int]:
        if token.form not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[token.form] = frozenset(self._vocabulary.ids(token.form, self.language, token.lemma))
        return self._known[token.form]

    def find(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
        """(rank of the kind, position) of every event word."""
        for at in range(first, last):
            for number in self._ids(tokens[at]):
                for rank, numbers in self._phrases.get(number, ()):
                    if at + len(numbers) <= last and all(n in self._ids(tokens[at + k]) for k, n in enumerate(numbers)):
                        yield rank, at


@cache
def _words(language: str) -> EventWords | None:
    path = FOLDER / "event_words.toml"
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["kind"]
        if tuple(row["name"] for row in rows) != KINDS:
            raise LexiconError(path.name, "kind", f"the kinds must be {', '.join(KINDS)}")
        return EventWords(rows, language) if language in rows[0] else None
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(path.name, "file", str(error)) from error


def find_events(document: Document, mentions: tuple[Mention, ...], dates: tuple[DateMention, ...]) -> tuple[Event, ...]:
    """The events of a document, each once, with the sentence that tells most of it."""
    mention_starts, date_starts = [m.start for m in mentions], [d.start for d in dates]
    found: list[Event] = []
    for sentence in document.sentences:
        near = mentions[bisect_left(mention_starts, sentence.start) : bisect_left(mention_starts, sentence.end)]
        words = _words(sentence.language) if len(near) >= _FEWEST else None
        hits = sorted(words.find(document.tokens, sentence.first, sentence.last)) if words else []
        if hits:
            when = dates[bisect_left(date_starts, sentence.start) : bisect_left(date_starts, sentence.end)]
            event = _event(document, sentence, hits[0], near, when)
            if event:
                _merge(found, event)
    return tuple(found)


def _event(
    document: Document,
    sentence: Sentence,
    hit: tuple[int, int],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
) -> Event | None:
    rank, at = hit
    parties = tuple(dict.fromkeys(m.entity for m in mentions if m.kind == "country"))
    people = tuple(dict.fromkeys(m.entity for m in mentions if m.kind == "person" and not m.nested))
    if not parties or len(parties) + len(people) < _FEWEST:
        return None
    place = next((m.entity for m in mentions if m.kind in ("place", "facility") and not m.nested), None)
    start = document.tokens[at].start
    nearest = min(dates, key=lambda date: abs(date.start - start), default=None)
    date = nearest.date if nearest and len(nearest.date) >= 7 else None
    return Event(KINDS[rank], date, parties, people, place, Span(sentence.start, sentence.end), f"word:{KINDS[rank]}")


def _merge(found: list[Event], event: Event) -> None:
    """Add an event, or let it replace one that tells less of the same."""
    for number, other in enumerate(found):
        if same_event(other, event):
            if _told(event) > _told(other):
                found[number] = event
            return
    found.append(event)


def _told(event: Event) -> tuple[bool, int]:
    return event.date is not None, len(event.people) + len(event.parties) + (event.place is not None)


def same_event(one: Event, two: Event) -> bool:
    """Whether two events, of one article or of two, can be the same: kind, parties and date do not disagree.

    >>> visit = Event("visit", "2031-05-02", ("KZ", "UZ"), (), None, Span(0, 1))
    >>> same_event(visit, Event("visit", "2031-05", ("UZ", "KZ", "RU"), (), None, Span(0, 1)))
    True
    """
    parties, others = set(one.parties), set(two.parties)
    if one.kind != two.kind or not (parties <= others or others <= parties):
        return False
    if one.date is None or two.date is None:
        return True
    return one.date.startswith(two.date) or two.date.startswith(one.date) or _touch(one.date, two.date)


def _touch(one: str, two: str) -> bool:
    """Whether two EDTF values share a day: an interval is told by its ends."""
    ends = [(text.split("/")[0], text.split("/")[-1]) for text in (one, two)]
    return max(ends[0][0], ends[1][0]) <= min(ends[0][1], ends[1][1]) and "/" in one + two
