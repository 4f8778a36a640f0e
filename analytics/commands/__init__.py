"""What the commands do, one file each; `analytics.cli` only parses and prints."""
