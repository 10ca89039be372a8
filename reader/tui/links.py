"""Links of articles: opened where the reader's user sits, and never in the terminal that the reader is in."""

from __future__ import annotations

import subprocess
import sys
import webbrowser
from collections.abc import Mapping
from pathlib import PurePath

_REMOTE = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")
_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY")
_IN_THE_TERMINAL = frozenset(
    {"www-browser", "browsh", "carbonyl", "chawan", "cha", "edbrowse", "elinks", "links", "links2", "lynx", "w3m"}
)


def is_web(url: str) -> bool:
    """Whether it is an address that a browser is meant for, and not a file or a script."""
    return url.startswith(("https://", "http://"))


def has_browser(environment: Mapping[str, str]) -> bool:
    """Whether a link opened here would show where the user sits: not over SSH, not without a display."""
    if any(environment.get(name) for name in _REMOTE):
        return False
    if sys.platform != "darwin" and not any(environment.get(name) for name in _DISPLAY):
        return False
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return PurePath(getattr(browser, "name", "")).name not in _IN_THE_TERMINAL


def open_link(url: str) -> None:
    """Open a link in the browser, in a process of its own: what the browser prints must not get on the screen.

    Raises:
        OSError: if that process cannot be started.
    """
    subprocess.Popen(
        [sys.executable, "-m", "webbrowser", "-t", url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
