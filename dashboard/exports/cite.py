"""How to cite a chart, with the version of the corpus it was made from."""

from __future__ import annotations

import datetime as dt
import re

from dashboard.exports.about import About
from dashboard.text.i18n import _

_LATEX = str.maketrans({c: "\\" + c for c in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"})


def plain(about: About, link: str, today: dt.date) -> str:
    """One sentence for a footnote."""
    return _(
        "{title}. {subtitle}. Elchi, corpus {version} ({built}), {n} of {total} articles. {link} (retrieved {today}).",
        title=about.title,
        subtitle=about.subtitle.rstrip("."),
        version=about.version,
        built=about.built,
        n=about.selected,
        total=about.total,
        link=link,
        today=today.isoformat(),
    )


def apa(about: About, link: str, today: dt.date) -> str:
    """APA style, 7th edition: a chart made by software from a data set of a version."""
    return (
        f"Elchi. ({today.year}). {about.title} [Chart; corpus version {about.version}; "
        f"{about.selected} of {about.total} articles]. Retrieved {today.isoformat()}, from {link}"
    )


def bibtex(about: About, link: str, today: dt.date) -> str:
    """A BibTeX entry."""
    name = re.sub(r"[^a-z0-9]+", "", about.title.lower())[:20] or "chart"
    version = about.version.translate(_LATEX)
    return "\n".join(
        [
            f"@misc{{elchi-{name}-{today.year},",
            f"  title = {{{about.title.translate(_LATEX)}}},",
            "  author = {{Elchi}},",
            f"  year = {{{today.year}}},",
            f"  note = {{Corpus version {version}, {about.selected} of {about.total} articles}},",
            f"  url = {{{link}}},",
            f"  urldate = {{{today.isoformat()}}}",
            "}",
        ]
    )
