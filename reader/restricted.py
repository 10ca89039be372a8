"""What a reader that others are served may not do: it reads, and keeps marks, but leads nowhere else.

Everything that starts a program, goes to the network or changes the files of the library is left out: it is not the
account of those who read, and not their library.
"""

from __future__ import annotations

import os

NAME = "NEWSREADER_RESTRICTED"
"""The variable of the environment that says so, also to the processes that are started."""

_MOST_MEMORY = 2 << 30
"""Bytes of data of a process: several times what the largest article and the model take."""

REFUSAL = "Here one can only read: files stay as they are"
"""What is said to whoever presses the key of a command that is left out."""


def is_restricted() -> bool:
    """Whether this reader is served to somebody else."""
    return bool(os.environ.get(NAME))


def restrict() -> None:
    """From now on it is; whoever floods it ends his own session and takes no memory from others."""
    import resource

    os.environ[NAME] = "1"
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    allowed = _MOST_MEMORY if most == resource.RLIM_INFINITY else min(most, _MOST_MEMORY)
    resource.setrlimit(resource.RLIMIT_DATA, (allowed, allowed))
