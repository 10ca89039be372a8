"""Web pages: one article from a page, with its metadata and without what newspapers put around it."""

from __future__ import annotations

from reader.intake.decoding import IntakeError
from reader.intake.draft import Draft
from reader.intake.workers import WorkerError, Workers

__all__ = ["read_page"]

_DEADLINE = 10.0
"""Seconds for one page; a common one takes a fiftieth of one."""
_PLAIN_DEADLINE = 8.0


def read_page(workers: Workers, data: bytes, url: str | None = None, charset: str | None = None) -> Draft:
    """The article of a web page, read in another process; one that takes too long is read plainly, with a notice.

    Args:
        workers: the processes.
        data: the page.
        url: where it was found.
        charset: the encoding that the server declared, if it did.

    Raises:
        IntakeError: if there is no article on the page; the message says why.
    """
    from reader.intake.html.extraction import draft_of, plain_draft_of

    try:
        return workers.run(draft_of, data, url, charset, deadline=_DEADLINE)
    except WorkerError:
        pass
    try:
        return workers.run(plain_draft_of, data, url, charset, deadline=_PLAIN_DEADLINE)
    except WorkerError as error:
        raise IntakeError(f"cannot be read: {error}") from error
