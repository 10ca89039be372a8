"""One reader in a terminal of its own, and the line to whoever reads."""

from __future__ import annotations

import asyncio
import fcntl
import os
import re
import signal
import struct
import termios
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path

from reader import restricted, shared_analyst
from reader.children import import_path
from reader.serve.forkserver import ForkServer, Reader

_TERM = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}")
_PASSED_ON = ("COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE")
"""What a client may say of its terminal; all else comes from the server's own settings, or not at all."""

_SAID = re.compile(r"[A-Za-z0-9_.@-]{0,63}")
_GRACE = 5.0
"""Seconds that a reader has to keep its state once its line is cut."""

Size = tuple[int, int]
"""Columns and rows."""


class Session:
    """A reader's process in a pty; what it writes goes to `send`, what is typed comes by `type`."""

    def __init__(
        self,
        forks: ForkServer,
        library: Path,
        environment: Mapping[str, str],
        size: Size,
        send: Callable[[bytes], Awaitable[None]],
    ) -> None:
        """Nothing is started yet.

        Args:
            forks: starts the reader.
            library: the folder to read.
            environment: all that the reader knows of the world.
            size: of the terminal.
            send: takes what the reader writes, and waits while the line takes no more.
        """
        self._forks, self._library, self._environment = forks, library, environment
        self._size, self._send = size, send
        self._device = -1
        self._reader: Reader | None = None
        self._is_cut = False
        self._pending = b""

    async def run(self) -> int:
        """Start the reader and wait for its end; its exit status.

        Raises:
            OSError: if it cannot be started.
        """
        self._device, its = os.openpty()
        try:
            self.resize(self._size)
            os.set_blocking(self._device, False)
            try:
                self._reader = await self._forks.fork(self._library, self._environment, its)
            finally:
                os.close(its)
            if self._is_cut:
                self._signal(signal.SIGHUP)
            await self._pass_back()
            return await self._reader.wait()
        finally:
            asyncio.get_running_loop().remove_writer(self._device)
            os.close(self._device)
            self._device = -1

    async def _pass_back(self) -> None:
        """Send what the reader writes until it ends."""
        written = asyncio.StreamReader()
        device = os.fdopen(os.dup(self._device), "rb", 0)
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(written), device
        )
        try:
            # A pty whose other side is closed is an error (EIO) and not the end of a file.
            with suppress(OSError):
                while data := await written.read(1 << 16):
                    await self._send(data)
        finally:
            transport.close()

    def type(self, keys: bytes) -> None:
        """Pass on what was typed."""
        if self._device < 0:
            return
        self._pending += keys
        self._pass_on()

    def _pass_on(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            self._pending = self._pending[os.write(self._device, self._pending) :]
        except BlockingIOError:
            pass
        except OSError:
            self._pending = b""
        if self._pending:
            loop.add_writer(self._device, self._pass_on)
        else:
            loop.remove_writer(self._device)

    def resize(self, size: Size) -> None:
        """The terminal has another size."""
        columns, rows = (min(max(cells, 1), 1000) for cells in size)
        if self._device >= 0:
            fcntl.ioctl(self._device, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    async def end(self) -> None:
        """The line is cut: let the reader keep its state, and see to it that it goes."""
        self._is_cut = True
        for number in (signal.SIGHUP, signal.SIGKILL):
            if self._reader is None or not self._reader.runs:
                return
            self._signal(number)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._reader.wait(), _GRACE)

    def _signal(self, number: signal.Signals) -> None:
        if self._reader is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._reader.pid, number)


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
    home: Path, cache: Path, term: str, said: Mapping[str, str], *, peer: str, facts: Path | None = None
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
        **({shared_analyst.NAME: str(facts)} if facts else {}),
    }
