"""A published warehouse, open for reading."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import threading
from functools import cache
from pathlib import Path

import duckdb

from analytics.errors import WarehouseError
from analytics.warehouse.columns import Columns
from analytics.warehouse.publication import Current, read_pointer
from analytics.warehouse.schema import SCHEMA

MEMORY = "250MB"  # of DuckDB, pages of the file that it keeps included; a question that needs more spills
ATTEMPTS = 5  # a publication may come between reading the pointer and opening what it names
BUILD = "run `python -m analytics build` over the articles"


class Warehouse:
    """Follows the pointer: after a publication the next cursor asks the new database, older ones go on with theirs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._current: Current | None = None
        self._columns: Columns | None = None
        self._opened()

    @property
    def version(self) -> str:
        """What is published at this moment; it costs the reading of a file of some bytes."""
        return self._pointer().version

    @property
    def search_folder(self) -> Path:
        """The published text index."""
        return self.folder / self._pointer().search

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection for one thread and one question; raises WarehouseError."""
        return self._opened().cursor()

    def columns(self) -> Columns:
        """The arrays of what is published at this moment, and cursors that go on with it; raises WarehouseError."""
        return self._opened()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._columns is not None:
                self._columns.close()
            self._columns = self._current = None

    def _opened(self) -> Columns:
        with self._lock:
            for attempt in range(ATTEMPTS):
                current = self._pointer()
                if self._columns is not None and current == self._current:
                    return self._columns
                try:
                    self._columns, self._current = Columns(self.folder, self._connect(current)), current
                except duckdb.Error as error:
                    if attempt == ATTEMPTS - 1 or current == self._pointer():
                        raise WarehouseError(f"{self.folder}: the database is damaged or gone; {BUILD}") from error
        raise WarehouseError(f"{self.folder}: is being published over and over; try again")

    def _connect(self, current: Current) -> duckdb.DuckDBPyConnection:
        if current.schema != SCHEMA:
            raise WarehouseError(f"{self.folder}: the warehouse is of another version of the program; {BUILD}")
        path = self.folder / current.database
        if path.is_file() and path.stat().st_size != current.size:
            raise WarehouseError(f"{self.folder}: the database is damaged (its size is wrong); {BUILD}")
        connection = duckdb.connect(str(path), read_only=True)
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute("SET temp_directory = ?", [_spill()])
        return connection

    def _pointer(self) -> Current:
        current = read_pointer(self.folder)
        if current is None:
            raise WarehouseError(f"{self.folder}: there is no warehouse yet; {BUILD}")
        return current


@cache
def _spill() -> str:
    """Where questions of this process may spill: nobody else's, and not beside articles that may not be written to."""
    folder = tempfile.mkdtemp(prefix="elchi-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def open_warehouse(folder: Path | str) -> Warehouse:
    """Open a published warehouse; raises WarehouseError where it is missing, of another version or damaged."""
    return Warehouse(Path(folder))
