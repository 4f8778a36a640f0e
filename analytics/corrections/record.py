"""One correction: of an article's fields, of a figure or of a mention; or the undoing of another."""

from __future__ import annotations

import hashlib
import json
import math
import secrets
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from analytics.errors import UsageError
from analytics.fields import EDITED
from analytics.records import LANGUAGES

ALONE = "alone"  # a story of its own
LONGEST = 2_000  # characters of a value or note
MAY_BE_UNKNOWN = ("date", "source")  # null says that nobody knows
_TEXT, _NUMBER, _TEXTS = "text", "number", "texts"
# what may be set, and of which type
FIELDS: dict[str, dict[str, str]] = {
    "article": dict.fromkeys(("title", "date", "source", "language", "story"), _TEXT),
    "figure": EDITED,
    "mention": dict.fromkeys(("entity", "name", "kind"), _TEXT),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of the file. `digest` is of the article's text: a changed article is not wrongly corrected."""

    about: str  # article, figure, mention
    key: str  # the article's name in links when it was corrected
    digest: str
    paths: tuple[str, ...]  # the article's file, and those of its copies
    values: dict[str, Any] = field(default_factory=dict)
    rejected: bool = False
    note: str = ""
    start: int = 0  # of the figure or mention in the text
    end: int = 0
    text: str = ""
    undoes: str = ""  # the id of another line
    who: str = ""
    at: str = ""
    id: str = ""

    def as_line(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def digest(text: str) -> str:
    """What an article's text is known by.

    >>> digest("abc")
    'ba7816bf8f01cfea'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def about(line: str | bytes) -> Correction:
    """The correction of a line; raises UsageError with what is wrong in it."""
    try:
        values = json.loads(line)
        found = Correction(**(values | {"paths": tuple(values["paths"])}))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UsageError(f"not a correction ({type(error).__name__})") from error
    if not _is_shaped(found):
        raise UsageError("not a correction (a field of another type)")
    return checked(found)


def _is_shaped(found: Correction) -> bool:
    texts = (found.about, found.key, found.digest, found.note, found.text, found.undoes, found.who, found.at, found.id)
    return (
        all(isinstance(value, str) for value in (*texts, *found.paths))
        and all(type(value) is int for value in (found.start, found.end))
        and isinstance(found.values, dict)
        and isinstance(found.rejected, bool)
    )


def signed(correction: Correction, who: str) -> Correction:
    """The correction with its author, time and a name of its own."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return checked(Correction(**(asdict(correction) | {"who": who, "at": now, "id": secrets.token_hex(6)})))


def checked(correction: Correction) -> Correction:
    """The correction; raises UsageError for a field or value that does not exist."""
    known = FIELDS.get(correction.about)
    if known is None:
        raise UsageError(f"a correction is about an article, a figure or a mention, not '{correction.about}'")
    for name, value in correction.values.items():
        if name not in known:
            raise UsageError(f"'{name}' of {correction.about} cannot be corrected; {', '.join(known)} can")
        if not _fits(value, known[name]):
            raise UsageError(f"'{name}' cannot be {value!r:.100}")
    if correction.about == "article":
        _check_article(correction.values)
    if len(correction.note) > LONGEST:
        raise UsageError(f"a note holds at most {LONGEST} characters")
    if correction.about != "article" and not (0 <= correction.start < correction.end):
        raise UsageError("a correction of a figure or mention says where it stands")
    return correction


def _fits(value: object, kind: str) -> bool:
    if kind == _NUMBER:
        return value is None or (isinstance(value, int | float) and not isinstance(value, bool) and _is_finite(value))
    if kind == _TEXTS:
        return isinstance(value, list | tuple) and all(isinstance(v, str) and len(v) <= 100 for v in value)
    return value is None or (isinstance(value, str) and len(value) <= LONGEST and _is_storable(value))


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _is_storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _check_article(values: dict[str, Any]) -> None:
    for name, value in values.items():
        if not value and (value is not None or name not in MAY_BE_UNKNOWN):
            raise UsageError(f"the {name} of an article cannot be corrected to nothing")
    if values.get("date"):
        try:
            date.fromisoformat(values["date"])
        except ValueError as error:
            raise UsageError(f"'{values['date']}' is not a date such as 2025-11-13") from error
    if values.get("language", "en") not in LANGUAGES:
        raise UsageError(f"the language is one of {', '.join(LANGUAGES)}")
