"""Articles from files and folders: what is bad costs itself and is named, the rest goes on."""

from analytics.read.folder import article_files, check_paths, read_articles, read_file
from analytics.read.given import Choices

__all__ = ["Choices", "article_files", "check_paths", "read_articles", "read_file"]
