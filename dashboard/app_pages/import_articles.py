"""Import articles: files, pasted text, addresses, feeds; first a preview, then one file an article."""

from __future__ import annotations

from dashboard.importing import page

page.show()
