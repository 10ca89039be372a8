"""`newsreader rm`: articles go to the trash, and the trash for good."""

from __future__ import annotations

import click

from reader.commands import completing
from reader.commands.complaint import complain
from reader.commands.options import library_option


@click.command("rm")
@click.argument("articles", nargs=-1, metavar="[ID|FILE]...", shell_complete=completing.articles)
@click.option("--empty-trash", is_flag=True, help="Delete for good what is in the trash.")
@library_option
@click.pass_context
def command(context: click.Context, articles: tuple[str, ...], empty_trash: bool) -> None:
    """Move the files of articles to the trash, a folder beside what you have read and starred."""
    from reader.commands.opening import opened
    from reader.library import LibraryError

    if not articles and not empty_trash:
        raise click.UsageError("name the articles to delete, or --empty-trash", context)
    failed = False
    with opened(context) as library:
        for article in articles:
            try:
                library.marks.delete([library.resolve(article)])
            except LibraryError as error:
                complain(str(error))
                failed = True
        if empty_trash:
            count = library.discards.empty()
            click.echo(f"Deleted {count:,} article{'' if count == 1 else 's'} for good.")
    context.exit(1 if failed else 0)
