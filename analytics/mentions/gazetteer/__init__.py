"""Names that the lexicons know, found in a text."""
