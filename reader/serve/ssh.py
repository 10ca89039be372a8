"""An SSH server that knows only the reader: no shell, no commands, no files, no forwarding."""

from __future__ import annotations

import asyncio
import errno
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import asyncssh

from reader.analyst import Analyst
from reader.serve.door import Door
from reader.serve.forkserver import ForkServer
from reader.serve.guests import Guests
from reader.serve.limits import Doorman, Limits
from reader.serve.session import Service
from reader.serve.surroundings import surroundings
from reader.shared_analyst import share

_AFTER_KEYS = 10
"""The niceness of the process that makes facts: fifty who read do not wait for one who opens an article."""

_WINDOW = 1 << 15
"""Bytes that a client may have typed before a reader has read them."""

_CIPHERS = (
    "aes128-gcm@openssh.com",
    "aes256-gcm@openssh.com",
    "aes128-ctr",
    "aes192-ctr",
    "aes256-ctr",
)
"""All clients know one of them; ChaCha20, which they prefer, takes a third of the time that a key costs the server."""

_LOOK_AT_LINES = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where things are."""

    library: Path
    folder: Path
    """The server's own folder: host key, users' keys and homes."""
    cache: Path
    """The index and the facts, which all users have in common."""

    @property
    def keys(self) -> Path:
        """The users' public keys."""
        return self.folder / "keys"


class SshServer:
    """Serves a library; each session is a reader of its own, the facts come from one analyst."""

    def __init__(self, place: Place, limits: Limits, *, host: str, port: int, pipeline: str) -> None:
        """Nothing is opened yet.

        Args:
            place: where things are.
            limits: what is allowed.
            host: the address to listen at.
            port: the port; 0 takes a free one.
            pipeline: the spaCy pipeline for English.
        """
        self._place, self._limits, self._host, self._port = place, limits, host, port
        self._analyst = Analyst(pipeline, nice=_AFTER_KEYS)
        self._sockets = tempfile.TemporaryDirectory(prefix="newsreader-")
        sockets = Path(self._sockets.name)
        self._service = Service(
            place.library,
            place.cache,
            facts=sockets / "analyst",
            guests=Guests(place.keys, place.folder / "homes"),
            doorman=Doorman(limits),
            forks=ForkServer(sockets / "readers", surroundings(place.folder)),
            idle=limits.idle,
        )
        self._doors: set[Door] = set()
        self._acceptor: asyncssh.SSHAcceptor | None = None

    @property
    def port(self) -> int:
        """The port that is listened at."""
        return self._acceptor.get_port() if self._acceptor else self._port

    async def start(self) -> None:
        """Have all ready for the first session, and listen.

        Raises:
            OSError: if the port cannot be had.
        """
        host_key = _host_key(self._place.folder / "host_key")
        await self._service.forks.start()
        self._acceptor = await asyncssh.create_server(
            lambda: Door(self._service, self._limits, self._doors),
            self._host,
            self._port,
            server_host_keys=[host_key],
            encryption_algs=_CIPHERS,
            encoding=None,
            window=_WINDOW,
            line_editor=False,
            agent_forwarding=False,
            x11_forwarding=False,
            login_timeout=self._limits.log_in,
            keepalive_interval=60,
            keepalive_count_max=3,
        )

    async def run(self) -> None:
        """Serve until cancelled."""
        watching = asyncio.create_task(self._watch())
        try:
            async with await share(self._analyst, self._service.facts):
                await watching
        finally:
            watching.cancel()
            await self.close()

    async def _watch(self) -> None:
        """Look after the lines."""
        while True:
            await asyncio.sleep(_LOOK_AT_LINES)
            for door in tuple(self._doors):
                door.look()

    async def close(self) -> None:
        """End all sessions."""
        if self._acceptor is not None:
            self._acceptor.close()
        await self._service.forks.close()
        await self._analyst.close()
        self._sockets.cleanup()


def _host_key(path: Path) -> asyncssh.SSHKey:
    """The key by which the server is known; made at the first start.

    Raises:
        OSError: if it cannot be used.
    """
    try:
        if path.stat().st_mode & 0o077:
            raise PermissionError(errno.EACCES, f"others may read it; chmod 600 {path}", str(path))
        return asyncssh.read_private_key(path)
    except FileNotFoundError:
        pass
    except ValueError as error:
        raise OSError(errno.EINVAL, f"it holds no key that can be used ({error})", str(path)) from error
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = asyncssh.generate_private_key("ssh-ed25519", "newsreader")
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(made.export_private_key())
    return made
