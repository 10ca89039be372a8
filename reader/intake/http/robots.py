"""What a site allows robots to read (RFC 9309): asked before its pages are fetched, not before its feeds."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from protego import Protego

from reader.intake.http.client import AGENT_TOKEN, FetchError, Refused, Response
from reader.intake.http.location import Location, located

_KEPT = 24 * 3600.0
"""Seconds for which a robots.txt is good (RFC 9309, 2.4)."""

_MOST = 512_000
"""Bytes of it that are read (2.5 asks for 500 KiB at least)."""

_LONGEST_PAUSE = 30.0
_NOTHING = "User-agent: *\nDisallow: /\n"


class Robots:
    """The rules of the sites that were asked for them, each for a day; safe to use from any thread."""

    def __init__(self) -> None:
        """No site is known yet."""
        self._rules: dict[tuple[str, str, int], tuple[float, Protego]] = {}
        self._lock = threading.Lock()

    def allow(self, url: str, ask: Callable[[str], Response]) -> bool:
        """Whether a page may be read.

        Args:
            url: the page's address.
            ask: fetches an address; used where the site's rules are not known.

        Raises:
            Refused: if the site may not be asked at all.
        """
        return self._of(located(url), ask).can_fetch(url, AGENT_TOKEN)

    def pause(self, url: str) -> float:
        """Seconds that the site wants between two requests, 0 if it says nothing; asks nobody."""
        with self._lock:
            _, rules = self._rules.get(_site(located(url)), (0.0, None))
        delay = rules.crawl_delay(AGENT_TOKEN) if rules else None
        return min(float(delay or 0.0), _LONGEST_PAUSE)

    def _of(self, location: Location, ask: Callable[[str], Response]) -> Protego:
        site = _site(location)
        with self._lock:
            since, rules = self._rules.get(site, (0.0, None))
        if rules is None or time.monotonic() - since > _KEPT:
            rules = Protego.parse(_text(location, ask))
            with self._lock:
                self._rules[site] = (time.monotonic(), rules)
        return rules


def _site(location: Location) -> tuple[str, str, int]:
    return location.scheme, location.host, location.port


def _text(location: Location, ask: Callable[[str], Response]) -> str:
    host = f"[{location.host}]" if ":" in location.host else location.host
    try:
        answer = ask(f"{location.scheme}://{host}:{location.port}/robots.txt")
    except Refused:
        raise
    except FetchError:
        # Out of reach counts as a complete prohibition (2.3.1.4).
        return _NOTHING
    if answer.status == 200:
        return answer.body[:_MOST].decode("utf-8", "replace")
    # What is not there forbids nothing (2.3.1.3); a server in trouble or one that asks for patience forbids all.
    return _NOTHING if answer.status >= 500 or answer.status == 429 else ""
