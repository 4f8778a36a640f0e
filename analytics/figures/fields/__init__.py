"""The fields of a figure, one file a field."""
