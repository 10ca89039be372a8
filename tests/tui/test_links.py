"""Where links may be opened."""

import webbrowser

import pytest

from reader.tui.links import has_browser, is_web


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.BackgroundBrowser("xdg-open"))
    return "xdg-open"


def test_a_browser_with_a_display_is_used(browser: str) -> None:
    assert has_browser({"DISPLAY": ":0"})
    assert has_browser({"WAYLAND_DISPLAY": "wayland-0"})


def test_none_is_used_over_ssh_or_without_a_display(browser: str) -> None:
    assert not has_browser({"DISPLAY": ":0", "SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"})
    assert not has_browser({})


@pytest.mark.parametrize("name", ["w3m", "lynx", "/usr/bin/elinks", "www-browser"])
def test_a_browser_of_the_terminal_is_never_used(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser(name))
    assert not has_browser({"DISPLAY": ":0"})


def test_only_web_addresses_are_for_a_browser() -> None:
    assert is_web("https://example.org/a")
    assert not is_web("file:///etc/passwd")
    assert not is_web("javascript:alert(1)")
