"""From a number to a number with its unit."""
