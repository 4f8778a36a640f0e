"""What an import would bring: the dry run of the command and the table of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from analytics.errors import ReadError
from analytics.imports.candidate import NONE, Candidate, Defaults, Problem, candidate, plain_text, problem_of
from analytics.imports.likeness import Like, Likeness, mark
from analytics.records import Article

MAX_ARTICLES = 50_000  # in one import
MAX_TEXT = 500_000_000  # code points in one import


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate, and the article of the folder or of this import that says the same."""

    candidate: Candidate
    like: Like | None = None

    @property
    def is_new(self) -> bool:
        """Whether it is imported unless somebody decides otherwise: not if its words or its address are known."""
        return self.like is None or self.like.kind in ("near", "reprint", "repeat")


@dataclass(slots=True)
class Preview:
    """The articles that can be imported, and everything that cannot, with the reason."""

    rows: list[Row] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)

    @property
    def chosen(self) -> list[Row]:
        return [row for row in self.rows if row.is_new]

    @property
    def problems(self) -> list[Problem]:
        """What a reader should look at: errors, then what is missing in good articles."""
        return self.errors + [problem for row in self.rows for problem in row.candidate.problems]


def preview(
    items: Iterable[Article | ReadError],
    likeness: Likeness,
    defaults: Defaults = NONE,
    progress: Callable[[int], object] = lambda done: None,
) -> Preview:
    """Look at every article; nothing is written. `progress(done)` may return True to stop."""
    found, size = Preview(), 0
    for done, item in enumerate(_bounded(items), 1):
        if isinstance(item, ReadError):
            found.errors.append(problem_of(item))
        elif not any(map(str.isalnum, item.text)):
            found.errors.append(problem_of(ReadError(item.path, "there is no text in 'text'")))
        elif error := _unstorable(item):
            found.errors.append(problem_of(error))
        else:
            size += len(item.text)
            if size > MAX_TEXT:
                found.errors.append(Problem(item.path, None, "", "too much text for one import: bring the rest later"))
                break
            found.rows.append(_row(item, likeness, defaults))
        if progress(done):
            break
    return found


def _bounded(items: Iterable[Article | ReadError]) -> Iterator[Article | ReadError]:
    for count, item in enumerate(items):
        if count >= MAX_ARTICLES:
            yield ReadError(item.path, f"more than {MAX_ARTICLES} articles in one import: bring the rest later")
            return
        yield item


def _unstorable(article: Article) -> ReadError | None:
    """Halves of surrogate pairs are no characters, and no file can hold them; a file with NULs is not read as text."""
    whole = "".join(getattr(article, name) or "" for name in ("text", "title", "source", "url", "date"))
    try:
        whole.encode()
    except UnicodeEncodeError:
        return ReadError(article.path, "holds characters that are none (halves of surrogate pairs)")
    return ReadError(article.path, "not a text: it holds NUL bytes") if "\x00" in whole else None


def _row(article: Article, likeness: Likeness, defaults: Defaults) -> Row:
    one = candidate(article, defaults)
    said = one.article.url, one.source, one.language, one.date, one.article.title
    new = mark(article.path, plain_text(article), *said)
    row = Row(one, likeness.find(new))
    if row.is_new:
        likeness.add(new)
    return row
