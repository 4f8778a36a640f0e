"""Servers that hang and drip, and addresses with a password in them."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest

from analytics.collect.fetch import Fetcher, FetchError, without_password

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
DRIPS = {
    "nothing": [b""],
    "headers": [HEAD, *(b"X-A: b\r\n" for _ in range(1000))],
    "body": [HEAD + b"Content-Length: 1000\r\n\r\n", *(b"x" for _ in range(1000))],
    "an overload": [b"HTTP/1.1 503 Busy\r\nRetry-After: 50\r\nContent-Length: 0\r\n\r\n"],
}


@pytest.fixture
def slow(request: pytest.FixtureRequest) -> Iterator[str]:
    """A server that answers robots.txt at once, and anything else piece by piece."""
    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        threading.Thread(target=_serve, args=(door, DRIPS[request.param]), daemon=True).start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}/page"


def _serve(door: socket.socket, pieces: list[bytes]) -> None:
    with suppress(OSError):
        while True:
            client, _ = door.accept()
            threading.Thread(target=_answer, args=(client, pieces), daemon=True).start()


def _answer(client: socket.socket, pieces: list[bytes]) -> None:
    with client, suppress(OSError):
        if client.recv(65536).startswith(b"GET /robots.txt"):
            client.sendall(b"HTTP/1.1 404 None\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        for piece in pieces:
            client.sendall(piece)
            time.sleep(0.1)
        time.sleep(60)


@pytest.mark.parametrize("slow", DRIPS, indirect=True)
def test_no_answer_is_waited_for_longer_than_its_time(slow: str) -> None:
    with pytest.raises(FetchError, match="took longer than 1 seconds"):
        Fetcher(pause=0, loopback=True, seconds=1).get(slow)


@pytest.mark.parametrize("slow", DRIPS, indirect=True)
def test_who_stops_waits_for_no_answer(slow: str) -> None:
    stop = threading.Event()
    fetcher = Fetcher(pause=0, loopback=True, stopped=stop.is_set)
    threading.Timer(0.5, stop.set).start()
    with pytest.raises(FetchError, match="was stopped"):
        fetcher.get(slow)


@pytest.mark.parametrize(
    "url",
    [
        "http://me:secret@example.org/",
        "HTTPS://me:secret@example.org/a@b",
        "http://secret@example.org",
        "ftp://me:secret@example.org/a",
        "me:secret@example.org/a",
        "//me:secret@example.org/",
        "http:/me:secret@example.org/",
        "http://me:secret@[::1/a",
        "http://me:sec/secret@example.org/",
        "http://me:secret@example.org:port/",
    ],
)
def test_a_password_never_reaches_a_message(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        Fetcher(pause=0).get(url)
    assert "secret" not in str(caught.value) + caught.value.url
    assert "secret" not in without_password(url)
