"""Who may write: this machine without a login, listed editors with one."""

from __future__ import annotations

import pytest

from dashboard.importing.roles import LOCAL, Visit, role

HERE = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}
EDITORS = frozenset({"editor@example.org"})


@pytest.mark.parametrize("address", [None, "127.0.0.1", "127.0.0.5", "::1", "::ffff:127.0.0.1"])
@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST"])
def test_this_machine_may_write_without_a_login(address: str | None, host: str) -> None:
    assert role(Visit(address, {"Host": host})).name == LOCAL


@pytest.mark.parametrize(
    "address", ["10.0.0.7", "192.168.1.2", "203.0.113.9", "fe80::1", "::ffff:10.0.0.7", "nonsense"]
)
def test_other_machines_may_not(address: str) -> None:
    assert role(Visit(address, HERE)).name is None


@pytest.mark.parametrize(
    "header",
    [
        {"X-Forwarded-For": "127.0.0.1"},
        {"x-forwarded-for": ""},
        {"Forwarded": "for=127.0.0.1"},
        {"X-Real-IP": "127.0.0.1"},
        {"Via": "1.1 proxy"},
        {"Host": "elchi.example.org"},
        {"Host": ""},
        {"Host": "localhost.example.org"},
        {"Host": "localhost@example.org"},
        {"Origin": "https://elchi.example.org"},
        {"Origin": "null"},
        {"Origin": "http://[::1"},
    ],
)
def test_a_proxy_or_a_foreign_page_on_this_machine_may_not(header: dict[str, str]) -> None:
    assert role(Visit(None, HERE | header)).name is None


def test_no_headers_at_all_is_nobody() -> None:
    assert role(Visit(None, {})).name is None


def test_with_a_login_being_here_is_not_enough() -> None:
    found = role(Visit(None, HERE, login=True, editors=EDITORS))
    assert found.name is None
    assert found.can_log_in


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"email": "Editor@Example.org", "email_verified": True}, "editor@example.org"),
        ({"email": "editor@example.org"}, "editor@example.org"),
        ({"email": "editor@example.org", "email_verified": False}, None),
        ({"email": "reader@example.org", "email_verified": True}, None),
        ({"email": None}, None),
        ({}, None),
    ],
)
def test_editors_are_those_listed(claims: dict[str, object], name: str | None) -> None:
    visit = Visit("203.0.113.9", {}, login=True, user={"is_logged_in": True} | claims, editors=EDITORS)
    assert role(visit).name == name


def test_claims_without_being_logged_in_count_for_nothing() -> None:
    claims = {"is_logged_in": False, "email": "editor@example.org"}
    assert role(Visit(None, HERE, login=True, user=claims, editors=EDITORS)).name is None


def test_reading_only_is_for_all() -> None:
    assert role(Visit(None, HERE, read_only=True)).name is None
