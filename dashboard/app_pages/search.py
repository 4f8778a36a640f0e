"""Search: every place of a word, in any of its forms, with what stands to its left and right."""

from __future__ import annotations

from dashboard.navigation import current
from dashboard.views import search

search.show(current())
