"""All that a served process knows of the world: nothing of the server's own environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from reader import restricted, shared_analyst
from reader.children import import_path

_TERM = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}")
_PASSED_ON = ("COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE")
"""What a client may say of its terminal; all else comes from the server's own settings, or not at all."""

_SAID = re.compile(r"[A-Za-z0-9_.@-]{0,63}")


def surroundings(home: Path) -> dict[str, str]:
    """What every served process knows of the world, of the server's own environment nothing.

    Args:
        home: the folder of whoever it works for.
    """
    return {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.defpath,
        "PYTHONPATH": import_path(),
        restricted.NAME: "1",
        # Threads share their heap: it saves each of many processes some megabytes (mallopt(3)).
        "MALLOC_ARENA_MAX": "1",
    }


def environment(
    home: Path, cache: Path, term: str, said: Mapping[str, str], *, peer: str, facts: Path
) -> dict[str, str]:
    """All that a served reader knows of the world.

    Args:
        home: the folder of whoever reads, for marks and settings.
        cache: the folder for the index and the facts, which all have in common.
        term: the name of the client's terminal.
        said: what the client says of its environment; only what concerns its terminal counts.
        peer: where the client is.
        facts: the socket at which facts are asked for.
    """
    given = {name: said[name] for name in _PASSED_ON if name in said and _SAID.fullmatch(said[name])}
    return {
        **surroundings(home),
        **given,
        "TERM": term if _TERM.fullmatch(term) else "dumb",
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(cache),
        "SSH_CONNECTION": peer,
        shared_analyst.NAME: str(facts),
    }
