"""At most one frame in flight: the next is made when the terminal has answered that it has shown the last."""

from __future__ import annotations

import math
import time
from collections import deque
from typing import NamedTuple

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

_MOMENT = 0.25
"""Seconds that a frame should take at most on a slow line."""

_LEAST = 128
"""Bytes of the smallest frame that is worth a question."""


class _Question(NamedTuple):
    asked: float
    after: int
    """Bytes between it and the question before; 0 where it is the first of its frame."""


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
        self._questions: deque[_Question] = deque()
        self._came = 0.0
        self._way = 0.0
        self._speed = math.inf

    @property
    def asks(self) -> bool:
        """Whether the next frame should end with the question."""
        return self._can_ask and self._unanswered < _PATIENCE

    @property
    def wait(self) -> float:
        """Seconds for which the next frame has to wait, unless an answer comes; 0 if it may go."""
        return max(self._until - time.monotonic(), 0.0)

    @property
    def limit(self) -> int | None:
        """Bytes that the line takes in a moment: a longer frame would hold up what is wanted next. None for any number.

        A far line gets more of them, or it would stand idle most of the time.
        """
        if math.isinf(self._speed) or not self.asks:
            return None
        return max(int(self._speed * max(_MOMENT, 2 * self._way)), _LEAST)

    def takes(self, size: int) -> float:
        """Seconds that the line takes for so many bytes, as far as that is known."""
        return size / self._speed

    def greeted(self) -> None:
        """A question went out before the first frame; nothing waits for its answer."""
        self._questions.append(_Question(time.monotonic(), 0))

    def asked(self, size: int, *, twice: bool) -> None:
        """A frame goes out that ends with a question; the clock runs from when `sent` is told.

        Args:
            size: its bytes.
            twice: whether it begins with one, too: between the answers lies the time that the line takes for the frame.
        """
        now = time.monotonic()
        if self._until:
            self._questions.clear()
        if twice:
            self._questions.append(_Question(now, 0))
        self._questions.append(_Question(now, size))
        self._unanswered += 1
        self._until = now + _LONGEST

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
        if self._questions:
            self._measure(self._questions.popleft())
        if not self._questions:
            self._until = 0.0

    def _measure(self, question: _Question) -> None:
        now, came = time.monotonic(), self._came
        self._came = 0.0
        if not question.after:
            self._came = now
            self._way = now - question.asked
        elif came:
            self._speed = question.after / max(now - came, 1e-6)
