"""One polite, suspicious HTTP client: public addresses only, robots.txt, pauses, limits on everything.

Every redirect is a request of its own and is checked like the first: its scheme, its robots.txt, and, after resolution,
its address (requests-hardened pins the address that was checked, so that a name cannot change between check and use;
`public.py` says which addresses are public).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from threading import Thread
from urllib.parse import urljoin, urlsplit

import requests
from protego import Protego
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from urllib3.util.retry import Retry

from analytics.collect.public import PublicAdapter
from analytics.errors import ElchiError

MAX_BYTES = 8_000_000
MAX_REDIRECTS = 5
SECONDS = 30.0  # for one answer, however slowly it drips
PAUSE = 2.0  # seconds between two requests to one host, unless its robots.txt asks for more
LONGEST_PAUSE = 60.0
AGENT = "Elchi"
_GLANCE = 0.2  # seconds between two looks at whether to stop
_REDIRECTS = (301, 302, 303, 307, 308)
_AGAIN = (429, 500, 502, 503, 504)


class FetchError(ElchiError):
    """An address that cannot or may not be fetched.

    >>> print(FetchError("https://example.org/a", "the answer was 404"))
    https://example.org/a: the answer was 404
    """

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(url, reason)
        self.url, self.reason = without_password(url), reason

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}"


def without_password(url: str) -> str:
    """An address as it may be shown: what is no plain web address loses all before its last `@`.

    >>> without_password("ftp://me:secret@example.org/a"), without_password("https://example.org/@me")
    ('ftp://example.org/a', 'https://example.org/@me')
    """
    try:
        parts = urlsplit(url)
        plain = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
        _ = parts.port
    except ValueError:
        plain = False
    scheme, mark, rest = url.partition("://")
    if plain or "@" not in url:
        return url
    return (scheme + mark if mark and "@" not in scheme else "") + (rest or scheme).rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Answer:
    url: str  # after redirects
    status: int  # 200, or 304: not modified since the last time
    data: bytes
    etag: str | None = None
    modified: str | None = None


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses one after the other; `loopback` admits 127.0.0.1, for a test's own server."""

    pause: float = PAUSE
    loopback: bool = False
    sleep: Callable[[float], None] | None = None  # how to wait between two requests to a host
    stopped: Callable[[], bool] = lambda: False  # asked all the time: who fetches may be told to stop
    seconds: float = SECONDS
    _session: HTTPSession | None = None
    _robots: dict[str, Protego] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)  # host: when it may be asked again

    def get(self, url: str, etag: str | None = None, modified: str | None = None) -> Answer:
        """The answer for an address; raises FetchError with the reason in one sentence.

        `etag` and `modified` of the last answer make the request conditional.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        for _ in range(MAX_REDIRECTS + 1):
            self._check(url)
            answer = self._request(url, {name: value for name, value in headers.items() if value})
            if isinstance(answer, Answer):
                return answer
            url = answer
        raise FetchError(url, f"redirects more than {MAX_REDIRECTS} times")

    def _check(self, url: str) -> None:
        """Raise FetchError for what is not fetched at all; wait until the host may be asked again."""
        check_address(url)
        robots = self._robots_of(url)
        if not robots.can_fetch(url, AGENT):
            raise FetchError(url, "its robots.txt does not allow it")
        self._wait(url, float(robots.crawl_delay(AGENT) or 0))

    def _wait(self, url: str, asked: float) -> None:
        host, now = urlsplit(url).netloc, time.monotonic()
        left = self._next.get(host, now) - now
        if left > 0:
            (self.sleep or self._rest)(left)
        self._next[host] = time.monotonic() + min(max(self.pause, asked), LONGEST_PAUSE)

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not self.stopped():
            time.sleep(min(left, _GLANCE))

    def _robots_of(self, url: str) -> Protego:
        """The host's rules; none where it has no robots.txt, all forbidden where it cannot answer (RFC 9309)."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            try:
                answer = self._request(f"{site}/robots.txt", {})
                rules = answer.data.decode("utf-8", "replace") if isinstance(answer, Answer) else ""
            except FetchError as error:
                if "the answer was 4" not in error.reason:
                    raise FetchError(url, f"its robots.txt could not be read ({error.reason})") from error
                rules = ""
            self._robots[site] = Protego.parse(rules)
        return self._robots[site]

    def _request(self, url: str, headers: dict[str, str]) -> Answer | str:
        """The answer, or the address it redirects to.

        It is waited for in a thread of its own: neither what drips, headers included, nor a long Retry-After holds
        for more than `seconds`, and who wants to stop need not wait for it.
        """
        coming: Future[Answer | str] = Future()
        Thread(target=_fill, args=(coming, self._ask, url, headers), daemon=True).start()
        end = time.monotonic() + self.seconds
        while not wait([coming], _GLANCE).done:
            if self.stopped():
                raise FetchError(url, "was stopped")
            if time.monotonic() > end:
                self._session = None  # the thread keeps the one that hangs
                raise FetchError(url, f"took longer than {self.seconds:.0f} seconds")
        return coming.result()

    def _ask(self, url: str, headers: dict[str, str]) -> Answer | str:
        try:
            with self._hardened().get(url, headers=headers, stream=True) as response:
                return _answer(url, response)
        except InvalidIPAddress as error:
            raise FetchError(url, "leads to an address inside a private network") from error
        except requests.RequestException as error:
            raise FetchError(url, f"no answer ({type(error).__name__})") from error

    def _hardened(self) -> HTTPSession:
        if self._session is None:
            config = Config(
                ip_filter_enable=True,
                ip_filter_allow_loopback_ips=self.loopback,
                never_redirect=True,
                default_timeout=(10, 10),
                user_agent_override=f"{AGENT}/1 (news archive for research; obeys robots.txt)",
            )
            self._session = HTTPSession(config)
            self._session.trust_env = False  # a proxy would resolve names behind the filter's back
            for scheme in ("http", "https"):
                adapter = PublicAdapter(is_https_proto=scheme == "https", allow_loopback=self.loopback)
                self._session.mount(f"{scheme}://", adapter)
            retry = Retry(
                total=2,
                backoff_factor=1,
                status_forcelist=_AGAIN,
                raise_on_status=False,
                retry_after_max=int(LONGEST_PAUSE),
            )
            for mounted in self._session.adapters.values():
                mounted.max_retries = retry
        return self._session


def _fill(coming: Future[Answer | str], ask: Callable[..., Answer | str], url: str, headers: dict[str, str]) -> None:
    try:
        coming.set_result(ask(url, headers))
    except BaseException as error:
        coming.set_exception(error)


def check_address(url: str) -> None:
    """Raise FetchError for anything but a plain http or https address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        raise FetchError(url, "is not a web address") from error
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError(url, "is not a web address that begins with http:// or https://")
    if parts.username or parts.password:
        raise FetchError(f"{parts.scheme}://{host}", "an address with a password in it is not fetched")


def _answer(url: str, response: requests.Response) -> Answer | str:
    if response.status_code in _REDIRECTS and "location" in response.headers:
        return urljoin(url, response.headers["location"])
    if response.status_code not in (200, 304):
        raise FetchError(url, f"the answer was {response.status_code}")
    headers = response.headers
    return Answer(url, response.status_code, _body(url, response), headers.get("etag"), headers.get("last-modified"))


def _body(url: str, response: requests.Response) -> bytes:
    """The body as it drips in, within the limit of its unpacked size."""
    data = bytearray()
    for piece in response.iter_content(65_536):
        data += piece
        if len(data) > MAX_BYTES:
            raise FetchError(url, f"longer than {MAX_BYTES / 1e6:.0f} MB")
    return bytes(data)
