"""One request and what came of it: redirects by hand, everything bounded, nothing told about the user."""

from __future__ import annotations

import http.client
import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from urllib3 import HTTPResponse
from urllib3.exceptions import DecodeError, HTTPError, NameResolutionError, NewConnectionError, ProtocolError
from urllib3.util import make_headers

from reader import __version__
from reader.controls import visible_line
from reader.intake.http.connection import AddressRefused, Line, connection_over
from reader.intake.http.location import Location, LocationError, located
from reader.intake.http.reach import Reach

USER_AGENT = f"newsreader/{__version__} (a feed reader in one person's terminal; package newsreader-tui)"
"""Who asks, in the words of a publisher's log."""

AGENT_TOKEN = "newsreader"
"""The name by which robots.txt can address us (RFC 9309)."""

MOST_BYTES = 50_000_000
"""The largest body that is read, decompressed: feeds of 5,000 items have 22 MB."""

DEADLINE = 60.0
"""Seconds for a request with all its redirects, whatever the server does."""

_MOST_HOPS = 10
_PIECE = 65_536
_WITH_BODY = frozenset({200, 203})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

Turn = Callable[[str], AbstractContextManager[object]]
"""Waits until a host may be asked, and keeps it from being asked by others meanwhile."""


class FetchError(Exception):
    """Nothing usable came; the message says why, for the reader."""


class Refused(FetchError):
    """We do not ask: the address is not on the public net, or not of the web."""


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server knows which version we have (RFC 9110, 8.8); sent back byte for byte."""

    url: str
    """The address that they are about: another one's would mean nothing there."""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect that was followed."""

    status: int
    url: str
    """Where it led."""

    @property
    def is_permanent(self) -> bool:
        """Whether the server says that the resource has moved for good."""
        return self.status in (301, 308)


@dataclass(frozen=True, slots=True)
class Response:
    """What a server said in the end."""

    url: str
    """The address that answered, after all redirects."""
    status: int
    headers: Mapping[str, str] = field(repr=False)
    """By lower-case names."""
    body: bytes = field(repr=False)
    """Decompressed; only of an answer that says all is well."""
    hops: tuple[Hop, ...] = ()

    @property
    def content_type(self) -> str:
        """What the server says that the body is, with its charset."""
        return self.headers.get("content-type", "")

    @property
    def validators(self) -> Validators:
        """What to send the next time."""
        return Validators(self.url, self.headers.get("etag"), self.headers.get("last-modified"))


def fetch(
    url: str,
    *,
    accept: str = "*/*",
    given: tuple[str, ...] = (),
    validators: Validators | None = None,
    most_bytes: int = MOST_BYTES,
    deadline: float = DEADLINE,
    turn: Turn = nullcontext,
    stop: Callable[[], bool] = lambda: False,
) -> Response:
    """Ask for a resource.

    Args:
        url: an address of the web.
        accept: the media types that are wanted.
        given: addresses that the user typed himself; all others must be on the public net.
        validators: of the version that we have; the answer to them may be 304 without a body.
        most_bytes: the most that is read, decompressed.
        deadline: seconds for all of it, waiting for turns aside.
        turn: waits for a host's turn; each redirect to another host waits anew.
        stop: whether the answer is no longer wanted; asked between pieces of the body.

    Returns:
        The answer, whatever its status; a redirect is followed.

    Raises:
        Refused: if the address, or one that it leads to, may not be asked.
        FetchError: if no answer came, or one without bounds.
    """
    try:
        location = located(url)
    except LocationError as error:
        raise Refused(visible_line(str(error))) from error
    reach = Reach(given)
    seen = {location.url}
    hops: list[Hop] = []
    spent = 0.0
    while True:
        headers = _headers(location, accept, validators)
        with turn(location.host):
            begun = time.monotonic()
            answer = _ask(location, headers, Line(location, reach, begun + deadline - spent), most_bytes, stop)
            spent += time.monotonic() - begun
        where = answer.headers.get("location")
        if answer.status not in _REDIRECTS or where is None:
            return Response(location.url, answer.status, answer.headers, answer.body, tuple(hops))
        try:
            following = location.follow(where)
        except LocationError as error:
            raise Refused(f"{location.host} redirects to what is no page: {visible_line(str(error))}") from error
        if location.scheme == "https" and following.scheme == "http":
            raise Refused(f"{location.host} redirects from a secure address to one that is not: {following.url}")
        if following.url in seen:
            raise FetchError(f"{location.host} redirects in a circle")
        if len(hops) == _MOST_HOPS or spent >= deadline:
            raise FetchError(f"{location.host} redirects without end")
        location = following
        seen.add(location.url)
        hops.append(Hop(answer.status, location.url))


def _headers(location: Location, accept: str, validators: Validators | None) -> dict[str, str]:
    headers = {"User-Agent": USER_AGENT, "Accept": accept, "Connection": "close"}
    headers |= make_headers(accept_encoding=True, basic_auth=location.credentials)
    if validators is not None and validators.url == location.url:
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
    return headers


def _ask(
    location: Location, headers: Mapping[str, str], line: Line, most_bytes: int, stop: Callable[[], bool]
) -> Response:
    """One request on a connection of its own."""
    connection = connection_over(line, location)
    try:
        connection.request("GET", location.target, headers=headers, preload_content=False, decode_content=True)
        answer = connection.getresponse()
        told = {name.lower(): _told(name, answer.headers.getlist(name)) for name in answer.headers}
        body = _body(answer, location, most_bytes, stop) if answer.status in _WITH_BODY else b""
        if line.is_cut:
            raise FetchError(_too_slow(location))
        return Response(location.url, answer.status, told, body)
    except AddressRefused as error:
        where = f"{location.host} ({error})" if str(error) != location.host else location.host
        raise Refused(f"{where} is not on the public net; it is only asked if you typed its address") from error
    except FetchError:
        raise
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        if line.is_cut or isinstance(error, TimeoutError):
            raise FetchError(_too_slow(location)) from error
        raise FetchError(visible_line(_reason(error, location))) from error
    finally:
        line.close()
        connection.close()


def _told(name: str, values: list[str]) -> str:
    """A header that is given several times: a list of directives goes on, of all others the first counts."""
    return ", ".join(values) if name.lower() == "cache-control" else values[0]


def _body(answer: HTTPResponse, location: Location, most_bytes: int, stop: Callable[[], bool]) -> bytes:
    """All of the body, or none: one that is cut off or has no end is an error."""
    too_large = FetchError(f"{location.host} sends more than {most_bytes // 1_000_000} MB")
    if (answer.length_remaining or 0) > most_bytes:
        raise too_large
    body = bytearray()
    for piece in answer.stream(_PIECE):
        body += piece
        if len(body) > most_bytes:
            raise too_large
        if stop():
            raise FetchError("stopped")
    return bytes(body)


def _too_slow(location: Location) -> str:
    return f"{location.host} is too slow: its answer did not end in time"


def _reason(error: Exception, location: Location) -> str:
    host = location.host
    match error:
        case NameResolutionError():
            return f"there is no host {host}, or no network"
        case NewConnectionError():
            return f"{host} does not answer ({str(error).rpartition(': ')[2]})"
        case ssl.SSLCertVerificationError():
            return f"the certificate of {host} is not valid: {error.verify_message}"
        case ssl.SSLError():
            return f"{host} does not speak TLS as it should ({error.reason or error})"
        case DecodeError():
            return f"{host} sends what cannot be decompressed"
        case ProtocolError() if "IncompleteRead" in str(error) or "prematurely" in str(error):
            return f"the answer of {host} was cut off"
        case _:
            return f"{host} does not answer as the web does ({str(error) or type(error).__name__})"
