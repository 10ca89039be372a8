"""The way in: what is on the screen first comes before all that has to be imported."""

import gc
import sys

from reader.first_paint import paint


def main() -> None:
    """The command `newsreader`."""
    gc.disable()
    painted = paint(sys.argv[1:])
    try:
        from reader.cli import main

        main()
    finally:
        if painted is not None:
            painted.give_back()
