"""Textual's driver on a slow line: it sends what changed, a frame at a time, and gives the terminal back in the end."""

from __future__ import annotations

import os
import selectors
import signal
import sys
import termios
import tty
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from reader.charset import encoding
from reader.tui.terminal.abilities import Abilities, abilities
from reader.tui.terminal.answers import AMBIGUOUS, Answers
from reader.tui.terminal.canvas import Canvas
from reader.tui.terminal.fitting import UPPER_HALF, encodable, fitting
from reader.tui.terminal.graphics import QUESTION, Graphics, GraphicsAnswers
from reader.tui.terminal.line import Line, size_of
from reader.tui.terminal.modes import asking, leaving, measuring, taking
from reader.tui.terminal.screen import Screen
from reader.tui.terminal.sender import Sender
from reader.tui.terminal.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

_POLL = 0.1
"""Seconds after which a lone escape is the key Escape."""

_MOST_WAITING = 1_000
"""Messages of a widget that wait, from which on nothing more is read."""

_BREATH = 0.01
"""Seconds after which it is looked again whether there are fewer."""

_COLOURS = 256
"""With fewer nobody knows what a picture shows."""

_HUNG_UP = 129
"""The exit status of a program that SIGHUP ended, as the shell states it."""


class SparingDriver(LinuxDriver):
    """Asks for no reports of the mouse's motion or of the focus, and ends the program when the line is cut.

    An app with an attribute `taken` starts on the screen that it names. After the end `shown` is what was shown last.
    """

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """What Textual gives a driver."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.abilities: Abilities = abilities()
        """What the terminal is known to do by its name."""
        self.shown: Screen | None = None
        """The screen as it was last, once the driver has stopped."""
        self.shows_wide = False
        """Whether the terminal is known to show in two cells what we count as one."""
        self._taken: Taken | None = getattr(app, "taken", None)
        self._encoding = encoding(os.environ)
        self._sender: Sender | None = None
        self._is_suspended = False
        self._drawing = GraphicsAnswers()
        self._told: Callable[[Graphics], None] | None = None

    def write(self, data: str) -> None:
        """Take what Textual writes; the modes that it sets on its own are left to us."""
        if self._sender is not None:
            self._sender.write(data)

    def pass_on(self, sequence: str, *, waits: bool = False) -> None:
        """Send a string to the operating system (OSC) as it is, where the terminal knows such.

        Args:
            sequence: what to send.
            waits: whether it may go with the next frame.
        """
        if self._sender is not None and self.abilities.is_like_xterm:
            self._sender.pass_on(sequence, waits=waits)

    @property
    def lacks_for_pictures(self) -> str:
        """What is missing to draw a picture in half blocks; empty if nothing is."""
        if self.abilities.colours < _COLOURS:
            return f"this terminal has {self.abilities.colours or 'no'} colours, and it takes {_COLOURS}"
        if encodable(UPPER_HALF, self._encoding) != UPPER_HALF:
            return f"the encoding {self._encoding} has no half blocks"
        if self.shows_wide:
            return "this terminal shows half blocks in two cells"
        return ""

    def ask_for_graphics(self, tell: Callable[[Graphics], None]) -> None:
        """Find out how the terminal draws pictures in pixels.

        Args:
            tell: is told, on the event loop, as soon as that is known; never where it draws none.
        """
        if self._drawing.is_complete:
            if graphics := self._drawing.graphics:
                self._app.call_later(tell, graphics)
        elif self.abilities.answers_modes:
            is_new, self._told = self._told is None, tell
            if is_new:
                self.pass_on(QUESTION)

    def draw(self, sequence: str) -> bool:
        """Send a picture above what is shown; False if the line is too slow for it."""
        return self._sender is not None and self._sender.draw(sequence)

    def repaint(self) -> None:
        """Draw the whole screen anew, whatever stands there."""
        if self._sender is not None:
            self._sender.repaint()

    def start_application_mode(self) -> None:
        """Take the terminal; what Textual's driver itself writes meanwhile is dropped."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._is_in_background:
            return
        taken, self._taken = self._taken, None
        if taken is not None:
            self.attrs_before = taken.attributes
        self._leave_output_alone()
        columns, rows = self._get_terminal_size()
        shown = taken.screen if taken and (taken.screen.width, taken.screen.height) == (columns, rows) else None
        greeting = "" if taken else taking(self.abilities)
        greeting += measuring(self.abilities, shown) + asking(self.abilities)
        # Until Textual has drawn a frame, what stands there is what is wanted.
        wanted = shown.copy() if shown else Screen(columns, rows)
        canvas = Canvas(wanted, fitting(self.abilities), self._encoding, passes_strings=self.abilities.is_like_xterm)
        self._sender = Sender(
            Line(self._output),
            canvas,
            self.abilities,
            self._failed,
            greeting=greeting,
            encoding=self._encoding,
            shown=shown,
        )
        self._sender.start()

    def _failed(self, error: Exception) -> None:
        """Have the program end with an error of another thread."""

        def fail() -> None:
            raise error

        self._app.call_later(fail)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        if self._sender is not None:
            self.shown = self._sender.end(leaving(self.abilities))
            self._sender = None
        super().stop_application_mode()

    @property
    def _output(self) -> int:
        """The terminal, where either output leads to it."""
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None and stream.isatty():
                return stream.fileno()
        return self.fileno

    @property
    def _is_in_background(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) != os.getpgrp()
        except OSError:
            return False

    def _leave_output_alone(self) -> None:
        """A line feed goes down and not to the left."""
        with suppress(termios.error):
            attributes = termios.tcgetattr(self.fileno)
            attributes[tty.OFLAG] &= ~termios.OPOST
            termios.tcsetattr(self.fileno, termios.TCSANOW, attributes)

    def _get_terminal_size(self) -> tuple[int, int]:
        columns, rows = size_of(self._output)
        if columns and rows:
            return columns, rows
        size: tuple[int, int] = super()._get_terminal_size()
        return size

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
            self._must_signal_resume = self._is_suspended = True
        os.killpg(os.getpgrp(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again, unless we were stopped from outside and never gave it away.

        While another job has the terminal we stop again, but unlike Textual in a way that stops nobody whom no shell is
        left to wake up.
        """
        if not self._is_suspended:
            self._loop.call_soon_threadsafe(self._app.post_message, self.SignalResume())
        elif not self._is_in_background:
            self._is_suspended = False
            super()._sigcont_application()
        elif self.can_suspend:
            os.killpg(os.getpgrp(), signal.SIGTTOU)
        else:
            self._loop.call_soon_threadsafe(self._app.exit, None, _HUNG_UP)

    def run_input_thread(self) -> None:
        """Pass on what is typed until the program ends or the line is cut.

        Textual's own loop reads the end of the input for ever, at the cost of a processor.
        """
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder(self._encoding)("replace").decode
        answers = Answers()
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if self._is_behind:
                    self.exit_event.wait(_BREATH)
                    continue
                typed = ""
                if selector.select(_POLL):
                    data = self._typed()
                    if not data:
                        self._loop.call_soon_threadsafe(self._app.exit, None, _HUNG_UP)
                        return
                    typed = self._without_answers(answers, decode(data))
                else:
                    typed = answers.release() + self._drawing.release()
                if typed:
                    for message in parser.feed(typed):
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    @property
    def _is_behind(self) -> bool:
        """Whether so much is typed that it has to wait on the line and not in memory."""
        app = self._app
        screen = app.screen if app.screen_stack else None
        pumps = (app, screen, screen.focused if screen else None)
        return any(pump.message_queue_size > _MOST_WAITING for pump in pumps if pump is not None)

    def _without_answers(self, answers: Answers, typed: str) -> str:
        sender = self._sender
        if self._told is not None and not self._drawing.is_complete:
            typed = self._drawing.take(typed)
            if graphics := self._drawing.graphics:
                self._loop.call_soon_threadsafe(self._told, graphics)
        keys, found = answers.take(typed, is_expecting=sender is not None and sender.is_expecting)
        for mode, has_it in found:
            self.shows_wide |= mode == AMBIGUOUS and has_it
            if sender is not None:
                sender.answered(mode, has_it)
        return keys

    def _typed(self) -> bytes:
        """What has been typed; nothing once there is no terminal any more."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""
