"""`query NAME --filter value ...`: any question of the pages, as a file."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_type_hints

from analytics import warehouse
from analytics.errors import UsageError
from analytics.named import resolve
from analytics.warehouse.output import FORMATS
from analytics.warehouse.queries import QUERIES, Filters, Query
from analytics.warehouse.queries.asking import check_count


def run(name: str, arguments: Sequence[str], sample: Path) -> bytes:
    """The answer as bytes of the chosen format; raises UsageError for an unknown question."""
    if not name:
        return "".join(f"{known}: {_summary(query)}\n" for known, query in QUERIES.items()).encode()
    if name not in QUERIES:
        near = difflib.get_close_matches(name, QUERIES, 3, 0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else f"it is one of {', '.join(QUERIES)}"
        raise UsageError(f"there is no query '{name}'; {hint}")
    query = QUERIES[name]
    options = vars(_parser(name, query, sample).parse_args(list(arguments)))
    for key, kind in _parameters(query).items():
        if kind is int and options[key] is not None:
            check_count(key, options[key])
    _filters(options, "")  # what is wrong in them is said before a warehouse is looked for
    opened = warehouse.open(options["warehouse"] or warehouse.default_folder(options["articles"]))
    options = {key: _named(opened, key, value) for key, value in options.items()}
    parameters = {key: options[key] for key in _parameters(query) if options[key] is not None}
    filters = _filters(options, "")
    parameters |= {key: _filters(options, key + "-") for key in _groups(query)}
    frame = query(opened, filters, **parameters)
    return FORMATS[options["format"]](frame, _notes(name, opened.version, options, frame.attrs))


def _named(opened: warehouse.Warehouse, key: str, value: Any) -> Any:  # noqa: ANN401 - of any parameter
    """The codes of the names that were typed."""
    parameter = key.rpartition("-")[2]  # of a group: a-countries
    if isinstance(value, list):
        return list(resolve(opened, parameter, value))
    return resolve(opened, parameter, (value,))[0] if isinstance(value, str) else value


def _summary(query: Query) -> str:
    return (query.__doc__ or "").strip().splitlines()[0]


def _parser(name: str, query: Query, sample: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m analytics query {name}", description=_summary(query))
    parser.add_argument("--format", choices=list(FORMATS), default="csv")
    parser.add_argument("--articles", type=Path, default=sample, help="whose warehouse is asked")
    parser.add_argument("--warehouse", type=Path, help="or the warehouse's own folder")
    for prefix in ("", *(group + "-" for group in _groups(query))):
        for key, kind in _hints(Filters).items():
            _add(parser, prefix + key, kind)
    for key, kind in _parameters(query).items():
        _add(parser, key, kind)
    return parser


def _add(parser: argparse.ArgumentParser, key: str, kind: Any) -> None:  # noqa: ANN401 - a type
    many = "tuple" in str(kind)
    parse = int if kind is int else _date if "date" in str(kind) else str
    parser.add_argument(
        "--" + key.replace("_", "-"), dest=key, type=parse, nargs="+" if many else None, metavar="VALUE"
    )


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date such as 2025-11-13") from None


def _hints(function: Any) -> dict[str, Any]:  # noqa: ANN401 - a class or a function
    return {
        key: kind for key, kind in get_type_hints(function).items() if key not in ("return", "warehouse", "filters")
    }


def _parameters(query: Query) -> dict[str, Any]:
    return {key: kind for key, kind in _hints(query).items() if not _is_filters(kind)}


def _groups(query: Query) -> list[str]:
    """Parameters that are filters themselves, as the two groups of a comparison."""
    return [key for key, kind in _hints(query).items() if _is_filters(kind)]


def _is_filters(kind: Any) -> bool:  # noqa: ANN401 - a type
    return kind is Filters or Filters in get_args(kind)


def _filters(options: dict[str, Any], prefix: str) -> Filters:
    given = {field.name: options[prefix + field.name] for field in fields(Filters)}
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in given.items() if v is not None}
    return Filters(**values)


def _notes(name: str, version: str, options: dict[str, Any], attrs: dict[Any, Any]) -> dict[str, str]:
    """What a reader of the file must know: the question, its filters, the corpus."""
    asked = {k: v for k, v in options.items() if v is not None and k not in ("format", "warehouse", "articles")}
    said = {str(k): str(v) for k, v in attrs.items()}
    text = {k: ", ".join(map(str, v)) if isinstance(v, list) else str(v) for k, v in asked.items()}
    return {"query": name, "corpus version": version, **text, **said}
