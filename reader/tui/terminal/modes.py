"""How the terminal is taken for a full screen, and given back (xterm control sequences; ECMA-48)."""

from __future__ import annotations

from reader.tui.terminal.abilities import Abilities
from reader.tui.terminal.pen import change
from reader.tui.terminal.screen import Screen


def taking(abilities: Abilities) -> str:
    """What makes the terminal ours: a screen of its own, no wrapping, clicks without motion, pastes told apart."""
    parts = (
        (abilities.has_alternate, "\x1b[?1049h"),
        (abilities.is_like_xterm, "\x1b[22;2t"),
        (abilities.stays_in_row, "\x1b[?7l"),
        (abilities.hides_cursor, "\x1b[?25l"),
        (abilities.has_mouse, "\x1b[?1000h\x1b[?1006h"),
        (abilities.is_like_xterm, "\x1b[?2004h"),
    )
    return _known(parts)


def asking(abilities: Abilities) -> str:
    """What finds out what the terminal's name does not tell (DECRQM); a status report says that there is no more."""
    parts = ((abilities.answers_modes, "\x1b[?2026$p\x1b[?69$p"), (abilities.reports_status, "\x1b[5n"))
    return _known(parts)


def measuring(abilities: Abilities, shown: Screen | None) -> str:
    """What finds out whether the terminal shows in two cells what is ambiguous (Unicode, UAX #11), and we count as one.

    Args:
        abilities: what the terminal knows.
        shown: what stands on it and is to stand there afterwards; None where that does not matter.
    """
    if not abilities.answers_modes:
        return ""
    corner = "\r\x1b[K"
    if shown is not None:
        corner = "".join(change(None, pen) + text for text, pen in zip(shown.texts[0][:2], shown.pens[0], strict=False))
        corner = f"\x1b[H{corner}\x1b[{shown.cursor.row + 1};{shown.cursor.column + 1}H"
    return f"\x1b[H\x1b[8m“\x1b[6n\x1b[m{corner}"


def leaving(abilities: Abilities) -> str:
    """What gives the terminal back as it was."""
    parts = (
        (abilities.is_like_xterm, "\x1b]8;;\x1b\\\x1b[?2026l\x1b[?69l"),
        (True, "\x1b[m"),
        (abilities.has_regions, "\x1b[r"),
        (abilities.is_like_xterm, "\x1b[?2004l"),
        (abilities.has_mouse, "\x1b[?1006l\x1b[?1000l"),
        (abilities.stays_in_row, "\x1b[?7h"),
        (not abilities.has_alternate, "\x1b[H\x1b[2J"),
        (abilities.has_alternate, "\x1b[?1049l"),
        (abilities.is_like_xterm, "\x1b[23;2t"),
        (abilities.hides_cursor, "\x1b[?25h"),
    )
    return _known(parts)


def _known(parts: tuple[tuple[bool, str], ...]) -> str:
    return "".join(sequence for is_known, sequence in parts if is_known)
