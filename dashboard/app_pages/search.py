"""Search: every place of a word, in any of its forms, with what stands to its left and right."""

from __future__ import annotations

from dashboard import concordance
from dashboard.navigation import current

concordance.show(current())
