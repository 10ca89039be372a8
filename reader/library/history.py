"""What the reader has changed, so that it can be taken back, the last first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.library.state import Mark, State
from reader.library.trash import Trash

_STEPS = 200
"""Changes that can be taken back."""

Where = tuple[str, str]
"""The id of an article and the path of its file."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that the reader has done."""

    words: str
    take_back: Callable[[], None]
    moved_files: bool = False
    """Whether files are elsewhere since, so that the list has to look at them."""


class History:
    """Changes the state and what is in the trash, and takes the changes back."""

    def __init__(self, state: State, trash: Trash) -> None:
        """Nothing has been changed yet."""
        self._state = state
        self._trash = trash
        self._changes: deque[Change] = deque(maxlen=_STEPS)
        self._step = 0

    def _done(self, words: str, take_back: Callable[[], None], *, moved_files: bool = False) -> None:
        self._changes.append(Change(words, take_back, moved_files))

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
                before.append((id, old))
                after.append((id, path, new))
        if after:
            self._state.put(after)
            self._done(words, lambda: self._put_marks(before))
        return len(after)

    def mark_all_read(self, articles: Iterable[Sequence[Where]]) -> int:
        """Mark very many articles read; how many were not.

        Args:
            articles: which, some at a time; those that were marked before one fails can be taken back.

        Raises:
            sqlite3.Error: if that cannot be kept.
        """
        self._step += 1
        step, count = self._step, 0
        try:
            for some in articles:
                count += self._state.mark_read(step, some)
        finally:
            self._state.rest()
            if count:
                self._done(f"Marked {count:,} read", lambda: self._state.mark_unread(step))
        return count

    def _put_marks(self, before: Sequence[tuple[str, Mark]]) -> None:
        """Give articles the marks that they had; the place at which reading stopped stays as it is."""
        now = self._state.of([id for id, _ in before])
        # Their files may have been moved since.
        self._state.put([(id, None, replace(mark, place=now.get(id, mark).place)) for id, mark in before])

    def tag(self, articles: Sequence[Where], add: Iterable[str], take: Iterable[str] | None, words: str) -> None:
        """Give articles tags and take others away.

        Args:
            articles: which.
            add: the tags that they are to have.
            take: the tags that they are not to have; None for all others.
            words: what was done.

        Raises:
            sqlite3.Error: if they cannot be kept.
        """
        added, taken = frozenset(add), None if take is None else frozenset(take)
        kept = self._state.tags_of([id for id, _ in articles])
        before = [(id, path, frozenset(kept.get(id, ()))) for id, path in articles]
        after = [(id, path, added if taken is None else (tags | added) - taken) for id, path, tags in before]
        if after != before:
            self._state.tag(after)
            self._done(words, lambda: self._state.tag([(id, None, tags) for id, _, tags in before]))

    def note(self, where: Where, note: str) -> None:
        """Keep what the reader has written about an article.

        Raises:
            sqlite3.Error: if it cannot be kept.
        """
        id, path = where
        before = self._state.of([id]).get(id, Mark()).note
        if note != before:
            self._state.note(id, path, note)
            self._done("Note", lambda: self._state.note(id, None, before))

    def save_search(self, name: str, query: str | None) -> None:
        """Save a search under a name; None forgets it.

        Raises:
            sqlite3.Error: if that cannot be kept.
        """
        before = self._state.remembered.searches().get(name)
        if query != before:
            self._state.remembered.save_search(name, query)
            words = f"{'Forgot' if query is None else 'Saved'} the search {name}"
            self._done(words, lambda: self._state.remembered.save_search(name, before))

    def judge(self, one: str, other: str, same: bool, words: str) -> None:
        """Keep that two names are one's, or that they are not.

        Raises:
            sqlite3.Error: if that cannot be kept.
        """
        verdicts = self._state.remembered.verdicts()
        before = verdicts.get((one, other), verdicts.get((other, one)))
        if before is not same:
            self._state.remembered.judge(one, other, same)
            self._done(words, lambda: self._state.remembered.judge(one, other, before))

    def delete(self, paths: Iterable[Path], words: str) -> None:
        """Move the files of articles to the trash; those that were moved before one fails can be taken back.

        Raises:
            OSError: if one cannot be moved.
            sqlite3.Error: if it cannot be kept where it was.
        """
        moved: list[tuple[Path, Path]] = []
        try:
            for path in paths:
                kept = self._trash.put(path)
                moved.append((kept, path))
                self._state.remembered.keep_deleted(kept.name, str(path))
        finally:
            if moved:
                self._done(words, lambda: self._take_back(moved), moved_files=True)

    def put_back(self, files: Iterable[tuple[Path, Path]], words: str) -> None:
        """Move files out of the trash.

        Args:
            files: where each is, and where it is to be.
            words: what was done.

        Raises:
            OSError: if one cannot be moved; those before it are out.
        """
        moved: list[tuple[Path, Path]] = []
        try:
            for kept, path in files:
                self._trash.take_back(kept, path)
                moved.append((kept, path))
        finally:
            if moved:
                self._done(words, lambda: self._delete_again(moved), moved_files=True)

    def _take_back(self, moved: Iterable[tuple[Path, Path]]) -> None:
        for kept, path in moved:
            self._trash.take_back(kept, path)
            self._state.remembered.keep_deleted(kept.name, None)

    def _delete_again(self, moved: Iterable[tuple[Path, Path]]) -> None:
        for _, path in moved:
            self._state.remembered.keep_deleted(self._trash.put(path).name, str(path))

    def emptied(self) -> None:
        """Forget deletions that can no longer be taken back."""
        kept = [change for change in self._changes if not change.moved_files]
        self._changes.clear()
        self._changes.extend(kept)

    def undo(self) -> Change | None:
        """Take the last change back, and say which it was; None if there is none.

        Raises:
            sqlite3.Error, OSError: if that cannot be done; the change can then still be taken back.
        """
        if not self._changes:
            return None
        self._changes[-1].take_back()
        return self._changes.pop()
