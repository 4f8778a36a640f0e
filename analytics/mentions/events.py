"""Events that an article tells of: visits, talks, summits, signings, forums, calls, anniversaries.

An event is one sentence's: its kind from a word, its parties and people from the mentions beside it, its date from a
date beside it and never from the article's. A sentence with nobody in it tells of none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from analytics.endings import FOLDER
from analytics.errors import LexiconError
from analytics.lexicons import blaming, read_toml
from analytics.mentions.event_status import HELD, countries_of, is_inner, status_of
from analytics.mentions.event_words import EventWords
from analytics.mentions.gazetteer.alias_cache import aliases
from analytics.mentions.gazetteer.lexicon import Entity
from analytics.records import DateMention, Document, Event, Mention, Sentence, Span

KINDS = ("call", "signing", "summit", "visit", "talks", "forum", "anniversary")
_FEWEST = 2  # parties and people of an event


@cache
def _words(language: str) -> EventWords | None:
    path = FOLDER / "event_words.toml"
    with blaming(path):
        rows = read_toml(path)["kind"]
        if tuple(row["name"] for row in rows) != KINDS:
            raise LexiconError(path.name, "kind", f"the kinds must be {', '.join(KINDS)}")
        return EventWords(rows, language) if language in rows[0] else None


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
    start = document.tokens[at].start
    place = _place(mentions, start)
    host = {place.entity.capital} if place and KINDS[rank] in _HOSTED else set()
    people = tuple(dict.fromkeys(m.entity for m in mentions if m.kind == "person" and not m.nested))
    led = countries_of(people) if KINDS[rank] in _SENT else []
    told = list(dict.fromkeys([*_parties(mentions), *(host - {""})]))
    parties = tuple(dict.fromkeys([*told, *led]))
    if not parties or (len(told) + len(people) < 2 and len(set(led)) < 2):
        return None
    if KINDS[rank] == "talks" and len(parties) < 2 and is_inner(document, sentence, at):
        return None
    where = place.entity.id if place else None
    span = Span(sentence.start, sentence.end)
    date = _date(dates, start)
    status = status_of(document, sentence, at, date)
    return Event(KINDS[rank], date, parties, people, where, span, f"word:{KINDS[rank]}", status)


_SENT = frozenset({"visit", "talks", "summit", "signing", "call"})  # a leader takes part in the name of his country
_HOSTED = frozenset({"visit", "talks", "summit"})  # the country of the capital where they are held takes part
_OUTLET = 25  # characters from «Түркияның» to the outlet that it tells the country of
_NEAR = 60  # characters from the word for an event to a month that can be its own


def _parties(mentions: Sequence[Mention]) -> list[str]:
    """The countries, without those that only tell where an outlet is from («итальянское агентство Nova»)."""
    outlets = [m.start for m in mentions if m.kind == "media"]
    return [
        m.entity
        for m in mentions
        if m.kind == "country" and not any(m.end <= outlet < m.end + _OUTLET for outlet in outlets)
    ]


class _Where(NamedTuple):
    """A place, and how far from the word for the event it stands."""

    distance: int
    entity: Entity


def _place(mentions: Sequence[Mention], start: int) -> _Where | None:
    """The nearest town, building or site: no continent, sea or range is where a visit takes place."""
    known = _towns()
    near = [
        _Where(abs(m.start - start), known.get(m.entity) or Entity(m.entity, m.name, m.kind))
        for m in mentions
        if (m.kind == "facility" and not m.nested) or (m.kind == "place" and m.entity in known)
    ]
    return min(near, key=lambda where: where.distance, default=None)


@cache
def _towns() -> dict[str, Entity]:
    """The places of the lexicon that are no continents, seas and regions of several countries."""
    places = {alias.entity.id: alias.entity for alias in aliases() if alias.entity.kind == "place"}
    return {id_: place for id_, place in places.items() if not _WIDE.search(id_)}


_WIDE = re.compile(
    "(?:^|-)(?:asia|eurasia|europe|africa|america|east|caucasus|balkans|arctic|antarctica|sea|ocean|gulf|siberia|urals?"
    "|altai|volga|river|danube|nile|himalayas|pamir|shan|mediterranean|atlantic|hormuz|canal|valley|union|yugoslavia|irtysh|darya)$"
)


def _date(dates: Sequence[DateMention], start: int) -> str | None:
    """The nearest date that can be an event's: days, or a month beside its word, not the period of a statistic."""
    fitting = [
        date for date in dates if _is_days(date.date) or (len(date.date) == 7 and abs(date.start - start) < _NEAR)
    ]
    nearest = min(fitting, key=lambda date: abs(date.start - start), default=None)
    return nearest.date if nearest else None


def _is_days(date: str) -> bool:
    """Whether a value tells of a day or of a few days of one month."""
    first, _, last = date.partition("/")
    return len(first) == 10 and (not last or (len(last) == 10 and last[:7] == first[:7]))


def _merge(found: list[Event], event: Event) -> None:
    """Add an event, or let it replace one that tells less of the same."""
    for number, other in enumerate(found):
        if same_event(other, event):
            better = event if _told(event) > _told(other) else other
            status = next((e.status for e in (other, event) if e.status != HELD), HELD)
            found[number] = replace(better, status=status)
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
