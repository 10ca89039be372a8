"""Frames: what to send so that the terminal shows what is wanted by now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reader.tui.terminal.abilities import Abilities
from reader.tui.terminal.canvas import Canvas
from reader.tui.terminal.difference import Painter, differing, distance
from reader.tui.terminal.screen import Screen
from reader.tui.terminal.scrolling import Shift, shifts
from reader.tui.terminal.widths import is_disputed

LARGE = 256
"""Characters of a frame from which one may see it being drawn, so that it is held back where the terminal can."""

_UNKNOWN = "\0"
"""Stands in no cell that is wanted."""

_HOLD, _SHOW = "\x1b[?2026h", "\x1b[?2026l"


class _Start(NamedTuple):
    """What is shown once a part of it was scrolled, or nothing was: the rest is painted from there."""

    sequence: str
    shift: Shift | None
    painter: Painter
    screen: Screen


class Frames:
    """Knows what the terminal shows and makes of it, frame by frame, what the canvas wants."""

    def __init__(self, canvas: Canvas, abilities: Abilities, shown: Screen | None = None) -> None:
        """No frame was made yet.

        Args:
            canvas: what is wanted.
            abilities: what the terminal knows.
            shown: what stands on the terminal already, written without us; None if that is not known.
        """
        self._canvas = canvas
        self._painter = Painter(abilities)
        self._shown = shown and _certain(shown)

    @property
    def abilities(self) -> Abilities:
        """What the terminal knows; it may be learnt later."""
        return self._painter.abilities

    @abilities.setter
    def abilities(self, abilities: Abilities) -> None:
        self._painter.abilities = abilities

    @property
    def is_complete(self) -> bool:
        """Whether the terminal is believed to show all that is wanted."""
        return self._shown is not None and not differing(self._shown, self._canvas.screen)

    def forget(self) -> None:
        """Nobody knows what the terminal shows: the next frame draws all of it."""
        self._shown = None

    def next(self, limit: int | None = None) -> str:
        """What is to be sent now; the terminal is believed to show afterwards what that makes of it.

        Args:
            limit: about as many characters as are to be sent at once; None for as many as it takes. What is left comes
                with the next frame, if it is still wanted then.
        """
        picture = self._changes(limit)
        self._canvas.touched.clear()
        if len(picture) > LARGE and self.abilities.is_synchronised:
            return f"{_HOLD}{picture}{_SHOW}"
        return picture

    def _changes(self, limit: int | None) -> str:
        cleared, found = "", list[Shift]()
        self._painter.forget_place()
        if self._shown is None or self._canvas.is_doubtful:
            self._canvas.is_doubtful = False
            cleared, self._shown = self._painter.clear(self._canvas.screen)
        elif self.abilities.has_regions:
            touched, has_columns = self._canvas.touched, self.abilities.has_columns
            found += shifts(self._shown, self._canvas.screen, touched, has_columns=has_columns)
        start = self._nearest(self._shown, (None, *found))
        picture = self._painted(start)
        if limit is not None and len(picture) > limit:
            start = self._start(self._shown, start.shift)
            picture = self._painted(start, limit)
        self._painter, self._shown = start.painter, start.screen
        return cleared + picture

    def _nearest(self, shown: Screen, found: Iterable[Shift | None]) -> _Start:
        """Scrolled so that the fewest cells are left to be painted; those tell well enough how much has to be sent."""
        starts = [self._start(shown, shift) for shift in found]
        if len(starts) == 1:
            return starts[0]
        return min(starts, key=lambda start: distance(start.screen, self._canvas.screen))

    def _start(self, shown: Screen, shift: Shift | None) -> _Start:
        painter, screen = self._painter.copy(), shown.copy()
        return _Start(painter.shift(screen, *shift) if shift else "", shift, painter, screen)

    def _painted(self, start: _Start, limit: int | None = None) -> str:
        """All that is sent from a start on; its screen is painted as well."""
        wanted = self._canvas.screen
        return start.sequence + start.painter.paint(start.screen, wanted, limit, _first_row(wanted, start.shift))


def _first_row(wanted: Screen, shift: Shift | None) -> int:
    """The row around which most is to be seen first: that of the cursor, or where text comes in: it stays longest."""
    if shift is None:
        return wanted.cursor.row
    return shift.bottom - 1 if shift.lines > 0 else shift.top


def _certain(shown: Screen) -> Screen:
    """What is known of a screen whose rows were written in one go: nothing of one that terminals do not count alike."""
    known = shown.copy()
    for row, texts in enumerate(known.texts):
        if any(map(is_disputed, texts)):
            known.texts[row] = [_UNKNOWN] * known.width
    return known
