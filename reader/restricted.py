"""What a reader that others are served may not do: it reads, and keeps marks, but leads nowhere else.

Everything that starts a program, goes to the network or changes the files of the library is left out: it is not the
account of those who read, and not their library.
"""

from __future__ import annotations

import os

NAME = "NEWSREADER_RESTRICTED"
"""The variable of the environment that says so, also to the processes that are started."""

ERRANDS = frozenset(
    {"fetching.one", "fetching.all", "fetching.add", "marking.delete", "marking.empty_trash", "sharing.save"}
)
"""What the reading screen's parts do beyond reading, as the table of commands names it."""


def is_restricted() -> bool:
    """Whether this reader is served to somebody else."""
    return bool(os.environ.get(NAME))


def restrict() -> None:
    """From now on it is."""
    os.environ[NAME] = "1"
