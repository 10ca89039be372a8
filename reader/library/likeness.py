"""When two articles are versions of one story: found by MinHash, then asked of the texts themselves.

Folding hides an article, so it takes more than like words. Reports by one form (markets, matches, weather) share many
words, too, but few of the sentences that state something; versions share these, and the names. The thresholds were
chosen on generated stories, see `bench/duplicates`.

Broder, "On the resemblance and containment of documents" (1997); Leskovec, Rajaraman, Ullman, "Mining of Massive
Datasets", 3.4 (bands).
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

_SHINGLE = 4
"""Words to a shingle."""

_FEWEST = 30
"""Shingles from which a text says enough to be compared."""

_BANDS, _ROWS = 16, 2
_SEED = 1
_BAND_BITS = 46

_PERIOD = 32
"""Days whose articles are looked up together."""

REACH = 14
"""Days between two versions, at most."""


class _Needed(NamedTuple):
    """How much of the shorter text the other has to have, too."""

    words: float
    names: float
    statements: float
    fewest_statements: int
    figures: float


_NEEDED = {0: _Needed(0.4, 0.6, 0.3, 1, 0.0), 1: _Needed(0.5, 0.6, 0.5, 4, 0.3)}
"""By the days that lie between."""

_LATER = _Needed(0.8, 0.8, 0.6, 2, 0.5)

_TO_PLAIN = bytes.maketrans(
    f"\n{string.punctuation}{string.ascii_uppercase}".encode(),
    f" {' ' * len(string.punctuation)}{string.ascii_lowercase}".encode(),
)
_SAMPLE = 500
"""Characters in which a script shows."""

_LOOKED_UP = re.compile(rb" [^ ][^ ][^ ][^ ][^ ][^ ]+ [^ ]+ [^ ]+")
"""What an article is looked up by: a long word and the two after it say more than any three do, and are soon found.

The blank before it spares a look at each letter, and letters by themselves are compared sooner than counted ones.
"""

_SPARSE = 20
"""Words among which there is one of those, at the least, in scripts that know words."""

_SENTENCE_END = re.compile(r"(?<=[.!?”\"。！？])\s+|\n+|(?<=[。！？])")
_NAME = re.compile(r"(?<=[^\W\d_] |[,;] )[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
_FIGURE = re.compile(r"\d[\d.,:]*\d|\d")


def bands(text: str, day: int) -> tuple[int, ...]:
    """The keys under which an article is kept; one that has a key of another's may be a version of it.

    Args:
        text: headline and body.
        day: the ordinal of the day of publication, 0 for none.

    Returns:
        Numbers of 63 bits; none for a text that is too short to be compared.
    """
    from rensa import RMinHash

    plain = _plain(text)
    blanks = plain.count(b" ")
    if blanks < _FEWEST + _SHINGLE:
        return ()
    told = _LOOKED_UP.findall(plain)
    if len(told) < blanks // _SPARSE:
        told = list(map(b" ".join, _shingles(plain.split())))
    sketch = RMinHash(_BANDS * _ROWS, _SEED)
    sketch.update(told)
    digest = sketch.digest()
    period = day // _PERIOD << _BAND_BITS
    return tuple(period | _mixed(band, digest[_ROWS * band], digest[_ROWS * band + 1]) for band in range(_BANDS))


def _mixed(band: int, first: int, second: int) -> int:
    """One number of a band and its two digests, by multiplication (Knuth, TAOCP 3, 6.4)."""
    return ((first << 32 | second) * 0x9E3779B97F4A7C15 + band * 0xC2B2AE3D27D4EB4F) % 2**64 >> (64 - _BAND_BITS)


def periods(day: int) -> tuple[int, ...]:
    """What to add to a key to look an article up in its own period, and in the one next to it if that is near."""
    within = day % _PERIOD
    step = -1 if within < REACH else 1 if within >= _PERIOD - REACH else 0
    return (0,) if not step or day < _PERIOD else (0, step << _BAND_BITS)


def _words(text: str) -> list[bytes]:
    return _plain(text).split()


@cache
def _whole() -> re.Pattern[str]:
    """Scripts that put no blanks between words: each of their characters counts as one.

    Compiled where it is needed: a start would wait for it longer than for any module of ours.
    """
    return re.compile("([\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff])")


def _plain(text: str) -> bytes:
    """The words in small letters and without marks, those of ASCII: what lies beyond stays as it is, which is quick."""
    if not text.isascii() and _whole().search(text, 0, _SAMPLE):
        text = _whole().sub(r" \1 ", text)
    return text.encode("utf-8", "replace").translate(_TO_PLAIN)


def _shingles(words: list[bytes]) -> Iterator[tuple[bytes, ...]]:
    return zip(*(words[first:] for first in range(_SHINGLE)), strict=False)


@dataclass(frozen=True)
class Told:
    """An article as it is compared."""

    day: int
    """The ordinal of the day of publication, 0 for none."""
    text: str
    """Headline and body."""

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Its words, four by four: only their hashes, which are soon made, compared and forgotten."""
        return frozenset(map(hash, _shingles(_words(self.text))))

    @cached_property
    def names(self) -> frozenset[str]:
        """What begins with a capital inside a sentence."""
        return frozenset(name for names in _NAME.findall(self.text) for name in names.split())

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers in figures."""
        return frozenset(_FIGURE.findall(self.text))

    @cached_property
    def statements(self) -> frozenset[tuple[bytes, ...]]:
        """The sentences with a name or a figure."""
        stating = (s for s in _SENTENCE_END.split(self.text) if _FIGURE.search(s) or _NAME.search(s))
        return frozenset(words for words in map(tuple, map(_words, stating)) if len(words) > _SHINGLE)


def are_versions(one: Told, other: Told) -> bool:
    """Whether two articles are versions of one story: on one day by less, on others only if little has changed."""
    if one.text == other.text:
        return True
    apart = abs(one.day - other.day) if one.day and other.day else REACH
    if apart > REACH:
        return False
    needed = _NEEDED.get(apart, _LATER)
    return (
        _share(one.shingles, other.shingles) >= needed.words
        and _share(one.names, other.names) >= needed.names
        and _share(one.statements, other.statements) >= needed.statements
        and len(one.statements & other.statements) >= needed.fewest_statements
        and _share(one.figures, other.figures) >= needed.figures
    )


def _share(one: frozenset[Any], other: frozenset[Any]) -> float:
    """The part of the smaller that the greater has, too; all of nothing."""
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest else 1.0
