"""What the program finds in a user's own corpus, drawn by lot, judged by reading, and counted."""

from analytics.judging.draw import WHAT, draw
from analytics.judging.score import Judged, keep, read_judged, score

__all__ = ["WHAT", "Judged", "draw", "keep", "read_judged", "score"]
