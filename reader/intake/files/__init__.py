"""Files that articles come in: pages, mail, agencies' formats, books, archives, other programs' exports."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from reader.controls import visible_line
from reader.intake.decoding import IntakeError
from reader.intake.draft import Draft
from reader.intake.files.found import Address, Found, Piece, Refused
from reader.intake.files.kinds import LEAVES, has_known_name, kind_of
from reader.intake.html import read_page
from reader.intake.workers import WorkerError, Workers

__all__ = ["Address", "Draft", "Found", "Refused", "articles_in", "articles_of", "files_in"]

_HEAD = 65_536
_MOST = 100_000_000
"""Bytes of a file that is read as a whole."""
_DEADLINE = 30.0
"""Seconds for a file that is read as a whole."""


def files_in(folder: Path) -> Iterator[Path]:
    """The files in a folder, and in those in it, that articles may come in; hidden ones are passed over."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from files_in(path)
        elif has_known_name(path) and path.is_file():
            yield path


def articles_in(path: Path, workers: Workers) -> Iterator[Found]:
    """What a file holds.

    Args:
        path: the file.
        workers: the processes in which it is read.

    Raises:
        IntakeError: if it cannot be read or is no file that articles come in; the message says why.
    """
    name = visible_line(str(path))
    try:
        if path.is_dir():
            raise IntakeError(f"{name} is a folder, not a file")
        if path.exists() and not path.is_file():
            raise IntakeError(f"{name} is no regular file")
        with path.open("rb") as file:
            yield from articles_of(file, name, workers)
    except OSError as error:
        raise IntakeError(f"{name} cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise IntakeError(f"{name}: no file can have this name") from error


def articles_of(file: BinaryIO, name: str, workers: Workers) -> Iterator[Found]:
    """What is in the bytes of a file.

    Args:
        file: the bytes; they are read at most once.
        name: what the file is called, for its kind and for messages.
        workers: the processes in which it is read.

    Raises:
        IntakeError: if it is no file that articles come in; the message says why.
    """
    if not file.seekable():
        file = io.BytesIO(file.read(_MOST + 1))
    head = file.read(_HEAD)
    file.seek(0)
    if not head.strip():
        raise IntakeError(f"{name} is empty")
    try:
        kind = kind_of(head, name)
        if kind in LEAVES:
            data = file.read(_MOST + 1)
            if len(data) > _MOST:
                raise IntakeError(f"is too large for an article (more than {_MOST / 1e6:.0f} MB)")
            yield from _read(Piece(kind, name, data), workers)
            return
        for piece in import_module(f"reader.intake.files.{kind}").pieces(file, name):
            if isinstance(piece, Piece):
                try:
                    yield from _read(piece, workers)
                except IntakeError as error:
                    yield Refused(piece.name, str(error))
            else:
                yield piece
    except IntakeError as error:
        raise IntakeError(f"{name} {error}") from error


def _read(piece: Piece, workers: Workers) -> list[Found]:
    """What a thing that is read as a whole holds, read in another process."""
    if piece.kind == "page":
        return [read_page(workers, piece.data, piece.url, piece.charset)]
    function = import_module(f"reader.intake.files.{piece.kind}").read
    try:
        found: list[Found] = workers.run(function, piece.data, piece.name, deadline=_DEADLINE)
    except WorkerError as error:
        raise IntakeError(f"cannot be read: {error}") from error
    return found
