"""Articles from files and folders: what is bad costs itself and is named, the rest goes on."""

from analytics.read.folder import METADATA, article_files, read_articles, read_file

__all__ = ["METADATA", "article_files", "read_articles", "read_file"]
