"""Where a request goes: addresses of the web, normalised, and what follows from a redirect."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import unquote, urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

_PORTS = {"http": 80, "https": 443}
_LONGEST = 8_000
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]*:(?!\d)")
_FEED_SCHEME = re.compile(r"(?i)feed:(?://(?=https?:)|(?=https?:))?")

_OWN_NAMES = (".localhost", ".local", ".lan", ".internal", ".home.arpa")
"""Names that nobody outside can register (RFC 6761, 6762, 8375): they mean what the user's own network says."""


class LocationError(ValueError):
    """This is no address of the web; the message says why."""


@dataclass(frozen=True, slots=True)
class Location:
    """An address of the web in its normal form."""

    url: str
    """The whole address, without a fragment, a name or a password."""
    scheme: str
    host: str
    """The name in its ASCII form, or the address, that of IPv6 without brackets."""
    port: int
    credentials: str | None = None
    """The name and password that stood in the address, parted by a colon."""

    @property
    def origin(self) -> tuple[str, int]:
        """Host and port; the two usual ports of the web count as one."""
        return self.host, _PORTS["http"] if self.port == _PORTS["https"] else self.port

    @property
    def target(self) -> str:
        """Path and query, as the request line has them."""
        return parse_url(self.url).request_uri

    def follow(self, redirect: str) -> Location:
        """Where a redirect from here leads.

        Raises:
            LocationError: if that is no address of the web.
        """
        # Servers send UTF-8 where the standard wants ASCII; headers are read as Latin-1.
        with suppress(UnicodeError):
            redirect = redirect.encode("latin-1").decode("utf-8")
        try:
            found = located(urljoin(self.url, redirect.strip()))
        except ValueError as error:
            raise LocationError(str(error)) from error
        return Location(found.url, found.scheme, found.host, found.port)


def located(url: str) -> Location:
    """An address in its normal form (RFC 3986).

    Raises:
        LocationError: if it is no address of the web.
    """
    if len(url) > _LONGEST or _CONTROLS.search(url):
        raise LocationError("this address is too long or has control characters in it")
    try:
        parts = parse_url(url)
    except LocationParseError as error:
        raise LocationError(f"this is no address of the web: {url}") from error
    if parts.scheme not in _PORTS or not parts.host:
        raise LocationError(f"only addresses that begin with http:// or https:// are followed, not {url[:80]}")
    host = parts.host.strip("[]")
    port = parts.port or _PORTS[parts.scheme]
    credentials = unquote(parts.auth) if parts.auth else None
    whole = parts._replace(auth=None, fragment=None, path=parts.path or "/")
    return Location(whole.url, parts.scheme, host, port, credentials)


def typed(url: str) -> str:
    """An address as a person types or pastes it, made whole: `feed:` and a missing scheme are understood.

    Raises:
        LocationError: if it cannot be understood as an address of the web.
    """
    url = _FEED_SCHEME.sub("", url.strip().strip("<>"), count=1)
    if not _SCHEME.match(url):
        url = f"https://{url.lstrip('/')}"
        if is_own(located(url).host):
            url = url.replace("https", "http", 1)
    located(url)
    return url


def is_own(host: str) -> bool:
    """Whether a host is a numeric address, or a name that only a user's own network can give a meaning."""
    host = host.casefold().rstrip(".")
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return "." not in host or host.endswith(_OWN_NAMES)
    return True
