"""Control characters made visible: what a file says must never steer the terminal that shows it."""

from __future__ import annotations

_MARK = "\N{REPLACEMENT CHARACTER}"
_KEPT = "\n\t"

_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Embeddings, overrides and isolates (Unicode TR 9): they can make a text read as what it does not say."""

_VISIBLE = (
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _KEPT}
    | {0x7F: "\N{SYMBOL FOR DELETE}"}
    | dict.fromkeys(range(0x80, 0xA0), _MARK)
    | dict.fromkeys(_BIDI, _MARK)
    | dict.fromkeys(range(0xD800, 0xE000), _MARK)
    | dict.fromkeys((0xFEFF, 0x2028, 0x2029), _MARK)
)


def visible(text: str) -> str:
    """The text with each control character as a visible mark, one character for one; newline and tab stay."""
    # Nearly all text is free of them, and to see that takes a tenth of the time.
    if "".join(text.split("\n")).isprintable():
        return text
    return text.translate(_VISIBLE)


def visible_line(text: str) -> str:
    """The same on one line: for names, headlines and messages."""
    return visible(text).replace("\n", " ").replace("\t", " ")
