"""Looks and characters that a terminal has, in the place of those that it has not."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from functools import cache
from locale import normalize

from rich.cells import cell_len
from rich.color import Color, ColorSystem

from reader.tui.terminal.abilities import TRUECOLOUR, Abilities
from reader.tui.terminal.pen import BOLD, Pen, pen

UPPER_HALF = "▀"
"""Two pixels in a cell: the upper in the colour of the text, the lower in the one behind it."""

_POSIX = ("C", "POSIX")
_SEQUENCE, _FOREIGN = "\x1b[+~}m", "é漢"


def fitting(abilities: Abilities) -> Callable[[Pen], Pen]:
    """What makes of a pen one that the terminal knows."""

    @cache
    def fit(wanted: Pen) -> Pen:
        ink, is_bright = _colour(wanted.ink, abilities.colours)
        paper, _ = _colour(wanted.paper, abilities.colours)
        looks = (wanted.looks | BOLD * is_bright) & abilities.looks
        return pen(ink, paper, looks, wanted.link if abilities.is_like_xterm else "")

    return fit


def _colour(parameters: str, colours: int) -> tuple[str, bool]:
    """A colour as SGR parameters that a terminal with so many colours knows, and whether it should be brighter."""
    if not parameters or not colours:
        return "", False
    if ";" in parameters:
        first, kind, *values = map(int, parameters.split(";"))
        if colours >= (256 if kind == 5 else TRUECOLOUR):
            return parameters, False
        colour = Color.from_ansi(values[0]) if kind == 5 else Color.from_rgb(*values)
        system = ColorSystem.EIGHT_BIT if colours >= 256 else ColorSystem.STANDARD
        parameters = ";".join(colour.downgrade(system).get_ansi_codes(foreground=first == 38))
        if ";" in parameters:
            return parameters, False
    code = int(parameters)
    if code >= 90 and colours < 16:
        return str(code - 60), code < 100
    return parameters, False


def encoding(environment: Mapping[str, str]) -> str:
    """The encoding of the terminal, as the locale has it (POSIX, "Internationalization Variables").

    Python itself puts such an LC_CTYPE beside a LANG of "C", or of a locale that is not installed (PEP 538). Where none
    is named at all it is UTF-8.
    """
    lang = environment.get("LANG", "")
    name = environment.get("LC_ALL") or environment.get("LC_CTYPE") or lang
    if name == "C.UTF-8" and not environment.get("LC_ALL"):
        name = lang or name
    if name in _POSIX:
        return "ascii"
    stated = (name if "." in name else normalize(name)).partition(".")[2].partition("@")[0]
    try:
        # Python has codecs that encode no text, and encodings that no terminal can have.
        if stated and _SEQUENCE.encode(stated) == _SEQUENCE.encode() and _FOREIGN.encode(stated, "replace"):
            return codecs.lookup(stated).name
    except (LookupError, ValueError):
        pass
    return "utf-8"


@cache
def encodable(text: str, encoding: str) -> str:
    """What stands in a cell, in characters that the encoding has and as many cells wide."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        from anyascii import anyascii

        width = cell_len(text)
        plain = _DRAWN.get(text) or anyascii(text).strip() or "?"
        return plain[:width].ljust(width)
    return text


_DRAWN = {"▌": ">", "●": "*", "★": "*", "…": "~", "▏": "|", "▕": "|", "•": "*", "·": "-", "–": "-", "—": "-"}
"""Signs of our own screens for which there are better ones than their names."""
