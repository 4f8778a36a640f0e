"""The real app in a real browser: over the sample, and over folders of a test's own.

Nothing waits for a time to pass: a visit waits for the script to have run, or for what the reader waits for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    WebSocket,
    expect,
    sync_playwright,
)
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from analytics import warehouse
from benchmarks.browser import ROOT, chromium, serving, settle

SAMPLE = ROOT / "data" / "articles"
PAGES = ("", *sorted(p.stem for p in (ROOT / "dashboard" / "app_pages").glob("*.py") if p.stem != "overview"))
# Streamlit's client looks for its server beside the page before it looks at the root, and hears 404 there.
PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
# What only a program says: a value that is none, a time that is none, a crash.
NEVER_SHOWN = re.compile(r"\b(None|nan|NaN|NaT|undefined|Traceback|1970|\w+Error:)\b")
SHOWN = """() => {
  const page = document.querySelector('[data-testid=stMain]').cloneNode(true);
  page.querySelectorAll('blockquote, .elchi-text, style, script, [data-testid=stPageLink]').forEach(e => e.remove());
  return [...page.querySelectorAll('*')].map(e => [...e.childNodes].filter(n => n.nodeType === 3)
    .map(n => n.textContent).join(' ')).filter(t => t.trim()).join('\\n');
}"""
# Tables are drawn on a canvas: what is written there is noted.
NOTE_DRAWN = """() => {
  const pen = CanvasRenderingContext2D.prototype, write = pen.fillText;
  window.drawn = new Set();
  pen.fillText = function (text, ...place) { window.drawn.add(text); return write.call(this, text, ...place); };
}"""
# Rules that Streamlit's own markup breaks, and inside which of its elements.
ACCESSIBILITY = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
STREAMLITS_OWN = dict(re.findall(r"^\| `([a-z-]+)` \| `(.+?)` \|", ACCESSIBILITY, re.MULTILINE))
INSIDE = "([target, where]) => document.querySelector(target)?.closest(where) !== null"

HEAD, ROW = 35, 35  # pixels of a table
LISTENS = 3000  # of two frames and more: how often to ask whether a run has ended
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

expect.set_options(timeout=20_000)


@dataclass(frozen=True)
class Reader:
    """Who looks: on which screen, in which theme, in which language."""

    width: int = 1440
    theme: str = "light"
    language: str = "en"

    def __str__(self) -> str:
        return f"{self.width}-{self.theme}-{self.language}"


DESK, PHONE = Reader(), Reader(390, "dark", "ru")


class Talk:
    """Whether the server still owes a tab the end of a run that the tab asked for.

    The page itself looks settled between a click and the first word of the run that the click asked for.
    """

    def __init__(self, page: Page) -> None:
        self.owed = False
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", self._asked)
        socket.on("framereceived", self._told)

    def _asked(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).WhichOneof("type") == "rerun_script":
            self.owed = True

    def _told(self, frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        if message.WhichOneof("type") == "script_finished":
            self.owed = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN


@dataclass
class Visit:
    """A browser's tab over the app that remembers what went wrong in it."""

    page: Page
    address: str
    reader: Reader
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.talk = Talk(self.page)
        self.page.add_init_script(f"({NOTE_DRAWN})()")
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error in the page: {error}"))
        self.page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not PROBE.search(message.location.get("url", "")):
            self.wrong.append(f"console: {message.text} {message.location.get('url')}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:")):
            self.wrong.append(f"request to another host: {request.url}")

    def go(self, path: str = "") -> Page:
        """Open an address of the app, in the reader's language, and wait until it is drawn."""
        language = f"{'&' if '?' in path else '?'}ui={self.reader.language}" if self.reader.language != "en" else ""
        self.page.goto(f"{self.address}/{path}{language}")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the script has run and everything it made stands on the page."""
        before = True
        for _ in range(LISTENS):
            self.page.evaluate(TWO_FRAMES)  # what was typed is sent, what was heard is drawn
            settle(self.page)
            if not (before or self.talk.owed):
                return
            before = self.talk.owed
        raise AssertionError("the server never told the end of a run")

    def menu(self, title: str) -> None:
        """Go to a page by the menu."""
        self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
        expect(self.page.locator("h1")).to_have_text(title)
        self.settle()

    def key(self, key: str) -> Locator:
        """What stands under a key of the app."""
        return self.page.locator(f".st-key-{key}")

    def press(self, key: str) -> None:
        """Press the button under a key and wait for what it does."""
        self.key(key).get_by_role("button").first.click()
        self.settle()

    def click_mark(self, card: str, number: int = 0, marks: str = ".bars .point path") -> Locator:
        """Click a mark of a card's chart; the sentences or articles that it opens."""
        mark = self.key(f"card-{card}").locator(marks).nth(number)
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        assert box
        return self._evidence_at(card, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def tick_row(self, card: str, number: int = 0) -> Locator:
        """Tick a row of a card's table; the sentences that it opens."""
        table = self.key(f"card-{card}").get_by_test_id("stDataFrame").locator("canvas").first
        table.scroll_into_view_if_needed()
        box = table.bounding_box()
        assert box
        return self._evidence_at(card, box["x"] + 16, box["y"] + HEAD + ROW * (number + 0.5))

    def _evidence_at(self, card: str, x: float, y: float) -> Locator:
        self.page.mouse.click(x, y)
        evidence = self.key(f"evidence-{card}")
        expect(evidence).to_be_visible()
        self.settle()
        return evidence

    def save(self, card: str, name: str, folder: Path) -> Path:
        """Save a card as a file of a kind."""
        if not self.page.get_by_role("button", name=name, exact=True).first.is_visible():
            self.key(f"menu-{card}").get_by_role("button").last.click()
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=name, exact=True).first.click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    @property
    def query(self) -> dict[str, list[str]]:
        """What the address says."""
        return parse_qs(urlparse(self.page.url).query)

    def shown(self) -> str:
        """The words of the page, its tables' too, without what articles say."""
        return str(self.page.evaluate(SHOWN))

    def drawn(self) -> list[str]:
        """What was drawn in tables since the address was opened."""
        return list(self.page.evaluate("() => [...window.drawn]"))

    def assert_clean(self) -> None:
        """Nothing went wrong, and nothing stands there that only a program says."""
        assert not self.wrong
        assert not NEVER_SHOWN.findall(self.shown())
        assert not [text for text in self.drawn() if NEVER_SHOWN.fullmatch(text)]
        expect(self.page.get_by_test_id("stException")).to_have_count(0)

    def violations(self) -> list[str]:
        """Serious violations of accessibility that are our own."""
        found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        return [
            f"{rule['id']}: {node['html'][:200]}"
            for rule in found
            if rule["impact"] in ("serious", "critical")
            for node in rule["nodes"]
            if not self._streamlits_own(rule["id"], node["target"][0])
        ]

    def _streamlits_own(self, rule: str, target: object) -> bool:
        where = STREAMLITS_OWN.get(rule)
        return bool(where and isinstance(target, str) and self.page.evaluate(INSIDE, [target, where]))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app over the sample."""
    folder = tmp_path_factory.mktemp("sample")
    warehouse.build(SAMPLE, folder / "warehouse")
    with serving(SAMPLE, folder / "warehouse", folder / "log") as address:
        yield address


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Path], str]]:
    """Start the app over a folder of one's own, without a warehouse; its address."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serving(folder, tmp_path / "warehouse", tmp_path / "log"))


@pytest.fixture(scope="session")
def screens(browser: Browser) -> Callable[[Reader], BrowserContext]:
    """The window of a reader: one for all tests, for the browser then reads the client's code once."""

    @cache
    def screen(reader: Reader) -> BrowserContext:
        return browser.new_context(
            viewport={"width": reader.width, "height": 900},
            color_scheme="dark" if reader.theme == "dark" else "light",
            locale="en-GB",
        )

    return screen


@pytest.fixture
def open_tab(screens: Callable[[Reader], BrowserContext]) -> Iterator[Callable[..., Visit]]:
    """Open a tab over an address for a reader; at the end nothing may have gone wrong in any."""
    visits: list[Visit] = []

    def open_one(address: str, reader: Reader = DESK) -> Visit:
        visits.append(Visit(screens(reader).new_page(), address, reader))
        return visits[-1]

    yield open_one
    try:
        for visit in visits:
            visit.assert_clean()
    finally:
        for visit in visits:
            visit.page.close()


@pytest.fixture
def visit(sample: str, open_tab: Callable[..., Visit], request: pytest.FixtureRequest) -> Visit:
    """A reader over the sample: at a desk, or who `parametrize(..., indirect=True)` says."""
    return open_tab(sample, getattr(request, "param", DESK))
