"""Pictures in pixels, where a terminal can draw them: as kitty, iTerm2 or a DEC terminal with sixels wants them.

kitty's "Terminal graphics protocol"; iTerm2's "Inline Images Protocol"; DEC, "VT330/VT340 Programmer Reference Manual",
chapter 14. Each is drawn over cells that show the picture in half blocks, so that where it goes away these are left.
"""

from __future__ import annotations

import os
import re
from base64 import standard_b64encode
from collections.abc import Iterator, Mapping
from enum import StrEnum
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

QUESTION = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[>q\x1b[16t\x1b[c"
"""Whether it knows kitty's way, its name, how large its cells are, and what else it has: all answer the last."""

_ANSWER = re.compile(
    r"\x1b_Gi=31;(?P<kitty>[^\x1b]*)\x1b\\|\x1bP>\|(?P<name>[^\x1b]*)\x1b\\"
    r"|\x1b\[6;(?P<height>\d+);(?P<width>\d+)t|\x1b\[\?(?P<has>[\d;]*)c"
)
_BEGUN = re.compile(r"\x1b(?:[_P][^\x1b]*\x1b?|\[[?\d;]*)?\Z")
_SIXEL = "4"
"""The attribute of a terminal that draws sixels (DA1)."""

_CELL = (10, 20)
"""Pixels of a cell where nobody says."""

_LARGEST_CELL = 100
_LIKE_ITERM = ("iterm", "wezterm", "mintty")
_PIECE = 4_096
"""Characters of base64 that kitty takes at once."""

_PICTURE = 31
"""The number by which kitty knows the picture."""

CLEAR = f"\x1b_Ga=d,d=I,i={_PICTURE},q=2\x1b\\"
"""What takes kitty's picture away; the others' go with what is drawn over them."""

_COLOURS = 255


class Protocol(StrEnum):
    """A way to draw a picture."""

    KITTY = "kitty"
    ITERM = "iterm"
    SIXEL = "sixel"


class Graphics(NamedTuple):
    """How a terminal draws pictures."""

    protocol: Protocol
    width: int
    """Pixels of a cell."""
    height: int


class GraphicsAnswers:
    """Reads what a terminal answers to the question out of what is typed, until it has answered all of it."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        """Nothing has come yet.

        Args:
            environment: where a terminal may leave its name, which some do not tell when they are asked.
        """
        self._held = ""
        self._cell = _CELL
        self._is_kitty = False
        self._name = f"{environment.get('TERM_PROGRAM', '')} {environment.get('LC_TERMINAL', '')}"
        if "TMUX" in environment:
            # What stands there is the name of the terminal around it.
            self._name = ""
        self.is_complete = False
        """Whether no more answers are due."""
        self.graphics: Graphics | None = None
        """How the terminal draws pictures, if it can; once all is known."""

    def take(self, typed: str) -> str:
        """What is left for the keys of what came."""
        typed = self._held + typed
        self._held = ""
        for found in _ANSWER.finditer(typed):
            self._learn(found)
        typed = _ANSWER.sub("", typed)
        if not self.is_complete and (begun := _BEGUN.search(typed)):
            self._held = typed[begun.start() :]
            typed = typed[: begun.start()]
        return typed

    def release(self) -> str:
        """What was held back, when nothing followed: it was a key."""
        held, self._held = self._held, ""
        return held

    def _learn(self, answer: re.Match[str]) -> None:
        if answer["kitty"] is not None:
            self._is_kitty = answer["kitty"] == "OK"
        elif answer["name"] is not None:
            self._name = answer["name"]
        elif answer["height"] is not None:
            cell = int(answer["width"]), int(answer["height"])
            if all(0 < side <= _LARGEST_CELL for side in cell):
                self._cell = cell
        else:
            protocol = self._protocol(answer["has"].split(";")[1:])
            self.graphics = Graphics(protocol, *self._cell) if protocol else None
            self.is_complete = True

    def _protocol(self, attributes: list[str]) -> Protocol | None:
        if any(name in self._name.casefold() for name in _LIKE_ITERM):
            return Protocol.ITERM
        if self._is_kitty:
            return Protocol.KITTY
        return Protocol.SIXEL if _SIXEL in attributes else None


def fitted(picture: bytes, cells: tuple[int, int], graphics: Graphics) -> tuple[int, int]:
    """The columns and rows that a picture takes, as large as fits.

    Args:
        picture: a JPEG that we made.
        cells: columns and rows that there are.
        graphics: how large a cell is.

    Raises:
        OSError: if the picture is damaged.
    """
    from PIL import Image

    with Image.open(BytesIO(picture), formats=("JPEG",)) as found:
        width, height = found.width / graphics.width, found.height / graphics.height
    scale = min(cells[0] / width, cells[1] / height)
    return max(min(round(width * scale), cells[0]), 1), max(min(round(height * scale), cells[1]), 1)


def drawn(picture: bytes, graphics: Graphics, place: tuple[int, int], cells: tuple[int, int]) -> str:
    """What draws a picture over some cells and leaves the cursor where it was.

    Args:
        picture: a JPEG that we made.
        graphics: how the terminal draws.
        place: column and row of the upper left cell, from 0.
        cells: columns and rows.

    Raises:
        OSError: if the picture is damaged.
    """
    from PIL import Image

    with Image.open(BytesIO(picture), formats=("JPEG",)) as found:
        match graphics.protocol:
            case Protocol.ITERM:
                sequence = _iterm(picture, cells)
            case Protocol.KITTY:
                sequence = _kitty(found.convert("RGB"), cells)
            case Protocol.SIXEL:
                size = cells[0] * graphics.width, cells[1] * graphics.height
                sequence = _sixel(found.convert("RGB").resize(size, Image.Resampling.LANCZOS))
    return f"\x1b7\x1b[{place[1] + 1};{place[0] + 1}H{sequence}\x1b8"


def _iterm(picture: bytes, cells: tuple[int, int]) -> str:
    told = f"inline=1;size={len(picture)};width={cells[0]};height={cells[1]};preserveAspectRatio=0;doNotMoveCursor=1"
    return f"\x1b]1337;File={told}:{standard_b64encode(picture).decode()}\x07"


def _kitty(picture: Image, cells: tuple[int, int]) -> str:
    made = BytesIO()
    # Of 256 colours it is a third as long, and hardly another picture.
    picture.quantize(_COLOURS + 1).save(made, "PNG")
    data = standard_b64encode(made.getvalue()).decode()
    told = f"a=T,i={_PICTURE},f=100,c={cells[0]},r={cells[1]},C=1,q=2,"
    pieces = range(0, len(data), _PIECE)
    return CLEAR + "".join(
        f"\x1b_G{told if at == 0 else ''}m={int(at < pieces[-1])};{data[at : at + _PIECE]}\x1b\\" for at in pieces
    )


def _sixel(picture: Image) -> str:
    """Bands of six rows; in each one line for each of its colours."""
    few = picture.quantize(_COLOURS)
    palette = few.getpalette() or []
    colours = (palette[at : at + 3] for at in range(0, len(palette), 3))
    table = "".join(f"#{n};2;{';'.join(str(value * 100 // 255) for value in c)}" for n, c in enumerate(colours))
    bands = "-".join(_bands(few.tobytes(), few.width))
    return f'\x1bP0;1;0q"1;1;{few.width};{few.height}{table}{bands}\x1b\\'


def _bands(pixels: bytes, width: int) -> Iterator[str]:
    for start in range(0, len(pixels), 6 * width):
        band = pixels[start : start + 6 * width]
        lines = []
        for colour in sorted(set(band)):
            bits = bytearray(width)
            at = band.find(colour)
            while at >= 0:
                bits[at % width] |= 1 << at // width
                at = band.find(colour, at + 1)
            lines.append(f"#{colour}{_runs(bits.rstrip(bytes(1)))}")
        yield "$".join(lines)


def _runs(bits: bytearray) -> str:
    """The columns of one colour, repeated ones with their count."""
    made = []
    for value, same in groupby(bits):
        count, sixel = len(list(same)), chr(63 + value)
        made.append(f"!{count}{sixel}" if count > 3 else sixel * count)
    return "".join(made)
