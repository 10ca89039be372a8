"""Connections to machines that may be asked, which end when their time is over."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NameResolutionError, NewConnectionError

from reader.intake.http.location import Location
from reader.intake.http.reach import Reach

_EACH = 10.0
"""Seconds to wait for one address of a host before the next is tried."""


class AddressRefused(Exception):
    """The host has no address that may be asked."""


class Line:
    """What a connection goes over: made only to addresses that may be asked, cut when the time is over."""

    def __init__(self, location: Location, reach: Reach, deadline: float) -> None:
        """Nothing is connected yet.

        Args:
            location: where to.
            reach: what may be asked.
            deadline: the moment, on the monotonic clock, at which the line is cut.
        """
        self._location = location
        self._reach = reach
        self._deadline = deadline
        self._socket: socket.socket | None = None
        self._timer: threading.Timer | None = None
        self.is_cut = False
        """Whether the time was over."""

    @property
    def remaining(self) -> float:
        """Seconds that are left, and never none: a socket takes that for no limit at all."""
        return max(self._deadline - time.monotonic(), 0.001)

    def open(self) -> socket.socket:
        """A socket, connected to the first address that is allowed and answers.

        The name is resolved here, once, and the very address that was looked at is connected to: a name that
        changes its meaning meanwhile changes nothing.

        Raises:
            AddressRefused: if no address is allowed.
            OSError: if none answers.
        """
        host, port = self._location.host, self._location.port
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        allowed = [info for info in found if self._reach.allows(self._location, str(info[4][0]))]
        if not allowed:
            addresses = ", ".join(sorted({str(info[4][0]) for info in found}))
            raise AddressRefused(addresses)
        trouble: OSError | None = None
        for family, kind, protocol, _, address in allowed:
            line = socket.socket(family, kind, protocol)
            try:
                line.settimeout(min(self.remaining, _EACH))
                line.connect(address)
                if not self._reach.allows(self._location, str(line.getpeername()[0])):
                    raise AddressRefused(str(line.getpeername()[0]))
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError as error:
                line.close()
                trouble = error
                continue
            except AddressRefused:
                line.close()
                raise
            line.settimeout(self.remaining)
            self._watch(line)
            return line
        raise trouble or OSError("no address answers")

    def _watch(self, line: socket.socket) -> None:
        # Each reading has a timeout, but a server that sends a byte now and then never lets one pass.
        self._socket = line.dup()
        self._timer = threading.Timer(self.remaining, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def _cut(self) -> None:
        self.is_cut = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Nothing is watched any more."""
        if self._timer is not None:
            self._timer.cancel()
        if self._socket is not None:
            self._socket.close()


class _OverLine:
    """How both kinds of connection get their socket."""

    line: Line
    host: str

    def _new_conn(self) -> socket.socket:
        try:
            return self.line.open()
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error  # type: ignore[arg-type]
        except OSError as error:
            raise NewConnectionError(self, str(error.strerror or error)) from error  # type: ignore[arg-type]


class _Plain(_OverLine, HTTPConnection):
    pass


class _Secure(_OverLine, HTTPSConnection):
    pass


def connection_over(line: Line, location: Location) -> HTTPConnection:
    """A connection to a location, not opened yet."""
    made = _Secure if location.scheme == "https" else _Plain
    connection = made(location.host, location.port, timeout=line.remaining)
    connection.line = line
    return connection
