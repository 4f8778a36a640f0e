"""Articles from feeds and web pages into a folder, politely; what stands in the folder is never fetched again."""

from analytics.collect.collect import Report, collect_feeds, collect_page, fetch_article, fetched
from analytics.collect.feeds import Feed, read_feeds
from analytics.collect.fetch import Fetcher, FetchError

__all__ = [
    "Feed",
    "FetchError",
    "Fetcher",
    "Report",
    "collect_feeds",
    "collect_page",
    "fetch_article",
    "fetched",
    "read_feeds",
]
