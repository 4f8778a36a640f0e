"""Whether an event was held, planned, invited to, cancelled or only recalled; and whose leaders take part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from analytics.endings import FOLDER
from analytics.errors import LexiconError
from analytics.lexicons import blaming, read_toml
from analytics.mentions.event_words import EventWords
from analytics.records import Document, Sentence
from analytics.vocabulary import Vocabulary

STATUSES = ("cancelled", "invited", "planned", "recalled")  # the first told wins; without any it was held
HELD = "held"
_REACH = 10  # tokens from the word for an event to the word for its status
_BESIDE = 3
_RECENT = timedelta(days=31)  # an event that lies further back is recalled, not reported


@cache
def _words(language: str) -> EventWords | None:
    path = FOLDER / "event_words.toml"
    with blaming(path):
        rows = read_toml(path)["status"]
        if tuple(row["name"] for row in rows) != STATUSES:
            raise LexiconError(path.name, "status", f"the statuses must be {', '.join(STATUSES)}")
        return EventWords(rows, language) if language in rows[0] else None


@cache
def _inner(language: str) -> Vocabulary | None:
    path = FOLDER / "event_words.toml"
    with blaming(path):
        words = read_toml(path)["inner"].get(language)
        return Vocabulary(words.split()) if words else None


@cache
def _leaders() -> dict[str, str]:
    path = FOLDER / "leaders.toml"
    with blaming(path):
        return {person: code for code, people in read_toml(path).items() for person in people.split()}


def countries_of(people: Iterable[str]) -> list[str]:
    """The countries that some of these people lead or led."""
    return [_leaders()[person] for person in people if person in _leaders()]


def is_inner(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether a meeting is a body's own sitting: "a meeting of the board", «заседание правительства»."""
    words = _inner(sentence.language)
    beside = document.tokens[max(sentence.first, at - _BESIDE) : min(sentence.last, at + _BESIDE + 1)]
    return words is not None and any(words.has(token.form, sentence.language, token.lemma) for token in beside)


def status_of(document: Document, sentence: Sentence, at: int, when: str | None) -> str:
    """The status of the event whose word stands at `at` and whose own date is `when` (EDTF)."""
    words = _words(sentence.language)
    reach = max(sentence.first, at - _REACH), min(sentence.last, at + _REACH + 1)
    ranks = [rank for rank, _ in words.find(document.tokens, *reach)] if words else []
    told = STATUSES[min(ranks)] if ranks else HELD
    if told in ("cancelled", "invited"):
        return told
    by_date = _by_date(when, document.date)
    if by_date:
        return by_date
    return HELD if told == "recalled" and when else told


def _by_date(when: str | None, day: str | None) -> str | None:
    """What the dates of an event and of its report tell: later is planned, long ago is recalled."""
    if not when or not day:
        return None
    first, last = when.split("/")[0], when.split("/")[-1]
    if first[: len(day)] > day[: len(first)]:
        return "planned"
    try:
        ended = date.fromisoformat(last if len(last) == 10 else f"{last}-28")
        return "recalled" if ended < date.fromisoformat(day) - _RECENT else None
    except ValueError:
        return None
