"""Frames: what to send so that the terminal shows what is wanted by now."""

from __future__ import annotations

from reader.tui.terminal.abilities import Abilities
from reader.tui.terminal.canvas import Canvas
from reader.tui.terminal.difference import Painter
from reader.tui.terminal.screen import Screen
from reader.tui.terminal.scrolling import shifts

_HOLD, _SHOW = "\x1b[?2026h", "\x1b[?2026l"
_LARGE = 256
"""Characters of a frame from which one may see it being drawn, so that it is held back where the terminal can."""


class Frames:
    """Knows what the terminal shows and makes of it, frame by frame, what the canvas wants."""

    def __init__(self, canvas: Canvas, abilities: Abilities, shown: Screen | None = None) -> None:
        """No frame was made yet.

        Args:
            canvas: what is wanted.
            abilities: what the terminal knows.
            shown: what stands on the terminal already; None if that is not known.
        """
        self._canvas = canvas
        self._painter = Painter(abilities)
        self._shown = shown

    @property
    def abilities(self) -> Abilities:
        """What the terminal knows; it may be learnt later."""
        return self._painter.abilities

    @abilities.setter
    def abilities(self, abilities: Abilities) -> None:
        self._painter.abilities = abilities

    def forget(self) -> None:
        """Nobody knows what the terminal shows: the next frame draws all of it."""
        self._shown = None

    def next(self) -> str:
        """What is to be sent now; afterwards the terminal is believed to show what is wanted."""
        picture = self._changes()
        self._canvas.touched.clear()
        if len(picture) > _LARGE and self.abilities.is_synchronised:
            return f"{_HOLD}{picture}{_SHOW}"
        return picture

    def _changes(self) -> str:
        wanted, painter = self._canvas.screen, self._painter
        painter.forget_place()
        if self._shown is None or self._canvas.is_doubtful:
            self._canvas.is_doubtful = False
            painter.forget()
            cleared, self._shown = painter.clear(wanted)
            return cleared + painter.paint(self._shown, wanted)
        if painter.abilities.has_regions:
            return self._shortest(self._shown, wanted)
        return painter.paint(self._shown, wanted)

    def _shortest(self, shown: Screen, wanted: Screen) -> str:
        """The changes with the best of the ways to scroll, or without."""
        found = list(shifts(shown, wanted, self._canvas.touched, has_columns=self.abilities.has_columns))
        if not found:
            return self._painter.paint(shown, wanted)
        ways = []
        for shift in (None, *found):
            painter, screen = self._painter.copy(), shown.copy()
            begun = painter.shift(screen, *shift) if shift else ""
            ways.append((begun + painter.paint(screen, wanted), painter, screen))
        sequence, self._painter, self._shown = min(ways, key=lambda way: len(way[0]))
        return sequence
