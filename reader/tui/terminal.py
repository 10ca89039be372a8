"""What goes down the line: Textual's driver without what a slow line or a dropped one cannot bear."""

from __future__ import annotations

import asyncio
import io
import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App

_CLICKS, _NO_CLICKS = "\x1b[?1000h\x1b[?1006h", "\x1b[?1000l\x1b[?1006l"
"""Clicks and the wheel, with coordinates of any size (xterm control sequences, "Mouse Tracking")."""

_FOCUS_REPORTS = "\x1b[?1004h"
_POLL = 0.1
"""Seconds after which a lone escape is the key Escape."""


class Line(io.TextIOWrapper):
    """The way to the terminal; once it is cut, what is written is lost and nothing else.

    The thread that writes would die of the error, and the program wait for it for ever.
    """

    def write(self, text: str) -> int:
        """Send text."""
        with suppress(OSError):
            super().write(text)
        return len(text)

    def flush(self) -> None:
        """Send what has been kept back."""
        with suppress(OSError):
            super().flush()


class QuietDriver(LinuxDriver):
    """Asks for no reports of the mouse's motion or of the focus, and ends the program when the line is cut."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """What Textual gives a driver."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert sys.__stderr__
        self._file = Line(os.fdopen(os.dup(sys.__stderr__.fileno()), "wb"), encoding="utf-8", errors="replace")
        self._loop = asyncio.get_running_loop()

    def write(self, data: str) -> None:
        """Send text, except the wish to be told of each change of the focus: it costs a repaint each time."""
        if data != _FOCUS_REPORTS:
            super().write(data)

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write(_CLICKS)
            self.flush()

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write(_NO_CLICKS)
            self.flush()

    def _enable_mouse_pixels(self) -> None:
        """Cells are exact enough for clicks."""

    @property
    def can_suspend(self) -> bool:
        """Whether a shell with job control would get the terminal: else nobody could wake us up again.

        Such a shell leads the session and puts each job in a process group of its own.
        """
        try:
            return os.getpgid(os.getsid(0)) != os.getpgrp()
        except OSError:
            return False

    def _sigtstp_application(self, *_: object) -> None:
        """Stop, with all of the job: when `make` has started us, the shell waits for it to stop."""
        if self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True
        os.killpg(os.getpgrp(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again, unless we were stopped from outside and never gave it away."""
        if self._must_signal_resume:
            super()._sigcont_application()
        else:
            self._loop.call_soon_threadsafe(self._app.post_message, self.SignalResume())

    def run_input_thread(self) -> None:
        """Pass on what is typed until the program ends or the line is cut.

        Textual's own loop reads the end of the input for ever, at the cost of a processor.
        """
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_POLL):
                    data = self._typed()
                    if not data:
                        self._loop.call_soon_threadsafe(self._app.exit, None, _HUNG_UP)
                        return
                    for message in parser.feed(decode(data)):
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    def _typed(self) -> bytes:
        """What has been typed; nothing once there is no terminal any more."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""


_HUNG_UP = 129
"""The exit status of a program that SIGHUP ended, as the shell states it."""
