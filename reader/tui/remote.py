"""What the terminal does where its user sits, however far away: title, notification, links to click (OSC 2, 9, 8)."""

from __future__ import annotations

from rich.style import Style

from reader.controls import visible_line
from reader.tui.links import is_web

_LONGEST = 80
"""Characters of a title, which has little room; each is a byte of the line or more."""


def title(words: str) -> str:
    """The sequence that names the window."""
    words = visible_line(words)
    return f"\x1b]2;{words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}\x07"


def notification(words: str) -> str:
    """The sequence that shows a notification on the user's desktop, in terminals that have such."""
    return f"\x1b]9;{visible_line(words)}\x07"


def link_style(url: str) -> Style:
    """The look of an address that can be clicked; none for one that could steer the terminal or is no page."""
    return Style(link=url) if is_web(url) and visible_line(url) == url and url.isascii() else Style()
