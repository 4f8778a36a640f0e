"""Who may write: this machine without a login, listed editors with one."""

from __future__ import annotations

import pytest

from dashboard.importing.roles import LOCAL, Visit, role

HERE = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}
EDITORS = frozenset({"editor@example.org"})


@pytest.mark.parametrize("address", [None, "127.0.0.1", "127.0.0.5", "::1", "::ffff:127.0.0.1"])
@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST:8501"])
def test_this_machine_may_write_without_a_login(address: str | None, host: str) -> None:
    assert role(Visit(address, {"Host": host, "Origin": f"http://{host.lower()}"})).name == LOCAL


@pytest.mark.parametrize("listening", ["", "0.0.0.0", "::", "192.168.1.2"])  # noqa: S104 - nothing is opened
def test_a_dashboard_that_listens_to_others_has_no_local_editors(listening: str) -> None:
    assert role(Visit(None, HERE, listening=listening)).name is None


def test_on_the_port_of_the_web_the_address_says_no_port() -> None:
    bare = {"Host": "localhost", "Origin": "http://localhost"}
    assert role(Visit(None, bare, port=80)).name == LOCAL
    assert role(Visit(None, bare)).name is None


@pytest.mark.parametrize(
    ("edit", "login", "name"),
    [
        ("", False, LOCAL),
        ("local", False, LOCAL),
        ("LOCAL ", True, LOCAL),
        ("", True, None),
        ("login", True, None),
        ("login", False, None),
        ("off", False, None),
        ("yes", False, None),
    ],
)
def test_the_setting_says_who_writes_at_this_machine(edit: str, login: bool, name: str | None) -> None:
    assert role(Visit(None, HERE, edit=edit, login=login, editors=EDITORS)).name == name


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
        {"Origin": ""},
        {"Origin": "http://[::1"},
        {"Origin": "http://localhost:3000"},
        {"Origin": "http://localhost"},
        {"Origin": "http://127.0.0.1:8501"},
        {"Origin": "http://localhost:8501, http://localhost:8501"},
        {"Host": "localhost"},
        {"Host": "localhost:8501/@localhost:8501"},
        {"X-Client-IP": "127.0.0.1"},
        {"X-Original-Host": "elchi.example.org"},
        {"Fly-Client-IP": "203.0.113.9"},
        {"CDN-Loop": "example"},
        {"Proxy-Connection": "keep-alive"},
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
        ({"email": "editor@example.org"}, None),
        ({"email": "editor@example.org", "email_verified": False}, None),
        ({"email": "editor@example.org", "email_verified": "true"}, None),
        ({"email": "editor@example.org", "email_verified": 1}, None),
        ({"email": "reader@example.org", "email_verified": True}, None),
        ({"email": "editor@exampl\u0435.org", "email_verified": True}, None),
        ({"email": "editor@example.or\uff47", "email_verified": True}, None),
        ({"email": ["editor@example.org"], "email_verified": True}, None),
        ({"email": None}, None),
        ({}, None),
    ],
)
def test_editors_are_those_listed(claims: dict[str, object], name: str | None) -> None:
    visit = Visit("203.0.113.9", {}, login=True, user={"is_logged_in": True} | claims, editors=EDITORS)
    assert role(visit).name == name


def test_letters_that_only_look_alike_in_small_are_not_the_same() -> None:
    user = {"is_logged_in": True, "email": "ma\u017fter@example.org", "email_verified": True}
    assert role(Visit(None, {}, login=True, user=user, editors=frozenset({"master@example.org"}))).name is None


@pytest.mark.parametrize(("verified", "name"), [({}, "editor@example.org"), ({"email_verified": False}, None)])
def test_an_operator_may_say_that_the_provider_is_silent(verified: dict[str, object], name: str | None) -> None:
    user = {"is_logged_in": True, "email": "editor@example.org"} | verified
    assert role(Visit(None, {}, login=True, user=user, editors=EDITORS, silent=True)).name == name


def test_claims_without_being_logged_in_count_for_nothing() -> None:
    claims = {"is_logged_in": False, "email": "editor@example.org"}
    assert role(Visit(None, HERE, login=True, user=claims, editors=EDITORS)).name is None


def test_off_is_for_editors_too() -> None:
    user = {"is_logged_in": True, "email": "editor@example.org", "email_verified": True}
    assert role(Visit(None, HERE, edit="off", login=True, user=user, editors=EDITORS)).name is None
