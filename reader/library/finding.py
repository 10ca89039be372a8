"""Words found in a text whatever their case, their accents and the typography of their marks."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from reader.article import Span

_MARKS = {
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‛": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "«": '"',
    "»": '"',
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "\u00ad": "",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\ufe0f": "",
    "\t": " ",
    "\n": " ",
}
"""What a keyboard has for the marks of print; what is not seen counts for nothing."""


class _Folding(dict[int, str]):
    """A table for `str.translate` that works out each character when it first comes."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in _MARKS:
            folded = _MARKS[character]
        else:
            letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
            folded = "".join(letter for letter in letters if not unicodedata.combining(letter))
        self[code] = folded
        return folded


_FOLDING = _Folding()


@dataclass(frozen=True, slots=True)
class Sought:
    """Words that a search has found texts by."""

    words: str
    is_beginning: bool = False
    """Whether the last of them may go on."""


_WORDS = re.compile(r"\w+")
_BETWEEN = r"[\W_]+"


def hits(text: str, sought: Iterable[Sought]) -> list[Span]:
    """Where whole words stand as the full text knows them, whatever stands between them; in reading order."""
    patterns = [pattern for words in sought if (pattern := _pattern(words))]
    if not patterns:
        return []
    place = _Places(text)
    found = re.finditer("|".join(patterns), text.translate(_FOLDING))
    return [Span(place.of(match.start()), place.after(match.end() - 1)) for match in found]


def _pattern(sought: Sought) -> str:
    words = _WORDS.findall(sought.words.translate(_FOLDING))
    return rf"\b{_BETWEEN.join(words)}" + ("" if sought.is_beginning else r"\b") if words else ""


def found(text: str, wanted: str) -> list[Span]:
    """Where the wanted words stand in the text, in reading order, with the accents that are characters of their own."""
    wanted = wanted.translate(_FOLDING)
    if not wanted.strip():
        return []
    folded = text.translate(_FOLDING)
    place = _Places(text)
    return [Span(place.of(start), place.after(end - 1)) for start, end in _matches(folded, wanted)]


def _matches(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    at = text.find(wanted)
    while at >= 0:
        yield at, at + len(wanted)
        at = text.find(wanted, at + len(wanted))


class _Places:
    """From a place in the folded text to that in the text, through the few characters that do not fold into one."""

    def __init__(self, text: str) -> None:
        odd = [at.start() for at in re.finditer(r"[^\x00-\x7f]", text) if len(_FOLDING[ord(at[0])]) != 1]
        lengths = [len(_FOLDING[ord(text[at])]) for at in odd]
        grown = list(accumulate((length - 1 for length in lengths), initial=0))
        self._text = text
        self._odd = odd
        self._lengths = lengths
        self._folded = [at + more for at, more in zip(odd, grown, strict=False)]
        self._grown = grown

    def after(self, at: int) -> int:
        end = self.of(at) + 1
        while end < len(self._text) and not _FOLDING[ord(self._text[end])]:
            end += 1
        return end

    def of(self, at: int) -> int:
        before = bisect_right(self._folded, at)
        if before and at < self._folded[before - 1] + self._lengths[before - 1]:
            return self._odd[before - 1]
        return at - self._grown[before]
