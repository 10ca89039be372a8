"""What the reader has changed, so that it can be taken back, the last first."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.library.state import Mark, State
from reader.library.trash import Trash

_STEPS = 200
"""Changes that can be taken back."""

Where = tuple[str, str]
"""The id of an article and the path of its file."""


@dataclass(frozen=True, slots=True)
class _Change:
    words: str
    marks: tuple[tuple[str, str, Mark], ...] = ()
    """As they were before."""
    tags: tuple[str, str, frozenset[str]] | None = None
    deleted: tuple[tuple[Path, Path], ...] = ()
    """Files in the trash, and where they were."""
    verdict: tuple[str, str, bool | None] | None = None
    """Two names, and what was said of them before."""


class History:
    """Changes marks and tags, deletes articles, and takes the changes back."""

    def __init__(self, state: State, trash: Trash) -> None:
        """Nothing has been changed yet."""
        self._state = state
        self._trash = trash
        self._changes: deque[_Change] = deque(maxlen=_STEPS)

    def mark(
        self, articles: Sequence[Where], words: str, *, read: bool | None = None, starred: bool | None = None
    ) -> int:
        """Mark articles; those that are marked so already are left alone.

        Args:
            articles: which.
            words: what was done, for whoever takes it back.
            read: whether they are read; None leaves it as it is.
            starred: the same for their stars.

        Returns:
            How many were changed.

        Raises:
            sqlite3.Error: if that cannot be kept.
        """
        kept = self._state.of([id for id, _ in articles])
        before, after = [], []
        for id, path in articles:
            old = kept.get(id, Mark())
            new = replace(
                old, read=old.read if read is None else read, starred=old.starred if starred is None else starred
            )
            if new != old:
                before.append((id, path, old))
                after.append((id, path, new))
        if after:
            self._state.put(after)
            self._changes.append(_Change(words, tuple(before)))
        return len(after)

    def tag(self, id: str, path: str, tags: Iterable[str]) -> None:
        """Give an article these tags and no others.

        Raises:
            sqlite3.Error: if they cannot be kept.
        """
        before, after = self._state.tags(id), frozenset(tags)
        if after != before:
            self._state.tag(id, path, after)
            self._changes.append(_Change("Tags", tags=(id, path, before)))

    def judge(self, one: str, other: str, same: bool, words: str) -> None:
        """Keep that two names are one's, or that they are not.

        Raises:
            sqlite3.Error: if that cannot be kept.
        """
        verdicts = self._state.verdicts()
        before = verdicts.get((one, other), verdicts.get((other, one)))
        if before is not same:
            self._state.judge(one, other, same)
            self._changes.append(_Change(words, verdict=(one, other, before)))

    def delete(self, path: Path, words: str) -> None:
        """Move an article's file to the trash.

        Raises:
            OSError: if it cannot be moved.
        """
        self._changes.append(_Change(words, deleted=((self._trash.put(path), path),)))

    def undo(self) -> str | None:
        """Take the last change back, and say in words which it was; None if there is none.

        The place at which reading stopped stays as it is.

        Raises:
            sqlite3.Error, OSError: if that cannot be done; the change can then still be taken back.
        """
        if not self._changes:
            return None
        change = self._changes[-1]
        if change.deleted:
            for kept, path in change.deleted:
                self._trash.take_back(kept, path)
        elif change.tags:
            self._state.tag(*change.tags)
        elif change.verdict:
            self._state.judge(*change.verdict)
        else:
            now = self._state.of([id for id, _, _ in change.marks])
            self._state.put(
                [(id, path, replace(mark, place=now.get(id, mark).place)) for id, path, mark in change.marks]
            )
        self._changes.pop()
        return change.words
