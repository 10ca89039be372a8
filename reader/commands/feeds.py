"""`newsreader feeds`: the subscriptions."""

from __future__ import annotations

import json
import time
from dataclasses import asdict

import click

from reader.commands.options import library_option


@click.command("feeds")
@click.argument("feeds", nargs=-1, metavar="[FEED]...")
@click.option("--json", "json_lines", is_flag=True, help="An object a line, with all that is known of a feed.")
@library_option
@click.pass_context
def command(context: click.Context, feeds: tuple[str, ...], json_lines: bool) -> None:
    """List the feeds by folder: when each is asked again, its name, its address, and why it failed if it did."""
    from reader.commands.opening import opened, opened_feeds
    from reader.commands.subscriptions import matching
    from reader.controls import visible_line

    with opened(context) as library, opened_feeds(library) as subscriptions:
        chosen = matching(subscriptions.all(), feeds)
    folder = ""
    for feed in chosen:
        if json_lines:
            click.echo(json.dumps(asdict(feed)))
            continue
        if feed.folder != folder:
            folder = feed.folder
            click.echo(visible_line(folder))
        due = time.strftime("%d %b %H:%M", time.localtime(feed.due)) if feed.due > time.time() else "now"
        line = f"{due:>12}  {feed.name}  {feed.url}" + (f"  ! {feed.problem}" if feed.problem else "")
        click.echo(visible_line(line))
