"""Which articles tell the same story, in one language or in several."""

from analytics.stories.link import Story, link
from analytics.stories.signature import StorySignature, signature

__all__ = ["Story", "StorySignature", "link", "signature"]
