"""The command line: run, serve, analyse, build, query, doctor, import, collect, words.

Exit status: 0 all went well, 3 some articles were left out, 1 failed, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Iterable, Sequence

from analytics.commands.parser import make_parser
from analytics.errors import ElchiError, UsageError
from analytics.paths import SAMPLE

DONE, FAILED, USAGE, SOME_LEFT_OUT = 0, 1, 2, 3


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit status is that of the contract."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options, rest = make_parser().parse_known_args(argv)
    if rest and options.command != "query":
        make_parser().error(f"unrecognised arguments: {' '.join(rest)}")
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
    from analytics.commands.reading import guesses, keep, overruled
    from analytics.warehouse.loss import check_lexicons

    choices = keep(options, options.articles)
    check_lexicons()  # before anything is read by them
    for line in guesses([options.articles], choices):
        print(visible(line), file=sys.stderr)
    given = options.articles, options.warehouse, options.workers, options.scheduler, options.shards
    report = warehouse.build(*given, progress=_Progress(), force=options.force)
    _tell_left_out(report.left_out)
    some = f", {len(report.left_out)} left out" if report.left_out else ""
    for line in overruled(choices, report.folder):
        print(visible(line), file=sys.stderr)
    print(f"{report.articles} articles, {report.analysed} of them new{some}: {report.folder}")
    return SOME_LEFT_OUT if report.left_out else DONE


def _run(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from analytics.commands.serve import check_port

    check_port(options.address, options.port)  # before the build, not minutes after it
    return built if (built := _build(options, rest)) not in (DONE, SOME_LEFT_OUT) else _serve(options, rest)


def _serve(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from analytics.commands.serve import on_a_desk, serve

    browser = on_a_desk() and not options.no_browser
    return serve(options.articles, options.warehouse, options.address, options.port, browser)


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
    from analytics.commands.bring import rounds

    if options.every is None:
        return _collect_once(options)
    for pause in rounds(options.every):
        _collect_once(options)
        sys.stdout.flush()
        pause()
    return DONE


def _collect_once(options: argparse.Namespace) -> int:
    """What is new, by name."""
    from analytics.commands.bring import run_collect

    report = run_collect(options, _note)
    for error in report.failed:
        print(visible(error), file=sys.stderr)
    for path in report.saved:
        print(visible(f"+ {path.name}"))
    print(f"{len(report.saved)} articles saved in {options.into}, {report.known} known, {len(report.failed)} failed")
    return SOME_LEFT_OUT if report.failed else DONE


def _sample(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from analytics import warehouse
    from analytics.judging import draw
    from analytics.warehouse.output import to_csv

    folder = options.warehouse or warehouse.default_folder(options.articles)
    with contextlib.closing(warehouse.open(folder)) as opened:
        frame = draw(opened, options.what, options.n, options.seed)
    sys.stdout.buffer.write(to_csv(frame, {}))
    sys.stdout.buffer.flush()
    return DONE


def _judge(options: argparse.Namespace, rest: Sequence[str]) -> int:
    from analytics import warehouse
    from analytics.judging import keep, score

    found = score(options.sheet)
    keep(options.warehouse or warehouse.default_folder(options.articles), found)
    for row in found:
        shares = f"{row.right:.1%} right (95%: {row.low:.1%} to {row.high:.1%}), {row.arguable:.1%} arguable"
        print(visible(f"{row.what}, {row.part}: {shares}, of {row.judged}"))
    return DONE


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
    "run": _run,
    "serve": _serve,
    "analyse": _analyse,
    "build": _build,
    "query": _query,
    "doctor": _doctor,
    "import": _import,
    "collect": _collect,
    "sample": _sample,
    "judge": _judge,
    "words": _words,
}
