"""At most one frame in flight: the next is made when the terminal has answered that it has shown the last."""

from __future__ import annotations

import time

_STRANGER = 0.25
"""Seconds that an answer is waited for from a terminal that has never given one."""

_FRIEND = 2.0
"""The same for one that has, besides the time that the frame takes."""

_SLOWEST = 256
"""Bytes a second of the slowest line: on one that is slower two frames may be in flight."""

_LONGEST = 30.0
"""Seconds that no frame is waited for longer."""

_PATIENCE = 3
"""Unanswered questions after which no more are asked."""


class Flow:
    """Counts questions and answers. Times are in seconds of the monotonic clock."""

    def __init__(self, *, can_ask: bool) -> None:
        """Nothing is in flight.

        Args:
            can_ask: whether the terminal knows the question.
        """
        self._can_ask = can_ask
        self._has_answered = False
        self._unanswered = 0
        self._until = 0.0

    @property
    def asks(self) -> bool:
        """Whether the next frame should end with the question."""
        return self._can_ask and self._unanswered < _PATIENCE

    @property
    def wait(self) -> float:
        """Seconds for which the next frame has to wait, unless an answer comes; 0 if it may go."""
        return max(self._until - time.monotonic(), 0.0)

    def asked(self) -> None:
        """A question went out; the clock runs from when `sent` is told."""
        self._unanswered += 1
        self._until = time.monotonic() + _LONGEST

    def sent(self, size: int, *, is_complete: bool) -> None:
        """The frame has been written, or so much of it as could be.

        Args:
            size: its bytes.
            is_complete: whether all of it was.
        """
        if not is_complete:
            self._until = 0.0
        elif self._until:
            patience = min(_FRIEND + size / _SLOWEST, _LONGEST) if self._has_answered else _STRANGER
            self._until = time.monotonic() + patience

    def answered(self) -> None:
        """The terminal has answered."""
        self._has_answered = True
        self._unanswered = 0
        self._until = 0.0
