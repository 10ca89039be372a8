"""What the reader says of names: that two are one's, or that one is somebody else's. Kept in the state, undoable."""

from __future__ import annotations

from sqlite3 import Connection

from reader.across.subjects import Subject
from reader.facts.model import EntityType
from reader.library import Library, LibraryError
from reader.library.identity.names import key_of


def merge(library: Library, subject: Subject, other: Subject) -> None:
    """Say that two subjects are one.

    Raises:
        LibraryError: if they are, or it cannot be kept.
    """
    is_apart = subject.without or other.without
    if subject.reference == other.reference or (set(subject.numbers) & set(other.numbers) and not is_apart):
        raise LibraryError(f"{other.name} and {subject.name} are one already")
    library.marks.judge(subject.reference, other.reference, True, f"{other.name} is {subject.name}")


def split(library: Library, subject: Subject, apart: str) -> None:
    """Say that a name of a subject, or its bearer in one article, is somebody else.

    Args:
        library: the library, which keeps it.
        subject: who is meant.
        apart: one of its names, or the id of an article.

    Raises:
        LibraryError: if the subject has no such name, or it cannot be kept.
    """
    names = {key_of(name, kind): name for name, _ in subject.names for kind in EntityType}
    key = next((key for key in (key_of(apart, kind) for kind in EntityType) if key in names), None)
    if key is None:
        with library.records.reading() as db:
            key = _key_in(db, subject, library.resolve(apart))
    if key is None or key == subject.reference:
        known = ", ".join(name for name, _ in subject.names)
        raise LibraryError(f"{apart} is no other name of {subject.name} (it has {known}) and no article that names it")
    library.marks.judge(subject.reference, key, False, f"{apart} is not {subject.name}")


def _key_in(db: Connection, subject: Subject, id: str) -> str | None:
    for number in subject.numbers:
        row = db.execute(
            "SELECT s.key FROM appearance AS a JOIN item AS i ON i.number = a.item "
            "JOIN subject AS s ON s.number = a.subject WHERE a.subject = ? AND i.id = ?",
            (number, id),
        ).fetchone()
        if row:
            return f"{row[0]}@{id}"
    return None
