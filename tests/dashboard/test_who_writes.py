"""Who may write, asked of the running dashboard over the network: straight, and through a proxy on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from benchmarks.browser import ROOT, serving
from tests.dashboard.proxy import proxy, recipe

OPERATIONS = ROOT / "docs" / "operations.md"
SILENT = {"Host": "$host", "Upgrade": "websocket", "Connection": "upgrade"}  # a proxy that says nothing of itself


@pytest.fixture(scope="module")
def port(few_articles: Path, small_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with serving(few_articles, small_warehouse, tmp_path_factory.mktemp("log") / "log") as address:
        yield int(urlsplit(address).port or 0)


def asking(page: str) -> bytes:
    """What a browser says to be sent a page."""
    ask = BackMsg()
    ask.rerun_script.page_name = page
    return ask.SerializeToString()


def may_write(port: int, origin: str | None, **headers: str) -> bool:
    """Whether the import page lets the one who sends these headers in."""
    with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        origin=origin,  # type: ignore[arg-type]
        additional_headers={name.replace("_", "-"): value for name, value in headers.items()},
        subprotocols=["streamlit"],  # type: ignore[list-item]
        compression=None,
        max_size=None,
    ) as stream:
        stream.send(asking("import_articles"))
        return _lets_in(stream)


def _lets_in(stream: object) -> bool:
    seen = set[str]()
    while True:
        message = ForwardMsg()
        message.ParseFromString(stream.recv(timeout=60))  # type: ignore[attr-defined]
        told = str(message)
        seen |= {word for word, sign in (("forms", "import-addresses"), ("closed", ":material/lock:")) if sign in told}
        if message.WhichOneof("type") == "script_finished":
            assert len(seen) == 1
            return "forms" in seen


def test_a_page_of_the_dashboard_at_this_machine_may_write(port: int) -> None:
    assert may_write(port, f"http://127.0.0.1:{port}")


@pytest.mark.parametrize("origin", [None, "http://127.0.0.1:{other}", "http://localhost:{port}", "http://localhost"])
def test_a_program_and_another_page_of_this_machine_may_not(port: int, origin: str | None) -> None:
    assert not may_write(port, origin and origin.format(port=port, other=port + 1))


@pytest.mark.parametrize(
    "name", ["X_Forwarded_For", "True_Client_IP", "X_Envoy_External_Address", "Tailscale_User_Login"]
)
def test_a_header_that_no_browser_sends_closes_the_door(port: int, name: str) -> None:
    assert not may_write(port, f"http://127.0.0.1:{port}", **{name: "127.0.0.1"})


@pytest.mark.parametrize("host", ["localhost", "localhost:{port}", "127.0.0.1:{port}"])
@pytest.mark.parametrize("origin", [None, "http://localhost", "http://localhost:{port}", "http://127.0.0.1:{port}"])
@pytest.mark.parametrize("sets", [recipe(OPERATIONS), SILENT], ids=["recipe", "silent"])
def test_through_a_proxy_nobody_may(port: int, sets: dict[str, str], host: str, origin: str | None) -> None:
    """A program far away says whatever it likes; the second proxy sends nothing that tells of it."""
    with proxy(port, sets) as door:
        assert not may_write(door, origin and origin.format(port=port), Host=host.format(port=port))
