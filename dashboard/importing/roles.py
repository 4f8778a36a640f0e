"""Who may write. Reading is open; importing and correcting is for editors.

ELCHI_EDIT says it: `local` (people at this machine), `login` (listed editors) or `off` (nobody). Without it a
configured login (Streamlit's `[auth]` in its secrets) means `login`, and none means `local`. Nothing that a program
sends can show that no proxy stands between, so behind a proxy `login` alone is safe. docs/safety.md tells the rest.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from string import ascii_lowercase, ascii_uppercase
from typing import Any
from urllib.parse import SplitResult, urlsplit

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from analytics.errors import ElchiError
from dashboard.text.i18n import N_, _

LOCAL, LOGIN, OFF = "local", "login", "off"
# What a browser itself sends when it opens a connection, beside `Sec-...`. Whatever else stands there, somebody between
# has added: `X-Forwarded-For`, `Via`, `CF-Ray`, and those that nobody has thought of yet.
_BROWSERS_OWN = frozenset(
    {
        *("host", "connection", "upgrade", "origin", "user-agent", "cookie", "pragma", "cache-control", "accept"),
        *("accept-encoding", "accept-language", "dnt", "priority", "te", "save-data"),
    }
)
_PORTS = {"http": 80, "https": 443}
_ASCII_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)


class NotAllowedError(ElchiError):
    """Somebody who may only read asked to write."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known of the one who asks. `address` is None for the loopback, as Streamlit tells it."""

    address: str | None
    headers: Mapping[str, str]
    edit: str = ""  # ELCHI_EDIT
    login: bool = False  # whether a login is configured
    user: Mapping[str, Any] = field(default_factory=dict)  # claims of the one logged in
    editors: frozenset[str] = frozenset()
    silent: bool = False  # whether the provider of the login never says that an address is verified
    listening: str = "localhost"  # the address the dashboard listens on
    port: int = 8501


@dataclass(frozen=True, slots=True)
class Role:
    """The name under which one may write; None, with the reason and whether a login would help, where one may not."""

    name: str | None
    reason: str = ""
    can_log_in: bool = False


def role(visit: Visit) -> Role:
    """What this visitor may do; a setting that is none lets nobody write."""
    edit = visit.edit.strip().lower() or (LOGIN if visit.login else LOCAL)
    if edit == LOGIN and visit.login:
        return _of_login(visit)
    if edit == LOGIN:
        return Role(None, N_("Only people who log in may write here, and no login is configured."))
    if edit != LOCAL:
        return Role(None, N_("This dashboard is set to reading only."))
    if not _is_local(visit):
        return Role(None, N_("Only the machine on which the dashboard runs may write while no login is configured."))
    return Role(LOCAL)


def logged_in(visit: Visit) -> str:
    """How the one who is logged in is called, a dash where the login says nothing; empty where nobody is."""
    if not (visit.login and visit.user.get("is_logged_in")):
        return ""
    return str(visit.user.get("email") or visit.user.get("name") or "–")


def _of_login(visit: Visit) -> Role:
    if not visit.user.get("is_logged_in"):
        return Role(None, N_("Log in to import and correct."), can_log_in=True)
    email = plain_address(visit.user.get("email"))
    verified = visit.user.get("email_verified", visit.silent or None) is True
    if not email or not verified or email not in visit.editors:
        return Role(None, N_("Your account may read; ask the keeper of this dashboard to make you an editor."))
    return Role(email)


def plain_address(email: object) -> str:
    """An e-mail address as it is compared: A to Z in small letters, all other characters as they are.

    >>> plain_address(" Editor@Example.org"), plain_address("ſeitor@example.org"), plain_address(None)
    ('editor@example.org', 'ſeitor@example.org', '')
    """
    return email.strip().translate(_ASCII_LOWER) if isinstance(email, str) else ""


def _is_local(visit: Visit) -> bool:
    """Whether a browser at this machine asks, on a page that this dashboard itself has sent."""
    headers = {name.lower(): value for name, value in visit.headers.items()}
    if any(name not in _BROWSERS_OWN and not name.startswith("sec-") for name in headers):
        return False
    origin, host = _place(headers.get("origin", "")), _place(f"http://{headers.get('host', '')}")
    return (
        (visit.address is None or _is_loopback(visit.address))
        and _is_loopback(visit.listening)
        and origin is not None
        and host is not None
        and _is_loopback(host[0])
        and origin == host
        and host[1] == visit.port
    )


def _place(address: str) -> tuple[str, int] | None:
    """Host and port of an address with no more to it than these; None for what is none."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    is_bare = parts == SplitResult(parts.scheme, parts.netloc, "", "", "") and "@" not in parts.netloc
    return (host, port) if host and is_bare else None


def _is_loopback(host: str) -> bool:
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback


def visit() -> Visit:
    """The one who asks, as Streamlit tells it at this moment."""
    login, editors = _secrets()
    sent = st.context.headers
    return Visit(
        address=st.context.ip_address,
        headers={name: ", ".join(sent.get_all(name)) for name in sent},  # a header that came twice is no browser's
        edit=OFF if os.environ.get("ELCHI_READONLY", "") not in ("", "0") else os.environ.get("ELCHI_EDIT", ""),
        login=login,
        user=dict(st.user.to_dict()) if login else {},
        editors=frozenset(filter(None, map(plain_address, editors))),
        silent=os.environ.get("ELCHI_EMAIL_UNVERIFIED", "") not in ("", "0"),
        listening=str(st.get_option("server.address") or ""),
        port=int(st.get_option("server.port")),
    )


def _secrets() -> tuple[bool, Iterable[str]]:
    """Whether a login is configured, and the editors; the values themselves go nowhere else."""
    editors = os.environ.get("ELCHI_EDITORS", "").split(",")
    try:
        listed = st.secrets.get("editors", [])
        return "auth" in st.secrets, [*editors, *([listed] if isinstance(listed, str) else map(str, listed))]
    except StreamlitSecretNotFoundError:
        return False, editors


def current() -> Role:
    """The role of the one who asks."""
    return role(visit())


def require() -> str:
    """The name of the one who writes; raises NotAllowedError. Every action that writes calls it when it is taken."""
    found = current()
    if found.name is None:
        raise NotAllowedError(_(found.reason))
    return found.name
