"""The app over a warehouse, in a real browser: what the browser tests and the benchmark of the dashboard both start."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SETTLED = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  return app?.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
    && document.querySelector('h1') && (innerWidth >= 640 || document.querySelector('.st-key-phone'))
    && !document.querySelector('[data-testid=stSkeleton], [data-stale=true]');
}"""


def chromium(playwright: Playwright) -> Browser:
    """Debian's browser where there is one, else Playwright's own."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return playwright.chromium.launch(executable_path=found, args=FLAGS)


@contextmanager
def serving(articles: Path, warehouse: Path, log: Path, patience: float = 60) -> Iterator[str]:
    """The address of the app over this folder and this warehouse; it is ended afterwards."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/server.py", "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
    environment = os.environ | {"ELCHI_ARTICLES": str(articles), "ELCHI_WAREHOUSE": str(warehouse)}
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT) as process,
    ):
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log, patience)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _free_port() -> int:
    with closing(socket.socket()) as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 the loopback
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the app did not start:\n{log.read_text(errors='replace')}")


def settle(page: Page, patience: float = 30) -> None:
    """Wait until the script has run and everything it made stands on the page."""
    page.wait_for_function(SETTLED, timeout=patience * 1000)
