"""What a command that reads across articles is asked about: a query, a name, or an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.commands.complaint import complain
from reader.library import Library

if TYPE_CHECKING:
    from reader.across.scope import Scope
    from reader.across.subjects import Subject


def meant(library: Library, name: str) -> Subject:
    """The subject that a name means most likely; the others are named on standard error.

    Raises:
        click.ClickException: if no article names one.
    """
    from reader.across.subjects import find

    with library.records.reading() as db:
        found = find(db, library.marks.verdicts(), name)
    if not found:
        raise click.ClickException(f"no analysed article names {name} (newsreader analyse reads them all)")
    if len(found) > 1:
        others = ", ".join(f"{one.name} ({one.articles})" for one in found[1:6])
        complain(f"{name} may also be {others}")
    return found[0]


def scope(library: Library, query: str, who: str | None = None, id: str | None = None) -> Scope:
    """The sentences that are asked about.

    Args:
        library: the library.
        query: a query; of no words all articles.
        who: a name, whose sentences are meant.
        id: an article.

    Raises:
        click.ClickException: if nobody is called so.
        LibraryError: if there is no such article, or the library cannot be read.
        QueryError: if the query cannot be read.
    """
    from reader.across.scope import of_article, of_numbers, of_subject

    if who:
        subject = meant(library, who)
        with library.records.reading() as db:
            return of_subject(db, subject)
    if id:
        article = library.resolve(id)
        with library.records.reading() as db:
            return of_article(db, article)
    numbers = library.search(query).numbers
    with library.records.reading() as db:
        return of_numbers(db, numbers)
