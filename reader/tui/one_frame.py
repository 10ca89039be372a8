"""Changes of several panes in one frame, and when that is drawn."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.screen import Screen

_ROUNDS = 4
"""Turns of the event loop after which a change of styles or of the focus has come to the screen, and one to spare."""


async def in_one_frame(screen: Screen[None], change: Callable[[], None]) -> None:
    """Make changes, and have them drawn when all that comes of them is there.

    Widgets tell the screen in messages that they look another or want other room: painted at the first of these, an
    article would stand in the old layout for a frame.

    Args:
        screen: where the changes are to be seen.
        change: makes them.
    """
    with screen.app.batch_update():
        change()
        for _ in range(_ROUNDS):
            await asyncio.sleep(0)
    screen.check_idle()


async def painted(screen: Screen[None]) -> None:
    """Wait until what has changed is drawn: work in the background would hold that up."""
    is_painted = asyncio.Event()
    screen.call_after_refresh(is_painted.set)
    await is_painted.wait()
