"""`newsreader unsubscribe`: feeds whose articles are no longer wanted."""

from __future__ import annotations

import click

from reader.cli import library_option


@click.command("unsubscribe")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@library_option
@click.pass_context
def command(context: click.Context, feeds: tuple[str, ...], own_library: str | None) -> None:
    """Unsubscribe from FEEDs (addresses, names or folders). Their articles stay."""
    from reader.commands.opening import looked_through, opened_feeds
    from reader.commands.subscriptions import matching
    from reader.controls import visible_line
    from reader.library import LibraryError

    library = looked_through(own_library or context.obj, ())
    try:
        with opened_feeds(library) as subscriptions:
            for feed in matching(subscriptions.all(), feeds):
                subscriptions.remove(feed)
                click.echo(visible_line(f"Unsubscribed from {feed.name}"))
    except LibraryError as error:
        raise click.ClickException(str(error)) from error
    finally:
        library.close()
