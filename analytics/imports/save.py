"""One Markdown file an article, with front matter of what was given; written beside and renamed."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import yaml

from analytics.imports.candidate import Candidate
from analytics.layout.front_matter import read_front_matter

HIDDEN = ".elchi"  # the folder beside the articles for what is not an article
SUBFOLDER = "imported"
_FIELDS = ("title", "date", "source", "url", "language", "kind")
_NAME_LENGTH = 60
_DAY = r"\d{4}-\d\d-\d\d"
LONGEST_BLOCK = 7_900  # of front matter, which a reader looks for in the first 8,000 characters


def save(one: Candidate, folder: Path) -> Path:
    """Write an article below the folder; the same import always gives the same name, so nothing is written twice.

    Only what was given goes into the front matter: what the text tells is read from the text.
    Raises OSError where the folder cannot be written.
    """
    article = one.article
    extra, start = read_front_matter(article.text)
    known = {name: getattr(article, name) or extra.get(name) for name in _FIELDS}
    facts = list(article.facts) or extra.get("facts")
    head: dict[str, object] = {name: value for name, value in known.items() if value} | (
        {"facts": facts} if facts else {}
    )
    block = _front_matter(head)
    if len(block) > LONGEST_BLOCK:
        block = _front_matter({name: value for name, value in head.items() if name != "facts"})
    text = article.text[start:] if extra else article.text
    whose = article.url, article.source
    path = folder / SUBFOLDER / file_name(one.title or Path(article.path).stem, one.date, text, whose)
    path.parent.mkdir(parents=True, exist_ok=True)
    # an empty block keeps a text that begins with --- from being taken for front matter
    write_whole(path, f"---\n{block}---\n{text}" if head or text.startswith("---") else text)
    return path


def _front_matter(head: dict[str, object]) -> str:
    return yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=10_000) if head else "\n"


def file_name(title: str, date: str | None, text: str, whose: Iterable[str | None] = ()) -> str:
    """A name of letters, digits and hyphens alone: no path, no hidden file, no name that a system reserves.

    >>> file_name("../../Etc: «Passwd»", "2025-11-13", "a")
    '2025-11-13-etc-passwd-ca978112.md'
    """
    said = "\0".join([text, *filter(None, whose)])  # the same text stands at many addresses, of many sources
    digest = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", title).lower())[:12]
    short = "-".join(words)[:_NAME_LENGTH].strip("-") or "article"
    return f"{date if re.fullmatch(_DAY, date or '') else 'undated'}-{short}-{digest}.md"


def temporary(path: Path) -> Path:
    """A hidden name beside a path, which no reader takes for an article."""
    return path.with_name(f".{secrets.token_hex(6)}.part")


def write_whole(path: Path, text: str) -> None:
    """Write a text file of which nobody ever sees a part, not even after a power cut; line ends stay."""
    beside = temporary(path)
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
