"""Articles into the user's folder: a preview of what would be saved, duplicates told, then one file an article."""

from analytics.imports.building import build_apart
from analytics.imports.candidate import Candidate, Defaults, Problem, candidate, date_again, edited, from_one
from analytics.imports.known import Known, read_known
from analytics.imports.likeness import Like, Likeness
from analytics.imports.preview import Preview, Row, preview
from analytics.imports.save import HIDDEN, SUBFOLDER, save

__all__ = [
    "HIDDEN",
    "SUBFOLDER",
    "Candidate",
    "Defaults",
    "Known",
    "Like",
    "Likeness",
    "Preview",
    "Problem",
    "Row",
    "build_apart",
    "candidate",
    "date_again",
    "edited",
    "from_one",
    "preview",
    "read_known",
    "save",
]
