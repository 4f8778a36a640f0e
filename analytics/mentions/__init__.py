"""Mentions of countries, people, organisations and other named things, and events."""

from analytics.records import DateMention, Document, Event, Mention


def find_mentions(document: Document) -> tuple[Mention, ...]:
    return ()


def find_events(document: Document, mentions: tuple[Mention, ...], dates: tuple[DateMention, ...]) -> tuple[Event, ...]:
    return ()
