"""How a cell looks: colours, attributes and a link, and the fewest bytes from one look to another (ECMA-48, SGR)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

BOLD, DIM, ITALIC, UNDERLINE, BLINK, REVERSE, CONCEAL, STRIKE, DOUBLE, OVERLINE = (1 << bit for bit in range(10))

_ON = {
    1: BOLD,
    2: DIM,
    3: ITALIC,
    4: UNDERLINE,
    5: BLINK,
    7: REVERSE,
    8: CONCEAL,
    9: STRIKE,
    21: DOUBLE,
    53: OVERLINE,
}
_OFF = {
    22: BOLD | DIM,
    23: ITALIC,
    24: UNDERLINE | DOUBLE,
    25: BLINK,
    27: REVERSE,
    28: CONCEAL,
    29: STRIKE,
    55: OVERLINE,
}
_SEEN_ON_A_BLANK = UNDERLINE | DOUBLE | BLINK | REVERSE | STRIKE | OVERLINE


@dataclass(frozen=True, slots=True, eq=False)
class Pen:
    """One look; there is only one object for each, made by `pen`, so that looks are compared by identity."""

    ink: str
    """The colour of the text as SGR parameters, such as `31` or `38;5;117`; empty for the terminal's own."""
    paper: str
    """The colour behind it, in the same way."""
    looks: int
    """Attributes, or-ed together."""
    link: str
    """What OSC 8 says of the cell: parameters, a semicolon and the address; empty for none."""
    blank: Pen = field(init=False, repr=False)
    """The look of a blank that is written with this pen: what does not show on a blank is left out."""

    def __post_init__(self) -> None:
        shows = self.looks & _SEEN_ON_A_BLANK
        is_blank = shows or not (self.ink or self.looks)
        object.__setattr__(self, "blank", self if is_blank else pen("", self.paper, 0, self.link))

    @property
    def is_erasable(self) -> bool:
        """Whether a blank in this look is what erasing leaves behind, where erasing keeps the colour."""
        return not (self.looks or self.ink or self.link)

    def __reduce__(self) -> tuple[object, tuple[str, str, int, str]]:
        return pen, (self.ink, self.paper, self.looks, self.link)


@cache
def pen(ink: str, paper: str, looks: int, link: str, /) -> Pen:
    """The one pen of this look."""
    return Pen(ink, paper, looks, link)


PLAIN = pen("", "", 0, "")
"""The look after a reset."""


@cache
def after_sgr(before: Pen, parameters: str) -> Pen:
    """The pen after a Select Graphic Rendition with these parameters; what is not known is passed over."""
    ink, paper, looks = before.ink, before.paper, before.looks
    codes = iter(parameters.replace(":", ";").split(";"))
    for word in codes:
        code = int(word or 0)
        if code == 0:
            ink, paper, looks = "", "", 0
        elif code in _ON:
            looks |= _ON[code]
        elif code in _OFF:
            looks &= ~_OFF[code]
        elif code in (38, 48):
            colour = _extended(code, codes)
            ink, paper = (colour, paper) if code == 38 else (ink, colour)
        elif 30 <= code <= 37 or 90 <= code <= 97:
            ink = word
        elif 40 <= code <= 47 or 100 <= code <= 107:
            paper = word
        elif code == 39:
            ink = ""
        elif code == 49:
            paper = ""
    return pen(ink, paper, looks, before.link)


def _extended(code: int, codes: Iterator[str]) -> str:
    kind = next(codes, "")
    count = {"5": 1, "2": 3}.get(kind, 0)
    return ";".join([str(code), kind, *(next(codes, "0") for _ in range(count))])


@cache
def change(before: Pen | None, after: Pen, has_off_codes: bool = True) -> str:
    """The shortest sequence that changes one pen into another.

    Args:
        before: the pen that is set; None where that is not known.
        after: the pen that is wanted.
        has_off_codes: whether the terminal can end a single attribute (SGR 22 to 55), or only all of them.
    """
    if before is after:
        return ""
    anew = [str(code) for code, look in _ON.items() if after.looks & look]
    anew += [colour for colour in (after.ink, after.paper) if colour]
    ways = [f"\x1b[{';'.join(['', *anew] if anew else [])}m"]
    if before is not None and (has_off_codes or _only_adds(before, after)):
        step = ";".join(_steps(before, after))
        ways.append(f"\x1b[{step}m" if step else "")
    link = f"\x1b]8;{after.link or ';'}\x1b\\" if after.link != (before.link if before else "") else ""
    return min(ways, key=len) + link


def _only_adds(before: Pen, after: Pen) -> bool:
    return not (before.looks & ~after.looks or (before.ink and not after.ink) or (before.paper and not after.paper))


def _steps(before: Pen, after: Pen) -> Iterator[str]:
    looks = before.looks
    for code, ended in _OFF.items():
        if looks & ended & ~after.looks:
            looks &= ~ended
            yield str(code)
    for code, look in _ON.items():
        if after.looks & ~looks & look:
            yield str(code)
    if before.ink != after.ink:
        yield after.ink or "39"
    if before.paper != after.paper:
        yield after.paper or "49"
