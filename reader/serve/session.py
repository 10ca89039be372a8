"""One session of the SSH protocol: a reader's process, and the line to whoever reads."""

from __future__ import annotations

import asyncio
import os
import re
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import asyncssh

from reader.serve.forkserver import ForkServer, Reader
from reader.serve.guests import Guests
from reader.serve.limits import Doorman
from reader.serve.pty import Pty
from reader.serve.surroundings import environment

_ONLY_THE_READER = "there is only the reader here, no commands and no files"
_GRACE = 5.0
"""Seconds that a reader has to keep its state once its line is cut, and the line to take what is written last."""

_ANSWERS = re.compile(rb"(?:\x1b\[[?>]?[\d;]*(?:n|c|\$y))+")
"""What a terminal says by itself: only what a person types counts as that."""


@dataclass(frozen=True, slots=True)
class Service:
    """What all sessions have in common."""

    library: Path
    cache: Path
    """The folder for the index and the facts."""
    facts: Path
    """The socket at which facts are asked for."""
    guests: Guests
    doorman: Doorman
    forks: ForkServer
    idle: float
    """Seconds without a key after which a session ends."""


class Session(asyncssh.SSHServerSession[bytes]):
    """Somebody reads, or is told why he cannot."""

    def __init__(self, service: Service, user: str, peer: str, ended: Callable[[], None]) -> None:
        """Nothing is asked yet.

        Args:
            service: what all sessions have in common.
            user: who has logged in.
            peer: where he is.
            ended: is told when the channel is closed.
        """
        self._service, self._user, self._peer, self._ended = service, user, peer, ended
        self._loop = asyncio.get_running_loop()
        self._refusal = ""
        self._pty: Pty | None = None
        self._is_over = asyncio.Event()
        self._last_key = self._loop.time()
        self._clock = self._loop.call_later(service.idle, self._look_at_clock)
        self._reading: asyncio.Task[None] | None = None

    def connection_made(self, chan: asyncssh.SSHServerChannel[bytes]) -> None:
        """There is a channel."""
        self._line = chan

    def shell_requested(self) -> bool:
        """Somebody wants what there is."""
        return True

    def exec_requested(self, command: str) -> bool:
        """Somebody wants something else, and is told that there is none."""
        self._refusal = _ONLY_THE_READER
        return True

    def subsystem_requested(self, subsystem: str) -> bool:
        """The same."""
        self._refusal = _ONLY_THE_READER
        return True

    def session_started(self) -> None:
        """All is asked that will be."""
        self._reading = self._loop.create_task(self._read())

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Something was typed, or answered by the terminal."""
        if not _ANSWERS.fullmatch(data):
            self._last_key = self._loop.time()
        if self._pty is not None:
            self._pty.type(data)

    def terminal_size_changed(self, width: int, height: int, pixwidth: int, pixheight: int) -> None:
        """The window has another size."""
        if self._pty is not None:
            self._pty.resize((width, height))

    def pause_writing(self) -> None:
        """The line takes no more."""
        if self._pty is not None:
            self._pty.pause()

    def resume_writing(self) -> None:
        """The line takes more."""
        if self._pty is not None:
            self._pty.resume()

    def eof_received(self) -> bool:
        """Nothing more will be typed."""
        self._is_over.set()
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        """The line is cut."""
        self._clock.cancel()
        self._is_over.set()
        self._ended()

    def _look_at_clock(self) -> None:
        """End what nobody uses."""
        end = self._last_key + self._service.idle
        if end > self._loop.time():
            self._clock = self._loop.call_at(end, self._look_at_clock)
        elif self._reading is None:
            self._line.abort()
        else:
            self._is_over.set()

    async def _read(self) -> None:
        """Have a reader, until he goes or the line is cut."""
        if not self._refusal and not self._line.get_terminal_type():
            self._refusal = "the reader needs a terminal: ssh -t"
        self._refusal = self._refusal or await self._service.doorman.let_in(self._user) or ""
        if self._refusal:
            self._refuse()
            return
        try:
            status = await self._status()
        except OSError as error:
            self._refusal = f"the reader cannot be started: {error}"
            self._refuse()
        else:
            await self._leave(status)
        finally:
            self._service.doorman.leave(self._user)

    def _refuse(self) -> None:
        if not self._line.is_closing():
            self._line.write_stderr(f"newsreader: {self._refusal}\r\n".encode())
            self._line.exit(1)

    async def _leave(self, status: int) -> None:
        """Close the channel, also one that takes nothing any more."""
        line = self._line
        if not line.is_closing():
            line.exit(status)
            if not self._is_over.is_set():
                with suppress(TimeoutError):
                    await asyncio.wait_for(line.wait_closed(), _GRACE)
        line.abort()

    async def _status(self) -> int:
        """The exit status of a reader who has had his time.

        Raises:
            OSError: if there can be none.
        """
        service, line = self._service, self._line
        columns, rows, *_ = line.get_terminal_size()
        surroundings = environment(
            service.guests.home(self._user),
            service.cache,
            line.get_terminal_type() or "",
            line.get_environment(),
            peer=self._peer,
            facts=service.facts,
        )
        pty = self._pty = Pty((columns, rows), self._show, self._hold)
        try:
            reader = await service.forks.fork(service.library, surroundings, pty.reader)
            pty.begin()
            over = self._loop.create_task(self._is_over.wait())
            ended = self._loop.create_task(reader.wait())
            await asyncio.wait((over, ended), return_when=asyncio.FIRST_COMPLETED)
            over.cancel()
            ended.cancel()
            status = await _end(reader)
            # What was written last is still on its way.
            with suppress(TimeoutError):
                await asyncio.wait_for(pty.is_left.wait(), _GRACE)
            return status
        finally:
            self._pty = None
            pty.close()

    def _show(self, written: bytes) -> None:
        if not self._line.is_closing():
            self._line.write(written)

    def _hold(self, is_held: bool) -> None:
        """Have nothing more typed for a while, or again."""
        if self._is_over.is_set():
            return
        if is_held:
            self._line.pause_reading()
        else:
            self._line.resume_reading()


async def _end(reader: Reader) -> int:
    """Let a reader who has not ended keep his state, and see to it that he goes; the exit status."""
    for number in (signal.SIGHUP, signal.SIGKILL):
        if reader.runs:
            with suppress(ProcessLookupError):
                os.killpg(reader.pid, number)
            with suppress(TimeoutError):
                await asyncio.wait_for(reader.wait(), _GRACE)
    return await reader.wait()
