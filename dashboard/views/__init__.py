"""The pages, one module a page of its name, and the cards that they share."""
