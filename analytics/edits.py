"""What is said of a folder of articles: how to read it, editors' own words, then corrections of single articles."""

from __future__ import annotations

from pathlib import Path

from analytics.corrections import Corrections
from analytics.glossary import Glossary
from analytics.read.kept import read_choices, stamp
from analytics.records import Article
from analytics.removed import Removed


class Edits:
    """Everything that is kept beside the articles of a folder (or file) and changes what is found in them."""

    def __init__(self, articles: Path) -> None:
        self.glossary, self.corrections = Glossary(articles), Corrections(articles)
        self.choices, self.removed = read_choices(articles), Removed(articles)

    @property
    def wrong(self) -> list[tuple[str, str]]:
        """(which file, what is wrong with a line of it)."""
        own = [("own words", reason) for reason in self.glossary.wrong]
        return own + [("corrections", reason) for reason in self.corrections.wrong]

    def stamp(self, file: str) -> str:
        """Changes with all that is said of a file's articles; empty where there is nothing."""
        return self.glossary.stamp + self.corrections.stamp(file) + stamp(self.choices) + self.removed.stamp

    def attach(self, article: Article) -> Article:
        """The article with what is said of it; a correction goes before a word."""
        return self.corrections.attach(self.glossary.attach(article))
