"""Who may log in: a folder of public keys, one file for each user."""

from __future__ import annotations

import re
from pathlib import Path

import asyncssh

_NAME = re.compile(r"[a-z_][a-z0-9_-]{0,31}")
"""What a user may be called (useradd(8)); it is the name of a file and of a folder."""


class Guests:
    """The users and their keys; files that are added or changed count at the next log-in."""

    def __init__(self, keys: Path, homes: Path) -> None:
        """Nothing is read yet.

        Args:
            keys: the folder with a file for each user, in the form of OpenSSH's authorized_keys.
            homes: the folder in which each has his own.
        """
        self.keys, self._homes = keys, homes

    def is_welcome(self, name: str, key: asyncssh.SSHKey) -> bool:
        """Whether a user of that name has that key."""
        if not _NAME.fullmatch(name):
            return False
        try:
            listed = (self.keys / name).read_text("utf-8").splitlines()
        except (OSError, ValueError):
            return False
        return any(self._is(line, key) for line in listed)

    @staticmethod
    def _is(line: str, key: asyncssh.SSHKey) -> bool:
        try:
            return asyncssh.import_public_key(line.strip()) == key
        except (asyncssh.KeyImportError, ValueError):
            return False

    def home(self, name: str) -> Path:
        """The folder of a user who has logged in, for what he marks and sets; made where there is none."""
        home = self._homes / name
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        return home
