"""Who may write. Reading is open; importing and correcting is for editors.

With a login configured (Streamlit's `[auth]` in its secrets) the editors are those logged-in people whose verified
address stands in `editors` of the secrets or in ELCHI_EDITORS. Without a login nobody from another machine can write:
the peer of the connection, the host asked for and the page that asks must all be this machine, and no proxy may have
said that it forwards. docs/safety.md tells what this holds against, and what not.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from analytics.errors import ElchiError
from dashboard.i18n import N_, _

LOCAL = "local"  # who writes where nobody logs in
_FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "cf-ray")


class NotAllowedError(ElchiError):
    """Somebody who may only read asked to write."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known of the one who asks. `address` is None for the loopback, as Streamlit tells it."""

    address: str | None
    headers: Mapping[str, str]
    login: bool = False  # whether a login is configured
    user: Mapping[str, Any] = field(default_factory=dict)  # claims of the one logged in
    editors: frozenset[str] = frozenset()
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """The name under which one may write; None, with the reason and whether a login would help, where one may not."""

    name: str | None
    reason: str = ""
    can_log_in: bool = False


def role(visit: Visit) -> Role:
    """What this visitor may do."""
    if visit.read_only:
        return Role(None, N_("This dashboard is set to reading only."))
    if visit.login:
        return _of_login(visit)
    if not _is_local(visit):
        return Role(None, N_("Only the machine on which the dashboard runs may write while no login is configured."))
    return Role(LOCAL)


def _of_login(visit: Visit) -> Role:
    if not visit.user.get("is_logged_in"):
        return Role(None, N_("Log in to import and correct."), can_log_in=True)
    email = str(visit.user.get("email") or "").strip().casefold()
    if not email or visit.user.get("email_verified") is False or email not in visit.editors:
        return Role(None, N_("Your account may read; ask the keeper of this dashboard to make you an editor."))
    return Role(email)


def _is_local(visit: Visit) -> bool:
    headers = {name.lower(): value for name, value in visit.headers.items()}
    if any(name in headers for name in _FORWARDED):
        return False
    origin = headers.get("origin")
    return (
        (visit.address is None or _is_loopback(visit.address))
        and _is_loopback(_host(headers.get("host", "")))
        and (origin is None or _is_loopback(_host(origin)))
    )


def _host(text: str) -> str:
    """The host of an address or of a Host header; empty for what is none."""
    try:
        return urlsplit(text if "://" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""


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
    return Visit(
        address=st.context.ip_address,
        headers=dict(st.context.headers),
        login=login,
        user=dict(st.user.to_dict()) if login else {},
        editors=frozenset(name.strip().casefold() for name in editors if name.strip()),
        read_only=os.environ.get("ELCHI_READONLY", "") not in ("", "0"),
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
