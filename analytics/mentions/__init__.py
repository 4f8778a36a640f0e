"""Mentions of countries, people, organisations and other named things, and events."""

from analytics.mentions.events import find_events, same_event
from analytics.mentions.find import find_mentions

__all__ = ["find_events", "find_mentions", "same_event"]
