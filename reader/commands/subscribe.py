"""`newsreader subscribe`: a feed, or the feed of a page, whose articles come into the library from now on."""

from __future__ import annotations

import click

from reader.commands.complaint import complain
from reader.commands.options import library_option


@click.command("subscribe")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("--folder", default="", metavar="NAME", help="The folder of feeds; folders in folders with slashes.")
@click.option(
    "--full",
    type=click.Choice(("always", "never", "short")),
    default="short",
    show_default=True,
    help="Whether articles are completed from their pages: where the feed's text is short, always or never.",
)
@library_option
@click.pass_context
def command(context: click.Context, urls: tuple[str, ...], folder: str, full: str) -> None:
    """Subscribe to feeds, or to the feeds of pages, and fetch what they have.

    Of a page with several feeds they are listed, to choose from. For a feed that there is already, folder and
    completion are changed.
    """
    from reader.arrivals.courtesy import Courtesy
    from reader.arrivals.subscribing import NoFeed, SeveralFeeds, find_feed
    from reader.commands.fetching import fetched
    from reader.commands.opening import opened, opened_feeds
    from reader.controls import visible_line
    from reader.library.subscriptions import Subscription

    courtesy = Courtesy()
    failed = False
    with opened(context) as library, opened_feeds(library) as subscriptions:
        new, answers = [], {}
        for url in urls:
            try:
                found = find_feed(url, courtesy.turn)
            except NoFeed as error:
                failed = True
                complain(str(error) if url in str(error) else f"{url}: {error}")
                continue
            except SeveralFeeds as error:
                failed = True
                complain(f"{error}; subscribe to the one you want:")
                for feed in error.feeds:
                    click.echo(visible_line(f"{feed.url}  {feed.title}".rstrip()))
                continue
            wanted = Subscription(0, found.url, given=found.given, folder=folder.strip("/ "), completion=full)
            added = subscriptions.add([wanted])
            if not added:
                subscriptions.change(found.url, folder=wanted.folder, completion=full)
                click.echo(visible_line(f"Subscribed to {found.url} already"))
            new += added
            answers[found.url] = found.answer
        if new:
            failed |= fetched(
                library, subscriptions, new, courtesy=courtesy, answers=answers, greeting="Subscribed to "
            )
    context.exit(1 if failed else 0)
