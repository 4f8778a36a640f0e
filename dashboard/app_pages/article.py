"""Article: its whole text with what was found in it, and the same story elsewhere."""

from __future__ import annotations

from dashboard import reader
from dashboard.navigation import current

reader.show(current())
