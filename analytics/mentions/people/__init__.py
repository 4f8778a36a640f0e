"""People: names that no lexicon needs to know."""
