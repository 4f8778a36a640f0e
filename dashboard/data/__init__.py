"""What the pages ask, and the geography that is bundled."""
