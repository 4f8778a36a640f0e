"""What keeps a build from losing what a good one has made: data that is missing, and tables that have shrunk."""

from __future__ import annotations

from pathlib import Path

import duckdb

from analytics.errors import LexiconError, WarehouseError
from analytics.rehearsal import rehearse

SHARE = 0.1  # of what stands may be lost
FEWEST = 20  # rows that may always be lost: a small folder is soon a tenth smaller
KEPT = {"articles": "articles", "mentions": "mentions", "figures": "figures", "keywords": "keywords"}


def check_lexicons() -> None:
    """Read whatever the analysis needs before anything is built; raises WarehouseError where some is missing."""
    try:
        faults = rehearse()
    except (LexiconError, OSError, ValueError, KeyError) as error:
        raise WarehouseError(f"the data of the program is incomplete, and nothing was changed ({error})") from error
    if faults:
        raise WarehouseError(f"the program does not work as installed, and nothing was changed ({faults[0]})")


def refuse_loss(before: Path, after: Path) -> None:
    """Raise WarehouseError where the new database holds much less than the published one."""
    for table, name in KEPT.items():
        old, new = count(before, table), count(after, table)
        if old - new > max(FEWEST, SHARE * old):
            left = f"{new} {name} would be left of {old}, and what is published stays"
            raise WarehouseError(f"{left}; if that is meant, build with --force")


def count(database: Path, table: str) -> int:
    """The rows of a table."""
    with duckdb.connect(str(database), read_only=True) as connection:
        (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)  # noqa: S608 - our names
    return int(rows)
