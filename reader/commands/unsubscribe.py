"""`newsreader unsubscribe`: feeds whose articles are no longer wanted."""

from __future__ import annotations

import click

from reader.commands.options import library_option


@click.command("unsubscribe")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@library_option
@click.pass_context
def command(context: click.Context, feeds: tuple[str, ...]) -> None:
    """Unsubscribe from FEEDs (addresses, names or folders). Their articles stay."""
    from reader.commands.opening import opened, opened_feeds
    from reader.commands.subscriptions import matching
    from reader.controls import visible_line

    with opened(context) as library, opened_feeds(library) as subscriptions:
        for feed in matching(subscriptions.all(), feeds):
            subscriptions.remove(feed)
            click.echo(visible_line(f"Unsubscribed from {feed.name}"))
