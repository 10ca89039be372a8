"""What the reader does with articles: marks, tags, notes, places, deletions; errors in words for the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reader.controls import visible_line
from reader.library.database import reason
from reader.library.error import LibraryError
from reader.library.history import Change, History, Where
from reader.library.listing import Listing
from reader.library.state import Mark, State


@contextmanager
def in_words(what: str) -> Iterator[None]:
    """An error of the disk or the database as a message.

    Raises:
        LibraryError: what failed, and why.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise LibraryError(f"{what}: {reason(error)}") from error


class Marks:
    """The marks on the articles of one library; each change can be taken back."""

    def __init__(self, state: State, history: History, listing: Listing) -> None:
        """Mark the articles of a list.

        Args:
            state: where the marks are.
            history: by what they are changed.
            listing: the articles.
        """
        self._state = state
        self._history = history
        self._listing = listing
        self._revision = state.revision()

    def change(self, ids: Sequence[str], words: str, *, read: bool | None = None, starred: bool | None = None) -> int:
        """Mark articles; how many were marked otherwise.

        Args:
            ids: which; those that are not here, or cannot be read, are left out.
            words: what is done, for whoever takes it back.
            read: whether they are read; None leaves it as it is.
            starred: the same for their stars.

        Raises:
            LibraryError: if that cannot be kept.
        """
        with in_words("what you mark cannot be kept"):
            count = self._history.mark(self._here(ids), words, read=read, starred=starred)
        self._listing.changed()
        return count

    def set_read(self, id: str, read: bool) -> None:
        """Mark an article read or unread.

        Raises:
            LibraryError: if that cannot be kept.
        """
        self.change([id], "Marked read" if read else "Marked unread", read=read)

    def set_starred(self, id: str, starred: bool) -> None:
        """Star an article or take the star away.

        Raises:
            LibraryError: if that cannot be kept.
        """
        self.change([id], "Starred" if starred else "Star taken away", starred=starred)

    def _here(self, ids: Iterable[str]) -> list[Where]:
        return [(entry.id, entry.path) for id in ids if (entry := self._listing.find(id)) and not entry.problem]

    def delete(self, ids: Sequence[str]) -> int:
        """Move the files of articles to the trash; how many there were.

        Raises:
            LibraryError: if one cannot be moved.
        """
        entries = [entry for id in ids if (entry := self._listing.find(id))]
        if entries:
            first = entries[0]
            what = visible_line(first.title) if len(entries) == 1 else f"{len(entries):,} articles"
            with in_words(f"{visible_line(first.path) if len(entries) == 1 else what} cannot be deleted"):
                self._history.delete([Path(entry.path) for entry in entries], f"Deleted {what}")
        return len(entries)

    def verdicts(self) -> dict[tuple[str, str], bool]:
        """What the reader has said of two names: whether they are one's."""
        try:
            return self._state.remembered.verdicts()
        except sqlite3.Error:
            return {}

    def judge(self, one: str, other: str, same: bool, words: str) -> None:
        """Keep that two names are one's, or that they are not.

        Raises:
            LibraryError: if that cannot be kept.
        """
        with in_words("what you say of these names cannot be kept"):
            self._history.judge(one, other, same, words)

    def undo(self) -> Change | None:
        """Take back the last change, and say which it was; None if there is none.

        Raises:
            LibraryError: if that cannot be kept.
        """
        with in_words("this cannot be taken back"):
            change = self._history.undo()
        self._listing.changed()
        return change

    def tags(self, id: str) -> frozenset[str]:
        """The reader's tags on an article."""
        entry = self._listing.find(id)
        try:
            return self._state.tags(entry.id) if entry else frozenset()
        except sqlite3.Error:
            return frozenset()

    def tags_of(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The tags of some articles; those without any are left out."""
        try:
            return self._state.tags_of(ids)
        except sqlite3.Error:
            return {}

    def tag(self, ids: Sequence[str], add: Iterable[str], take: Iterable[str] | None) -> int:
        """Give articles tags and take others away; how many articles there are.

        Args:
            ids: which.
            add: the tags that they are to have.
            take: the tags that they are not to have; None for all others.

        Raises:
            LibraryError: if that cannot be kept.
        """
        with in_words("the tags cannot be kept"):
            here = self._here(ids)
            self._history.tag(here, add, take, "Tags")
        return len(here)

    def set_tags(self, id: str, tags: Iterable[str]) -> None:
        """Give an article these tags and no others.

        Raises:
            LibraryError: if that cannot be kept.
        """
        self.tag([id], tags, None)

    def note(self, id: str) -> str:
        """What the reader has written about an article."""
        entry = self._listing.find(id)
        try:
            return self._state.of([entry.id]).get(entry.id, Mark()).note if entry else ""
        except sqlite3.Error:
            return ""

    def write_note(self, id: str, note: str) -> None:
        """Keep what the reader has written about an article; nothing takes it away.

        Raises:
            LibraryError: if it cannot be kept.
        """
        with in_words("the note cannot be kept"):
            for where in self._here([id]):
                self._history.note(where, note.strip())
        self._listing.changed()

    def place(self, id: str) -> int:
        """The offset into the article's text at which reading stopped."""
        entry = self._listing.find(id)
        try:
            return self._state.of([entry.id]).get(entry.id, Mark()).place if entry else 0
        except sqlite3.Error:
            return 0

    def keep_place(self, id: str, offset: int) -> None:
        """Keep the offset at which reading stopped.

        Raises:
            LibraryError: if it cannot be kept.
        """
        entry = self._listing.find(id)
        if entry and offset != self.place(id):
            with in_words("where you stopped cannot be kept"):
                self._state.keep(entry.id, entry.path, place=offset)

    def are_changed_elsewhere(self) -> bool:
        """Whether another reader has changed a mark since this was asked last; the rows then show it."""
        try:
            revision = self._state.revision()
        except sqlite3.Error:
            return False
        if revision == self._revision:
            return False
        self._revision = revision
        self._listing.changed()
        return True

    def exported(self) -> dict[str, Any]:
        """All marks, tags and saved searches, as JSON has them.

        Raises:
            LibraryError: if they cannot be read.
        """
        with in_words("what you read and star cannot be read"):
            return self._state.export()

    def take_in(self, exported: Mapping[str, Any]) -> int:
        """Take over an exported state; how many articles it names.

        Raises:
            LibraryError: if it is none, or cannot be kept; nothing is changed then.
        """
        try:
            count = self._state.take_in(exported)
        except (sqlite3.Error, ValueError) as error:
            raise LibraryError(reason(error)) from error
        self._listing.changed()
        return count
