"""A terminal that somebody has taken before the driver starts, so that the driver goes on from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reader.tui.terminal.screen import Screen


@dataclass(frozen=True, slots=True)
class Taken:
    """`modes.taking` was sent, the terminal is raw (nothing echoed, no output processed), and something is shown."""

    screen: Screen
    """What stands on the terminal."""
    attributes: list[Any]
    """The terminal's attributes from before (termios), to be restored at the end."""
