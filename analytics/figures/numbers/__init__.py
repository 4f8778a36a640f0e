"""From words and digits to a number."""
