"""The way in: what is on the screen first comes before all that has to be imported."""

import gc
import sys

from reader.first_paint import paint
from reader.stages import begin, passed

PROFILE = "--profile-start"
"""It only tells about the start that there would be without it."""


def main() -> None:
    """The command `newsreader`."""
    begin()
    # Nothing that the start makes is garbage; the reader collects once its first screen is there.
    gc.disable()
    painted = paint([argument for argument in sys.argv[1:] if argument != PROFILE])
    passed("the screen of the last session")
    try:
        from reader.cli import main

        main()
    finally:
        if painted is not None:
            painted.give_back()
