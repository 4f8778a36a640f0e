"""Collecting, against a server of our own on the loopback: feeds, pages, redirects, errors, hostile answers."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from analytics.collect import Feed, Fetcher, FetchError, collect_feeds, collect_page, read_feeds
from analytics.errors import LexiconError
from analytics.layout import complete
from analytics.read import read_articles
from analytics.records import Article

ROOT = Path(__file__).parents[3]


def page(title: str) -> bytes:
    body = "".join(
        f"<p>Paragraph {n} of {title} tells about the bridge over the river and its cost.</p>" for n in range(6)
    )
    return (
        f"<html><head><title>{title}</title><meta property='article:published_time' content='2024-05-01T10:00:00Z'>"
        f"</head><body><nav>Menu</nav><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


class Site(BaseHTTPRequestHandler):
    """Pages by path: (status, headers, body); what was asked is kept in `asked`."""

    pages: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {}
    asked: ClassVar[list[str]] = []
    failures: ClassVar[dict[str, int]] = {}

    def do_GET(self) -> None:
        Site.asked.append(self.path)
        status, headers, body = Site.pages.get(self.path, (404, {}, b""))
        if Site.failures.get(self.path, 0) > 0:
            Site.failures[self.path] -= 1
            status, headers, body = 503, {"Retry-After": "0"}, b""
        if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    moment = "Wed, 01 May 2024 08:00:00 GMT"
    items = "".join(
        f"<item><title>T{n}</title><link>{base}/politics/{n}</link><pubDate>{moment}</pubDate></item>" for n in (1, 2)
    )
    feed = f"<rss version='2.0'><channel>{items}<item><link>{base}/sport/3</link></item></channel></rss>"
    Site.asked, Site.failures = [], {}
    Site.pages = {
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private/\n"),
        "/feed": (200, {"ETag": '"1"', "Content-Type": "application/rss+xml"}, feed.encode()),
        "/politics/1": (200, {}, page("Bridge one")),
        "/politics/2": (200, {}, page("Bridge two")),
        "/sport/3": (200, {}, page("Game")),
        "/moved": (301, {"Location": "/politics/1"}, b""),
        "/loop": (302, {"Location": "/loop"}, b""),
        "/inside": (302, {"Location": "http://10.0.0.1/admin"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
        "/private/1": (200, {}, page("Hidden")),
        "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 20_000_000)),
        "/list": (200, {}, b"<a href='/politics/1'>1</a><a href='/about'>about</a><a href='javascript:alert(1)'>x</a>"),
    }
    yield base
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(pause=0, loopback=True)


def test_feed_into_a_folder_and_back_as_articles(site: str, fetcher: Fetcher, tmp_path: Path) -> None:
    report = collect_feeds([Feed("Example", f"{site}/feed", sections=("politics",))], tmp_path, fetcher)
    assert len(report.saved) == 2
    assert not report.failed
    assert "/sport/3" not in Site.asked
    articles = [complete(found)[0] for found in read_articles([tmp_path]) if isinstance(found, Article)]
    assert [(a.title, a.date, a.source) for a in articles] == [
        ("Bridge one", "2024-05-01", "Example"),
        ("Bridge two", "2024-05-01", "Example"),
    ]
    assert all(a.url and a.url.startswith(site) for a in articles)


def test_second_run_fetches_nothing_again(site: str, fetcher: Fetcher, tmp_path: Path) -> None:
    feeds = [Feed("Example", f"{site}/feed")]
    collect_feeds(feeds, tmp_path, fetcher)
    collect_feeds(feeds, tmp_path, fetcher)  # all is known now: from here on the feed is asked conditionally
    Site.asked.clear()
    report = collect_feeds(feeds, tmp_path, fetcher)
    assert not report.saved
    assert Site.asked == ["/feed"]


def test_a_page_that_fails_is_tried_again_by_the_next_run(site: str, fetcher: Fetcher, tmp_path: Path) -> None:
    good = Site.pages.pop("/politics/2")
    feeds = [Feed("Example", f"{site}/feed", sections=("politics",))]
    report = collect_feeds(feeds, tmp_path, fetcher)
    assert [str(error).split(": ")[1] for error in report.failed] == ["the answer was 404"]
    Site.pages["/politics/2"] = good
    assert [path.name.split("-")[-2] for path in collect_feeds(feeds, tmp_path, fetcher).saved] == ["2"]


def test_links_of_a_page(site: str, fetcher: Fetcher, tmp_path: Path) -> None:
    report = collect_feeds([Feed("Example", f"{site}/list", links=r"/politics/\d+$")], tmp_path, fetcher)
    assert len(report.saved) == 1


def test_overload_is_met_with_patience(site: str, fetcher: Fetcher) -> None:
    Site.failures["/politics/1"] = 2
    assert b"Bridge one" in fetcher.get(f"{site}/politics/1").data


def test_pause_between_requests_to_one_host(site: str) -> None:
    waits: list[float] = []
    Site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7\n")
    fetcher = Fetcher(pause=1, loopback=True, sleep=waits.append)
    for _ in range(2):
        fetcher.get(f"{site}/politics/1")
    assert len(waits) == 1
    assert 6 < waits[0] <= 7


REFUSED = {
    "/private/1": "robots.txt",
    "/loop": "redirects more than",
    "/inside": "private network",
    "/file": "begins with http",
    "/bomb": "longer than",
    "/none": "the answer was 404",
}


@pytest.mark.parametrize("path", REFUSED)
def test_refused(site: str, fetcher: Fetcher, tmp_path: Path, path: str) -> None:
    with pytest.raises(FetchError, match=REFUSED[path]):
        fetcher.get(site + path)
    report = collect_page(site + path, tmp_path, fetcher)
    assert len(report.failed) == 1
    assert not list(tmp_path.glob("*.md"))


def test_redirect_is_followed(site: str, fetcher: Fetcher) -> None:
    assert fetcher.get(f"{site}/moved").url == f"{site}/politics/1"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "javascript:alert(1)",
        "http://user:secret@example.org/",
        "http://[::1",
        "nothing",
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://0.0.0.0/",
        "http://[fec0::1]/",
        "http://[fe80::1]/",
        "http://[fd00::7]/",
        "http://[::127.0.0.1]/",
        "http://[::10.0.0.1]/",
        "http://[::8.8.8.8]/",
        "http://[::ffff:0:127.0.0.1]/",
        "http://[64:ff9b::192.168.0.1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:808:808::f5ff:fffe]/",
        "http://[2606:4700::5efe:10.0.0.1]/",
        "http://[2606:4700::200:5efe:172.16.0.1]/",
        "http://[ff0e::1]/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://100.64.0.1/",
    ],
)
def test_addresses_that_are_never_fetched(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = list[object]()
    monkeypatch.setattr(
        "urllib3.util.connection.create_connection", lambda address, *_rest, **_more: tried.append(address)
    )
    with pytest.raises(FetchError) as caught:
        Fetcher(pause=0).get(url)
    assert not tried
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("inside", ["fec0::1", "::10.0.0.1", "::ffff:0:127.0.0.1"])
def test_a_name_that_leads_inside_is_not_followed(inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", (inside, 80, 0, 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_named: answer)
    with pytest.raises(FetchError, match="private network"):
        Fetcher(pause=0).get("http://inside.example/")


@pytest.mark.parametrize("public", ["8.8.8.8", "2606:4700:4700::1111"])
def test_a_public_address_is_connected_to(public: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = set[str]()

    def connect(address: tuple[str, int], *_rest: object, **_more: object) -> socket.socket:
        tried.add(address[0])
        raise ConnectionRefusedError

    family = socket.AF_INET6 if ":" in public else socket.AF_INET
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_named: [(family, 1, 6, "", (public, 80))])
    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    with pytest.raises(FetchError, match="no answer"):
        Fetcher(pause=0).get("http://outside.example/")
    assert tried == {public}


def test_starter_file_is_valid_and_a_broken_one_is_named(tmp_path: Path) -> None:
    assert {feed.outlet for feed in read_feeds(ROOT / "data" / "feeds.toml")} >= {"Kazinform", "UzA", "TASS"}
    path = tmp_path / "feeds.toml"
    for text, reason in (
        ("", "lists no"),
        ("[[feed]]\noutlet = 'A'\n", "'url' is missing"),
        ("[[feed]]\noutlet = 'A'\nurl = 'b'\ncolour = 1\n", "unknown field colour"),
        ("[[feed]]\noutlet = 'A'\nurl = 'b'\nlinks = '('\n", "regular expression"),
        ("[[", "feeds.toml: file"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(LexiconError, match=reason):
            read_feeds(path)


def test_a_name_that_changes_its_address_after_the_check_is_not_followed(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rebinding: public when it is looked at, the loopback ever after."""
    resolve, told, tried = socket.getaddrinfo, list[str](), list[str]()

    def rebinding(host: str, port: int, *rest: object, **more: object) -> object:
        if host != "rebind.example":
            return resolve(host, port, *rest, **more)  # type: ignore[arg-type]
        told.append("8.8.8.8" if len(told) % 2 == 0 else "127.0.0.1")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (told[-1], port))]

    def connect(address: tuple[str, int], *rest: object, **more: object) -> socket.socket:
        tried.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    with pytest.raises(FetchError):
        Fetcher(pause=0).get(f"http://rebind.example:{site.rpartition(':')[2]}/a")
    assert set(tried) <= {"8.8.8.8"}
    assert len(tried) >= 1
    assert not Site.asked
