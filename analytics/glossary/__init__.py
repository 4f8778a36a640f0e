"""Own words of editors: names and aliases, measures and outlets, kept beside the articles as data."""

from analytics.glossary.attach import Glossary, own_words
from analytics.glossary.record import Entry, entity_of, entry, parsed
from analytics.glossary.spelling import spellings
from analytics.glossary.store import add, read_lines, remove, standing, undo, undoable, words

__all__ = [
    "Entry",
    "Glossary",
    "add",
    "entity_of",
    "entry",
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
