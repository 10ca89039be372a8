"""Looks and characters that a terminal has, in the place of those that it has not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from unicodedata import east_asian_width

from rich.cells import cell_len
from rich.color import Color, ColorSystem

from reader.tui.terminal.abilities import TRUECOLOUR, Abilities
from reader.tui.terminal.pen import BOLD, Pen, pen

UPPER_HALF = "▀"
"""Two pixels in a cell: the upper in the colour of the text, the lower in the one behind it."""


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


@cache
def encodable(text: str, encoding: str) -> str:
    """What stands in a cell, in characters that the encoding has and as many cells wide."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return _in_letters(text)
    return text


@cache
def narrow(text: str) -> str:
    """What stands in a cell, without the characters that Chinese, Japanese and Korean terminals may show in two."""
    return _in_letters(text) if "A" in map(east_asian_width, text) else text


def _in_letters(text: str) -> str:
    from anyascii import anyascii

    width = cell_len(text)
    plain = _DRAWN.get(text) or anyascii(text).strip() or "?"
    return plain[:width].ljust(width)


_DRAWN = {"▌": ">", "●": "*", "★": "*", "…": "~", "▏": "|", "▕": "|", "•": "*", "·": "-", "–": "-", "—": "-"}
"""Signs of our own screens for which there are better ones than their names."""
