"""Which articles tell the same story, in one language or in several."""

from analytics.stories.compare import REACH
from analytics.stories.link import Story, link
from analytics.stories.signature import StorySignature, signature

__all__ = ["REACH", "Story", "StorySignature", "link", "signature"]
