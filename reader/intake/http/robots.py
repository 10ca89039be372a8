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

_IN_TROUBLE = 600.0
"""Seconds for which a site whose rules could not be had is not asked for them again."""

_MOST = 512_000
"""Bytes of it that are read (2.5 asks for 500 KiB at least)."""

_LONGEST_PAUSE = 30.0


class Robots:
    """The rules of the sites that were asked for them, each for a day; safe to use from any thread."""

    def __init__(self) -> None:
        """No site is known yet."""
        self._rules: dict[tuple[str, str, int], tuple[float, Protego]] = {}
        self._troubles: dict[tuple[str, str, int], tuple[float, str]] = {}
        self._lock = threading.Lock()

    def allow(self, url: str, ask: Callable[[str], Response]) -> bool:
        """Whether a page may be read.

        Args:
            url: the page's address.
            ask: fetches an address; used where the site's rules are not known.

        Raises:
            Refused: if the site may not be asked at all.
            FetchError: if its rules cannot be had: that counts as a complete prohibition for now (2.3.1.4).
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
        now = time.monotonic()
        with self._lock:
            since, rules = self._rules.get(site, (0.0, None))
            failed, trouble = self._troubles.get(site, (0.0, ""))
        if rules is not None and now - since <= _KEPT:
            return rules
        if trouble and now - failed <= _IN_TROUBLE:
            raise FetchError(trouble)
        try:
            rules = Protego.parse(_text(location, ask))
        except Refused:
            raise
        except FetchError as error:
            trouble = f"its site's robots.txt cannot be had, so its pages are left alone for now: {error}"
            with self._lock:
                self._troubles[site] = (now, trouble)
            raise FetchError(trouble) from error
        with self._lock:
            self._rules[site] = (now, rules)
        return rules


def _site(location: Location) -> tuple[str, str, int]:
    return location.scheme, location.host, location.port


def _text(location: Location, ask: Callable[[str], Response]) -> str:
    host = f"[{location.host}]" if ":" in location.host else location.host
    answer = ask(f"{location.scheme}://{host}:{location.port}/robots.txt")
    if answer.status == 200:
        return answer.body[:_MOST].decode("utf-8", "replace")
    if answer.status >= 500 or answer.status == 429:
        raise FetchError(f"it answers {answer.status}")
    # What is not there forbids nothing (2.3.1.3).
    return ""
