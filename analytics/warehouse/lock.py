"""One build at a time: a file that says who builds."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from analytics.errors import WarehouseError

NAME = "lock"


@contextlib.contextmanager
def build_lock(folder: Path) -> Iterator[None]:
    """Hold the warehouse for building; raises WarehouseError that names the holder.

    The system's lock on the open file ends with its process, however that ends, so that a lock is never left behind;
    the content only tells people who it is.
    """
    path = folder / NAME
    with path.open("a+", encoding="utf-8") as file:
        if not _acquire(file):
            raise WarehouseError(
                f"{folder}: {holder(folder)} is building this warehouse; wait for it, or stop it first"
            )
        file.truncate(0)
        json.dump({"pid": os.getpid(), "host": socket.gethostname(), "since": int(time.time())}, file)
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)
            file.flush()
            _release(file)


def holder(folder: Path) -> str:
    """Who holds the lock, in words."""
    try:
        values = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return f"process {int(values['pid'])} on {values['host']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"


def is_building(folder: Path) -> bool:
    """Whether a build runs at the moment."""
    path = folder / NAME
    if not path.is_file():
        return False
    with path.open("a+", encoding="utf-8") as file:
        if not _acquire(file):
            return True
        _release(file)
        return False


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # locked bytes cannot be read by others: lock one beyond the content

    def _acquire(file: TextIO) -> bool:
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(file: TextIO) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _acquire(file: TextIO) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _release(file: TextIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)
