"""Present: the deck, one chart a slide; order and notes; full screen; PowerPoint; a file that can be opened again."""

from __future__ import annotations

from dashboard.views import present

present.show()
