"""What looks like a number and is no figure."""
