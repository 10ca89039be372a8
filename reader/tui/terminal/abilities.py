"""Which sequences a terminal knows: by its terminfo entry, by the family of its name, and by what it answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from reader.tui.terminal.pen import BLINK, BOLD, DIM, ITALIC, REVERSE, STRIKE, UNDERLINE

TRUECOLOUR = 1 << 24

_STDOUT = 1

_FAMILY = (
    "xterm",
    "tmux",
    "foot",
    "alacritty",
    "kitty",
    "wezterm",
    "ghostty",
    "contour",
    "konsole",
    "vte",
    "gnome",
    "rio",
    "mintty",
    "putty",
    "iterm",
    "st-",
    "rxvt",
)
"""Names of terminals that pass over a control sequence which they do not know, as xterm does."""

_NO_TRUECOLOUR = ("linux", "vt", "screen", "ansi", "dumb", "cons")
"""Beginnings of names for which COLORTERM says nothing: it came along from another terminal."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a terminal knows beyond moving the cursor, clearing the screen and erasing to the end of a row."""

    colours: int = 0
    """How many; 0 for none."""
    looks: int = REVERSE
    """The attributes, or-ed together."""
    ends_attributes: bool = False
    """It can end a single attribute (SGR 22 to 55), and not only all of them."""
    goes_to_column: bool = False
    """CHA, to a column of the row."""
    erases: bool = False
    """ECH, as many cells as one wants."""
    erases_in_colour: bool = False
    """What is erased takes the colour that is set behind the text."""
    repeats: bool = False
    """REP, the last character again."""
    has_regions: bool = False
    """DECSTBM, scrolling some rows."""
    shifts: bool = False
    """SU and SD, by several rows at once."""
    has_columns: bool = False
    """DECSLRM, scrolling some columns; known by the answer."""
    is_synchronised: bool = False
    """It can hold a frame back until it is complete (mode 2026); known by the answer."""
    has_alternate: bool = False
    """A second screen, so that what stood there comes back at the end (mode 1049)."""
    hides_cursor: bool = False
    """Mode 25."""
    has_mouse: bool = False
    """Clicks and the wheel (modes 1000 and 1006)."""
    stays_in_row: bool = False
    """What is written beyond the last column is lost and does not wrap, if that is wished (mode 7)."""
    answers_modes: bool = False
    """DECRQM: it says which modes it has."""
    reports_status: bool = False
    """DSR 5: it says that it has come to that point of what it was sent."""
    is_like_xterm: bool = False
    """It passes over what it does not know: it may be asked for modes, given titles, links and the clipboard."""


def abilities(environment: Mapping[str, str] = os.environ) -> Abilities:
    """What the terminal is known to do before it has been asked.

    Args:
        environment: where TERM, COLORTERM and their like stand.
    """
    name = environment.get("TERM", "")
    entry = _Entry(name)
    if not entry.is_known:
        return _of_family(environment) if _is_like_xterm(environment) else Abilities()
    looks = BOLD * entry.has("bold") | REVERSE * entry.has("rev") | UNDERLINE * entry.has("smul")
    looks |= BLINK * entry.has("blink") | DIM * entry.has("dim")
    looks |= ITALIC * entry.says("sitm", b"\x1b[3m") | STRIKE * entry.says("smxx", b"\x1b[9m")
    return Abilities(
        colours=_colours(environment, entry.number("colors")),
        looks=looks,
        ends_attributes=entry.says("rmul", b"\x1b[24m"),
        goes_to_column=entry.has("hpa"),
        erases=entry.has("ech"),
        erases_in_colour=entry.flag("bce"),
        repeats=entry.has("rep"),
        has_regions=entry.has("csr"),
        shifts=entry.has("indn"),
        has_alternate=b"\x1b[?1049h" in entry.string("smcup"),
        hides_cursor=b"\x1b[?25l" in entry.string("civis"),
        has_mouse=entry.has("kmous"),
        stays_in_row=entry.has("rmam"),
        answers_modes=_answers_modes(environment),
        reports_status=True,
        is_like_xterm=_is_like_xterm(environment),
    )


def has_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a full screen can be shown: by its name the terminal is known to move its cursor, as ECMA-48 has it.

    Args:
        environment: where TERM stands.
    """
    entry = _Entry(environment.get("TERM", ""))
    return (entry.is_known and entry.says("cup", b"\x1b[")) or _is_like_xterm(environment)


def _is_like_xterm(environment: Mapping[str, str]) -> bool:
    return environment.get("TERM", "").startswith(_FAMILY) or "TMUX" in environment


def _answers_modes(environment: Mapping[str, str]) -> bool:
    """Apple's terminal shows the last character of the question."""
    return _is_like_xterm(environment) and environment.get("TERM_PROGRAM") != "Apple_Terminal"


def _of_family(environment: Mapping[str, str]) -> Abilities:
    """A terminal of a known family without an entry here, as over SSH: what all of them know."""
    return Abilities(
        colours=_colours(environment, 256 if "kitty" in environment["TERM"] or "256" in environment["TERM"] else 16),
        looks=BOLD | DIM | ITALIC | UNDERLINE | REVERSE | STRIKE,
        ends_attributes=True,
        goes_to_column=True,
        erases=True,
        has_regions=True,
        shifts=True,
        has_alternate=True,
        hides_cursor=True,
        has_mouse=True,
        stays_in_row=True,
        answers_modes=_answers_modes(environment),
        reports_status=True,
        is_like_xterm=True,
    )


def _colours(environment: Mapping[str, str], stated: int) -> int:
    name = environment.get("TERM", "")
    is_own = not name.startswith(_NO_TRUECOLOUR) or "TMUX" in environment
    if is_own and environment.get("COLORTERM", "").strip().casefold() in ("truecolor", "24bit"):
        return TRUECOLOUR
    return stated


class _Entry:
    """A terminal's entry in the terminfo database (terminfo(5))."""

    def __init__(self, name: str) -> None:
        self.is_known = False
        with suppress(ImportError):
            import curses

            with suppress(curses.error):
                curses.setupterm(name, _STDOUT)
                self.is_known = bool(name)
            self._string: Callable[[str], bytes | None] = curses.tigetstr
            self._number, self._flag = curses.tigetnum, curses.tigetflag

    def string(self, capability: str) -> bytes:
        return self._string(capability) or b""

    def has(self, capability: str) -> bool:
        return bool(self.string(capability))

    def says(self, capability: str, sequence: bytes) -> bool:
        return self.string(capability).startswith(sequence)

    def number(self, capability: str) -> int:
        return max(self._number(capability), 0)

    def flag(self, capability: str) -> bool:
        return self._flag(capability) > 0
