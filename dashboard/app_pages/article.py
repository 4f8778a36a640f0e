"""Article: its whole text with what was found in it, and the same story elsewhere."""

from __future__ import annotations

from dashboard.navigation import current
from dashboard.views import article

article.show(current())
