"""The process of which readers are forked, as the server sees it (`reader.forked` is its other side)."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_KILLED = 128 + signal.SIGKILL


class Reader:
    """A reader's process."""

    def __init__(self, pid: int, told: asyncio.StreamReader, line: asyncio.StreamWriter) -> None:
        """It has begun.

        Args:
            pid: its number; it leads a session and a process group.
            told: where its exit status comes.
            line: the other way of the same connection.
        """
        self.pid = pid
        self._ended = asyncio.ensure_future(self._status(told, line))

    @property
    def runs(self) -> bool:
        """Whether it is not known to have ended."""
        return not self._ended.done()

    async def wait(self) -> int:
        """Wait for the end; the exit status."""
        return await asyncio.shield(self._ended)

    @staticmethod
    async def _status(told: asyncio.StreamReader, line: asyncio.StreamWriter) -> int:
        try:
            # What it says last is not the end: that is when nobody is left on the other side.
            return int(await told.read() or _KILLED)
        finally:
            line.close()


class ForkServer:
    """Starts the process of which readers are forked, and has it fork them."""

    def __init__(self, path: Path, environment: Mapping[str, str]) -> None:
        """Nothing is started yet.

        Args:
            path: of the socket; nobody else may come to its folder.
            environment: all that the process knows of the world; each reader has his own.
        """
        self._path, self._environment = path, environment
        self._process: subprocess.Popen[bytes] | None = None
        self._starting = asyncio.Lock()

    async def fork(self, library: Path, environment: Mapping[str, str], terminal: int) -> Reader:
        """Have a reader forked; the process is started, where it is needed and does not run.

        Args:
            library: the folder to read.
            environment: all that the reader knows of the world.
            terminal: a file descriptor of its terminal.

        Raises:
            OSError: if there can be none.
        """
        process = await self.start()
        try:
            return await self._forked(library, environment, terminal)
        except (ConnectionError, ChildProcessError):
            # It has ended since, or is about to.
            process.terminate()
            await asyncio.to_thread(process.wait)
        await self.start()
        return await self._forked(library, environment, terminal)

    async def _forked(self, library: Path, environment: Mapping[str, str], terminal: int) -> Reader:
        way = socket.socket(socket.AF_UNIX)
        way.setblocking(False)
        asked = json.dumps({"library": str(library), "environment": dict(environment)})
        try:
            await asyncio.get_running_loop().sock_connect(way, str(self._path))
            socket.send_fds(way, [asked.encode() + b"\n"], [terminal])
        except OSError:
            way.close()
            raise
        told, line = await asyncio.open_unix_connection(sock=way)
        pid = await told.readline()
        if not pid:
            line.close()
            raise ChildProcessError("it ended at its start")
        return Reader(int(pid), told, line)

    async def start(self) -> subprocess.Popen[bytes]:
        """Start the process, unless it runs.

        Raises:
            OSError: if it cannot be started.
        """
        async with self._starting:
            if self._process is not None and self._process.poll() is None:
                return self._process
            self._path.unlink(missing_ok=True)
            command = [sys.executable, "-P", "-m", "reader.forked", str(self._path)]
            self._process = subprocess.Popen(command, stdout=subprocess.PIPE, env=self._environment)
            assert self._process.stdout is not None
            with self._process.stdout as told:
                if not await asyncio.to_thread(told.readline):
                    raise ChildProcessError("the process that starts readers has ended")
            return self._process

    async def close(self) -> None:
        """End the process; readers end with their terminals."""
        if self._process is not None:
            self._process.terminate()
            await asyncio.to_thread(self._process.wait)
