"""Bodies, firms, documents, projects and the rest, by their type words."""
