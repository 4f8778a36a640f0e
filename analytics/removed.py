"""Articles that editors took out of a corpus: their files stay as they are, and are passed over."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from analytics import journal
from analytics.corrections.record import digest
from analytics.errors import UsageError
from analytics.records import Article

NAME = "removed.jsonl"


@dataclass(frozen=True, slots=True)
class Removal:
    """An article that was removed, by its path and text; with `undoes` the bringing back of one."""

    id: str
    at: str
    who: str
    path: str = ""
    digest: str = ""
    title: str = ""
    undoes: str = ""


def removals(articles: Path) -> list[Removal]:
    """Those that stand, the newest first; a line that is damaged is passed over."""
    found: list[Removal] = []
    for _, line in journal.lines(journal.place(articles, NAME)):
        try:
            found.append(Removal(**{name: str(value) for name, value in json.loads(line).items()}))
        except (ValueError, TypeError, AttributeError):
            continue
    undone = {one.undoes for one in found}
    return [one for one in reversed(found) if not one.undoes and one.id not in undone]


def remove_article(articles: Path, path: str, text: str, title: str, who: str) -> Removal:
    """Take the article of this path and text out of the corpus; raises OSError."""
    return _append(articles, who, path=path, digest=digest(text), title=title[:300])


def bring_back(articles: Path, name: str, who: str) -> Removal:
    """Undo a removal; raises UsageError where it stands no more."""
    if name not in {one.id for one in removals(articles)}:
        raise UsageError("this article was brought back already")
    return _append(articles, who, undoes=name)


def _append(articles: Path, who: str, **given: str) -> Removal:
    line = Removal(secrets.token_hex(6), datetime.now(UTC).isoformat(timespec="seconds"), who, **given)
    journal.append(journal.place(articles, NAME), json.dumps(asdict(line), ensure_ascii=False))
    return line


class Removed:
    """What was removed from a folder (or file) of articles."""

    def __init__(self, articles: Path) -> None:
        self._known = {(one.path, one.digest) for one in removals(articles)}

    @cached_property
    def stamp(self) -> str:
        """Changes with what was removed; empty where nothing was."""
        text = json.dumps(sorted(self._known))
        return hashlib.sha256(text.encode()).hexdigest()[:12] if self._known else ""

    def holds(self, article: Article) -> bool:
        """Whether the article was removed."""
        return bool(self._known) and (article.path, digest(article.text)) in self._known
