"""`serve`: the dashboard with all its settings, whatever folder it is started from."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
from pathlib import Path

from analytics.errors import UsageError
from analytics.paths import ROOT

_SETTINGS = Path(".streamlit") / "config.toml"  # which Streamlit looks for in the folder that it is started from


def serve(articles: Path, warehouse: Path | None, address: str, port: int, browser: bool) -> int:
    """Run the dashboard until it is stopped; its exit status. Raises UsageError where it cannot listen.

    It takes this process's place where the system knows how: what stops the command then stops the dashboard.
    """
    check_port(address, port)
    app = _app()
    asked = ["--server.port", str(port), "--server.address", address, "--server.headless", str(not browser).lower()]
    command = [sys.executable, "-m", "streamlit", "run", str(app), *asked]
    folder, environment = _settings_folder(app), _environment(articles, warehouse)
    if os.name == "posix":
        sys.stdout.flush()
        os.chdir(folder)
        os.execve(command[0], command, environment)  # noqa: S606 - no shell
    try:
        return subprocess.call(command, cwd=folder, env=environment)  # noqa: S603
    except KeyboardInterrupt:
        return 0


def check_port(address: str, port: int) -> None:
    """Raises UsageError unless a server may listen there."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as trial:
            if os.name != "nt":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((address, port))
    except (OSError, OverflowError):
        raise UsageError(
            f"Port {port} of {address} cannot be used (busy, or not a port): choose another port, such as 8600"
        ) from None


def on_a_desk() -> bool:
    """Whether somebody sits before a screen on which a browser may open."""
    screen = sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return screen and sys.stdout.isatty()


def _app() -> Path:
    found = importlib.util.find_spec("dashboard")
    if found is None or not found.submodule_search_locations:
        raise UsageError("the dashboard is not installed beside the analytics; install Elchi again")
    return Path(next(iter(found.submodule_search_locations))) / "server.py"


def _settings_folder(app: Path) -> Path:
    """Of a checkout its root, of an installed package the dashboard's own folder."""
    for folder in (app.parent, app.parent.parent):
        if (folder / _SETTINGS).is_file():
            return folder
    raise UsageError(f"the dashboard's settings ({_SETTINGS.as_posix()}) are missing; install Elchi again")


def _environment(articles: Path, warehouse: Path | None) -> dict[str, str]:
    root = str(ROOT)
    path = os.pathsep.join(part for part in (root, os.environ.get("PYTHONPATH", "")) if part)
    given = {"ELCHI_ARTICLES": str(articles.resolve()), "PYTHONPATH": path}
    return os.environ | given | ({"ELCHI_WAREHOUSE": str(warehouse.resolve())} if warehouse else {})
