"""What was deleted: put back where it was, or deleted for good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.library.history import History
from reader.library.marks import in_words
from reader.library.row import Row
from reader.library.state import State
from reader.library.trash import Trash


class Discards:
    """The articles in the trash."""

    def __init__(self, roots: Sequence[Path], state: State, history: History, trash: Trash) -> None:
        """The trash as it is.

        Args:
            roots: the folders and files of the library.
            state: knows where each article was.
            history: by what they are put back.
            trash: where they are.
        """
        self._roots = roots
        self._state = state
        self._history = history
        self._trash = trash

    @property
    def folder(self) -> Path:
        """The folder that they are in, made where there is none."""
        self._trash.folder.mkdir(parents=True, exist_ok=True)
        return self._trash.folder

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._trash.files())

    def put_back(self, rows: Iterable[Row]) -> int:
        """Move articles back to where they were, how many there were; `Library.refresh` shows them.

        Raises:
            LibraryError: if one cannot be moved.
        """
        with in_words("this cannot be put back"):
            files = [(row.path, self._place_of(row.path)) for row in rows]
            self._history.put_back(files, f"Put {len(files):,} article{'' if len(files) == 1 else 's'} back")
        return len(files)

    def _place_of(self, kept: Path) -> Path:
        """Where a file of the trash was; where that is not known, a place in the library."""
        was = self._state.remembered.deleted_from(kept.name)
        home = next((root for root in self._roots if root.is_dir()), self._roots[0].parent)
        return Path(was) if was else home / kept.name.partition("-")[2]

    def empty(self) -> int:
        """Delete for good what is in the trash, how many files that were; nothing takes it back.

        Raises:
            LibraryError: if one cannot be deleted.
        """
        with in_words("the trash cannot be emptied"):
            for kept in self._trash.files():
                self._state.remembered.keep_deleted(kept.name, None)
            count = self._trash.empty()
        self._history.emptied()
        return count
