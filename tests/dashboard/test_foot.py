"""The foot of the sidebar."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.foot import source_address
from dashboard.importing import roles
from dashboard.importing.roles import Visit, logged_in

USER = {"is_logged_in": True, "email": "reader@a.example", "name": "Aigul"}


@pytest.mark.parametrize(
    ("setting", "address"),
    [
        ("https://code.a.example/elchi", "https://code.a.example/elchi"),
        ("javascript:alert(1)", ""),
        ("http://[::1", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_only_a_web_address_is_linked(setting: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELCHI_SOURCE_URL", setting)
    assert source_address() == address


def test_the_link_to_the_source_stands_in_the_sidebar(
    app: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ELCHI_SOURCE_URL", "https://code.a.example/elchi")
    links = app("sources").sidebar.get("link_button")
    assert [link.proto.url for link in links] == ["https://code.a.example/elchi"]


@pytest.mark.parametrize(
    ("visit", "name"),
    [
        (Visit(None, {}, login=True, user=USER), "reader@a.example"),
        (Visit(None, {}, login=True, user={"is_logged_in": True, "name": "Aigul"}), "Aigul"),
        (Visit(None, {}, login=True, user={"is_logged_in": True}), "–"),
        (Visit(None, {}, login=True, user={"is_logged_in": False, "email": "a@b.example"}), ""),
        (Visit(None, {}, login=False, user=USER), ""),
    ],
)
def test_who_is_logged_in(visit: Visit, name: str) -> None:
    assert logged_in(visit) == name


def test_a_reader_who_is_logged_in_sees_it_and_can_log_out(
    app: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "logout" not in {button.key for button in app("sources").sidebar.button}
    monkeypatch.setattr(roles, "visit", lambda: Visit(None, {}, login=True, user=USER))
    at = app("sources")
    assert "logout" in {button.key for button in at.sidebar.button}
    said = [caption.value.replace("\\", "").replace("\u2060", "") for caption in at.sidebar.caption]
    assert "Logged in as reader@a.example" in said
