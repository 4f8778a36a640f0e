"""One article that may be imported, as the preview shows it before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from analytics.errors import ReadError
from analytics.language.annotate import told_language
from analytics.layout import complete
from analytics.layout.front_matter import read_front_matter
from analytics.layout.naming import source_of_folder, stated_source
from analytics.read.day import read_date
from analytics.records import LANGUAGES, Article, Layout

LONGEST_TITLE = 300
LONGEST_ADDRESS = 2000
_ROW = re.compile(r":(\d+)$")
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"\w+://\S+|(?<!\w)@\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІЎҲ«\"“])")
_HEAD = 2_000  # characters in which a first sentence is looked for
_NAME_LENGTH = 110


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: file, row of a table (None for a file of one article) and column."""

    path: str
    row: int | None
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is said of the articles of an import that do not say it themselves."""

    date: str | None = None
    source: str | None = None  # stands over attributions in the text, and over nothing else
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article with what it says of itself; `article` holds only what was given, so that more may be found later."""

    article: Article
    title: str
    date: str | None
    source: str | None
    language: str
    words: int
    problems: tuple[Problem, ...] = ()
    unread: str | None = None  # the date as it was written, where it could not be read


NONE = Defaults()


def candidate(article: Article, defaults: Defaults = NONE) -> Candidate:
    """What the preview shows of an article: given, or found in its text, or else said of the whole import."""
    checked, problems = _checked(replace(article, otherwise=article.otherwise or defaults.source))
    filled, layout = complete(checked)
    url = checked.url or (filled.url if filled.url and is_web_address(filled.url) else None)
    checked = replace(
        checked,
        date=checked.date or (None if filled.date else defaults.date),
        source=_source_to_keep(checked, layout),
        url=url,
        language=checked.language or defaults.language,
    )
    day, source = filled.date or checked.date, filled.source or checked.source
    if day is None and not any(problem.column == "date" for problem in problems):
        problems.append(_problem(article, "date", "no date: give one, or the article stands on no time axis"))
    language = checked.language or filled.language or told_language(article.text, layout)
    if language not in LANGUAGES:
        problems.append(_problem(article, "language", f"language '{language}' is kept, but not analysed"))
    title = filled.title or first_sentence(article.text[layout.body :])
    words = sum(1 for _ in _WORD.finditer(article.text, layout.body))
    unread = article.date if any(problem.column == "date" and article.date for problem in problems) else None
    shown = title.strip()[:LONGEST_TITLE]
    return Candidate(checked, shown, day, source, language, words, tuple(problems), unread)


def edited(one: Candidate, **given: Any) -> Candidate:  # noqa: ANN401 - fields of an article
    """The candidate with title, date, source or language as a reader wrote them."""
    return candidate(replace(one.article, **given))


def date_again(one: Candidate, form: str) -> Candidate:
    """The candidate with its unread date read in another form, if it can be."""
    try:
        return edited(one, date=read_date(one.unread, form)) if one.unread else one
    except ValueError:
        return one


def first_sentence(text: str) -> str:
    """What an article without a headline is called by: its first sentence with a letter, without addresses, cut."""
    plain = _ADDRESS.sub(" ", text[:_HEAD])
    found = next((line for line in plain.splitlines() if any(map(str.isalpha, line))), "")
    sentence = " ".join(_SENTENCE_END.split(found.strip(), maxsplit=1)[0].split())
    if len(sentence) <= _NAME_LENGTH:
        return sentence
    return sentence[:_NAME_LENGTH].rsplit(" ", 1)[0].rstrip(",;:–—-") + "…"


def from_one(items: Iterable[Article | ReadError], source: str | None) -> Iterator[Article | ReadError]:
    """The items, all articles of the one source where it is said."""
    for item in items:
        yield replace(item, source=source) if source and isinstance(item, Article) else item


def _source_to_keep(article: Article, layout: Layout) -> str | None:
    """The source as given, or else what the article's own file could not tell any more: a folder, a default."""
    if stated_source(replace(article, path=""), layout):
        return article.source
    return source_of_folder(article.path, article.own) or article.otherwise


def _checked(article: Article) -> tuple[Article, list[Problem]]:
    """The article without what is no date and no web address, and a problem for each of them."""
    problems: list[Problem] = []
    day, url = article.date, article.url
    if day:
        try:
            day = read_date(day)
        except ValueError as error:
            day = None
            problems.append(_problem(article, "date", str(error)))
    if url and (len(url) > LONGEST_ADDRESS or not is_web_address(url)):
        url = None
        problems.append(_problem(article, "url", "not an address that begins with http:// or https://: left out"))
    title = " ".join((article.title or "").split())[:LONGEST_TITLE] or None
    source = " ".join((article.source or "").split())[:LONGEST_TITLE] or None
    return replace(article, title=title, date=day, source=source, url=url), problems


def is_web_address(url: str) -> bool:
    """Whether a link may be shown: plain http or https with a host, no password, nothing that a browser would run."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    return plain and not re.search(r"\s|[<>\"\x00-\x20]", url)


def _problem(article: Article, column: str, reason: str) -> Problem:
    path, row = place(article.path)
    return Problem(path, row, column, reason)


def problem_of(error: ReadError) -> Problem:
    """An unreadable article as a row of the preview's list of errors."""
    path, row = place(error.path)
    column = re.search(r"'(\w+)'", error.reason)
    return Problem(path, row, column[1] if column and row is not None else "", error.reason)


def place(path: str) -> tuple[str, int | None]:
    """File and row of an article's path.

    >>> place("a.csv:12"), place("a.txt")
    (('a.csv', 12), ('a.txt', None))
    """
    found = _ROW.search(path)
    return (path[: found.start()], int(found[1])) if found else (path, None)


def plain_text(article: Article) -> str:
    """The text without its front matter."""
    return article.text[read_front_matter(article.text)[1] :]
