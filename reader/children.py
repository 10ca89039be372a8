"""Processes of our own beside the reader: how they are started, and what they answer on."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from typing import TextIO


async def started(module: str, *arguments: str, longest: int, stderr: int = DEVNULL) -> Process:
    """Start a module as a process that is asked and answers in lines, and that no key reaches.

    Where asyncio is cancelled over the start of a process it may wait for ever: whoever may go has to shield it.

    Args:
        module: its name.
        arguments: those of its command line.
        longest: bytes of the longest line that it answers.
        stderr: where its complaints go.

    Raises:
        OSError: if it cannot be started.
    """
    # -P and the path keep a folder in which the reader is started from being searched for modules.
    command = (sys.executable, "-P", "-m", module, *arguments)
    return await asyncio.create_subprocess_exec(
        *command,
        stdin=PIPE,
        stdout=PIPE,
        stderr=stderr,
        limit=longest,
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": import_path()},
    )


def import_path() -> str:
    """Where this process imports from, as PYTHONPATH says it."""
    return os.pathsep.join(filter(None, sys.path))


def answers() -> TextIO:
    """In such a process the line for its answers; whatever a library prints is among the complaints from now on."""
    line = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return line
