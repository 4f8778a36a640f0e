"""What the reader chose: filters, the link that holds them, the session."""
