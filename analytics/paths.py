"""Where Elchi's own data lies and where a user's files go; the only module that looks for either.

In a checkout both stand under the project's folder. An installed package carries its data inside itself, and what a
user makes goes to the folder that the system keeps for it (platformdirs), never into the package.
"""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path

_PACKAGE = Path(__file__).resolve().parent
ROOT = _PACKAGE.parent  # of the packages: a checkout, or site-packages
IS_CHECKOUT = (ROOT / "data" / "lexicons").is_dir()
DATA = ROOT / "data" if IS_CHECKOUT else _PACKAGE / "data"
LEXICONS = DATA / "lexicons"
SAMPLE = DATA / "articles"  # the sample corpus
HOME = ROOT if IS_CHECKOUT else user_data_path("elchi", appauthor=False)
WAREHOUSES = HOME / "warehouse"
MINE = HOME / "my-articles"  # where imports go unless another folder is chosen
