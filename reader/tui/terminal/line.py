"""The line to the terminal: whole frames go down it, however slowly it drains, until it is cut."""

from __future__ import annotations

import os
import select
import termios
import time
from contextlib import suppress
from threading import Event

_PIECE = 512
"""Bytes that are written at a time where a write may block."""

_LOOK_UP = 0.05
"""Seconds after which it is looked whether somebody wants the line for something else."""

_MOST_COLUMNS, _MOST_ROWS = 1_000, 500
_CANCEL = b"\x18"
"""CAN: whatever sequence was begun is none."""


def size_of(fileno: int) -> tuple[int, int]:
    """Columns and rows of a terminal; zeros where nobody knows.

    Whoever logs in may say that his has thousands of millions of cells: of such a one a part is used.

    Args:
        fileno: a file descriptor of the terminal.
    """
    try:
        size = os.get_terminal_size(fileno)
    except OSError:
        return 0, 0
    return min(size.columns, _MOST_COLUMNS), min(size.lines, _MOST_ROWS)


class Line:
    """Sends bytes to a terminal. Once the line is cut, what is sent is lost and nothing else."""

    def __init__(self, fileno: int) -> None:
        """A way of our own to the terminal, so that nobody else's writes stop blocking.

        Args:
            fileno: a file descriptor of the terminal.
        """
        self._is_ours = True
        try:
            self._fileno = os.open(os.ttyname(fileno), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError:
            self._fileno, self._is_ours = os.dup(fileno), False
        self.is_cut = False
        """Whether nothing can be sent any more."""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows of the terminal; zeros where nobody knows."""
        return size_of(self._fileno)

    def send(self, data: bytes, hurry: Event) -> bool:
        """Send all, or leave off in the middle when somebody is in a hurry.

        Args:
            data: what to send.
            hurry: set as soon as the rest is not wanted any more.

        Returns:
            Whether all was sent.
        """
        while data and not self.is_cut:
            if hurry.is_set():
                self._drop()
                return False
            data = self._some(data)
        return not self.is_cut

    def send_last(self, data: bytes, seconds: float) -> None:
        """Send what ends it all, for at most so long."""
        until = time.monotonic() + seconds
        while data and not self.is_cut and time.monotonic() < until:
            data = self._some(data)

    def _some(self, data: bytes) -> bytes:
        """Send as much as the line takes; the rest."""
        try:
            if not select.select((), (self._fileno,), (), _LOOK_UP)[1]:
                return data
            return data[os.write(self._fileno, data if self._is_ours else data[:_PIECE]) :]
        except BlockingIOError:
            return data
        except (OSError, ValueError):
            self.is_cut = True
            return b""

    def _drop(self) -> None:
        """Forget also what the kernel holds, and end a sequence that was cut in two by that."""
        with suppress(termios.error, OSError):
            termios.tcflush(self._fileno, termios.TCOFLUSH)
        self.send_last(_CANCEL, _LOOK_UP)

    def close(self) -> None:
        """Give the way back."""
        with suppress(OSError):
            os.close(self._fileno)
