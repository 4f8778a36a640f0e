"""Own words of editors: names and aliases, measures and outlets, kept beside the articles as data."""

from analytics.glossary.attach import Glossary, own_words
from analytics.glossary.record import (
    KINDS,
    OWNERSHIP,
    PREFIX,
    REASONS,
    Entry,
    WordError,
    checked,
    entity_of,
    entry,
    parsed,
)
from analytics.glossary.record import UNITS as MEASURED
from analytics.glossary.spelling import spellings
from analytics.glossary.store import add, file_of, read_lines, remove, standing, undo, undoable, words

__all__ = [
    "KINDS",
    "MEASURED",
    "OWNERSHIP",
    "PREFIX",
    "REASONS",
    "Entry",
    "Glossary",
    "WordError",
    "add",
    "checked",
    "entity_of",
    "entry",
    "file_of",
    "own_words",
    "parsed",
    "read_lines",
    "remove",
    "spellings",
    "standing",
    "undo",
    "undoable",
    "words",
]
