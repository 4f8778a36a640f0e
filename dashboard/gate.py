"""What stands before Streamlit: headers for every answer, and limits on what is uploaded.

Each piece is ASGI middleware. Streamlit keeps what is uploaded in memory until its session ends, so that readers could
fill it; editors need room for an import. What a session holds is asked of Streamlit itself.
"""

from __future__ import annotations

import os
import re
from collections import Counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime

READER, EDITOR, ALL = 25_000_000, 550_000_000, 2_000_000_000  # bytes held for a reader, an editor, all sessions
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+$")
_editors: set[str] = set()


def make_room(session: str) -> None:
    """Let the session of an editor upload what an import may hold."""
    _editors.add(session)


class ResponseHeaders:
    """Adds what browsers need to be told: who may frame the page, and that types are not guessed.

    ELCHI_FRAMES: other sites that may frame it, with spaces between. Streamlit's own scripts need `eval` and scripts in
    the page, so that the policy says nothing of scripts.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        frames = " ".join(["'self'", *os.environ.get("ELCHI_FRAMES", "").split()])
        policy = f"frame-ancestors {frames}; object-src 'none'; base-uri 'self'; form-action 'self'"
        self._headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def adding(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, adding if scope["type"] == "http" else send)


class UploadLimit:
    """Refuses an upload for which its session, or the server, has no room."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._coming: Counter[str] = Counter()  # bytes that are under way, by session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = _UPLOAD.search(scope["path"]) if scope["type"] == "http" else None
        if found is None or scope["method"] not in ("PUT", "POST"):
            await self._app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "")
        if not (length.isascii() and length.isdecimal()):
            await PlainTextResponse("say how long the file is", 411)(scope, receive, send)
        elif not self._has_room(found[1], int(length)):
            await PlainTextResponse("this session, or this server, holds too many files", 413)(scope, receive, send)
        else:
            self._coming[found[1]] += int(length)
            try:
                await self._app(scope, receive, send)
            finally:
                self._coming[found[1]] -= int(length)

    def _has_room(self, session: str, more: int) -> bool:
        held = _held()
        own = held.get(session, 0) + self._coming[session] + more
        whole = sum(held.values()) + self._coming.total() + more
        return own <= (EDITOR if session in _editors else READER) and whole <= ALL


def _held() -> dict[str, int]:
    """Bytes of uploaded files by session."""
    files = Runtime.instance().uploaded_file_mgr.file_storage  # type: ignore[attr-defined]
    return {session: sum(len(one.data) for one in list(kept.values())) for session, kept in list(files.items())}
