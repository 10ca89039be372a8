"""What a change of the screen costs when each changed cell is drawn once, in reading order: the bound we are held to.

It knows no scrolling, no erasing and no repeating, only the shortest moves and changes of look; a program that uses
those may stay below it.
"""

from __future__ import annotations

from pyte.graphics import FG_BG_256

from tests.emulator import Cell

_ON_OFF = (("1", "22"), ("3", "23"), ("4", "24"), ("9", "29"), ("7", "27"), ("5", "25"))
"""The attributes of a cell in pyte's order: bold, italics, underscore, strikethrough, reverse, blink."""

_PLAIN = ("default", "default", *[False] * len(_ON_OFF))
_NUMBERS = {colour: number for number, colour in reversed(list(enumerate(FG_BG_256)))}

Look = tuple[object, ...]
Screen = list[list[Cell]]


def bound(before: Screen, after: Screen) -> int:
    """Bytes for the cells that have changed."""
    cost, look, at = 0, _PLAIN, (-1, -1)
    for row, (old, new) in enumerate(zip(before, after, strict=True)):
        for column, (was, cell) in enumerate(zip(old, new, strict=True)):
            if was != cell and cell.text:
                wanted = cell.look if len(cell.look) > 1 else (look[0], *cell.look, *look[2:])
                cost += _move(at, (row, column)) + _change(look, wanted) + len(cell.text.encode())
                is_wide = column + 1 < len(new) and not new[column + 1].text
                look, at = wanted, (row, column + 1 + is_wide)
    return cost


def _move(at: tuple[int, int], to: tuple[int, int]) -> int:
    """Bytes of the shortest of the ways from place to place."""
    if at == to:
        return 0
    row, column = to
    ways = [f"\x1b[{row + 1};{column + 1}H" if column else f"\x1b[{row + 1}H"]
    if row == at[0]:
        ways.append(f"\x1b[{column - at[1]}C" if column - at[1] > 1 else "\x1b[C")
    elif row == at[0] + 1 and not column:
        ways.append("\r\n")
    return min(map(len, ways))


def _change(look: Look, wanted: Look) -> int:
    """Bytes of the shorter of the ways from look to look."""
    codes = _codes(wanted)
    changed = [code for mine, other, code in zip(look, wanted, codes, strict=True) if mine != other]
    anew = ["0", *(code for plain, other, code in zip(_PLAIN, wanted, codes, strict=True) if plain != other)]
    return min(len(f"\x1b[{';'.join(way)}m") for way in (changed, anew)) if changed else 0


def _codes(look: Look) -> list[str]:
    """For each part of a look the parameters that set it."""
    ink, paper, *attributes = look
    switches = [on if attribute else off for attribute, (on, off) in zip(attributes, _ON_OFF, strict=True)]
    return [_colour(str(ink), 38), _colour(str(paper), 48), *switches]


def _colour(colour: str, kind: int) -> str:
    if colour == "default":
        return str(kind + 1)
    return f"{kind};5;{_NUMBERS[colour]}" if colour in _NUMBERS else str(kind - 1)
