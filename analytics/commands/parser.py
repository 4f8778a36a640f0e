"""The options of each command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

import shtab

from analytics import __version__
from analytics.paths import MINE, SAMPLE

PORT = 8501
Parser = argparse.ArgumentParser


def make_parser() -> Parser:
    """All commands; the chosen one is `command`."""
    parser = Parser(prog=_program(), description="News articles into figures and trends.")
    parser.add_argument("--version", action="version", version=f"Elchi {__version__}")
    shtab.add_argument_to(parser, ["--print-completion"], help="a script that completes commands in your shell")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (say, add) in _COMMANDS.items():
        add(commands.add_parser(name, help=say, add_help=name != "query"))
    return parser


def _program() -> str:
    """As it was called: the installed command, or the module."""
    name = Path(sys.argv[0]).stem
    return name if name == "elchi" else "python -m analytics"


def _run(parser: Parser) -> None:
    _serve(parser)
    _building(parser)


def _serve(parser: Parser) -> None:
    parser.add_argument(
        "articles", nargs="?", type=Path, default=SAMPLE, metavar="ARTICLES", help="default: the sample"
    )
    _warehouse(parser)
    parser.add_argument("--port", type=int, default=PORT, help=f"default: {PORT}")
    parser.add_argument("--address", default="localhost", help="default: this machine alone; 0.0.0.0 for all networks")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser window")


def _analyse(parser: Parser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or folder of articles")
    parser.add_argument("--tokens", action="store_true", help="also the lemma of each word")
    parser.add_argument("--stories", action="store_true", help="also which articles tell the same story")


def _build(parser: Parser) -> None:
    parser.add_argument("articles", type=Path, metavar="ARTICLES")
    _warehouse(parser)
    _building(parser)


def _building(parser: Parser) -> None:
    parser.add_argument("--workers", type=_positive, metavar="N", default=os.cpu_count() or 1)
    parser.add_argument("--force", action="store_true", help="also if more than a tenth of what stands would be lost")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster, tcp://host:port")
    parser.add_argument("--shards", metavar="URL", help="where its workers put shards (s3://, sftp://, file:// ...)")
    _reading(parser)


def _query(parser: Parser) -> None:
    parser.add_argument("name", nargs="?", default="", metavar="NAME")


def _doctor(parser: Parser) -> None:
    parser.add_argument("--articles", type=Path, default=SAMPLE)
    _warehouse(parser)


def _import(parser: Parser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder or a web address")
    _into(parser)
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    parser.add_argument("--all", action="store_true", help="also what the folder holds already")
    _reading(parser)
    for name in ("date", "language"):
        parser.add_argument(f"--{name}", help=f"the {name} of articles that tell none")


def _collect(parser: Parser) -> None:
    parser.add_argument("--every", metavar="TIME", help="go on, again after 30m, 6h, 1d ...")
    parser.add_argument("feeds", nargs="?", type=Path, metavar="FEEDS.toml")
    parser.add_argument("--url", metavar="ADDRESS", help="one page instead of feeds")
    _into(parser)


def _words(parser: Parser) -> None:
    parser.add_argument("articles", type=Path, metavar="ARTICLES")
    parser.add_argument("--add", type=Path, metavar="FILE.jsonl", help="words, one JSON object a line")
    parser.add_argument("--remove", metavar="ID")
    parser.add_argument("--undo", metavar="ID")


def _sample(parser: Parser) -> None:
    parser.add_argument("what", choices=("figures", "names", "stories"))
    parser.add_argument("--n", type=_positive, default=100, metavar="N", help="rows; default: 100")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="another seed draws other rows")
    parser.add_argument("--articles", type=Path, default=SAMPLE, help="whose warehouse is drawn from")
    _warehouse(parser)


def _judge(parser: Parser) -> None:
    parser.add_argument("sheet", type=Path, metavar="SHEET.csv", help="of `sample`, with the verdicts filled in")
    parser.add_argument("--articles", type=Path, default=SAMPLE, help="beside whose warehouse the result is kept")
    _warehouse(parser)


def _reading(parser: Parser) -> None:
    """How the articles are to be read; None where nothing is said."""
    parser.add_argument("--source", metavar="NAME", help="all of these are from NAME, unless a column or row names one")
    parser.add_argument("--source-if-missing", metavar="NAME", help="the source of articles that name none")
    parser.add_argument("--date-format", metavar="FORM", help="auto, dmy, mdy, ymd or such as %%d.%%m.%%Y")
    parser.add_argument("--as-of", metavar="DAY", help="day or year of collecting, for dates without a year")
    parser.add_argument("--map", action="append", metavar="COLUMN=FIELD", help="which column is which field")


def _into(parser: Parser) -> None:
    parser.add_argument("--into", type=Path, default=MINE, metavar="FOLDER", help="default: my-articles")


def _warehouse(parser: Parser) -> None:
    parser.add_argument("--warehouse", type=Path, metavar="DIR", help="default: kept by the program, by folder")


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number above 0")
    return int(text)


_COMMANDS: dict[str, tuple[str, Callable[[Parser], None]]] = {
    "run": ("build, then open the dashboard", _run),
    "serve": ("open the dashboard over what is built", _serve),
    "analyse": ("print what is found in each article, one JSON object a line", _analyse),
    "build": ("bring the warehouse of a folder of articles up to date", _build),
    "query": ("ask what the pages ask; `query` alone lists the questions", _query),
    "doctor": ("what is in the warehouse, what is wrong with it and what to do", _doctor),
    "import": ("copy articles into a folder, one file an article", _import),
    "collect": ("fetch new articles of feeds, or of one address, into a folder", _collect),
    "sample": ("draw figures, names or stories to be judged by reading, as CSV", _sample),
    "judge": ("count a filled sheet of `sample`; the pages show the result", _judge),
    "words": ("own names, measures and outlets of a folder: list, add, remove, undo", _words),
}
