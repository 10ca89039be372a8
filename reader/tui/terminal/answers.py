"""What the terminal answers, taken out of what is typed."""

from __future__ import annotations

import re

_ANSWER = re.compile(r"\x1b\[(?:0n|\?(?P<mode>\d+);(?P<state>[0-4])\$y)")
_PLACE = re.compile(r"\x1b\[1;(?P<column>[23])R")
"""Where the cursor stands after one character in the corner of the screen. With Shift, F3 says the same."""

_BEGUN = re.compile(r"\x1b(?:\[(?:0|1(?:;[23]?)?|\?[\d;]*\$?)?)?\Z")

STATUS = 0
"""The mode that stands for a plain status report: all that was sent before has been dealt with."""

SYNCHRONISED, MARGINS = 2026, 69
AMBIGUOUS = -1
"""The one that stands for showing in two cells what we count as one."""


class Answers:
    """Reads answers out of the stream from the terminal."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self._held = ""
        self._has_place = False

    def take(self, typed: str, *, is_expecting: bool) -> tuple[str, list[tuple[int, bool]]]:
        """Part what came into keys and answers.

        Args:
            typed: what came.
            is_expecting: whether an answer is due: then the beginning of one is held back until the rest comes.

        Returns:
            What is left for the keys, and the answers: mode, and whether the terminal has it.
        """
        typed = self._held + typed
        self._held = ""
        answers = [
            (int(found["mode"] or STATUS), found["state"] not in ("0", "4")) for found in _ANSWER.finditer(typed)
        ]
        if answers:
            typed = _ANSWER.sub("", typed)
        if not self._has_place and (place := _PLACE.search(typed)):
            self._has_place = True
            answers.append((AMBIGUOUS, place["column"] == "3"))
            typed = typed[: place.start()] + typed[place.end() :]
        if is_expecting and (begun := _BEGUN.search(typed)):
            self._held = typed[begun.start() :]
            typed = typed[: begun.start()]
        return typed, answers

    def release(self) -> str:
        """What was held back, when nothing followed: it was a key."""
        held, self._held = self._held, ""
        return held
