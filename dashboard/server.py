"""The dashboard as it is served: Streamlit behind what `gate` puts before it. `streamlit run dashboard/server.py`."""

from __future__ import annotations

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
# as in app.py: the project's folder is on the path, this one is not
sys.path[:] = [str(_HERE.parent), *(path for path in sys.path if path not in (str(_HERE), str(_HERE.parent)))]

import streamlit as st  # noqa: E402 - not before the path is right
from starlette.middleware import Middleware  # noqa: E402

from dashboard.gate import ResponseHeaders, UploadLimit  # noqa: E402

app = st.App(_HERE / "app.py", middleware=[Middleware(ResponseHeaders), Middleware(UploadLimit)])
