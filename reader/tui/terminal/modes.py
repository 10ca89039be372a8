"""How the terminal is taken for a full screen, and given back (xterm control sequences; ECMA-48)."""

from __future__ import annotations

from reader.tui.terminal.abilities import Abilities


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
