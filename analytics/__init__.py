"""Reads news articles in Kazakh, Uzbek, Russian and English and tells what they say about countries' relations."""

__version__ = "0.1.0"
