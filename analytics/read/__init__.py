"""Articles from files and folders: what is bad costs itself and is named, the rest goes on."""

from analytics.read.folder import read_articles

__all__ = ["read_articles"]
