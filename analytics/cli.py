"""The command line: analyse, build, query, doctor, import, collect, words.

Exit status: 0 all went well, 3 some articles were left out, 1 failed, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from analytics.errors import ElchiError, UsageError
from analytics.paths import MINE, SAMPLE

DONE, FAILED, USAGE, SOME_LEFT_OUT = 0, 1, 2, 3


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit status is that of the contract."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options, rest = _parser().parse_known_args(argv)
    if rest and options.command != "query":
        _parser().error(f"unrecognised arguments: {' '.join(rest)}")
    try:
        return int(_COMMANDS[options.command](options, rest))
    except UsageError as error:
        return _fail(error, USAGE)
    except ElchiError as error:
        return _fail(error, FAILED)
    except KeyboardInterrupt:
        return _fail("stopped; what was done is kept, and the same command goes on from there", FAILED)
    except BrokenPipeError:  # the reader has seen enough: `... | head`
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        return _fail(error, FAILED)


def _fail(reason: object, status: int) -> int:
    print(f"\n{visible(reason)}" if sys.stderr.isatty() else visible(reason), file=sys.stderr)
    return status


def visible(text: object) -> str:
    r"""Text for a terminal: what would steer it («\x1b]0;...» in the name of a file) stands as letters.

    >>> print(visible("a\x1b[2Jb\u202ec"))
    a\x1b[2Jb\u202ec
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(text))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analytics", description="News articles into figures and trends.")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("analyse", help="print what is found in each article, one JSON object a line")
    one.add_argument("paths", nargs="+", metavar="PATH", help="a file or folder of articles")
    one.add_argument("--tokens", action="store_true", help="also the lemma of each word")
    one.add_argument("--stories", action="store_true", help="also which articles tell the same story")
    two = commands.add_parser("build", help="bring the warehouse of a folder of articles up to date")
    two.add_argument("articles", type=Path, metavar="ARTICLES")
    two.add_argument("--warehouse", type=Path, metavar="DIR", help="default: warehouse/ under the project, by folder")
    two.add_argument("--workers", type=_positive, metavar="N", default=os.cpu_count() or 1)
    two.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster, tcp://host:port")
    two.add_argument("--shards", metavar="URL", help="where its workers put shards (s3://, sftp://, file:// ...)")
    _reading_options(two)
    three = commands.add_parser(
        "query", help="ask what the pages ask; `query` alone lists the questions", add_help=False
    )
    three.add_argument("name", nargs="?", default="", metavar="NAME")
    four = commands.add_parser("doctor", help="what is in the warehouse, what is wrong with it and what to do")
    four.add_argument("--articles", type=Path, default=SAMPLE)
    four.add_argument("--warehouse", type=Path, metavar="DIR")
    _import_options(commands.add_parser("import", help="copy articles into a folder, one file an article"))
    five = commands.add_parser("collect", help="fetch new articles of feeds, or of one address, into a folder")
    five.add_argument("feeds", nargs="?", type=Path, metavar="FEEDS.toml")
    five.add_argument("--url", metavar="ADDRESS", help="one page instead of feeds")
    five.add_argument("--into", type=Path, default=MINE, metavar="FOLDER", help="default: my-articles")
    six = commands.add_parser("words", help="own names, measures and outlets of a folder: list, add, remove, undo")
    six.add_argument("articles", type=Path, metavar="ARTICLES")
    six.add_argument("--add", type=Path, metavar="FILE.jsonl", help="words, one JSON object a line")
    six.add_argument("--remove", metavar="ID")
    six.add_argument("--undo", metavar="ID")
    return parser


def _import_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder or a web address")
    parser.add_argument("--into", type=Path, default=MINE, metavar="FOLDER", help="default: my-articles")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    parser.add_argument("--all", action="store_true", help="also what the folder holds already")
    _reading_options(parser)
    for name in ("date", "language"):
        parser.add_argument(f"--{name}", help=f"the {name} of articles that tell none")


def _reading_options(parser: argparse.ArgumentParser) -> None:
    """How the articles are to be read; None where nothing is said."""
    parser.add_argument("--source", metavar="NAME", help="all of these are from NAME, unless a column or row names one")
    parser.add_argument("--source-if-missing", metavar="NAME", help="the source of articles that name none")
    parser.add_argument("--date-format", metavar="FORM", help="auto, dmy, mdy, ymd or such as %%d.%%m.%%Y")
    parser.add_argument("--map", action="append", metavar="COLUMN=FIELD", help="which column is which field")


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number above 0")
    return int(text)


def _analyse(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from analytics.commands.analyse import lines

    left_out = 0
    for line in lines(options.paths, options.tokens, options.stories):
        if isinstance(line, str):
            print(line)
        else:
            left_out += 1
            print(visible(line), file=sys.stderr)
    sys.stdout.flush()
    return SOME_LEFT_OUT if left_out else DONE


def _build(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from analytics import warehouse
    from analytics.commands.reading import keep, overruled

    choices = keep(options, options.articles)
    given = options.articles, options.warehouse, options.workers, options.scheduler, options.shards
    report = warehouse.build(*given, progress=_Progress())
    _tell_left_out(report.left_out)
    some = f", {len(report.left_out)} left out" if report.left_out else ""
    for line in overruled(choices, report.folder):
        print(visible(line), file=sys.stderr)
    print(f"{report.articles} articles, {report.analysed} of them new{some}: {report.folder}")
    return SOME_LEFT_OUT if report.left_out else DONE


def _tell_left_out(left_out: Iterable[tuple[str, str]]) -> None:
    for path, reason in left_out:
        print(visible(f"{path}: {reason}"), file=sys.stderr)


class _Progress:
    """One line that counts, where a person watches; elsewhere a line for each kind of work."""

    def __init__(self) -> None:
        self.note = ""

    def __call__(self, done: int, total: int, note: str) -> None:
        count = f" {done} of {total}" if total else ""
        if sys.stderr.isatty():
            print(f"\r{note}{count}\033[K", end="" if done < total or not total else "\n", file=sys.stderr, flush=True)
        elif note.split(":")[0] != self.note:
            self.note = note.split(":")[0]
            print(f"{self.note}{count}", file=sys.stderr)


def _query(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from analytics.commands.query import run

    sys.stdout.buffer.write(run(options.name, rest, SAMPLE))
    sys.stdout.buffer.flush()
    return DONE


def _doctor(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from analytics import warehouse
    from analytics.warehouse.doctor import examine

    findings = examine(options.warehouse or warehouse.default_folder(options.articles))
    for finding in findings:
        print(visible(finding))
    return FAILED if any(finding.is_wrong for finding in findings) else DONE


def _import(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from analytics.commands.bring import run_import

    *told, summary = run_import(options, _note)
    for text in told:
        print(visible(text))
    print(summary, file=sys.stderr)
    return SOME_LEFT_OUT if not summary.endswith(" 0 not readable") else DONE


def _collect(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from analytics.commands.bring import run_collect

    report = run_collect(options, _note)
    for error in report.failed:
        print(visible(error), file=sys.stderr)
    print(f"{len(report.saved)} articles saved in {options.into}, {report.known} known, {len(report.failed)} failed")
    return SOME_LEFT_OUT if report.failed else DONE


def _words(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from analytics.commands.words import run

    for line in run(options.articles, options.add, options.remove, options.undo):
        print(line)
    return DONE


def _note(text: str) -> None:
    """What is being done, where a person watches."""
    if sys.stderr.isatty():
        print(f"\r{visible(text[:100])}\033[K", end="", file=sys.stderr, flush=True)


_COMMANDS = {
    "analyse": _analyse,
    "build": _build,
    "query": _query,
    "doctor": _doctor,
    "import": _import,
    "collect": _collect,
    "words": _words,
}
