"""An SSH server that knows only the reader: no shell, no commands, no files, no forwarding."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import asyncssh

from reader.analyst import Analyst
from reader.serve.forkserver import ForkServer
from reader.serve.guests import Guests
from reader.serve.limits import Doorman, Limits
from reader.serve.session import Session, environment, surroundings
from reader.shared_analyst import share

_LOOK_AT_CLOCK = 5.0
_AFTER_KEYS = 10
"""The niceness of the process that makes facts: fifty who read do not wait for one who opens an article."""

_TRIES, _BETWEEN_TRIES = 4, 0.5


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


class _Door(asyncssh.SSHServer):
    """One connection: lets in whoever has a key; all kinds of forwarding are refused by the base class."""

    def __init__(self, guests: Guests, doorman: Doorman, limits: Limits) -> None:
        self._guests, self._doorman, self._limits = guests, doorman, limits
        self._tries = 0
        self._connection: asyncssh.SSHServerConnection | None = None

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._connection = conn
        address = (conn.get_extra_info("peername") or ("?",))[0]
        if not self._doorman.may_knock(address):
            conn.abort()

    def begin_auth(self, username: str) -> bool:
        return True

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        self._tries += 1
        if self._tries > self._limits.tries and self._connection is not None:
            self._connection.abort()
            return False
        return self._guests.is_welcome(username, key)


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
        self._guests = Guests(place.keys, place.folder / "homes")
        self._doorman = Doorman(limits)
        self._analyst = Analyst(pipeline, nice=_AFTER_KEYS)
        self._sockets = tempfile.TemporaryDirectory(prefix="newsreader-")
        self._socket = Path(self._sockets.name) / "analyst"
        self._forks = ForkServer(Path(self._sockets.name) / "readers", surroundings(place.folder))
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
        await self._forks.start()
        self._acceptor = await asyncssh.create_server(
            lambda: _Door(self._guests, self._doorman, self._limits),
            self._host,
            self._port,
            server_host_keys=[_host_key(self._place.folder / "host_key")],
            process_factory=self._serve,
            encoding=None,
            line_editor=False,
            agent_forwarding=False,
            x11_forwarding=False,
            allow_scp=False,
            sftp_factory=None,
            login_timeout=self._limits.log_in,
            keepalive_interval=60,
            keepalive_count_max=3,
        )

    async def run(self) -> None:
        """Serve until cancelled."""
        assert self._acceptor is not None
        try:
            async with await share(self._analyst, self._socket):
                await self._acceptor.wait_closed()
        finally:
            await self.close()

    async def close(self) -> None:
        """End all sessions."""
        if self._acceptor is not None:
            self._acceptor.close()
        await self._forks.close()
        await self._analyst.close()
        self._sockets.cleanup()

    async def _serve(self, process: asyncssh.SSHServerProcess[bytes]) -> None:
        user: str = process.get_extra_info("username")
        refusal = self._refusal(process) or await self._let_in(user)
        if refusal:
            process.stderr.write(f"newsreader: {refusal}\r\n".encode())
            process.exit(1)
            return
        try:
            process.exit(await self._read(process, user))
        except OSError as error:
            process.stderr.write(f"newsreader: the reader cannot be started: {error}\r\n".encode())
            process.exit(1)
        finally:
            self._doorman.leave(user)

    async def _let_in(self, user: str) -> str | None:
        """Find a place, also that of a session whose line was just cut; if there is none, why."""
        for _ in range(_TRIES):
            if (refusal := self._doorman.enter(user)) is None:
                return None
            await asyncio.sleep(_BETWEEN_TRIES)
        return refusal

    @staticmethod
    def _refusal(process: asyncssh.SSHServerProcess[bytes]) -> str | None:
        if process.command is not None or process.subsystem is not None:
            return "there is only the reader here, no commands and no files"
        if not process.term_type:
            return "the reader needs a terminal: ssh -t"
        return None

    async def _read(self, process: asyncssh.SSHServerProcess[bytes], user: str) -> int:
        peer = " ".join(str(part) for part in (process.get_extra_info("peername") or ("?", 0))[:2])
        known = environment(
            self._guests.home(user),
            self._place.cache,
            process.term_type or "",
            {str(name): str(value) for name, value in process.env.items()},
            peer=peer,
            facts=self._socket,
        )

        async def send(data: bytes) -> None:
            process.stdout.write(data)
            await process.stdout.drain()

        columns, rows, *_ = process.term_size
        session = Session(self._forks, self._place.library, known, (columns, rows), send)
        reading = asyncio.create_task(session.run())
        typing = asyncio.create_task(self._typed(process, session))
        try:
            await asyncio.wait((reading, typing), return_when=asyncio.FIRST_COMPLETED)
        finally:
            typing.cancel()
            await session.end()
        return await reading

    async def _typed(self, process: asyncssh.SSHServerProcess[bytes], session: Session) -> None:
        """Pass on keys and sizes until the line is cut or nothing has been typed for long."""
        last = time.monotonic()
        while time.monotonic() - last < self._limits.idle:
            try:
                keys = await asyncio.wait_for(process.stdin.read(4096), min(_LOOK_AT_CLOCK, self._limits.idle))
            except TimeoutError:
                continue
            except asyncssh.TerminalSizeChanged as change:
                session.resize((change.width, change.height))
                continue
            except (asyncssh.BreakReceived, asyncssh.SignalReceived):
                continue
            except (OSError, asyncssh.Error):
                return
            if not keys:
                return
            # A terminal's answers come by themselves; only what a person types counts as that.
            if not keys.startswith(b"\x1b["):
                last = time.monotonic()
            session.type(keys)


def _host_key(path: Path) -> asyncssh.SSHKey:
    """The key by which the server is known; made at the first start."""
    with suppress(FileNotFoundError):
        return asyncssh.read_private_key(path)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = asyncssh.generate_private_key("ssh-ed25519", "newsreader")
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(made.export_private_key())
    return made
