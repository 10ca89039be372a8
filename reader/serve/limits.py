"""How much is served at once: sessions, and strangers at the door."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from dataclasses import dataclass
from ipaddress import ip_network

_MORE_TRIES, _BETWEEN_TRIES = 3, 0.5


@dataclass(frozen=True, slots=True)
class Limits:
    """What a server allows."""

    sessions: int = 50
    """Sessions at once."""
    of_one_user: int = 4
    idle: float = 1800.0
    """Seconds without a key after which a session ends."""
    log_in: float = 30.0
    """Seconds that a log-in may take."""
    tries: int = 6
    """Keys that may be offered in one connection."""
    a_minute: int = 30
    """Connections from one address in a minute."""
    strangers: int = 100
    """Connections at once that have not logged in."""
    unread: int = 8 << 20
    """Bytes that wait for a connection which takes none; then it is cut."""


class Doorman:
    """Counts who is inside and who knocks."""

    def __init__(self, limits: Limits) -> None:
        """Nobody is there."""
        self._limits = limits
        self._inside: Counter[str] = Counter()
        self._knocks: dict[str, deque[float]] = {}

    def may_knock(self, address: str) -> bool:
        """Whether an address may try to log in now; it counts as a try."""
        now = time.monotonic()
        if ":" in address:
            # Whoever has one address of IPv6 has a network of them (RFC 6177).
            address = str(ip_network((address.partition("%")[0], 64), strict=False))
        if len(self._knocks) > 10_000:
            self._knocks.clear()
        knocks = self._knocks.setdefault(address, deque(maxlen=self._limits.a_minute))
        if len(knocks) == knocks.maxlen and now - knocks[0] < 60:
            return False
        knocks.append(now)
        return True

    async def let_in(self, user: str) -> str | None:
        """Find a place, also that of a session whose line was just cut; if there is none, why."""
        refusal = self.enter(user)
        for _ in range(_MORE_TRIES):
            if refusal is None:
                break
            await asyncio.sleep(_BETWEEN_TRIES)
            refusal = self.enter(user)
        return refusal

    def enter(self, user: str) -> str | None:
        """Let a user's session in; if that cannot be, why."""
        if self._inside.total() >= self._limits.sessions:
            return "all places are taken; try again later"
        if self._inside[user] >= self._limits.of_one_user:
            return f"you have {self._inside[user]} sessions already"
        self._inside[user] += 1
        return None

    def leave(self, user: str) -> None:
        """A session is over."""
        self._inside[user] -= 1
        if not self._inside[user]:
            del self._inside[user]
