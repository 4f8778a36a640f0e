"""What the running server sends with every answer, and how much it lets a reader upload."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string
from websockets.sync.client import ClientConnection, connect

from benchmarks.browser import serving
from tests.dashboard.test_who_writes import asking

MEGABYTE = b"x" * 1_000_000


@pytest.fixture(scope="module")
def port(few_articles: Path, small_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with serving(few_articles, small_warehouse, tmp_path_factory.mktemp("log") / "log") as address:
        yield int(urlsplit(address).port or 0)


@pytest.mark.parametrize("path", ["/", "/import_articles", "/_stcore/health", "/app/static/style.css"])
def test_every_answer_says_who_may_frame_it(port: int, path: str) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as client:
        client.request("GET", path)
        answer = client.getresponse()
    assert answer.status == 200
    assert "frame-ancestors 'self';" in (answer.getheader("Content-Security-Policy") or "")
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Referrer-Policy") == "same-origin"


def session(stream: ClientConnection) -> str:
    """The session of a connection, once its first page is drawn."""
    stream.send(asking("import_articles"))
    found = ""
    while True:
        message = ForwardMsg()
        message.ParseFromString(stream.recv(timeout=60))  # type: ignore[arg-type]
        found = message.new_session.initialize.session_id or found
        if message.WhichOneof("type") == "script_finished":
            return found


def upload(port: int, session_id: str, name: str, megabytes: int) -> int:
    """The status of the answer to a file that a browser would send."""
    token = generate_xsrf_token_string()
    head = b'--b\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\n'
    told = {"Content-Type": "multipart/form-data; boundary=b", "X-Xsrftoken": token}
    told["Cookie"] = f"_streamlit_xsrf={token}"
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as client:
        body = head + MEGABYTE * megabytes + b"\r\n--b--\r\n"
        client.request("PUT", f"/_stcore/upload_file/{session_id}/{name}", body, told)
        return client.getresponse().status


@pytest.mark.parametrize(("origin", "refused"), [(None, True), ("http://127.0.0.1:{port}", False)])
def test_a_reader_cannot_fill_the_memory_and_an_editor_has_room(port: int, origin: str | None, refused: bool) -> None:
    with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        origin=origin and origin.format(port=port),  # type: ignore[arg-type]
        subprotocols=["streamlit"],  # type: ignore[list-item]
        compression=None,
        max_size=None,
    ) as stream:
        own = session(stream)
        answers = [upload(port, own, f"file{n}", 10) for n in range(4)]
    assert answers[:2] == [204, 204]
    assert answers[2:] == ([413, 413] if refused else [204, 204])
