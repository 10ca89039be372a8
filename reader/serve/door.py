"""One connection to the SSH server: whoever has a key may read, and all kinds of forwarding are refused."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import MutableSet

import asyncssh

from reader.serve.limits import Limits
from reader.serve.session import Service, Session

_AT_ONCE = 1 << 13
"""Bytes that are taken from a connection before others have their turn."""


class Door(asyncssh.SSHServer):
    """Lets in whoever has a key."""

    def __init__(self, service: Service, limits: Limits, doors: MutableSet[Door]) -> None:
        """Nobody is there.

        Args:
            service: what all sessions have in common.
            limits: what is allowed.
            doors: where the door is kept while there is a connection.
        """
        self._service, self._limits, self._doors = service, limits, doors
        self._loop = asyncio.get_running_loop()
        self._tries = self._sessions = 0
        self._last = self._loop.time()
        self.is_strange = True
        """Whether nobody has logged in."""

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        """Somebody knocks."""
        self._connection = conn
        peer = conn.get_extra_info("peername") or ("?", 0)
        self._peer = " ".join(str(part) for part in peer[:2])
        self._doors.add(self)
        strangers = sum(door.is_strange for door in self._doors)
        if strangers > self._limits.strangers or not self._service.doorman.may_knock(peer[0]):
            conn.abort()
            return
        conn.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _AT_ONCE)

    def connection_lost(self, exc: Exception | None) -> None:
        """Whoever it was has gone."""
        self._doors.discard(self)

    def look(self) -> None:
        """Cut the line of somebody who takes nothing of what he asks for, or has not read for long."""
        # asyncssh does not say when a connection takes no more.
        transport = self._connection._transport
        is_stuck = transport is not None and transport.get_write_buffer_size() > self._limits.unread
        is_idle = not self._sessions and self._loop.time() - self._last > self._limits.idle
        if is_stuck or is_idle:
            self._connection.abort()

    def begin_auth(self, username: str) -> bool:
        """Everybody needs a key."""
        return True

    def public_key_auth_supported(self) -> bool:
        """And that is all one can have."""
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        """Whether it is a key of that user."""
        self._tries += 1
        if self._tries > self._limits.tries:
            self._connection.abort()
            return False
        return self._service.guests.is_welcome(username, key)

    def auth_completed(self) -> None:
        """It is somebody whom we know."""
        self.is_strange = False

    def session_requested(self) -> Session | bool:
        """Have a session, if there are not far too many already."""
        if self._sessions > self._limits.of_one_user:
            return False
        self._sessions += 1
        user: str = self._connection.get_extra_info("username")
        return Session(self._service, user, self._peer, self._left)

    def _left(self) -> None:
        self._sessions -= 1
        self._last = self._loop.time()
