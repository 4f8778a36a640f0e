"""Of whom a figure speaks and who says so: segments of sentences, roles of countries, attribution, discourse."""

from analytics.claims.compose import tell

__all__ = ["tell"]
