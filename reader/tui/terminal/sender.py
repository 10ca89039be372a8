"""The thread that keeps the terminal up with what is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Condition, Event, Thread

from reader.tui.terminal.abilities import Abilities
from reader.tui.terminal.answers import AMBIGUOUS, MARGINS, STATUS, SYNCHRONISED
from reader.tui.terminal.canvas import Canvas
from reader.tui.terminal.flow import Flow
from reader.tui.terminal.frames import LARGE, Frames
from reader.tui.terminal.line import Line
from reader.tui.terminal.screen import Screen
from reader.tui.terminal.scrolling import WITH_COLUMNS

_QUESTION = "\x1b[5n"

_LONGEST_PICTURE = 2.0
"""Seconds that a picture may keep the line from the keys."""

_LAST_WORDS = 2.0
"""Seconds for which a line that does not drain is given a chance at the end."""


class Sender(Thread):
    """Takes what Textual writes, and sends a frame whenever the line is free and the screen should look another."""

    def __init__(
        self,
        line: Line,
        canvas: Canvas,
        abilities: Abilities,
        failed: Callable[[Exception], None],
        *,
        greeting: str,
        encoding: str,
        shown: Screen | None,
    ) -> None:
        """Send nothing yet.

        Args:
            line: to the terminal.
            canvas: what is wanted on the screen.
            abilities: what the terminal knows.
            failed: is told of a fault of ours, after which nothing is sent any more.
            greeting: sent before all else.
            encoding: of what is sent.
            shown: what is on the screen already; None if that is not known.
        """
        super().__init__(name="newsreader-output", daemon=True)
        self._line, self._canvas, self._encoding = line, canvas, encoding
        self._greeting, self._failed = greeting, failed
        self._frames = Frames(canvas, abilities, shown)
        self._flow = Flow(can_ask=abilities.reports_status)
        self._turn = Condition()
        self._news: list[str] = []
        self._waiting: list[str] = []
        self._above = ""
        self._is_wanted = False
        self._has_begun = False
        self._ending = Event()

    @property
    def is_expecting(self) -> bool:
        """Whether an answer of the terminal is due."""
        return self._flow.wait > 0

    def pass_on(self, sequence: str, *, waits: bool = False) -> None:
        """Send something as it is, before the next frame.

        Args:
            sequence: what to send.
            waits: whether to send it with that frame only, as on its own it would cost a packet and hold the frame up.
        """
        with self._turn:
            (self._waiting if waits else self._news).append(sequence)
            self._turn.notify()

    def draw(self, sequence: str) -> bool:
        """Send a picture above what is wanted now, once that stands there; False if the line is too slow for it."""
        with self._turn:
            if self._flow.takes(len(sequence)) > _LONGEST_PICTURE:
                return False
            self._above = sequence
            self._turn.notify()
            return True

    def write(self, data: str) -> None:
        """Take what Textual writes."""
        with self._turn:
            self._measure()
            if passed := self._canvas.write(data):
                self._news.append(passed)
            # Modes and a blank screen are no frame: the first that shows something would wait for an answer to that.
            self._has_begun = self._has_begun or bool(self._canvas.touched)
            self._is_wanted = self._has_begun
            self._turn.notify()

    def repaint(self) -> None:
        """Draw the whole screen anew, whatever is believed to stand there."""
        with self._turn:
            self._frames.forget()
            self._is_wanted = True
            self._turn.notify()

    def answered(self, mode: int, has_it: bool) -> None:
        """The terminal has answered."""
        with self._turn:
            abilities = self._frames.abilities
            if mode == STATUS:
                self._flow.answered()
            elif mode == SYNCHRONISED:
                self._frames.abilities = replace(abilities, is_synchronised=has_it)
            elif mode == MARGINS and has_it and abilities.has_regions and not abilities.has_columns:
                self._frames.abilities = replace(abilities, has_columns=True)
                self._news.append(WITH_COLUMNS)
            elif mode == AMBIGUOUS and has_it:
                self._canvas.keep_narrow()
                self._frames.forget()
                self._is_wanted = self._has_begun
            self._turn.notify()

    def end(self, farewell: str) -> Screen:
        """Send what puts the terminal right again, and stop; the screen that was wanted last."""
        with self._turn:
            self._ending.set()
            self._turn.notify()
        self.join()
        self._line.send_last(self._encoded("".join([*self._news, farewell])), _LAST_WORDS)
        with self._turn:
            self._turn.wait_for(lambda: not self.is_expecting or self._line.is_cut, min(self._flow.wait, _LAST_WORDS))
        return self._canvas.screen

    def _encoded(self, sequence: str) -> bytes:
        return sequence.encode(self._encoding, "replace")

    def run(self) -> None:
        """Send frames until the end."""
        try:
            self._send_frames()
        except Exception as error:
            self._failed(error)

    def _send_frames(self) -> None:
        if _QUESTION in self._greeting:
            self._flow.greeted()
        self._line.send(self._encoded(self._greeting), self._ending)
        while not self._ending.is_set():
            with self._turn:
                data = self._next_frame()
            if data:
                is_complete = self._line.send(data, self._ending)
                with self._turn:
                    self._flow.sent(len(data), is_complete=is_complete)

    def _next_frame(self) -> bytes:
        """Wait until there is something to send and the line is free."""
        while not self._ending.is_set():
            if not (self._news or self._is_wanted or self._above):
                self._turn.wait()
            elif wait := self._flow.wait:
                self._turn.wait(wait)
            else:
                picture = self._picture()
                is_picture = bool(picture)
                if is_picture:
                    self._news += self._waiting
                    self._waiting.clear()
                frame = "".join(self._news) + picture
                self._news.clear()
                if not self._is_wanted:
                    frame += self._above
                    self._above = ""
                is_asked = self._flow.asks and (is_picture or len(frame) > LARGE)
                return self._asking(frame) if is_asked else self._encoded(frame)
        return b""

    def _asking(self, frame: str) -> bytes:
        """A frame with the questions by whose answers we know when it was shown, and how fast the line is."""
        twice = self._is_wanted or len(frame) > LARGE
        data = self._encoded(_QUESTION * twice + frame + _QUESTION)
        self._flow.asked(len(data), twice=twice)
        return data

    def _measure(self) -> None:
        """Give the canvas the size of the terminal; what stands on one that was resized nobody knows."""
        width, height = self._line.size
        screen = self._canvas.screen
        if width and height and (width, height) != (screen.width, screen.height):
            self._canvas.screen = screen.resized(width, height)
            self._canvas.touched.clear()
            self._frames.forget()
            self._is_wanted = False
            self._above = ""

    def _picture(self) -> str:
        self._measure()
        if not self._is_wanted:
            return ""
        limit = self._flow.limit
        picture = self._frames.next(limit)
        self._is_wanted = limit is not None and not self._frames.is_complete
        return picture
