"""How the process keeps its memory once its first screen is there."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
"""Parameters of glibc (mallopt(3))."""

_LARGE = 1 << 17
"""Bytes of what is given back to the system as soon as it is not needed: the text of a long article, its facts."""


def settle() -> None:
    """Collect garbage from now on, and give back what is large.

    What the start has made stays, and going through it would only cost time. Left alone, glibc keeps an arena for each
    thread that reads an article, and raises the size from which it gives back at once with the first that it does.
    """
    gc.freeze()
    gc.enable()
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            mallopt = ctypes.CDLL(None).mallopt
            mallopt(_M_ARENA_MAX, 1)
            mallopt(_M_MMAP_THRESHOLD, _LARGE)
