"""Mentions of countries, people, organisations and other named things, and events."""

from analytics.mentions.find import find_mentions
from analytics.records import DateMention, Document, Event, Mention

__all__ = ["find_events", "find_mentions"]


def find_events(document: Document, mentions: tuple[Mention, ...], dates: tuple[DateMention, ...]) -> tuple[Event, ...]:
    return ()
