"""`newsreader export` and `newsreader import`: articles for other programs, marks as JSON, lists of subscriptions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from reader.commands.complaint import complain
from reader.commands.completing import articles
from reader.commands.leaving import format_option
from reader.commands.options import library_option

if TYPE_CHECKING:
    from reader.export.formats import Format
    from reader.intake.feeds.lists import Listed
    from reader.library import Library
    from reader.library.subscriptions import Subscription


@click.command("export")
@click.argument("what", nargs=-1, metavar="[ID...|QUERY]", shell_complete=articles)
@format_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE|DIR", help="Where to; several notes: DIR."
)
@click.option("--state", type=click.File("wb", atomic=True), metavar="FILE|-", help="What you read, star and tag.")
@click.option("--opml", type=click.File("wb", atomic=True), metavar="FILE|-", help="Your feeds, with their folders.")
@click.option("--urls", type=click.File("wb", atomic=True), metavar="FILE|-", help="Your feeds, for newsboat.")
@library_option
@click.pass_context
def export_command(
    context: click.Context,
    what: tuple[str, ...],
    form: Format | None,
    output: Path | None,
    state: BinaryIO | None,
    opml: BinaryIO | None,
    urls: BinaryIO | None,
) -> None:
    """Write articles, named by ID or found by QUERY, with their facts; or your marks, or your feeds.

    As markdown each article is a note, its names links as Obsidian has them; csl-json and bibtex are references; csv
    and jsonl hold the facts. Without --format the ending of FILE says it: .md, .json, .bib, .csv, .jsonl.
    """
    from reader.commands.opening import opened
    from reader.intake.feeds.lists import written_opml, written_urls

    if what:
        _export_articles(context, what, form, output)
        return
    _one_of(context, state, opml, urls)
    with opened(context) as library:
        if state:
            state.write(json.dumps(library.marks.exported(), ensure_ascii=False, indent=1).encode() + b"\n")
        if opml:
            opml.write(written_opml(_listed(library)))
        if urls:
            urls.write(written_urls(_listed(library)).encode())


def _export_articles(context: click.Context, what: tuple[str, ...], form: Format | None, output: Path | None) -> None:
    from reader.commands.leaving import Leaving, form_for
    from reader.commands.opening import opened

    with opened(context) as library:
        leaving = Leaving(library)
        ids = _found(library, what)
        if not ids:
            raise click.ClickException(f"nothing is found by {' '.join(what)}")
        leaving.write(ids, form_for(form, output), output)
    context.exit(1 if leaving.failed else 0)


def _found(library: Library, what: tuple[str, ...]) -> list[str]:
    """The articles that words name, each by its id or file; else those that the words find as a query."""
    from reader.library import LibraryError

    try:
        return [library.resolve(reference) for reference in what]
    except LibraryError:
        found = library.search(" ".join(what))
        return [row.id for row in found.rows(0, len(found)) if not row.problem]


@click.command("import")
@click.option("--state", type=click.File("rb"), metavar="FILE|-", help="What you read, star and tag.")
@click.option("--opml", type=click.File("rb"), metavar="FILE|-", help="Feeds, with their folders.")
@click.option("--urls", type=click.File("rb"), metavar="FILE|-", help="The feeds of newsboat.")
@library_option
@click.pass_context
def import_command(
    context: click.Context,
    state: BinaryIO | None,
    opml: BinaryIO | None,
    urls: BinaryIO | None,
) -> None:
    """Take over what was exported; marks and feeds that the file does not name stay as they are.

    `newsreader fetch` then asks the feeds for their articles.
    """
    from reader.commands.opening import opened
    from reader.intake.feeds import FeedError
    from reader.intake.feeds.lists import read_opml, read_urls

    _one_of(context, state, opml, urls)
    left_out: Sequence[str] = ()
    with opened(context) as library:
        if state:
            _import_state(library, state.read())
        if opml:
            try:
                listed = read_opml(opml.read())
            except FeedError as error:
                raise click.ClickException(str(error)) from error
            _subscribe(library, listed, typed=False)
        if urls:
            listed, left_out = read_urls(urls.read().decode("utf-8", "replace"))
            _subscribe(library, listed, typed=True)
            for line in left_out:
                complain(line)
    context.exit(1 if left_out else 0)


def _one_of(context: click.Context, *files: BinaryIO | None) -> None:
    if not any(files):
        raise click.UsageError("say what: articles, or --state, --opml or --urls, each with a file", context)


def _import_state(library: Library, data: bytes) -> None:
    try:
        exported = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise click.ClickException(f"this is no JSON: {error}") from error
    count = library.marks.take_in(exported if isinstance(exported, dict) else {})
    click.echo(f"Took over the marks of {count:,} article{'' if count == 1 else 's'}.")


def _listed(library: Library) -> list[Listed]:
    from reader.intake.feeds.lists import Listed

    return [Listed(feed.url, feed.title, feed.folder) for feed in library.feeds.all()]


def _subscribe(library: Library, listed: Sequence[Listed], *, typed: bool) -> None:
    """Subscribe to the feeds of a list; only one that the user wrote himself may name addresses of his own network."""
    from reader.commands.opening import opened_feeds
    from reader.library.subscriptions import Subscription

    new: list[Subscription] = [
        Subscription(0, feed.url, given=feed.url if typed else None, title=feed.title, folder=feed.folder)
        for feed in listed
    ]
    with opened_feeds(library) as subscriptions:
        added = subscriptions.add(new)
    there = len(new) - len(added)
    count = f"{len(added):,} feed{'' if len(added) == 1 else 's'}"
    click.echo(f"Subscribed to {count}{f'; {there:,} were there already' if there else ''}.")
