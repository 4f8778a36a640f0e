"""Where an export comes from: what every file, picture and citation says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.text.i18n import _


@dataclass(frozen=True, slots=True)
class About:
    """Origin of a chart. `selected` of `total` articles passed the filters."""

    title: str
    subtitle: str
    filters: str  # in words; empty where there are none
    selected: int
    total: int
    sources: str
    version: str
    built: str
    sample: bool = False
    edited: str = ""  # how much of it editors corrected, in words

    def lines(self) -> list[tuple[str, str]]:
        """Heading and value, for a sheet or the head of a file."""
        rows = [
            (_("Chart"), self.title),
            (_("What it shows"), self.subtitle),
            (_("Filters"), self.filters or _("none")),
            (_("Articles"), _("{n} of {total}", n=self.selected, total=self.total)),
            (_("Sources"), self.sources),
            (_("Corpus version"), self.version),
            (_("Built"), self.built),
            (_("Made with"), "Elchi"),
        ]
        rows += [(_("Corrected by editors"), self.edited)] if self.edited else []
        return rows + ([(_("Note"), _("Sample: restated, not the outlet's words"))] if self.sample else [])

    def footer(self) -> str:
        """One line for the foot of a picture or slide."""
        parts = [_("{n} of {total} articles", n=self.selected, total=self.total), self.filters, self.sources]
        parts += [_("corpus {version}, built {date}", version=self.version[:8], date=self.built)]
        parts += [_("Sample: restated, not the outlet's words")] if self.sample else []
        return " · ".join(part for part in parts if part)
