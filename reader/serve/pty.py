"""A terminal that somebody else sits at: a reader on one side, his line on the other."""

from __future__ import annotations

import asyncio
import fcntl
import os
import struct
import termios
from collections.abc import Callable
from contextlib import suppress

_MOST = 1 << 16
"""Bytes that are read at once."""

_BETWEEN_SIZES = 0.05
"""Seconds in which one size is enough."""

Size = tuple[int, int]
"""Columns and rows."""


class Pty:
    """Passes on what is typed and what is written, both no faster than they are taken."""

    def __init__(self, size: Size, show: Callable[[bytes], None], hold: Callable[[bool], None]) -> None:
        """Open it.

        Args:
            size: of the terminal.
            show: takes what is written in it.
            hold: is told when nothing more is to be typed, and when it is.

        Raises:
            OSError: if there are no more.
        """
        self._loop = asyncio.get_running_loop()
        self._device, self._its = os.openpty()
        self._show, self._hold = show, hold
        self._keys = b""
        self._size = size
        self._resizing: asyncio.TimerHandle | None = None
        self.is_left = asyncio.Event()
        """Set as soon as nothing will be written any more."""
        self._take_size()
        os.set_blocking(self._device, False)

    @property
    def reader(self) -> int:
        """The file descriptor for whoever reads; it is closed by `begin`."""
        return self._its

    def begin(self) -> None:
        """Somebody else holds the other side now."""
        self._close_reader()
        self.resume()

    def pause(self) -> None:
        """The line takes no more."""
        self._loop.remove_reader(self._device)

    def resume(self) -> None:
        """The line takes more."""
        if self._device >= 0 and self._its < 0 and not self.is_left.is_set():
            self._loop.add_reader(self._device, self._read)

    def _read(self) -> None:
        try:
            written = os.read(self._device, _MOST)
        except BlockingIOError:
            return
        except OSError:
            # A pty whose other side is closed is an error (EIO) and not the end of a file.
            written = b""
        if written:
            self._show(written)
        else:
            self.pause()
            self.is_left.set()

    def type(self, keys: bytes) -> None:
        """Pass on what was typed."""
        is_new, self._keys = not self._keys, self._keys + keys
        if is_new:
            self._type()
            if self._keys:
                self._hold(True)
                self._loop.add_writer(self._device, self._type_rest)

    def _type(self) -> None:
        try:
            self._keys = self._keys[os.write(self._device, self._keys) :]
        except BlockingIOError:
            return
        except OSError:
            self._keys = b""

    def _type_rest(self) -> None:
        self._type()
        if not self._keys:
            self._loop.remove_writer(self._device)
            self._hold(False)

    def resize(self, size: Size) -> None:
        """The terminal has another size; of many that follow each other soon only the last counts."""
        self._size = size
        if self._resizing is None:
            self._resizing = self._loop.call_later(_BETWEEN_SIZES, self._take_size)

    def _take_size(self) -> None:
        self._resizing = None
        columns, rows = (min(max(cells, 1), 1000) for cells in self._size)
        with suppress(OSError):
            fcntl.ioctl(self._device, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _close_reader(self) -> None:
        if self._its >= 0:
            os.close(self._its)
            self._its = -1

    def close(self) -> None:
        """Give it back; whoever still reads is hung up on."""
        self._close_reader()
        if self._device >= 0:
            if self._resizing is not None:
                self._resizing.cancel()
            self._loop.remove_reader(self._device)
            self._loop.remove_writer(self._device)
            os.close(self._device)
            self._device = -1
