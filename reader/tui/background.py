"""Work beside the event loop that nobody waits for when the program ends."""

from __future__ import annotations

import asyncio
from _thread import start_new_thread
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

Result = TypeVar("Result")


async def in_background(function: Callable[[], Result]) -> Result:
    """What a blocking function returns or raises, run in a thread of its own.

    The threads of asyncio and of Textual are waited for at the end: someone who quits while a hundred thousand files
    are looked at would have to wait for the last of them.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Result] = loop.create_future()

    def tell(settle: Callable[[Any], None], outcome: object) -> None:
        if not future.done():
            settle(outcome)

    def run() -> None:
        settle: Callable[[Any], None] = future.set_result
        try:
            outcome: object = function()
        except Exception as error:
            settle, outcome = future.set_exception, error
        with suppress(RuntimeError):  # The loop is closed: the program is over.
            loop.call_soon_threadsafe(tell, settle, outcome)

    # A `Thread` would not go on here before the new one has run, and that one may keep the interpreter for itself.
    start_new_thread(run, ())
    return await future
