"""How much is served at once: sessions, and strangers at the door."""

from __future__ import annotations

import time
from collections import Counter, deque
from dataclasses import dataclass


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
        if len(self._knocks) > 10_000:
            self._knocks.clear()
        knocks = self._knocks.setdefault(address, deque(maxlen=self._limits.a_minute))
        if len(knocks) == knocks.maxlen and now - knocks[0] < 60:
            return False
        knocks.append(now)
        return True

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
