"""A small reverse proxy that sends on what an nginx of the recipe in docs/operations.md would."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

Headers = list[tuple[str, str]]
RECIPE = re.compile(r'^\s*proxy_set_header (\S+) "?([^";]+)"?;', re.MULTILINE)


def recipe(document: Path) -> dict[str, str]:
    """The headers that the recipe of a document sets, with nginx's variables."""
    found = dict(RECIPE.findall(document.read_text(encoding="utf-8")))
    assert "Host" in found
    return found


@contextmanager
def proxy(port: int, sets: dict[str, str]) -> Iterator[int]:
    """A proxy before a server of this machine; the port on which it listens."""
    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        threading.Thread(target=_serve, args=(door, port, sets), daemon=True).start()
        yield int(door.getsockname()[1])


def _serve(door: socket.socket, port: int, sets: dict[str, str]) -> None:
    with suppress(OSError):  # the door is closed
        while True:
            client, address = door.accept()
            threading.Thread(target=_forward, args=(client, port, sets, address[0]), daemon=True).start()


def _forward(client: socket.socket, port: int, sets: dict[str, str], peer: str) -> None:
    with client, socket.create_connection(("127.0.0.1", port)) as server, suppress(OSError):
        head = b""
        while b"\r\n\r\n" not in head:
            if not (more := client.recv(65536)):
                return
            head += more
        head, _, body = head.partition(b"\r\n\r\n")
        server.sendall(_rewritten(head.decode("latin-1"), sets, peer).encode("latin-1") + b"\r\n\r\n" + body)
        threading.Thread(target=_pipe, args=(client, server), daemon=True).start()
        _pipe(server, client)


def _rewritten(head: str, sets: dict[str, str], peer: str) -> str:
    request, *lines = head.split("\r\n")
    headers = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    came = {name.lower(): value for name, value in headers}
    variables = {f"$http_{name.replace('-', '_')}": value for name, value in came.items()} | {
        "$host": re.sub(r":\d+$", "", came.get("host", "")).lower(),
        "$remote_addr": peer,
        "$scheme": "http",
        "$proxy_add_x_forwarded_for": ", ".join(filter(None, (came.get("x-forwarded-for"), peer))),
    }
    kept = [(name, value) for name, value in headers if name.lower() not in map(str.lower, sets)]
    kept += [(name, variables.get(value, value)) for name, value in sets.items()]
    return "\r\n".join([request, *(f"{name}: {value}" for name, value in kept)])


def _pipe(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
