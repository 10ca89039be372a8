"""The revision of our own code, by which what was derived with other code is known to be stale."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path


@cache
def revision(*parts: str) -> str:
    """A digest of the source of some parts of this package: it changes with their rules and their data.

    Args:
        parts: folders or files in it, such as "facts".
    """
    here = Path(__file__).parent
    digest = sha256()
    for part in parts:
        for path in sorted({here / part, *(here / part).rglob("*")}):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]
